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
