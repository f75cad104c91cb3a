package org.rexnet.core.study;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Rules of a unit that is either on or off; its minimum and maximum output hold only while it is on. A capacity may be that of several
 * modules, each of which is such a unit and all of which are alike.
 *
 * @param startUpCost money per start
 * @param shutDownCost money per stop
 * @param standByCost money per hour on
 * @param minUpSnapshots snapshots that it stays on once started
 * @param minDownSnapshots snapshots that it stays off once stopped
 * @param upBefore snapshots that it had been on before the first
 * @param downBefore snapshots that it had been off before the first; above 0 it was off
 * @param rampStartUp largest output in the snapshot of a start, per unit of capacity; infinite where there is no limit
 * @param rampShutDown largest output in the snapshot before a stop, per unit of capacity; infinite where there is no limit
 * @param moduleMw capacity of a module in MW; 0 where all of the capacity is one unit, or its expansion names the module
 */
public record Commitment(
        Profile startUpCost,
        Profile shutDownCost,
        Profile standByCost,
        int minUpSnapshots,
        int minDownSnapshots,
        int upBefore,
        int downBefore,
        double rampStartUp,
        double rampShutDown,
        double moduleMw) {

    public Commitment {
        if (!Expansion.isModule(moduleMw)) {
            throw new IllegalArgumentException("A module must be 0, or at least %s MW and finite, but is %s."
                    .formatted(Expansion.SMALLEST_MODULE, moduleMw));
        }
        if (minUpSnapshots < 0 || minDownSnapshots < 0 || upBefore < 0 || downBefore < 0) {
            throw new IllegalArgumentException("Up and down times must be at least 0 snapshots.");
        }
        if (!(rampStartUp >= 0) || !(rampShutDown >= 0)) {
            throw new IllegalArgumentException("Ramp limits must be at least 0.");
        }
    }

    /** Makes rules of a capacity that is one unit. */
    public Commitment(
            Profile startUpCost,
            Profile shutDownCost,
            Profile standByCost,
            int minUpSnapshots,
            int minDownSnapshots,
            int upBefore,
            int downBefore,
            double rampStartUp,
            double rampShutDown) {
        this(
                startUpCost,
                shutDownCost,
                standByCost,
                minUpSnapshots,
                minDownSnapshots,
                upBefore,
                downBefore,
                rampStartUp,
                rampShutDown,
                0);
    }

    /** Returns a unit that was on for one snapshot before, with costs and times of 0 and no ramp limits. */
    public static Commitment free() {
        return new Commitment(
                Profile.ZERO,
                Profile.ZERO,
                Profile.ZERO,
                0,
                0,
                1,
                0,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** Returns the same rules with other costs per start and per stop. */
    public Commitment withCosts(double startUp, double shutDown) {
        return withCosts(Profile.of(startUp), Profile.of(shutDown));
    }

    /** Returns the same rules with every series replaced. */
    Commitment withProfiles(UnaryOperator<Profile> change) {
        return with(draft -> {
            draft.startUpCost = change.apply(startUpCost);
            draft.shutDownCost = change.apply(shutDownCost);
            draft.standByCost = change.apply(standByCost);
        });
    }

    /** Returns the same rules with costs per start and per stop changed. */
    Commitment withSwitchingCosts(UnaryOperator<Profile> change) {
        return withCosts(change.apply(startUpCost), change.apply(shutDownCost));
    }

    private Commitment withCosts(Profile startUp, Profile shutDown) {
        return with(draft -> {
            draft.startUpCost = startUp;
            draft.shutDownCost = shutDown;
        });
    }

    /** Returns the same rules with other minimum times, in snapshots. */
    public Commitment withMinTimes(int up, int down) {
        return with(draft -> {
            draft.minUpSnapshots = up;
            draft.minDownSnapshots = down;
        });
    }

    /** Returns the same rules for a unit that has been on, or off, for so many snapshots; one of both is 0. */
    public Commitment withHistory(int up, int down) {
        return with(draft -> {
            draft.upBefore = up;
            draft.downBefore = down;
        });
    }

    /** Returns the same rules for modules of a capacity in MW that are units each. */
    public Commitment withModules(double newModuleMw) {
        return with(draft -> draft.moduleMw = newModuleMw);
    }

    /** Returns the capacity of each unit in MW, that of the modules which are built or else of these rules; 0 where all is one unit. */
    public double moduleMw(Optional<Expansion> expansion) {
        double built = expansion.map(Expansion::module).orElse(0.0);
        return built > 0 ? built : moduleMw;
    }

    /** Returns whether the unit, or one of the modules, was on before the first snapshot. */
    public boolean wasOn() {
        return downBefore == 0 && upBefore > 0;
    }

    private Commitment with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** The same values, to be changed before they are a record again; mutable, for one thread. */
    private static final class Draft {

        Profile startUpCost;
        Profile shutDownCost;
        Profile standByCost;
        int minUpSnapshots;
        int minDownSnapshots;
        int upBefore;
        int downBefore;
        double rampStartUp;
        double rampShutDown;
        double moduleMw;

        Draft(Commitment from) {
            startUpCost = from.startUpCost;
            shutDownCost = from.shutDownCost;
            standByCost = from.standByCost;
            minUpSnapshots = from.minUpSnapshots;
            minDownSnapshots = from.minDownSnapshots;
            upBefore = from.upBefore;
            downBefore = from.downBefore;
            rampStartUp = from.rampStartUp;
            rampShutDown = from.rampShutDown;
            moduleMw = from.moduleMw;
        }

        Commitment made() {
            return new Commitment(
                    startUpCost,
                    shutDownCost,
                    standByCost,
                    minUpSnapshots,
                    minDownSnapshots,
                    upBefore,
                    downBefore,
                    rampStartUp,
                    rampShutDown,
                    moduleMw);
        }
    }
}
