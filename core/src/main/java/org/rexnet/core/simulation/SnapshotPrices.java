package org.rexnet.core.simulation;

import java.util.Arrays;
import java.util.Optional;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.Study;

/** Prices of a design for the snapshots of the study that was simulated, as signals and growth take them. */
public final class SnapshotPrices {

    private SnapshotPrices() {}

    /**
     * Returns money per MWh by snapshot and bus: of a snapshot that was simulated, the mean over seeds and over its periods that count; of
     * others, the mean of those at the same time of day.
     *
     * @param part results of the study
     * @param design name of the design; empty where it was not run
     * @param study whole study, with all its snapshots
     */
    public static Optional<double[][]> of(Findings.Part part, String design, Study study) {
        return part.meanPrices(design).map(prices -> bySnapshot(part.setting(), prices, study));
    }

    private static double[][] bySnapshot(Setting setting, double[][] prices, Study study) {
        int snapshots = study.horizon().size();
        int buses = study.network().buses().size();
        int perDay = setting.periodsPerDay();
        double[][] sums = new double[snapshots][buses];
        int[] counts = new int[snapshots];
        double[][] ofDay = new double[perDay][buses];
        int[] days = new int[perDay];
        for (int p = setting.warmUp(); p < setting.count(); p++) {
            counts[setting.snapshot(p)]++;
            days[p % perDay]++;
            for (int bus = 0; bus < buses; bus++) {
                sums[setting.snapshot(p)][bus] += prices[p][bus];
                ofDay[p % perDay][bus] += prices[p][bus];
            }
        }
        int parts = Math.max(1, periodsPerSnapshot(setting, study));
        for (int t = 0; t < snapshots; t++) {
            boolean known = counts[t] > 0;
            int time = (t * parts) % perDay;
            for (int bus = 0; bus < buses; bus++) {
                sums[t][bus] = known ? sums[t][bus] / counts[t] : ofDay[time][bus] / Math.max(1, days[time]);
            }
        }
        return sums;
    }

    private static int periodsPerSnapshot(Setting setting, Study study) {
        return (int) Math.round(study.horizon().at(setting.snapshot(0)).durationHours() / setting.periodHours());
    }

    /** Returns a table with a row for each snapshot and a column for each bus, as PyPSA writes marginal prices. */
    public static String csv(double[][] prices, Study study) {
        StringBuilder text = new StringBuilder("snapshot");
        study.network().buses().forEach(bus -> text.append(',').append(quoted(bus.id())));
        text.append('\n');
        for (int t = 0; t < prices.length; t++) {
            text.append(quoted(study.horizon().at(t).label()));
            Arrays.stream(prices[t]).forEach(price -> text.append(',').append(price));
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return text.matches(".*[,\"\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
