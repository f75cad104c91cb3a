package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Activities of many plants that are alike but for their size: one variable, shared in proportion to what each can do. Mutable, for one program.
 */
final class AlikeActivities {

    private final DispatchModel program;
    private final int slots;
    /** In the order in which the first of each came. */
    private final List<Group> all = new ArrayList<>();
    /** By site and slot; null where there is none. */
    private final @Nullable Group[] last;

    /** By activity and slot; null of those that are not shared. */
    private final @Nullable Variable[] powers;

    private final double[] shares;

    AlikeActivities(DispatchModel program, int activities, int slots) {
        this.program = program;
        this.slots = slots;
        last = new @Nullable Group[program.sites.count() * slots];
        powers = new @Nullable Variable[activities * slots];
        shares = new double[powers.length];
    }

    /** Activities with the same injection and cost at a site and slot. */
    private static final class Group {

        private final int site;
        private final int slot;
        private final double perMw;
        private final double cost;
        /** Group at the same site and slot that came before. */
        private final @Nullable Group before;

        private int[] activities = new int[4];
        private double[] most = new double[4];
        private int count;

        private Group(int site, int slot, double perMw, double cost, @Nullable Group before) {
            this.site = site;
            this.slot = slot;
            this.perMw = perMw;
            this.cost = cost;
            this.before = before;
        }

        private void add(int activity, double mw) {
            if (count == most.length) {
                activities = Arrays.copyOf(activities, 2 * count);
                most = Arrays.copyOf(most, 2 * count);
            }
            activities[count] = activity;
            most[count++] = mw;
        }
    }

    /** Adds an activity that can do so many MW, each of which injects {@code perMw} at a site and costs so much. */
    void add(int activity, int slot, int site, double perMw, double cost, double mw) {
        Group group = last[site * slots + slot];
        while (group != null && (group.perMw != perMw || group.cost != cost)) {
            group = group.before;
        }
        if (group == null) {
            group = new Group(site, slot, perMw, cost, last[site * slots + slot]);
            last[site * slots + slot] = group;
            all.add(group);
        }
        group.add(activity, mw);
    }

    /** Makes the variables, after all were added. */
    void close() {
        for (Group group : all) {
            double sum = Arrays.stream(group.most, 0, group.count).sum();
            Variable power = program.model.addVariable(0, sum, group.cost);
            program.inject(power, group.site, group.perMw, group.slot);
            program.powers[group.activities[0]][group.slot] = power;
            for (int k = 0; k < group.count; k++) {
                int place = group.activities[k] * slots + group.slot;
                powers[place] = power;
                shares[place] = group.most[k] / sum;
            }
        }
    }

    /** Returns the power of an activity in a slot in a solution; that of its own variable where it shares none, 0 where it has none. */
    double mw(Solution solution, int activity, int slot) {
        int place = activity * slots + slot;
        Variable shared = powers[place];
        if (shared != null) {
            return shares[place] * solution.value(shared);
        }
        Variable own = program.powers[activity][slot];
        return own == null ? 0 : solution.value(own);
    }
}
