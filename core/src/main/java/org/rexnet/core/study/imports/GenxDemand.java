package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;

/** {@code Demand_data.csv}: zones with their demand, hours with their weights, and what demand may be left unserved at which price. */
final class GenxDemand {

    private static final String PREFIX = "Demand_MW_z";
    private static final int LARGEST = 1 << 20;
    private static final String SHEDDING = "load shedding";

    private final GenxFolder folder;
    private final NamedTable table;
    private final List<String> columns;
    private final int hours;
    private final double[] weights;
    private final int periods;

    GenxDemand(GenxFolder folder) {
        this.folder = folder;
        table = folder.table(
                List.of("Demand_data.csv", "Load_data.csv"),
                "Voll",
                "Demand_Segment",
                "Cost_of_Demand_Curtailment_per_MW",
                "Max_Demand_Curtailment",
                "Time_Index",
                "Rep_Periods",
                "Timesteps_per_Rep_Period",
                "Sub_Weights");
        columns = table.header().stream()
                .map(String::strip)
                .filter(name -> name.regionMatches(true, 0, PREFIX, 0, PREFIX.length()))
                .toList();
        folder.faults().throwIfAny();
        periods = whole("Rep_Periods");
        int steps = whole("Timesteps_per_Rep_Period");
        hours = periods * steps;
        if (columns.isEmpty()) {
            folder.faults().add("Demand_data.csv", 1, PREFIX + "1", "", "this column is missing");
        }
        if (hours > table.rows().size()) {
            folder.faults()
                    .add(
                            "Demand_data.csv",
                            "has %d rows, but %d periods of %d steps"
                                    .formatted(table.rows().size(), periods, steps));
        }
        folder.faults().throwIfAny();
        double[] ofPeriod = GenxFolder.column(table, "Sub_Weights", periods);
        weights = new double[hours];
        Arrays.setAll(weights, t -> ofPeriod[t / steps] / steps);
    }

    private int whole(String column) {
        double number = GenxFolder.single(table, column);
        if (!(number >= 1) || number > LARGEST || number != Math.rint(number)) {
            table.fault(table.rows().getFirst(), column, "must be a whole number of at least 1");
            folder.faults().throwIfAny();
        }
        return (int) number;
    }

    int hours() {
        return hours;
    }

    int zones() {
        return columns.size();
    }

    /** Returns the hours of a year that the steps stand for. */
    double yearHours() {
        return Arrays.stream(weights).sum();
    }

    /** Returns the bus of a zone, by its number in a cell; a fault, and the first bus, where there is no such zone. */
    String bus(NamedTable from, CsvRecord row, String column) {
        double zone = from.number(row, column);
        if (zone != Math.rint(zone) || zone < 1 || zone > zones()) {
            from.fault(row, column, "must be the number of a zone, 1 to " + zones());
            return bus(1);
        }
        return bus((int) zone);
    }

    private static String bus(int zone) {
        return "z" + zone;
    }

    /** Returns what is lost per MWh of the first segment that is not served. */
    double lostLoad() {
        return GenxFolder.single(table, "Voll") * GenxFolder.single(table, "Cost_of_Demand_Curtailment_per_MW");
    }

    Horizon horizon() {
        List<Horizon.Snapshot> snapshots = new ArrayList<>();
        for (int t = 0; t < hours; t++) {
            String block = periods == 1 ? "" : "period " + (t / (hours / periods) + 1);
            snapshots.add(new Horizon.Snapshot(Integer.toString(t + 1), weights[t], 1, weights[t], block));
        }
        return new Horizon(snapshots);
    }

    /** Adds zones with their loads, and one unit per zone and further segment of demand that may be left unserved. */
    void addTo(StudyBuilder study) {
        long segments = table.rows().stream()
                .filter(row -> !table.text(row, "Demand_Segment").isEmpty())
                .count();
        if (segments > 1) {
            study.add(Carrier.of(SHEDDING));
        }
        for (int zone = 1; zone <= zones(); zone++) {
            String bus = bus(zone);
            double[] power = GenxFolder.column(table, columns.get(zone - 1), hours);
            study.add(Bus.of(bus));
            study.add(Load.builder("demand " + bus, bus)
                    .powerMw(Profile.of(power))
                    .build());
            double peak = Arrays.stream(power).max().orElse(0);
            for (int segment = 1; segment < segments && peak > 0; segment++) {
                CsvRecord row = table.rows().get(segment);
                study.add(Generator.builder("unserved %s, segment %d".formatted(bus, segment + 1), bus)
                        .carrier(SHEDDING)
                        .capacityMw(peak * table.number(row, "Max_Demand_Curtailment"))
                        .maxPu(Profile.of(Arrays.stream(power)
                                .map(mw -> Math.max(0, mw) / peak)
                                .toArray()))
                        .marginalCost(GenxFolder.single(table, "Voll")
                                * table.number(row, "Cost_of_Demand_Curtailment_per_MW"))
                        .build());
            }
        }
    }
}
