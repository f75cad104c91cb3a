package org.rexnet.core.study.pypsa.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Suggestion;

/** Finds all series of a study, reads them in parallel and names files that belong to nothing. */
public final class SeriesFiles {

    /** Tables that PyPSA computes from others. */
    private static final Set<String> DERIVED = Set.of("sub_networks");

    private record Found(String table, String attribute, SeriesFile series, Faults faults) {}

    private SeriesFiles() {}

    /** Says where rows that name points in time are not those of the snapshots: rows count by their position, as in PyPSA. */
    private static void checkLabels(Reading reading, SeriesFile series, Set<String> told) {
        List<Horizon.Snapshot> snapshots = reading.horizon().snapshots();
        List<Horizon.Snapshot> ends = List.of(snapshots.get(0), snapshots.get(snapshots.size() - 1));
        for (int end = 0; end < 2; end++) {
            String label = series.ends().get(end);
            Optional<Instant> time = Instants.find(label);
            Optional<Instant> snapshot = Instants.find(ends.get(end).label());
            boolean differs = time.isPresent() && snapshot.isPresent() && !time.equals(snapshot);
            if (differs && told.add(series.file())) {
                reading.note(
                        "%s: its %s row is %s, but the snapshot is %s; rows count by their position, whatever they are called."
                                .formatted(
                                        series.file(),
                                        end == 0 ? "first" : "last",
                                        label,
                                        ends.get(end).label()));
            }
        }
    }

    /** Reads all files of series in the folder, which must have a row for each snapshot; what is wrong is noted. */
    public static void read(Reading reading, int snapshots) {
        reading.folder().nearlyTables().forEach((file, stem) -> checkEnding(reading, file, stem));
        List<String[]> wanted = new ArrayList<>();
        for (String stem : reading.folder().stems()) {
            int dash = stem.indexOf('-');
            String table = dash < 0 ? stem : stem.substring(0, dash);
            String attribute = dash < 0 ? "" : stem.substring(dash + 1);
            if (isTableOfSeries(reading, stem, table, attribute)) {
                wanted.add(new String[] {table, attribute});
            }
        }
        List<Found> found = wanted.parallelStream()
                .map(names -> {
                    Faults faults = new Faults();
                    String stem = names[0] + "-" + names[1];
                    return new Found(names[0], names[1], reading.folder().series(stem, snapshots, faults), faults);
                })
                .toList();
        Set<String> told = new HashSet<>();
        for (Found one : found) {
            checkLabels(reading, one.series(), told);
            reading.faults().addAll(one.faults());
            reading.addSeries(one.table(), one.attribute(), one.series());
        }
    }

    /** Names a file that holds a table of the study, by its name, but is not read because of what it ends in. */
    private static void checkEnding(Reading reading, String file, String stem) {
        String small = stem.toLowerCase(Locale.ROOT);
        String table = small.split("-", 2)[0];
        if (reading.reference().tables().contains(table) && !reading.folder().has(small + ".csv")) {
            reading.faults().add(file, "is not read and would be ignored; is %s.csv meant, unpacked?".formatted(small));
        }
    }

    private static boolean isTableOfSeries(Reading reading, String stem, String table, String attribute) {
        boolean known = reading.reference().tables().contains(table);
        if (!known && !DERIVED.contains(table) && !stem.equals("investment_periods")) {
            Optional<String> slip =
                    Suggestion.findSlip(table, reading.reference().tables());
            if (slip.isPresent() && !reading.folder().has(slip.get() + ".csv")) {
                reading.faults()
                        .add(stem + ".csv", "is no table and would be ignored; is %s.csv meant?".formatted(slip.get()));
                return false;
            }
            reading.note("%s.csv: there is no table of that name; the file is not read%s."
                    .formatted(stem, Suggestion.maybe(table, reading.reference().tables())));
        } else if (attribute.endsWith("-pw")) {
            reading.faults().add(stem + ".csv", "piecewise attributes are not supported yet");
        } else {
            return known && !attribute.isEmpty() && !isResult(reading, table, attribute);
        }
        return false;
    }

    private static boolean isResult(Reading reading, String table, String attribute) {
        boolean result = reading.reference()
                .find(table, attribute)
                .filter(description -> description.use() == Attribute.Use.RESULT)
                .isPresent();
        if (result) {
            reading.note("Results in the folder are not read.");
        }
        return result;
    }
}
