package org.rexnet.core.study;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Building that is heated from a bus and kept between two temperatures, its walls and rooms one thermal mass: C dT/dt = q + g - (T -
 * T_outdoor) / R.
 *
 * <p>With heating q, gain g and outdoor temperature constant over d hours this is solved exactly by T_k = a T_k-1 + (1 - a) (T_outdoor
 * + R (q + g)), a = exp(-d / (R C)). In between, T moves from one end to the other without turning, so that limits that hold at the ends
 * of a snapshot hold within it. The temperature before a block is that after its last snapshot.
 *
 * @param id unique among the buildings
 * @param bus name of the bus that it is heated from
 * @param resistanceKPerMw R: kelvin by which it is warmer than outdoors per MW of heat, above 0
 * @param capacityMwhPerK C: MWh that warm it by one kelvin, above 0
 * @param gainMw g: heat from sun, people and devices in MW
 * @param outdoorCelsius T_outdoor
 * @param minCelsius lowest temperature at the end of a snapshot
 * @param maxCelsius highest temperature at the end of a snapshot
 * @param maxHeatMw largest q in MW, at least 0
 */
public record Building(
        String id,
        String bus,
        double resistanceKPerMw,
        double capacityMwhPerK,
        Profile gainMw,
        Profile outdoorCelsius,
        Profile minCelsius,
        Profile maxCelsius,
        double maxHeatMw)
        implements Component {

    public Building {
        Attributes.check("Building", id)
                .aboveZero("resistanceKPerMw", Profile.of(resistanceKPerMw))
                .finite("resistanceKPerMw", Profile.of(resistanceKPerMw))
                .aboveZero("capacityMwhPerK", Profile.of(capacityMwhPerK))
                .finite("capacityMwhPerK", Profile.of(capacityMwhPerK))
                .finite("gainMw", gainMw)
                .finite("outdoorCelsius", outdoorCelsius)
                .finite("minCelsius", minCelsius)
                .finite("maxCelsius", maxCelsius)
                .ordered("minCelsius", minCelsius, "maxCelsius", maxCelsius)
                .atLeastZero("maxHeatMw", maxHeatMw)
                .done();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.BUILDING;
    }

    @Override
    public List<String> buses() {
        return List.of(bus);
    }

    @Override
    public Optional<Exogenous> exogenous() {
        return Optional.of(new Exogenous(Exogenous.Cause.TEMPERATURE, outdoorCelsius));
    }

    @Override
    public Building withExogenous(Profile given) {
        return new Building(
                id, bus, resistanceKPerMw, capacityMwhPerK, gainMw, given, minCelsius, maxCelsius, maxHeatMw);
    }

    @Override
    public boolean storesEnergy() {
        return true;
    }

    @Override
    public boolean passesState() {
        return true;
    }

    /** Returns the share a of a temperature difference to outdoors that is left after so many hours. */
    public double keptShare(double hours) {
        return Math.exp(-hours / (resistanceKPerMw * capacityMwhPerK));
    }

    /** Returns (1 - a) R: by how many kelvin 1 MW over so many hours makes it warmer at their end. */
    public double warmingKPerMw(double hours) {
        return -Math.expm1(-hours / (resistanceKPerMw * capacityMwhPerK)) * resistanceKPerMw;
    }

    /** Returns the temperature in Celsius to which gain and outdoor temperature of snapshot {@code t} draw it without heating. */
    public double unheatedCelsius(int t) {
        return outdoorCelsius.at(t) + resistanceKPerMw * gainMw.at(t);
    }

    @Override
    public List<Reach> reach(double hours) {
        return List.of(new Reach(bus, t -> 0, t -> maxHeatMw));
    }

    @Override
    public Building withProfiles(UnaryOperator<Profile> change) {
        return new Building(
                id,
                bus,
                resistanceKPerMw,
                capacityMwhPerK,
                change.apply(gainMw),
                change.apply(outdoorCelsius),
                change.apply(minCelsius),
                change.apply(maxCelsius),
                maxHeatMw);
    }
}
