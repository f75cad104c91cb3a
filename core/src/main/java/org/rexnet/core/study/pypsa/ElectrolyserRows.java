package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Electrolyser.Piece;
import org.rexnet.core.study.Electrolyser.Point;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.core.study.pypsa.write.StandInRows;

/**
 * Rows of electrolysers. PyPSA is told of links: one for each piece of a curve that needs no states, which is the same; else of one that is
 * on or off, with the efficiency at full load.
 */
final class ElectrolyserRows implements KindRows<Electrolyser> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.ELECTROLYSER;
    }

    @Override
    public String attributes() {
        return """
            bus0,,bus,required,,no,used,bus at which power is drawn
            bus1,,bus,required,,no,used,"bus at which the product is fed in, such as hydrogen"
            active,,boolean,True,,no,used,False leaves the component out
            carrier,,text,,,no,used,name of the technology
            p_nom,MW,number,0,"[0,inf)",no,used,"capacity that exists: power drawn at full load"
            p_nom_mod,MW,number,0,"[0,inf)",no,used,"capacity comes in whole units of this size, each hot, in standby or \
            cold by itself; 0 for one unit of any size"
            p_nom_extendable,,boolean,False,,no,used,"capacity is chosen; all of it is then paid for, what exists included"
            p_nom_min,MW,number,0,"[0,inf)",no,used,smallest capacity to choose
            p_nom_max,MW,number,inf,"[0,inf]",no,used,largest capacity to choose
            p_nom_set,MW,number,,"[0,inf)",no,used,"capacity to choose, if given"
            capital_cost,money/MW,number,0,"(-inf,inf)",no,used,cost of one unit of extendable capacity over the horizon
            overnight_cost,money/MW,number,,"(-inf,inf)",no,used,cost of building one unit; annualized with discount_rate \
            and lifetime and scaled by the horizon's weighted hours / 8760; goes before capital_cost
            discount_rate,per unit,number,,"[0,inf)",no,used,yearly interest on overnight_cost
            fom_cost,money/MW,number,0,"(-inf,inf)",no,used,fixed operation and maintenance per unit of extendable capacity; \
            comes on top
            lifetime,years,number,inf,"(0,inf]",no,used,years over which overnight_cost is repaid
            efficiency,,text,required,,no,used,"energy made per energy drawn: one number above 0 and at most 1 for all loads, or \
            points load:efficiency with rising loads per unit of capacity, as in 0.15:0.6|0.4:0.68|1:0.62; hot it runs from \
            the first load to the last, and what it makes is linear between them"
            standby,per unit,number,0,"[0,1]",no,used,power drawn in standby per unit of capacity
            start_up_cost,money/MW,number,0,"[0,inf)",yes,used,"cost of each MW that leaves the cold state, whatever snapshots weigh"
            marginal_cost,money/MWh,number,0,"(-inf,inf)",yes,used,cost of power drawn beside its price
            warm_before,per unit,number,0,"[0,1]",no,used,share of the capacity that is not cold before the first snapshot of each block
            p,MW,number,0,"(-inf,inf)",only,result,power drawn
            output,MW,number,0,"(-inf,inf)",only,result,energy fed in at the second bus
            p_hot,MW,number,0,"(-inf,inf)",only,result,capacity that runs
            p_standby,MW,number,0,"(-inf,inf)",only,result,capacity in standby
            start_up,MW,number,0,"(-inf,inf)",only,result,power that leaves the cold state
            p_nom_opt,MW,number,0,"(-inf,inf)",no,result,"capacity found, or that exists"
            """;
    }

    @Override
    public Electrolyser read(Row row) {
        String powerBus = row.bus("bus0");
        String outputBus = row.bus("bus1");
        if (row.isSound() && powerBus.equals(outputBus)) {
            row.fault("bus1", outputBus, "must be another bus than bus0");
        }
        Optional<Expansion> expansion =
                CapacityColumns.expansion(row, "p_nom", row.reading().years());
        return new Electrolyser(
                row.name(),
                powerBus,
                outputBus,
                row.text("carrier"),
                row.number("p_nom"),
                expansion,
                curve(row),
                row.number("standby"),
                row.profile("start_up_cost"),
                row.profile("marginal_cost"),
                row.number("warm_before"));
    }

    private static List<Point> curve(Row row) {
        String text = row.text("efficiency");
        double constant = NumberText.parseOr(text, Double.NaN);
        if (constant > 0 && constant <= 1) {
            return List.of(new Point(0, constant), new Point(1, constant));
        }
        List<Point> points = new ArrayList<>();
        for (String given : text.split("\\|", -1)) {
            String[] parts = given.split(":", -1);
            double load = NumberText.parseOr(parts[0].strip(), Double.NaN);
            double efficiency = parts.length == 2 ? NumberText.parseOr(parts[1].strip(), Double.NaN) : Double.NaN;
            boolean rises = points.isEmpty() || load > points.getLast().load();
            if (!(load >= 0 && load <= 1 && efficiency > 0 && efficiency <= 1 && rises)) {
                row.fault(
                        "efficiency",
                        row.cell("efficiency"),
                        "must be a number above 0 and at most 1, or points such as 0.2:0.6|1:0.65 with rising loads"
                                + " from 0 to 1;"
                                + " %s is none".formatted(given.isEmpty() ? "an empty point" : given));
                return List.of();
            }
            points.add(new Point(load, efficiency));
        }
        if (points.size() < 2) {
            row.fault("efficiency", row.cell("efficiency"), "must have at least two points, or be one number");
        }
        return points;
    }

    @Override
    public void write(Electrolyser plant, Sheets sheets) {
        List<Point> curve = plant.curve();
        double first = curve.getFirst().efficiency();
        boolean constant = curve.size() == 2
                && curve.getFirst().load() == 0
                && curve.getLast().equals(new Point(1, first));
        Sheet.Entry row = sheets.sheet(kind().table())
                .row(plant.id())
                .put("bus0", plant.powerBus())
                .put("bus1", plant.outputBus())
                .put("carrier", plant.carrier())
                .put("p_nom", plant.capacityMw())
                .put(
                        "efficiency",
                        constant
                                ? NumberText.format(first)
                                : curve.stream().map(ElectrolyserRows::text).collect(Collectors.joining("|")))
                .put("standby", plant.standbyPu())
                .put("start_up_cost", plant.startCostPerMw())
                .put("marginal_cost", plant.marginalCost())
                .put("warm_before", plant.warmBefore());
        CapacityCells.expansion(row, "p_nom", plant.expansion());
    }

    private static String text(Point point) {
        return NumberText.format(point.load()) + ":" + NumberText.format(point.efficiency());
    }

    @Override
    public void tellPypsa(List<Electrolyser> all, Sheets sheets) {
        StandInRows rows = new StandInRows(sheets);
        for (Electrolyser plant : all) {
            boolean alike =
                    plant.pieces().size() == 1 && plant.pieces().getFirst().intercept() == 0;
            if (plant.isCommitted() || plant.expansion().isPresent() && !alike) {
                onOrOff(plant, rows, sheets);
            } else {
                pieces(plant, rows);
            }
        }
    }

    /** Slopes that do not rise from a load of 0 on are links beside each other, the best of which is used first. */
    private static void pieces(Electrolyser plant, StandInRows rows) {
        for (Piece piece : plant.pieces()) {
            Sheet.Entry link = rows.link("electrolyser " + plant.id(), plant.powerBus(), plant.outputBus())
                    .put("carrier", plant.carrier())
                    .put("efficiency", piece.slope())
                    .put("p_nom", (piece.to() - piece.from()) * plant.capacityMw())
                    .put("marginal_cost", plant.marginalCost());
            CapacityCells.expansion(link, "p_nom", plant.expansion());
        }
    }

    private static void onOrOff(Electrolyser plant, StandInRows rows, Sheets sheets) {
        Sheet.Entry link = rows.link("electrolyser " + plant.id(), plant.powerBus(), plant.outputBus())
                .put("carrier", plant.carrier())
                .put("efficiency", plant.curve().getLast().efficiency())
                .put("p_nom", plant.capacityMw())
                .put("p_min_pu", plant.curve().getFirst().load())
                .put("p_max_pu", plant.curve().getLast().load())
                .put("marginal_cost", plant.marginalCost());
        CapacityCells.expansion(link, "p_nom", plant.expansion());
        if (plant.isCommitted()) {
            link.put("committable", true).put("up_time_before", plant.warmBefore() > 0 ? 1 : 0);
        }
        boolean isSize = plant.expansion().isEmpty();
        if (isSize) {
            link.put("start_up_cost", plant.startCostPerMw().map(cost -> cost * plant.capacityMw()));
        }
        sheets.note(
                ("Electrolyser %s: PyPSA has it as a link with the efficiency at its largest load that is on or off,"
                                + " without standby%s.")
                        .formatted(plant.id(), isSize ? "" : " and without costs of starts, which it has not per MW"));
    }
}
