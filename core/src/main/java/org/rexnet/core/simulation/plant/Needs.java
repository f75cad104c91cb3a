package org.rexnet.core.simulation.plant;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Activity.Kind;
import org.rexnet.core.simulation.dispatch.Activity.Leg;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Reservoir;

/** Energy that is wanted by some time: as a store that it fills, or as soon as can be where it does not wait. */
final class Needs {

    private static final double[] ZERO = {0};

    private Needs() {}

    /**
     * Energy wanted within some periods.
     *
     * @param site where it is taken
     * @param from first period
     * @param end period after the last
     * @param mwh wanted, behind losses
     * @param value money per MWh that is missing
     * @param mostMw most power by period
     * @param efficiency MWh behind losses per MWh taken
     */
    record Want(int site, int from, int end, double mwh, double value, double[] mostMw, double efficiency) {

        double most(int period) {
            return period < from || period >= end ? 0 : mostMw.length == 1 ? mostMw[0] : mostMw[period];
        }
    }

    static Plant plant(String name, int actor, Want want, double hours, boolean flexible) {
        List<Leg> leg = List.of(new Leg(want.site, new double[] {-1}));
        double[] most = new double[want.end];
        double left = want.mwh;
        for (int t = want.from; t < want.end; t++) {
            most[t] = flexible ? want.most(t) : Math.min(want.most(t), left / want.efficiency / hours);
            left -= most[t] * want.efficiency * hours;
        }
        Activity filling = new Activity(Kind.FILLING, leg, ZERO, most, -1, ZERO, want.efficiency);
        return new Plant(
                name, actor, List.of(filling), List.of(), Optional.of(empty(want)), 0, Double.POSITIVE_INFINITY);
    }

    private static Reservoir empty(Want want) {
        return new Reservoir(
                want.from,
                want.end,
                0,
                ZERO,
                new double[] {want.mwh},
                new double[] {1},
                ZERO,
                -1,
                0,
                want.value,
                want.mwh,
                true);
    }
}
