package org.rexnet.investment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

/**
 * A few days or weeks that stand for a year, and how well they do.
 *
 * <p>Periods are clustered by everything in the study that varies, each series in units of its range; of each cluster one period is kept
 * and counts as often as the cluster has members. Before that the period of the largest load left by variable generators and the one in
 * which these could generate least are set apart, to stand for themselves. What is left over at the end, shorter than a period, is kept.
 *
 * <p>Storage passes its level on from period to period in the order of the year. What cannot be passed on returns to its state within each
 * period, and a note names it.
 *
 * @param study of the chosen periods: a block each, unless neighbours in time stand for nothing but themselves
 * @param chosen how many periods each chosen one stands for, by the label of its first snapshot
 * @param errors one for each series that varies
 */
public record RepresentativePeriods(Study study, Map<String, Integer> chosen, List<SeriesError> errors) {

    private static final int MOST_EXTREMES = 2;
    private static final int MOST_ROWS = 25;

    public RepresentativePeriods {
        chosen = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
        errors = List.copyOf(errors);
    }

    /**
     * How one series is represented.
     *
     * @param series what it belongs to
     * @param mean over the year
     * @param representedMean over the chosen periods with their weights
     * @param durationError root mean square difference between the two duration curves, per unit of the series' largest size
     */
    public record SeriesError(String series, double mean, double representedMean, double durationError) {

        /** Returns the error of the mean, per unit of the mean. */
        public double meanError() {
            return mean == 0 ? 0 : representedMean / mean - 1;
        }
    }

    /**
     * Chooses periods.
     *
     * @param periodHours length of a period
     * @param count how many, extreme ones included; all of them give the study itself
     * @throws IllegalArgumentException if a link is delayed, or the study's snapshots do not make as many whole periods
     */
    public static RepresentativePeriods of(Study study, double periodHours, int count) {
        study.links().stream().filter(LinkOperation::isDelayed).findFirst().ifPresent(link -> {
            throw new RefusedStudyException(
                    "Link %s: its delay counts the weights of snapshots, which representative periods change."
                            .formatted(link.id()));
        });
        int length = snapshotsPerPeriod(study.horizon(), periodHours);
        int periods = study.horizon().size() / length;
        if (count < 1 || count > periods) {
            throw new RefusedStudyException(
                    "The study has %d periods of %s h, so from 1 to %d can be chosen, but not %d."
                            .formatted(periods, periodHours, periods, count));
        }
        Map<String, double[]> series = series(study);
        int[] assignment = assign(study, series, length, periods, count);
        return new Choice(study, series, length, periods, assignment).represent();
    }

    private static int snapshotsPerPeriod(Horizon horizon, double periodHours) {
        double duration = horizon.at(0).durationHours();
        boolean equal = horizon.snapshots().stream().allMatch(s -> s.durationHours() == duration);
        double length = periodHours / duration;
        if (!equal || length != Math.rint(length) || length < 1) {
            throw new RefusedStudyException(
                    "Snapshots must all last the same, a whole number of them %s h, but the first lasts %s h."
                            .formatted(periodHours, duration));
        }
        return (int) length;
    }

    /** Returns everything that varies, by what it belongs to; the same numbers only once. */
    private static Map<String, double[]> series(Study study) {
        Map<String, Profile> all = new LinkedHashMap<>();
        study.components().forEach(component -> all.putAll(component.drivers()));
        study.conditions().forEach(condition -> all.putAll(condition.drivers()));
        Set<Profile> seen = new LinkedHashSet<>();
        Map<String, double[]> varying = new LinkedHashMap<>();
        all.forEach((name, profile) -> {
            boolean usable = !profile.isConstant() && Double.isFinite(profile.min()) && Double.isFinite(profile.max());
            if (usable && profile.min() < profile.max() && seen.add(profile)) {
                varying.put(
                        name,
                        IntStream.range(0, profile.length())
                                .mapToDouble(profile::at)
                                .toArray());
            }
        });
        return varying;
    }

    /** Returns for each period which one stands for it. */
    private static int[] assign(Study study, Map<String, double[]> series, int length, int periods, int count) {
        Set<Integer> extremes = extremes(study, length, periods, Math.min(MOST_EXTREMES, count - 1));
        int[] others =
                IntStream.range(0, periods).filter(p -> !extremes.contains(p)).toArray();
        double[][] distances = new double[others.length][others.length];
        for (double[] values : series.values()) {
            double range = Arrays.stream(values).max().orElse(1)
                    - Arrays.stream(values).min().orElse(0);
            for (int i = 0; i < others.length; i++) {
                for (int j = 0; j < i; j++) {
                    double sum = 0;
                    for (int k = 0; k < length; k++) {
                        double difference = (values[others[i] * length + k] - values[others[j] * length + k]) / range;
                        sum += difference * difference;
                    }
                    distances[i][j] += sum;
                    distances[j][i] += sum;
                }
            }
        }
        int[] nearest = Medoids.assign(distances, count - extremes.size());
        int[] assignment = new int[periods];
        extremes.forEach(p -> assignment[p] = p);
        for (int i = 0; i < others.length; i++) {
            assignment[others[i]] = others[nearest[i]];
        }
        return assignment;
    }

    private static Set<Integer> extremes(Study study, int length, int periods, int count) {
        double[] peak = new double[periods];
        double[] lull = new double[periods];
        Arrays.fill(peak, Double.NEGATIVE_INFINITY);
        for (int t = 0; t < periods * length; t++) {
            double load = 0;
            double available = 0;
            double share = 0;
            for (var one : study.loads()) {
                load -= one.sign() * one.powerMw().at(t);
            }
            for (Generator generator : study.generators()) {
                if (!generator.maxPu().isConstant()) {
                    share += generator.maxPu().at(t);
                    available += generator.capacityMw() > 0
                            ? generator.capacityMw() * generator.maxPu().at(t)
                            : 0;
                }
            }
            peak[t / length] = Math.max(peak[t / length], load - available);
            lull[t / length] -= share;
        }
        Set<Integer> extremes = new LinkedHashSet<>();
        for (double[] measure : List.of(peak, lull)) {
            if (extremes.size() < count) {
                extremes.add(largest(measure));
            }
        }
        return extremes;
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /** Makes the study of the chosen periods; for one choice. */
    private record Choice(Study study, Map<String, double[]> series, int length, int periods, int[] assignment) {

        private RepresentativePeriods represent() {
            Map<Integer, Integer> sizes = new TreeMap<>();
            for (int medoid : assignment) {
                sizes.merge(medoid, 1, Integer::sum);
            }
            Horizon horizon = study.horizon();
            if (periods * length < horizon.size()) {
                sizes.put(periods, 1);
            }
            List<Horizon.Snapshot> snapshots = new ArrayList<>();
            List<Integer> positions = new ArrayList<>();
            List<Integer> times = new ArrayList<>();
            Map<String, Integer> chosen = new LinkedHashMap<>();
            double factor = scale(sizes);
            int[] blocks = new int[periods + 1];
            int block = -1;
            int before = -2;
            String name = "";
            for (Map.Entry<Integer, Integer> entry : sizes.entrySet()) {
                int first = entry.getKey() * length;
                int size = entry.getValue();
                boolean goesOn = entry.getKey() == before + 1 && size == 1 && sizes.getOrDefault(before, 0) == 1;
                block += goesOn ? 0 : 1;
                blocks[entry.getKey()] = block;
                name = goesOn ? name : horizon.at(first).label();
                for (int t = first; t < Math.min(horizon.size(), first + length); t++) {
                    Horizon.Snapshot s = horizon.at(t);
                    String own = s.block().isEmpty() ? name : name + " " + s.block();
                    snapshots.add(new Horizon.Snapshot(
                            s.label(),
                            s.objectiveWeight() * size * factor,
                            s.durationHours(),
                            s.generatorWeight() * size * factor,
                            own));
                    positions.add(t);
                    times.add(size);
                }
                chosen.put(horizon.at(first).label(), size);
                before = entry.getKey();
            }
            int[] at = positions.stream().mapToInt(Integer::intValue).toArray();
            boolean isWhole = sizes.values().stream().allMatch(size -> size == 1);
            boolean links = !isWhole && horizon.blocks().size() == 1;
            Horizon represented = new Horizon(snapshots, links ? course(blocks, sizes) : List.of());
            Study part = Excerpt.of(study, represented, at)
                    .map(component -> component.withSwitchingCosts(cost -> times(cost, times)));
            return new RepresentativePeriods(isWhole ? part : CyclicStorage.of(part), chosen, errors(represented, at));
        }

        /** Starts and stops cost what they do in each period that is stood for, whatever snapshots weigh. */
        private static Profile times(Profile cost, List<Integer> times) {
            if (cost.isAlways(0) || times.stream().allMatch(size -> size == 1)) {
                return cost;
            }
            return Profile.of(IntStream.range(0, times.size())
                    .mapToDouble(t -> times.get(t) * cost.at(t))
                    .toArray());
        }

        /** Returns which block stands for which period, in the order of the year; periods that stand in one block are passed at once. */
        private List<Integer> course(int[] blocks, Map<Integer, Integer> sizes) {
            List<Integer> course = new ArrayList<>();
            int last = sizes.containsKey(periods) ? periods : periods - 1;
            for (int p = 0; p <= last; p++) {
                int standsFor = p == periods ? p : assignment[p];
                boolean goesOn = p > 0
                        && sizes.getOrDefault(standsFor, 0) == 1
                        && sizes.getOrDefault(standsFor - 1, 0) == 1
                        && blocks[standsFor - 1] == blocks[standsFor];
                if (!goesOn) {
                    course.add(blocks[standsFor]);
                }
            }
            return course;
        }

        /** Returns by how much weights must grow so that they add up to the whole horizon, where its own weights vary. */
        private double scale(Map<Integer, Integer> sizes) {
            double whole = 0;
            for (Horizon.Snapshot snapshot : study.horizon().snapshots()) {
                whole += snapshot.objectiveWeight();
            }
            double represented = 0;
            for (Map.Entry<Integer, Integer> entry : sizes.entrySet()) {
                int first = entry.getKey() * length;
                for (int t = first; t < Math.min(study.horizon().size(), first + length); t++) {
                    represented += entry.getValue() * study.horizon().at(t).objectiveWeight();
                }
            }
            return Math.abs(whole - represented) <= 1e-12 * whole || represented == 0 ? 1 : whole / represented;
        }

        private List<SeriesError> errors(Horizon represented, int[] positions) {
            List<SeriesError> errors = new ArrayList<>();
            series.forEach((name, values) -> {
                double[] some =
                        Arrays.stream(positions).mapToDouble(t -> values[t]).toArray();
                DurationCurve whole = DurationCurve.of(values, study.horizon());
                DurationCurve part = DurationCurve.of(some, represented);
                errors.add(new SeriesError(name, whole.mean(), part.mean(), whole.distance(part)));
            });
            return errors;
        }
    }

    /** Returns the root mean square of the errors of all duration curves. */
    public double durationError() {
        return Math.sqrt(errors.stream()
                .mapToDouble(e -> e.durationError() * e.durationError())
                .average()
                .orElse(0));
    }

    /**
     * Returns how well the periods stand for the whole horizon.
     *
     * @param evaluation cost of the plan over the whole horizon, in words; empty where it was not asked for
     */
    public Section section(String evaluation) {
        return Section.table("representative_periods", "How the chosen periods stand for the whole horizon", errors)
                .add(Column.words("series", SeriesError::series))
                .add(Column.number("mean", "mean", Format.AMOUNT, SeriesError::mean))
                .add(Column.number("represented", "represented", Format.AMOUNT, SeriesError::representedMean))
                .add(Column.number(
                        "error_of_mean_percent", "error of mean percent", Format.AMOUNT, e -> 100 * e.meanError()))
                .add(Column.number(
                        "rmse_of_duration_curve_percent",
                        "rmse of duration curve percent",
                        Format.AMOUNT,
                        e -> 100 * e.durationError()))
                .first(MOST_ROWS)
                .note("Chosen, and how many each stands for: "
                        + chosen().entrySet().stream()
                                .map(one -> "%s x %d".formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining(", "))
                        + ".")
                .note("Root mean square error of all duration curves: %s of their peak."
                        .formatted(Figures.percent(durationError())))
                .note(evaluation)
                .build();
    }
}
