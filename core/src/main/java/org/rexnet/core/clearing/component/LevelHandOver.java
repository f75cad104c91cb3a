package org.rexnet.core.clearing.component;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;

/**
 * Storage that hands over its levels. Where it is cyclic, the level after what the first window of a block sees is that with which the
 * block must end.
 */
final class LevelHandOver implements HandOver {

    private final ComponentKind kind;
    private final String attribute;
    private final List<Boolean> cyclic;
    private final List<Optional<Profile>> given;
    private final Continuation continuation;
    /** NaN where there are none yet. */
    private final double[] levels;

    private final double[] ends;

    /** Returns a storage that the window before left with a level, and that must end with another where one is given. */
    interface Continuation {
        Component of(Component storage, double levelMwh, OptionalDouble endMwh, Horizon horizon);
    }

    /**
     * Prepares the storage of one kind.
     *
     * @param attribute of its levels in results
     * @param cyclic by component
     * @param given levels that are prescribed, by component
     */
    LevelHandOver(
            ComponentKind kind,
            String attribute,
            List<Boolean> cyclic,
            List<Optional<Profile>> given,
            Continuation continuation) {
        this.kind = kind;
        this.attribute = attribute;
        this.cyclic = cyclic;
        this.given = given;
        this.continuation = continuation;
        levels = new double[cyclic.size()];
        ends = new double[levels.length];
    }

    /** Starts a block with no level known, but where the one with which a cyclic storage must end, and so begin, is prescribed. */
    @Override
    public void begin(Horizon.Block block) {
        Arrays.fill(levels, Double.NaN);
        for (int i = 0; i < levels.length; i++) {
            if (cyclic.get(i)) {
                levels[i] =
                        given.get(i).map(profile -> profile.at(block.end() - 1)).orElse(Double.NaN);
            }
            ends[i] = levels[i];
        }
    }

    @Override
    public Component continued(Component component, int i, Horizon horizon, boolean isToEnd) {
        if (Double.isNaN(levels[i])) {
            return component;
        }
        return continuation.of(
                component,
                levels[i],
                isToEnd && !Double.isNaN(ends[i]) ? OptionalDouble.of(ends[i]) : OptionalDouble.empty(),
                horizon);
    }

    /** Returns the share of a level that is left after the first snapshot: a given initial level loses nothing. */
    static double kept(Profile standingLoss, Horizon horizon) {
        return horizon.at(0).kept(standingLoss.at(0));
    }

    /** Returns the levels that are given, and a last one where none is. */
    static Profile endingAt(Optional<Profile> given, double level, Horizon horizon) {
        double[] levels = new double[horizon.size()];
        for (int t = 0; t < levels.length; t++) {
            int t0 = t;
            levels[t] = given.map(profile -> profile.at(t0)).orElse(Double.NaN);
        }
        int last = levels.length - 1;
        levels[last] = Double.isNaN(levels[last]) ? level : levels[last];
        return Profile.of(levels);
    }

    @Override
    public void take(Clearing clearing, RollingWindow window) {
        double[][] found = clearing.series(kind, attribute);
        for (int i = 0; i < levels.length; i++) {
            if (Double.isNaN(levels[i]) && cyclic.get(i)) {
                ends[i] = found[found.length - 1][i];
            }
            levels[i] = found[window.end() - window.first() - 1][i];
        }
    }
}
