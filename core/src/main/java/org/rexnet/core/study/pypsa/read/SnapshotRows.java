package org.rexnet.core.study.pypsa.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Horizon.Snapshot;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Suggestion;

/** Reads snapshots.csv in each of the shapes that PyPSA accepts; mutable, for one thread. */
public final class SnapshotRows {

    private static final List<String> WEIGHTINGS = List.of("objective", "stores", "generators");
    private static final List<String> KNOWN =
            List.of("snapshot", "objective", "stores", "generators", "weightings", "block", "period", "timestep");

    private final CsvTable csv;
    private final Reading reading;
    private final boolean threeWeights;

    private SnapshotRows(CsvTable csv, Reading reading) {
        this.csv = csv;
        this.reading = reading;
        threeWeights = WEIGHTINGS.stream().anyMatch(name -> csv.column(name) > 0);
    }

    /** Returns the snapshots and the order of the periods that they stand for; a single one of an hour where there is no file. */
    public static Horizon read(Reading reading) {
        if (!reading.folder().has("snapshots.csv")) {
            return new Horizon(List.of(new Snapshot("now", 1, 1, 1, "")));
        }
        CsvTable csv = reading.folder().table("snapshots", reading.faults());
        Horizon horizon = new SnapshotRows(csv, reading).horizon();
        boolean isSound = !reading.faults().concern(csv.file());
        return isSound ? new Horizon(horizon.snapshots(), course(horizon, reading)) : horizon;
    }

    /** Returns which block comes after which by periods.csv; empty where there is no such table. */
    private static List<Integer> course(Horizon horizon, Reading reading) {
        List<String> blocks = horizon.blocks().stream().map(Horizon.Block::name).toList();
        List<Integer> course = new ArrayList<>();
        ComponentTable table = reading.table("periods");
        table.refuseUnknownColumns();
        table.rows().forEach(row -> {
            String block = row.cell("block");
            if (!blocks.contains(block)) {
                row.fault("block", block, "must be a block of snapshots.csv" + Suggestion.maybe(block, blocks));
            }
            course.add(blocks.indexOf(block));
        });
        for (int i = 0; i < blocks.size() && !course.isEmpty(); i++) {
            if (!course.contains(i)) {
                reading.faults()
                        .add(
                                "periods.csv",
                                "the block %s of snapshots.csv stands for no period".formatted(blocks.get(i)));
            }
        }
        return course;
    }

    private Horizon horizon() {
        if (csv.column("period") > 0 || csv.column("timestep") > 0) {
            fault(1, "period", "", "needs a table investment_periods");
        }
        // The first column is the label only where no later one is called snapshot.
        int label = Math.max(0, csv.column("snapshot"));
        List<Snapshot> snapshots = new ArrayList<>();
        Map<String, Integer> firstLines = new HashMap<>();
        for (int row = 0; row < csv.size(); row++) {
            String text = csv.cell(row, label);
            Integer first = firstLines.putIfAbsent(text, csv.line(row));
            if (first != null) {
                fault(
                        csv.line(row),
                        csv.header().get(label),
                        text,
                        "is a snapshot of line %d already".formatted(first));
            }
            int block = csv.column("block");
            snapshots.add(new Snapshot(
                    text,
                    weight(row, "objective"),
                    weight(row, "stores"),
                    weight(row, "generators"),
                    block > 0 ? csv.cell(row, block) : ""));
        }
        if (snapshots.isEmpty()) {
            if (!reading.faults().concern(csv.file())) {
                reading.faults().add(csv.file(), "needs at least one snapshot");
            }
            return Horizon.single();
        }
        checkBlocks(snapshots);
        keep(label);
        return new Horizon(snapshots);
    }

    private double weight(int row, String weighting) {
        String name = threeWeights ? weighting : "weightings";
        int column = csv.column(name);
        String text = column > 0 ? csv.cell(row, column) : "";
        double weight;
        try {
            weight = NumberText.parse(text);
        } catch (NumberFormatException e) {
            weight = -1;
        }
        if (Double.isNaN(weight)) {
            return 1;
        }
        Attribute attribute = reading.reference().attribute("snapshots", name);
        if (!attribute.allowed().contains(weight) || attribute.isTooLarge(weight)) {
            if (threeWeights || weighting.equals("objective")) {
                fault(
                        csv.line(row),
                        name,
                        text,
                        attribute.isTooLarge(weight)
                                ? attribute.rule(weight)
                                : "must be a number of " + attribute.allowed());
            }
            return 1;
        }
        return weight;
    }

    private void checkBlocks(List<Snapshot> snapshots) {
        Set<String> ended = new HashSet<>();
        for (int t = 1; t < snapshots.size(); t++) {
            String before = snapshots.get(t - 1).block();
            String block = snapshots.get(t).block();
            if (!block.equals(before)) {
                ended.add(before);
                if (ended.contains(block)) {
                    fault(csv.line(t), "block", block, "must stand next to the other snapshots of its block");
                }
            }
        }
    }

    private void keep(int label) {
        for (int column = 1; column < csv.header().size(); column++) {
            String name = csv.header().get(column);
            if (name.isEmpty() || column == label || KNOWN.contains(name)) {
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int row = 0; row < csv.size(); row++) {
                if (!csv.cell(row, column).isEmpty()) {
                    cells.put(csv.cell(row, label), csv.cell(row, column));
                }
            }
            if (!cells.isEmpty()) {
                reading.kept().add(new KeptColumn("snapshots", name, cells));
            }
            reading.note("snapshots.csv: the column %s is unknown and ignored.".formatted(name));
        }
    }

    private void fault(int line, String column, String value, String message) {
        reading.faults().add(csv.file(), line, column, value, message);
    }
}
