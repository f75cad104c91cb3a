package org.rexnet.core.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Somebody who owns components: receives their earnings, pays their costs, and may build those that are candidates.
 *
 * <p>A component is named as {@code table:name}, or by its name alone where no other table has it. Several participants may name the same
 * component: what exists of it is shared in equal parts, and a candidate belongs to whoever builds it.
 *
 * @param id unique among the participants
 * @param components names of the components
 * @param balancing whether what it owns and can still move at delivery is offered to balance deviations
 * @param tradesAt buses at which it may trade beyond what its components can do
 * @param tradeLimitMw most that it may sell, and most that it may buy, beyond that at each of these buses, in MW, at least 0
 * @param conduct how it acts in a simulation
 */
public record Participant(
        String id,
        List<String> components,
        boolean balancing,
        List<String> tradesAt,
        double tradeLimitMw,
        Conduct conduct)
        implements Condition {

    /**
     * How a participant acts in a simulation.
     *
     * @param strategy by which it trades: the name of one
     * @param flexible whether it moves what it can move; otherwise it takes and gives as things come
     * @param noticeMinutes before delivery by which its plants must know what they do, at least 0
     * @param arrivals at the market per period, on average; empty where the study says it for all
     */
    public record Conduct(String strategy, boolean flexible, int noticeMinutes, OptionalDouble arrivals) {

        /** Strategy of those who offer what things cost them and are worth to them. */
        public static final String TRUTHFUL = "truthful";

        /** Truthful and flexible at any moment. */
        public static final Conduct DEFAULT = new Conduct(TRUTHFUL, true, 0, OptionalDouble.empty());

        public Conduct {
            Attributes.check("Conduct", strategy)
                    .holds(!strategy.isBlank(), "a participant must have a strategy")
                    .atLeastZero("notice", noticeMinutes)
                    .aboveZero("arrivals", Profile.of(arrivals.orElse(1)))
                    .finite("arrivals", Profile.of(arrivals.orElse(1)))
                    .done();
        }

        /** Returns the same with a strategy of that name. */
        public Conduct withStrategy(String newStrategy) {
            return new Conduct(newStrategy, flexible, noticeMinutes, arrivals);
        }

        /** Returns the same that moves what it can move, or does not. */
        public Conduct withFlexible(boolean newFlexible) {
            return new Conduct(strategy, newFlexible, noticeMinutes, arrivals);
        }

        /** Returns the same that must have decided so many minutes before delivery, at least 0. */
        public Conduct withNotice(int newNoticeMinutes) {
            return new Conduct(strategy, flexible, newNoticeMinutes, arrivals);
        }
    }

    public Participant {
        components = List.copyOf(components);
        tradesAt = List.copyOf(tradesAt);
        Attributes.check("Participant", id)
                .atLeastZero("tradeLimitMw", tradeLimitMw)
                .finite("tradeLimitMw", Profile.of(tradeLimitMw))
                .done();
    }

    /** Makes a participant that trades what its components can do, and offers them for balancing. */
    public Participant(String id, List<String> components) {
        this(id, components, true, List.of(), 0, Conduct.DEFAULT);
    }

    /** Returns a participant without components, which may trade so much at some buses. */
    public static Participant trader(String id, double limitMw, String... buses) {
        return new Participant(id, List.of(), false, List.of(buses), limitMw, Conduct.DEFAULT);
    }

    /** Returns the same participant with another conduct. */
    public Participant withConduct(Conduct newConduct) {
        return new Participant(id, components, balancing, tradesAt, tradeLimitMw, newConduct);
    }

    /** Returns the same participant, who no longer owns what is gone. */
    @Override
    public Optional<Condition> without(ComponentNames gone, ComponentNames left) {
        List<String> kept = components.stream()
                .filter(name -> !gone.names().contains(name) || left.names().contains(name))
                .toList();
        return Optional.of(new Participant(id, kept, balancing, tradesAt, tradeLimitMw, conduct));
    }

    /** Returns the names of all places at which a study's participants may trade: its buses and charging stations. */
    public static Set<String> places(Study study) {
        Set<String> places = new LinkedHashSet<>();
        study.network().buses().forEach(bus -> places.add(bus.id()));
        study.components(ChargingStation.class).forEach(station -> places.add(station.id()));
        return places;
    }
}
