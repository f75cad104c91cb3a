package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Stores that are steps of power in a program of a single period. Steps whose cost is far from the prices that were found last are no variables: they
 * are taken not at all, or in full, those of a site as one injection, which spares the solver most of its columns. They become variables where the
 * prices that follow say otherwise. Mutable, for one program.
 */
final class SteppedStores {

    private static final double SHARE = 0.02;
    private static final double LEAST = 0.5;
    private static final double SLACK = 1e-7;

    private final DispatchModel program;
    /** Prices that were found last, by site; empty where there are none. */
    private final double[] known;

    private final List<Store> all = new ArrayList<>();
    private final List<Step> far = new ArrayList<>();
    /** MW that far steps inject in full, by site. */
    private final double[] full;

    private final @Nullable Variable[] fullAt;

    /** Prepares the stores of a program; {@code known} are the prices that were found last, by site, or none. */
    SteppedStores(DispatchModel program, double[] known) {
        this.program = program;
        this.known = known;
        full = new double[program.sites.count()];
        fullAt = new @Nullable Variable[full.length];
    }

    /** A store: content if nothing is done, what content is worth, and its steps. */
    record Store(int plant, int first, double held, EndWorth.Steps worth, List<Step> steps) {}

    /** Step of a store; mutable. */
    static final class Step {

        final StoreSteps step;
        private final int site;
        private final double perMw;
        private boolean inFull;
        /** Null while it is far. */
        private @Nullable Variable power;

        private Step(StoreSteps step, int site, double perMw) {
            this.step = step;
            this.site = site;
            this.perMw = perMw;
        }

        /** Returns what a MWh of it earns at the prices of sites, in money. */
        double earned(double[] prices) {
            return (step.content() < 0 ? 1 : -1) * prices[site] - step.cost();
        }

        /** Returns its variable; null while it is far. */
        @Nullable
        Variable power() {
            return power;
        }

        /** Returns its power in a solution. */
        double mw(Solution solution) {
            return power != null ? solution.value(power) : inFull ? step.mw() : 0;
        }
    }

    List<Store> all() {
        return all;
    }

    /** Adds a store of a plant whose first activity has a number among all. */
    void add(int p, Plant plant, int first, double held, EndWorth.Steps worth) {
        int period = program.window.from();
        List<Step> steps = new ArrayList<>();
        for (StoreSteps one : StoreSteps.of(plant, period, program.window.sight(), held, worth, program.hours)) {
            Activity.Leg leg = plant.activities().get(one.activity()).legs().get(0);
            Step step = new Step(one, leg.site(), leg.perMw(period));
            double earned = known.length == 0 ? 0 : step.earned(known);
            if (known.length > 0 && Math.abs(earned) > LEAST + SHARE * Math.abs(known[leg.site()])) {
                step.inFull = earned > 0;
                far.add(step);
                take(step, 1);
            } else {
                let(step);
            }
            steps.add(step);
        }
        all.add(new Store(p, first, held, worth, steps));
    }

    /** Adds what far steps inject in full, after all stores were added. */
    void close() {
        for (int site = 0; site < full.length; site++) {
            if (full[site] != 0) {
                Variable taken = program.model.addVariable(full[site], full[site], 0);
                program.inject(taken, site, 1, 0);
                fullAt[site] = taken;
            }
        }
    }

    /** Counts a far step as taken in full, or not any more. */
    private void take(Step step, int sign) {
        if (step.inFull) {
            full[step.site] += sign * step.step.mw() * step.perMw;
            program.model.addConstant(sign * step.step.mw() * step.step.cost() * program.hours);
        }
    }

    /** Makes a step a variable. */
    private void let(Step step) {
        Variable power = program.model.addVariable(0, step.step.mw(), step.step.cost() * program.hours);
        program.inject(power, step.site, step.perMw, 0);
        step.power = power;
    }

    /** Makes variables of the far steps that the prices found do not support; returns whether there were any. */
    boolean free(double[] prices) {
        boolean any = far.removeIf(step -> {
            double earned = step.earned(prices);
            boolean isWrong = step.inFull ? earned < -SLACK : earned > SLACK;
            if (isWrong) {
                free(step);
            }
            return isWrong;
        });
        fix();
        return any;
    }

    /** Makes variables of all far steps; returns whether there were any. */
    boolean freeAll() {
        boolean any = !far.isEmpty();
        far.forEach(this::free);
        far.clear();
        fix();
        return any;
    }

    boolean hasFar() {
        return !far.isEmpty();
    }

    private void free(Step step) {
        take(step, -1);
        let(step);
    }

    private void fix() {
        for (int site = 0; site < full.length; site++) {
            Variable taken = fullAt[site];
            if (taken != null && program.model.upper(taken) != full[site]) {
                program.model.setBounds(taken, full[site], full[site]);
            }
        }
    }
}
