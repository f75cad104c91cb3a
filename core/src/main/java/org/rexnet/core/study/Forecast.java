package org.rexnet.core.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Uncertainty of components: how far needs, wind and sun may differ from the study's series, when that becomes known, and how often
 * components fail. The simulation draws its worlds from it.
 *
 * @param id whom it is about: {@code table:name}, a name, a carrier, or the table of a kind; the first of these that fits a component holds
 * @param errors of needs, or of wind and sun
 * @param outages failures and repairs
 * @param presence of vehicles
 * @param dayAhead forecast of the day before, in MW by snapshot: the study's own series are the outcome, and the differences are drawn day
 *     by day
 */
public record Forecast(String id, Errors errors, Outages outages, Presence presence, Optional<Profile> dayAhead)
        implements Condition {

    /**
     * Errors of forecasts, as standard deviations: of a need in shares of it; of wind and sun in shares of the capacity where half of it is
     * expected, less near none and all of it; of a temperature in kelvin.
     *
     * @param hour an hour before delivery ends, at least 0
     * @param day a day before, at least as much
     * @param correlation between errors of periods an hour apart, at least 0 and below 1
     * @param shared share of the variance that all components of the same carrier have in common, from 0 to 1
     */
    public record Errors(double hour, double day, double correlation, double shared) {

        /** Everything comes as it is expected. */
        public static final Errors NONE = new Errors(0, 0, 0.9, 0.5);

        public Errors {
            Attributes.check("Errors", "of a forecast")
                    .atLeastZero("error_hour", hour)
                    .ordered("error_hour", hour, "error_day", day)
                    .between("correlation", Profile.of(correlation), 0, 1)
                    .holds(correlation < 1, "its correlation must be below 1")
                    .between("shared", Profile.of(shared), 0, 1)
                    .done();
        }

        /** Returns whether there are any. */
        public boolean any() {
            return day > 0;
        }
    }

    /**
     * Failures of plants that come whenever they like.
     *
     * @param hoursToFailure mean time from a repair to the next failure in h, above 0; infinite where it never fails
     * @param hoursToRepair mean time from a failure to its repair in h, above 0
     */
    public record Outages(double hoursToFailure, double hoursToRepair) {

        /** It never fails. */
        public static final Outages NONE = new Outages(Double.POSITIVE_INFINITY, 24);

        public Outages {
            if (!(hoursToFailure > 0) || !(hoursToRepair > 0) || Double.isInfinite(hoursToRepair)) {
                throw new IllegalArgumentException("Times to failure and to repair must be above 0 but are %s and %s h."
                        .formatted(hoursToFailure, hoursToRepair));
            }
        }

        /** Returns whether it ever fails. */
        public boolean any() {
            return Double.isFinite(hoursToFailure);
        }
    }

    /**
     * How vehicles keep to what they declare.
     *
     * @param arrivalHours standard deviation of the arrival in h, at least 0
     * @param departureHours standard deviation of the departure in h, at least 0
     * @param energy standard deviation of the energy as a share of what is declared, at least 0
     * @param absent share of sessions that do not come at all, from 0 to 1
     */
    public record Presence(double arrivalHours, double departureHours, double energy, double absent) {

        /** All come, stay and need as they declare. */
        public static final Presence NONE = new Presence(0, 0, 0, 0);

        public Presence {
            Attributes.check("Presence", "of vehicles")
                    .atLeastZero("arrival_spread", arrivalHours)
                    .atLeastZero("departure_spread", departureHours)
                    .atLeastZero("energy_spread", energy)
                    .between("absent", Profile.of(absent), 0, 1)
                    .done();
        }

        /** Returns whether any may do otherwise. */
        public boolean any() {
            return !equals(NONE);
        }
    }

    /** Makes one of errors alone. */
    public static Forecast of(String id, double hour, double day) {
        return new Forecast(
                id,
                new Errors(hour, day, Errors.NONE.correlation(), Errors.NONE.shared()),
                Outages.NONE,
                Presence.NONE,
                Optional.empty());
    }

    /** Returns the same forecast with other failures. */
    public Forecast withOutages(Outages newOutages) {
        return new Forecast(id, errors, newOutages, presence, dayAhead);
    }

    /** Returns the same forecast with other spreads of when vehicles come and leave, and of their need. */
    public Forecast withPresence(Presence newPresence) {
        return new Forecast(id, errors, outages, newPresence, dayAhead);
    }

    /** Returns the names by which a forecast may be about a component, the closest first. */
    static List<String> names(Component component) {
        String table = component.kind().table();
        return List.of(table + ":" + component.id(), component.id(), component.carrier(), table);
    }

    /** Returns the same forecast; empty where only what is gone was meant. */
    @Override
    public Optional<Condition> without(ComponentNames gone, ComponentNames left) {
        return left.has(id) || !gone.has(id) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Forecast withProfiles(UnaryOperator<Profile> change) {
        return new Forecast(id, errors, outages, presence, dayAhead.map(change));
    }

    @Override
    public Map<String, Profile> drivers() {
        return Map.of();
    }
}
