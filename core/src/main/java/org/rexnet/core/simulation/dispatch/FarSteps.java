package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.optimization.LinearModel;

/**
 * Steps of stores whose cost is far from the prices that were found last: they are held at nothing or in full, which spares the solver most of its
 * columns, and freed where the prices that follow say otherwise. Mutable, for one program.
 */
final class FarSteps {

    private static final double SHARE = 0.02;
    private static final double LEAST = 0.5;
    private static final double SLACK = 1e-7;

    private final LinearModel model;
    private final List<Held> held = new ArrayList<>();

    /** Step that is held, in full or at nothing. */
    private record Held(DispatchModel.Part part, boolean inFull) {}

    private FarSteps(LinearModel model) {
        this.model = model;
    }

    /** Holds nothing. */
    static FarSteps none(DispatchModel program) {
        return new FarSteps(program.model);
    }

    /** Holds the far steps of a program. */
    static FarSteps of(DispatchModel program, double[] prices) {
        FarSteps far = new FarSteps(program.model);
        for (DispatchModel.SteppedStore store : program.steppedStores) {
            for (DispatchModel.Part part : store.parts()) {
                double earned = part.earned(prices);
                if (Math.abs(earned) > LEAST + SHARE * Math.abs(prices[part.site()])) {
                    far.hold(part, earned > 0);
                }
            }
        }
        return far;
    }

    private void hold(DispatchModel.Part part, boolean inFull) {
        double mw = inFull ? part.step().mw() : 0;
        model.setBounds(part.power(), mw, mw);
        held.add(new Held(part, inFull));
    }

    /** Frees those that the prices found do not support; returns whether there were any. */
    boolean free(double[] prices) {
        return held.removeIf(one -> {
            double earned = one.part.earned(prices);
            boolean isWrong = one.inFull ? earned < -SLACK : earned > SLACK;
            if (isWrong) {
                model.setBounds(one.part.power(), 0, one.part.step().mw());
            }
            return isWrong;
        });
    }

    /** Frees all; returns whether any was held. */
    boolean freeAll() {
        boolean any = !held.isEmpty();
        held.forEach(one -> model.setBounds(one.part.power(), 0, one.part.step().mw()));
        held.clear();
        return any;
    }
}
