package org.rexnet.core.study.pypsa;

import java.util.List;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of pipes. */
final class PipeRows implements KindRows<PipeOperation> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.PIPE;
    }

    @Override
    public String attributes() {
        return """
            bus0,,bus,required,,no,used,heat bus at which flow counted positive enters
            bus1,,bus,required,,no,used,heat bus at which it leaves
            active,,boolean,True,,no,used,False leaves the component out
            q_nom,MW,number,,"[0,inf]",no,used,"thermal capacity that exists; from diameter, design_velocity and \
            the temperatures of bus0 where not given"
            q_nom_mod,MW,number,0,"[0,inf)",no,used,capacity comes in whole units of this size (1e-6 or more); 0 for any size
            q_nom_extendable,,boolean,False,,no,used,"capacity is chosen; all of it is then paid for, what \
            exists included"
            q_nom_min,MW,number,0,"[0,inf)",no,used,smallest capacity to choose
            q_nom_max,MW,number,inf,"[0,inf]",no,used,largest capacity to choose
            q_nom_set,MW,number,,"[0,inf)",no,used,"capacity to choose, if given"
            capital_cost,money/MW,number,0,"(-inf,inf)",no,used,cost of one unit of extendable capacity over the \
            horizon
            overnight_cost,money/MW,number,,"(-inf,inf)",no,used,cost of building one unit; annualized with \
            discount_rate and lifetime and scaled by the horizon's weighted hours / 8760; goes before capital_cost
            discount_rate,per unit,number,,"[0,inf)",no,used,yearly interest on overnight_cost
            fom_cost,money/MW,number,0,"(-inf,inf)",no,used,fixed operation and maintenance per unit of \
            extendable capacity; comes on top
            lifetime,years,number,inf,"(0,inf]",no,used,years over which overnight_cost is repaid
            q_max_pu,per unit,number,,"[0,inf)",yes,used,"largest flow per unit of capacity; 1, or where q_nom \
            is not given as the difference of temperatures varies"
            q_design,MW,number,,"(0,inf)",no,used,"capacity of the pipe that diameter and u_value describe, by \
            which the loss of an extendable pipe is scaled; from diameter and design_velocity, else q_nom"
            length,km,number,0,"[0,inf)",no,used,length of the route
            diameter,m,number,,"(0,inf)",no,used,"inner diameter; from q_nom, design_velocity and the \
            temperatures of bus0 where not given"
            design_velocity,m/s,number,1.5,"(0,inf)",no,used,speed of the water at capacity
            u_value,W/(m K),number,0,"[0,inf)",no,used,"heat transfer per metre of pipe, supply and return each"
            loss_per_mw,per unit,number,0,"[0,1)",no,used,share of what is carried that is lost on the way
            direction,,text,both,both|forward,no,used,whether heat may flow both ways or only from bus0 to bus1
            roughness,mm,number,0.045,"[0,inf)",no,used,roughness of the inner wall; for the flow of water only
            delay,snapshots,whole,0,"[0,inf)",no,used,"snapshots after which heat arrives; what enters in the \
            last ones of a block arrives in its first; needs the direction forward"
            control,,text,none,none|valve|pump,no,used,"what sets the flow in a mesh where clearing follows the \
            flow of water: friction, or a valve or pump, which leaves it free"
            q_nom_opt,MW,number,0,"(-inf,inf)",no,result,"capacity found, or that exists"
            mass_flow,kg/s,number,0,"(-inf,inf)",only,result,"water in the supply pipe from the first to the second bus, with `--check-heat`"
            velocity,m/s,number,0,"(-inf,inf)",only,result,"of that water, with `--check-heat`"
            heat_flow,MW,number,0,"(-inf,inf)",only,result,"heat that the water carries from the first to the second bus, with `--check-heat`"
            p0,MW,number,0,"(-inf,inf)",only,result,"power that enters at the first bus, below 0 what leaves there"
            p1,MW,number,0,"(-inf,inf)",only,result,"power that enters at the second bus, below 0 what leaves there"
            loss,MW,number,0,"(-inf,inf)",only,result,heat lost on the way
            """;
    }

    @Override
    public PipeOperation read(Row row) {
        String from = row.bus("bus0");
        String to = row.bus("bus1");
        if (row.isSound() && from.equals(to)) {
            row.fault("bus1", to, "must be another bus than bus0");
        }
        if (row.isSound()
                && !row.reading().carrierOfBus(from).equals(row.reading().carrierOfBus(to))) {
            row.fault(
                    "bus1",
                    to,
                    "must be a bus of the carrier of bus0, " + row.reading().carrierOfBus(from));
        }
        return new PipeRow(row, row.reading().schedule(from), row.reading().schedule(to))
                .read(from, to, row.reading().years());
    }

    @Override
    public void write(PipeOperation operation, Sheets sheets) {
        var pipe = operation.pipe();
        Sheet.Entry row = sheets.sheet("pipes")
                .row(pipe.id())
                .put("bus0", pipe.from())
                .put("bus1", pipe.toBus())
                .put("q_nom", pipe.capacityMw())
                .put("q_max_pu", operation.maxPu())
                .put("length", pipe.lengthKm())
                .put("diameter", pipe.diameterM())
                .put("u_value", pipe.heatTransferWPerMK())
                .put("loss_per_mw", operation.lossPerMw())
                .put("direction", Sheets.word(operation.direction()))
                .put("roughness", pipe.roughnessMm())
                .put("delay", operation.delaySnapshots())
                .put("control", Sheets.word(operation.control()));
        if (operation.designCapacityMw() > 0) {
            row.put("q_design", operation.designCapacityMw());
        }
        CapacityCells.expansion(row, "q_nom", operation.expansion());
    }

    @Override
    public void tellPypsa(List<PipeOperation> all, Sheets sheets) {
        PipeLinks links = new PipeLinks(sheets);
        all.forEach(links::pipe);
    }
}
