package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Activities of many plants that are alike but for their size: one variable, shared in proportion to what each can do. Mutable, for one
 * program.
 */
final class AlikeActivities {

    private final DispatchModel program;
    private final ActivityTable table;
    private final int slots;
    /** In the order in which the first of each came. */
    private final List<Group> all = new ArrayList<>();
    /** By site and slot; null where there is none. */
    private final @Nullable Group[] last;

    /** By what the table finds alike, and slot; null where none came. */
    private final @Nullable Group[] known;

    /** By activity and slot: number of its group, counted from 1; 0 of those that are not shared. */
    private final int[] groups;
    /** By activity and slot: what it can do, in MW. */
    private final double[] most;

    AlikeActivities(DispatchModel program, int slots) {
        this.program = program;
        this.slots = slots;
        table = program.table;
        last = new @Nullable Group[program.sites.count() * slots];
        known = new @Nullable Group[table.alikeCount() * slots];
        groups = new int[table.count() * slots];
        most = new double[groups.length];
    }

    /** Activities with the same injection and cost at a site and slot. */
    private static final class Group {

        private final int number;
        private final int first;
        private final int site;
        private final int slot;
        private final double perMw;
        private final double cost;
        /** Group at the same site and slot that came before. */
        private final @Nullable Group before;

        /** Sum of what they can do, and how much too large rounding made it. */
        private double sum;

        private double excess;

        private Group(int number, int first, int site, int slot, double perMw, double cost, @Nullable Group before) {
            this.number = number;
            this.first = first;
            this.site = site;
            this.slot = slot;
            this.perMw = perMw;
            this.cost = cost;
            this.before = before;
        }

        private void add(double mw) {
            double more = mw - excess;
            double longer = sum + more;
            excess = (longer - sum) - more;
            sum = longer;
        }

        private double mw() {
            return sum - excess;
        }
    }

    /** Adds an activity of a plant that stands alone; {@code weight} is that of its cost. */
    void add(int activity, int slot, double weight, double mw) {
        int place = table.alike(activity) * slots + slot;
        Group group = known[place];
        if (group == null) {
            // Of what stands alone, injection and cost are those of any period.
            group = group(
                    activity, slot, table.site(activity), table.perMw(activity, 0), table.cost(activity, 0) * weight);
            known[place] = group;
        }
        add(group, activity, slot, mw);
    }

    /** Adds an activity that can do so many MW, each of which injects {@code perMw} at a site and costs so much. */
    void add(int activity, int slot, int site, double perMw, double cost, double mw) {
        add(group(activity, slot, site, perMw, cost), activity, slot, mw);
    }

    private Group group(int activity, int slot, int site, double perMw, double cost) {
        Group latest = last[site * slots + slot];
        Group group = latest;
        while (group != null && (group.perMw != perMw || group.cost != cost)) {
            group = group.before;
        }
        if (group == null) {
            group = new Group(all.size() + 1, activity, site, slot, perMw, cost, latest);
            last[site * slots + slot] = group;
            all.add(group);
        }
        return group;
    }

    private void add(Group group, int activity, int slot, double mw) {
        group.add(mw);
        groups[activity * slots + slot] = group.number;
        most[activity * slots + slot] = mw;
    }

    /** Makes the variables, after all were added. */
    void close() {
        for (Group group : all) {
            Variable power = program.model.addVariable(0, group.mw(), group.cost);
            program.inject(power, group.site, group.perMw, group.slot);
            program.powers[group.first * slots + group.slot] = power;
        }
    }

    /** Returns powers of a solution by activity and slot; those of their own variables where they share none, 0 where they have none. */
    double[] powers(Solution solution) {
        double[] sums = new double[all.size() + 1];
        double[] taken = new double[sums.length];
        for (Group group : all) {
            Variable power = program.powers[group.first * slots + group.slot];
            sums[group.number] = group.mw();
            taken[group.number] = power == null ? 0 : solution.value(power);
        }
        double[] mw = new double[groups.length];
        for (int place = 0; place < mw.length; place++) {
            int group = groups[place];
            if (group > 0) {
                mw[place] = most[place] / sums[group] * taken[group];
            } else {
                Variable own = program.powers[place];
                mw[place] = own == null ? 0 : solution.value(own);
            }
        }
        return mw;
    }
}
