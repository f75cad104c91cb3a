package org.rexnet.core.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rexnet.core.simulation.random.Digest;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.simulation.random.Samples;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/**
 * All that happens to a setting whatever its market does, for one seed, and what is expected of it at each time. Immutable but for a
 * scratch sampler, so for one thread at a time; worlds of several seeds may be used side by side.
 *
 * <p>At the start of period p the periods before p are known as they were; of later ones, expectations. An expectation is the mean of
 * outcomes, but for data pairs that are biased ({@link Setting#notes} says so).
 */
public final class World {

    private static final long EXPIRED = Long.MAX_VALUE;

    private final Setting setting;
    private final long seed;
    private final Series[] series;
    private final Map<ComponentKey, Integer> numbers = new HashMap<>();
    private final List<Visit> visits;
    private final Map<Integer, List<Visit>> visitsOf;
    private final long[] arrivalStreams;
    /** Arrivals per period, by actor. */
    private final double[] arrivalRates;

    private final long periodMillis;
    private final long beginMillis;
    private final long endMillis;

    private final Samples samples = new Samples();
    private final long hash;

    private World(Setting setting, long seed) {
        this.setting = setting;
        this.seed = seed;
        periodMillis = setting.periods().length().toMillis();
        beginMillis = setting.periods().startMillis(0);
        endMillis = setting.periods().startMillis(setting.count());
        Map<ComponentKey, Series> drawn = new WorldSeries(setting, seed).all();
        series = drawn.values().toArray(Series[]::new);
        drawn.keySet().forEach(key -> numbers.put(key, numbers.size()));
        visits = new Visits(setting, seed).all();
        visitsOf = visits.stream().collect(Collectors.groupingBy(Visit::actor));
        arrivalStreams = setting.actors().stream()
                .mapToLong(actor -> KeyedDraws.stream(seed, KeyedDraws.key(actor.drawsOf()), DrawPurpose.ARRIVAL))
                .toArray();
        arrivalRates = setting.actors().stream()
                .mapToDouble(actor -> actor.conduct()
                        .arrivals()
                        .orElse(setting.study().settings().simulation().arrivals()))
                .toArray();
        Digest digest = new Digest();
        setting.actors().forEach(actor -> digest.add(actor.name()).add(hash(actor)));
        hash = digest.value();
    }

    /** Draws the world of a seed. */
    public static World of(Setting setting, long seed) {
        return new World(setting, seed);
    }

    /** Returns what all worlds of the study have in common. */
    public Setting setting() {
        return setting;
    }

    /** Returns the seed that it was drawn by. */
    public long seed() {
        return seed;
    }

    /** Returns the hash of all that was drawn. */
    public long hash() {
        return hash;
    }

    /** Returns the hash of all that was drawn for one actor: needs, weather, failures, vehicles and arrivals. */
    public long hash(Actor actor) {
        Digest digest = new Digest();
        for (ComponentKey component : actor.components()) {
            int number = number(component);
            if (number >= 0) {
                series[number].addTo(digest.add(component.toString()));
            }
        }
        visitsOf.getOrDefault(actor.index(), List.of()).forEach(visit -> digest.add(visit.toString()));
        long time = -1;
        for (int k = 0; k < 3; k++) {
            time = arrival(actor.index(), k, time);
            digest.add(time);
        }
        return digest.value();
    }

    /**
     * Returns whether the world decides anything about a component: the need of a load, what a generator can give, the temperature outdoors
     * of a building, whether another plant is up.
     */
    public boolean drives(ComponentKey component) {
        return numbers.containsKey(component);
    }

    /** Returns the number of what the world decides about a component; -1 where it decides nothing. */
    public int number(ComponentKey component) {
        return numbers.getOrDefault(component, -1);
    }

    /**
     * Returns what happens in a period: MW needed by a load; MW that a generator can give at most; degrees Celsius outdoors of a building;
     * 1 where another plant is up, 0 where it is down. Of what the world does not decide: 1.
     */
    public double realized(ComponentKey component, int period) {
        int number = number(component);
        return number < 0 ? 1 : realized(number, period);
    }

    /** As {@link #realized(ComponentKey, int)}, by {@link #number}. */
    public double realized(int number, int period) {
        return series[number].realized(period);
    }

    /** Returns what is expected of a period at the start of another, in the unit of {@link #realized}. */
    public double expected(ComponentKey component, int issued, int period) {
        int number = number(component);
        return number < 0 ? 1 : expected(number, issued, period);
    }

    /** As {@link #expected(ComponentKey, int, int)}, by {@link #number}. */
    public double expected(int number, int issued, int period) {
        return series[number].expected(issued, period);
    }

    /** Returns whether what is expected of a period or a later one may have changed at its start, by {@link #number}. */
    public boolean hasNews(int number, int period) {
        return series[number].changes(period);
    }

    /** Returns whether what is expected never changes, by {@link #number}. */
    public boolean isSure(int number) {
        return series[number].isSure();
    }

    /** Returns whether what is expected is looked up, so that nobody need keep it, by {@link #number}. */
    public boolean isLookedUp(int number) {
        return series[number].isLookedUp();
    }

    /** Returns how many numbers there are. */
    public int numbers() {
        return series.length;
    }

    /** Returns the vehicles, in the order of the study's sessions. */
    public List<Visit> visits() {
        return visits;
    }

    /**
     * Returns when an actor comes to the market for the time after the one before, in milliseconds of {@link Instant#toEpochMilli};
     * {@link Long#MAX_VALUE} after the last period. Arrivals are a Poisson process.
     *
     * @param number of the arrival, from 0
     * @param previous time of the one before; negative for the first
     */
    public long arrival(int actor, long number, long previous) {
        double gap = samples.exponential(arrivalStreams[actor], number) * periodMillis / arrivalRates[actor];
        long from = previous < 0 ? beginMillis : previous;
        long time = from + Math.max(1, Math.round(gap));
        return time >= endMillis ? EXPIRED : time;
    }

    /** Returns the study as it turns out: the knowledge of design 1, and the physical deliveries. */
    public Study realized() {
        return known(setting.count());
    }

    /**
     * Returns the study as it is expected at the start of a period: periods before it as they were, later ones at their conditional means;
     * vehicles that have come as they are, others as they were declared, late ones as if they came now.
     */
    public Study known(int issued) {
        return setting.study()
                .withSessions(List.of())
                .map(component -> drives(component.key()) ? driven(component, issued) : component)
                .withSessions(sessions(issued));
    }

    /** Returns the sessions as they are known at the start of a period. */
    public List<EvSession> sessions(int issued) {
        Instant now = setting.periods().start(issued);
        List<EvSession> known = new ArrayList<>();
        for (Visit visit : visits) {
            known(visit, now, issued >= setting.count()).ifPresent(known::add);
        }
        return known;
    }

    private static Optional<EvSession> known(Visit visit, Instant now, boolean isOver) {
        boolean hasCome = visit.real().map(real -> real.arrival().isBefore(now)).orElse(false);
        if (hasCome || isOver) {
            return visit.real();
        }
        EvSession declared = visit.declared();
        if (!declared.arrival().isBefore(now)) {
            return Optional.of(declared);
        }
        boolean isLate = now.plus(Duration.ofMinutes(1)).isBefore(declared.departure());
        return isLate
                ? Optional.of(Visits.changed(declared, now, declared.departure(), declared.energyMwh()))
                : Optional.empty();
    }

    private Component driven(Component component, int issued) {
        double[] values = new double[setting.count()];
        for (int t = 0; t < values.length; t++) {
            values[t] = expected(component.key(), issued, t);
        }
        return component.withExogenous(Profile.of(values));
    }
}
