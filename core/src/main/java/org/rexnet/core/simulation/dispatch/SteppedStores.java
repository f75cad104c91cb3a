package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Stores that are steps of power in a program of a single period. Steps whose cost is far from the prices that were found last are no
 * variables: they are taken not at all, or in full, those of a site as one injection, which spares the solver most of its columns. They
 * become variables where the prices that follow say otherwise. Mutable, for one program.
 */
final class SteppedStores {

    private static final double SHARE = 0.02;
    private static final double LEAST = 0.5;
    private static final double SLACK = 1e-7;

    private final DispatchModel program;
    /** Prices that were found last, by site; empty where there are none. */
    private final double[] known;

    final StoreSteps steps;
    /** Stores in the order in which they came: plant, content if nothing is done, and number after the last of its steps. */
    private int count;

    private int[] plants = new int[64];
    private double[] held = new double[64];
    private int[] ends = new int[64];
    /** By step: null while it is far. */
    private @Nullable Variable[] powers = new @Nullable Variable[256];

    private boolean[] inFull = new boolean[256];
    /** Steps that are far, in order. */
    private int[] far = new int[256];

    private int farCount;
    /** MW that far steps inject in full, by site. */
    private final double[] full;

    private final @Nullable Variable[] fullAt;

    /** Prepares the stores of a program; {@code known} are the prices that were found last, by site, or none. */
    SteppedStores(DispatchModel program, double[] known) {
        this.program = program;
        this.known = known;
        steps = new StoreSteps(program.table, program.window.from(), program.hours);
        full = new double[program.sites.count()];
        fullAt = new @Nullable Variable[full.length];
    }

    /** Adds the store of a plant; {@code content} is what it holds if nothing is done. */
    void add(int p, Reservoir store, double content, EndWorth.Steps worth) {
        int from = steps.count();
        steps.add(p, store, program.window.sight(), content, worth);
        if (count == plants.length) {
            plants = Arrays.copyOf(plants, 2 * count);
            held = Arrays.copyOf(held, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        plants[count] = p;
        held[count] = content;
        ends[count++] = steps.count();
        if (steps.count() > powers.length) {
            powers = Arrays.copyOf(powers, 2 * steps.count());
            inFull = Arrays.copyOf(inFull, powers.length);
            far = Arrays.copyOf(far, powers.length);
        }
        for (int step = from; step < steps.count(); step++) {
            double earned = known.length == 0 ? 0 : steps.earned(step, known);
            if (known.length > 0 && Math.abs(earned) > LEAST + SHARE * Math.abs(known[steps.site(step)])) {
                inFull[step] = earned > 0;
                far[farCount++] = step;
                take(step, 1);
            } else {
                let(step);
            }
        }
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
    private void take(int step, int sign) {
        if (inFull[step]) {
            full[steps.site(step)] += sign * steps.mw(step) * steps.perMw(step);
            program.model.addConstant(sign * steps.mw(step) * steps.cost(step) * program.hours);
        }
    }

    /** Makes a step a variable. */
    private void let(int step) {
        Variable power = program.model.addVariable(0, steps.mw(step), steps.cost(step) * program.hours);
        program.inject(power, steps.site(step), steps.perMw(step), 0);
        powers[step] = power;
    }

    /** Makes variables of the far steps that the prices found do not support; returns whether there were any. */
    boolean free(double[] prices) {
        int left = 0;
        for (int k = 0; k < farCount; k++) {
            int step = far[k];
            double earned = steps.earned(step, prices);
            if (inFull[step] ? earned < -SLACK : earned > SLACK) {
                free(step);
            } else {
                far[left++] = step;
            }
        }
        boolean any = left < farCount;
        farCount = left;
        fix();
        return any;
    }

    /** Makes variables of all far steps; returns whether there were any. */
    boolean freeAll() {
        boolean any = farCount > 0;
        for (int k = 0; k < farCount; k++) {
            free(far[k]);
        }
        farCount = 0;
        fix();
        return any;
    }

    boolean hasFar() {
        return farCount > 0;
    }

    private void free(int step) {
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

    /** Notes statuses of the variables of steps for a basis, by what they earn at prices. */
    void start(int[] columns, double[] prices, int below, int above) {
        for (int step = 0; step < steps.count(); step++) {
            Variable power = powers[step];
            if (power != null) {
                columns[power.index()] = steps.earned(step, prices) > 0 ? above : below;
            }
        }
    }

    /** Adds the powers of a solution by activity, and notes content by plant. */
    void read(Solution solution, double[] power, double[] content) {
        int step = 0;
        for (int k = 0; k < count; k++) {
            double mwh = held[k];
            for (; step < ends[k]; step++) {
                Variable own = powers[step];
                double mw = own != null ? solution.value(own) : inFull[step] ? steps.mw(step) : 0;
                power[steps.activity(step)] += mw;
                mwh += mw * program.hours * steps.content(step);
            }
            content[plants[k]] = mwh;
        }
    }
}
