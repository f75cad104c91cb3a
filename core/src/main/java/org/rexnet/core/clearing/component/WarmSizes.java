package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;

/**
 * How much of a capacity is in each of its warm states; the rest is cold. A unit is in one state as a whole, unless that is relaxed.
 *
 * <pre>
 * one size:      x_s = u z_s,   sum of z_s &lt;= n
 * size sought:   sum of x_s &lt;= C;   of modules x_s = u z_s;
 *                of one unit x_s &lt;= M z_s, sum of z_s &lt;= 1, sum of x_s &gt;= C - M (1 - sum of z_s)
 * relaxed:       sum of x_s &lt;= C
 * </pre>
 */
final class WarmSizes {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Window window;
    private final LinearModel model;
    private final ComponentKey key;
    private final Capacity capacity;
    private final Units units;
    private final List<Warm> states = new ArrayList<>();
    private final List<Constraints> ties = new ArrayList<>();
    private final List<Constraints> sizeRows = new ArrayList<>();

    /**
     * Units that a capacity consists of.
     *
     * @param areWhole whether each is in one state
     * @param count how many at most; infinite where that is sought
     * @param mw of each; of one whose size is sought, more than it can have
     */
    record Units(boolean areWhole, double count, double mw) {}

    /** Warm state: MW of capacity in it, and how many units that are, where they must be whole. */
    record Warm(String words, Variables sizes, Optional<Variables> units) {}

    WarmSizes(Window window, ComponentKey key, Capacity capacity, Units units) {
        this.window = window;
        this.key = key;
        this.capacity = capacity;
        this.units = units;
        model = window.model();
    }

    /** Adds a state. */
    Warm add(String words) {
        Warm added = new Warm(words, window.addInner("MW in " + words + key), wholeUnits(words));
        states.add(added);
        return added;
    }

    private Optional<Variables> wholeUnits(String words) {
        if (!units.areWhole) {
            return Optional.empty();
        }
        Variables whole = window.addInner("units in " + words + key);
        for (int k = 0; k < window.size(); k++) {
            model.setBounds(whole.at(k), 0, units.count);
            model.setInteger(whole.at(k), true);
            window.wholeVariables().add(whole.at(k));
        }
        return Optional.of(whole);
    }

    /** Returns the states in the order in which they were added. */
    List<Warm> states() {
        return states;
    }

    /** Ties the sizes of all states to units and capacity. */
    void tie() {
        if (units.areWhole) {
            tieToUnits();
        }
        tieToCapacity();
    }

    /** x = u z, or at most that where the size of a unit is sought; not more units than there are. */
    private void tieToUnits() {
        boolean isSizeKnown = !capacity.isVariable() || Double.isInfinite(units.count);
        for (Warm state : states) {
            Constraints tie = window.addRows("units and MW in " + state.words() + key, isSizeKnown ? 0 : -INFINITE, 0);
            model.addTerms(tie, state.sizes(), 1);
            state.units().ifPresent(whole -> model.addTerms(tie, whole, -units.mw));
            ties.add(tie);
        }
        if (!Double.isInfinite(units.count)) {
            Constraints together = window.addRows("warm units of " + key, -INFINITE, units.count);
            states.forEach(state -> state.units().ifPresent(whole -> model.addTerms(together, whole, 1)));
        }
    }

    /** Ties the sum of all sizes to the capacity, where units do not. */
    private void tieToCapacity() {
        if (!units.areWhole || capacity.isVariable()) {
            double existing = capacity.isVariable() ? 0 : capacity.existing();
            sizeRows.add(ofCapacity("warm MW of ", -INFINITE, existing));
        }
        if (units.areWhole && capacity.isVariable() && !Double.isInfinite(units.count)) {
            Constraints all = ofCapacity("all or nothing warm of ", -units.mw, INFINITE);
            states.forEach(state -> state.units().ifPresent(whole -> model.addTerms(all, whole, -units.mw)));
            sizeRows.add(all);
        }
    }

    /** Adds rows of all that is warm less a capacity that is sought. */
    private Constraints ofCapacity(String words, double lower, double upper) {
        Constraints rows = window.addRows(words + key, lower, upper);
        states.forEach(state -> model.addTerms(rows, state.sizes(), 1));
        for (int k = 0; k < window.size() && capacity.isVariable(); k++) {
            model.addTerm(rows.at(k), capacity.variable(), -1);
        }
        return rows;
    }

    /** Returns the cost saved by one more MW in snapshot {@code k}, at the units found: of n units each is then 1/n MW larger. */
    double rent(Solution solution, int k) {
        double rent = sizeRows.stream()
                .mapToDouble(rows -> -solution.dual(rows.at(k)))
                .sum();
        for (int s = 0; s < ties.size() && sizeRows.isEmpty(); s++) {
            double whole = solution.value(states.get(s).units().orElseThrow().at(k));
            rent -= solution.dual(ties.get(s).at(k)) * whole / units.count;
        }
        return rent;
    }

    /** Returns the MW in some states in snapshot {@code k}. */
    static double sum(Solution solution, List<Warm> some, int k) {
        return some.stream()
                .mapToDouble(state -> solution.value(state.sizes().at(k)))
                .sum();
    }
}
