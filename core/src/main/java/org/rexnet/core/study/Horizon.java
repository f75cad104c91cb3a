package org.rexnet.core.study;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Ordered snapshots with their durations and weights, cut in blocks that do not pass state on.
 *
 * @param snapshots unique labels in order, at least one
 * @param futures ways that things may turn out, each with snapshots of its own that follow those of the one before; one where it is certain
 * @param course where the blocks are periods that stand for others: which block of a future comes after which in time, counted from 0, each
 *     as often as it stands for one; storage passes its level on along it. Empty where blocks pass nothing on.
 */
public record Horizon(List<Snapshot> snapshots, List<Future> futures, List<Integer> course) {

    private static final double HOURS_PER_YEAR = 8760;
    private static final double YEAR_TOLERANCE = 0.01;

    /**
     * One modelled time step.
     *
     * @param label name, usually a point in time
     * @param objectiveWeight hours that it stands for in the cost, at least 0
     * @param durationHours hours over which storage integrates power, at least 0
     * @param generatorWeight hours that it stands for in emissions and other global limits, at least 0
     * @param block snapshots with different blocks pass on no state
     */
    public record Snapshot(
            String label, double objectiveWeight, double durationHours, double generatorWeight, String block) {

        public Snapshot {
            if (!(objectiveWeight >= 0) || !(durationHours >= 0) || !(generatorWeight >= 0)) {
                throw new IllegalArgumentException("Snapshot %s: weights must be at least 0 but are %s, %s and %s."
                        .formatted(label, objectiveWeight, durationHours, generatorWeight));
            }
        }

        /** Returns the share of a level that is left after the snapshot; {@code standingLoss} is the share lost in an hour. */
        public double kept(double standingLoss) {
            return Math.pow(1 - standingLoss, durationHours);
        }
    }

    /**
     * Positions of the snapshots of one block, first to last.
     *
     * @param name as the snapshots give it
     * @param first position of its first snapshot
     * @param end position after its last snapshot
     */
    public record Block(String name, int first, int end) {

        /** Returns the number of snapshots. */
        public int size() {
            return end - first;
        }
    }

    /**
     * One way that things may turn out. The weights of its snapshots in cost and limits are those of a year times its probability.
     *
     * @param name that of its scenario; empty where all is certain
     * @param probability above 0
     * @param first position of its first snapshot
     * @param end position after its last snapshot
     */
    public record Future(String name, double probability, int first, int end) {}

    public Horizon {
        snapshots = List.copyOf(snapshots);
        if (snapshots.isEmpty()) {
            throw new IllegalArgumentException("A horizon needs at least one snapshot.");
        }
        futures = List.copyOf(futures);
        course = List.copyOf(course);
        int end = 0;
        for (Future future : futures) {
            if (future.first() != end || future.end() <= end || !(future.probability() > 0)) {
                throw new IllegalArgumentException(
                        "Futures must follow each other, each with snapshots and a probability, but are " + futures
                                + ".");
            }
            end = future.end();
        }
        if (end != snapshots.size()) {
            throw new IllegalArgumentException(
                    "Futures must have all %d snapshots but have %d.".formatted(snapshots.size(), end));
        }
    }

    /** Makes a horizon of which all is certain. */
    public Horizon(List<Snapshot> snapshots) {
        this(snapshots, List.of());
    }

    /** Makes a horizon of which all is certain, of periods that follow each other in a course. */
    public Horizon(List<Snapshot> snapshots, List<Integer> course) {
        this(snapshots, List.of(new Future("", 1, 0, snapshots.size())), course);
    }

    /** Returns one snapshot of one hour. */
    public static Horizon single() {
        return hourly(1);
    }

    /** Returns snapshots of one hour each, labelled 0, 1, 2, …. */
    public static Horizon hourly(int count) {
        return new Horizon(IntStream.range(0, count)
                .mapToObj(t -> new Snapshot(Integer.toString(t), 1, 1, 1, ""))
                .toList());
    }

    /** Returns snapshots of one length from a point in time on, labelled by when they start. */
    public static Horizon from(Instant start, Duration step, int count) {
        double hours = step.toNanos() / 3.6e12;
        return new Horizon(IntStream.range(0, count)
                .mapToObj(t -> new Snapshot(Instants.format(start.plus(step.multipliedBy(t))), hours, hours, hours, ""))
                .toList());
    }

    /** Returns the number of snapshots. */
    public int size() {
        return snapshots.size();
    }

    /** Returns the hours that the snapshots stand for in the cost, in years of {@value #HOURS_PER_YEAR} hours. */
    public double years() {
        double years = 0;
        for (Snapshot snapshot : snapshots) {
            years += snapshot.objectiveWeight() / HOURS_PER_YEAR;
        }
        return years;
    }

    /** Returns whether the snapshots stand for a year, as 52 weeks do. */
    public boolean isYear() {
        return Math.abs(years() - 1) < YEAR_TOLERANCE;
    }

    /** Returns the snapshot at position {@code t}. */
    public Snapshot at(int t) {
        return snapshots.get(t);
    }

    /** Returns the labels in order. */
    public List<String> labels() {
        return snapshots.stream().map(Snapshot::label).toList();
    }

    /** Returns the blocks in order; the snapshots of a block stand next to each other. */
    public List<Block> blocks() {
        Map<String, Block> blocks = new LinkedHashMap<>();
        for (int t = 0; t < size(); t++) {
            String name = at(t).block();
            Block known = blocks.get(name);
            if (known != null && known.end() != t) {
                throw new IllegalArgumentException(
                        "Block %s: its snapshots must stand next to each other, but %s does not."
                                .formatted(name, at(t).label()));
            }
            blocks.put(name, new Block(name, known == null ? t : known.first(), t + 1));
        }
        return new ArrayList<>(blocks.values());
    }

    /** Returns the blocks of one future, in order. */
    public List<Block> blocks(Future future) {
        return blocks().stream()
                .filter(block -> block.first() >= future.first() && block.end() <= future.end())
                .toList();
    }

    /** Returns whether storage passes its level on from block to block, along the course. */
    public boolean isLinked() {
        return !course.isEmpty();
    }

    /** Returns the horizon of the snapshots from position {@code first} to before {@code end}. */
    public Horizon range(int first, int end) {
        List<Future> cut = futures.stream()
                .filter(future -> future.first() < end && future.end() > first)
                .map(future -> new Future(
                        future.name(),
                        future.probability(),
                        Math.max(future.first(), first) - first,
                        Math.min(future.end(), end) - first))
                .toList();
        return new Horizon(
                Collections.unmodifiableList(snapshots.subList(first, end)),
                cut,
                end - first == size() ? course : List.of());
    }
}
