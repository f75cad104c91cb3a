package org.rexnet.core.study;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Demand that can be shifted: a given energy within each window of so many snapshots, at any time within it.
 *
 * <p>Windows follow each other from the first snapshot of each block. The last of a block may have fewer snapshots and needs energy in
 * proportion to their number. Where the study prices lost load, energy may stay away at that price.
 *
 * @param id unique among the flexible loads
 * @param bus name of the bus
 * @param maxMw largest power in MW, at least 0
 * @param energyMwh withdrawn within each window in MWh, at least 0
 * @param windowSnapshots length of a window in snapshots, at least 1
 */
public record FlexibleLoad(String id, String bus, Profile maxMw, double energyMwh, int windowSnapshots)
        implements Component {

    public FlexibleLoad {
        Attributes.check("Flexible load", id)
                .atLeastZero("maxMw", maxMw)
                .atLeastZero("energyMwh", energyMwh)
                .finite("energyMwh", Profile.of(energyMwh))
                .aboveZero("windowSnapshots", Profile.of(windowSnapshots))
                .done();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.FLEXIBLE_LOAD;
    }

    @Override
    public List<String> buses() {
        return List.of(bus);
    }

    @Override
    public boolean canWait() {
        return true;
    }

    @Override
    public boolean passesEnergyAlone() {
        return true;
    }

    @Override
    public boolean passesState() {
        return windowSnapshots > 1;
    }

    /** Returns the energy in MWh of a window that has only so many snapshots. */
    public double energyMwh(int snapshots) {
        return energyMwh * Math.min(snapshots, windowSnapshots) / windowSnapshots;
    }

    @Override
    public List<Reach> reach(double hours) {
        return List.of(new Reach(bus, t -> 0, maxMw::at));
    }

    @Override
    public List<PricedPower> pricedPower() {
        return List.of(new PricedPower(Optional.of(bus), Bid.Side.BUY, maxMw::at, Optional.empty()));
    }

    @Override
    public FlexibleLoad withProfiles(UnaryOperator<Profile> change) {
        return new FlexibleLoad(id, bus, change.apply(maxMw), energyMwh, windowSnapshots);
    }
}
