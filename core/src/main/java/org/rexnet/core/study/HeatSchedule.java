package org.rexnet.core.study;

import java.util.List;
import java.util.function.UnaryOperator;
import org.rexnet.network.Pipe;

/**
 * Temperatures at which a heat bus is run, whatever flows there: the schedule that makes a clearing of heat linear.
 *
 * @param bus heat bus
 * @param supplyCelsius of the supply pipes in C
 * @param returnCelsius of the return pipes in C, at most that of the supply
 * @param groundCelsius around the pipes in C
 */
public record HeatSchedule(String bus, Profile supplyCelsius, Profile returnCelsius, Profile groundCelsius)
        implements Condition {

    /** Supply temperature in C where a study does not say. */
    public static final double DEFAULT_SUPPLY_CELSIUS = 70;

    /** Return temperature in C where a study does not say. */
    public static final double DEFAULT_RETURN_CELSIUS = 40;

    /** Temperature of the ground in C where a study does not say. */
    public static final double DEFAULT_GROUND_CELSIUS = 10;

    public HeatSchedule {
        Attributes.check("Heat schedule of bus", bus)
                .finite("supplyCelsius", supplyCelsius)
                .finite("returnCelsius", returnCelsius)
                .finite("groundCelsius", groundCelsius)
                .ordered("returnCelsius", returnCelsius, "supplyCelsius", supplyCelsius)
                .done();
    }

    /** Returns 70 C, 40 C and 10 C. */
    public static HeatSchedule standard(String bus) {
        return of(bus, DEFAULT_SUPPLY_CELSIUS, DEFAULT_RETURN_CELSIUS, DEFAULT_GROUND_CELSIUS);
    }

    /** Returns a schedule that never changes. */
    public static HeatSchedule of(String bus, double supplyCelsius, double returnCelsius, double groundCelsius) {
        return new HeatSchedule(bus, Profile.of(supplyCelsius), Profile.of(returnCelsius), Profile.of(groundCelsius));
    }

    /** Returns what all of a pipe would lose in snapshot {@code t} at the temperatures of this bus, in MW. */
    public double lossMw(Pipe pipe, int t) {
        return pipe.linearLossMw(supplyCelsius.at(t), returnCelsius.at(t), groundCelsius.at(t));
    }

    @Override
    public String id() {
        return bus;
    }

    @Override
    public List<String> buses() {
        return List.of(bus);
    }

    @Override
    public HeatSchedule withProfiles(UnaryOperator<Profile> change) {
        return new HeatSchedule(
                bus, change.apply(supplyCelsius), change.apply(returnCelsius), change.apply(groundCelsius));
    }
}
