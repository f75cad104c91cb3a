package org.rexnet.core.clearing.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/** Variables of a problem that must be whole: relaxed for a first look, or fixed so that there are prices. Mutable, for one thread. */
public final class WholeVariables {

    private final LinearModel model;
    private final List<Whole> all = new ArrayList<>();
    private final List<Variable> modules = new ArrayList<>();

    WholeVariables(LinearModel model) {
        this.model = model;
    }

    /** A variable that must be whole, and its bounds as long as it is not fixed. */
    private record Whole(Variable variable, double lower, double upper) {}

    /** Adds a variable with the bounds that it has now. */
    public void add(Variable variable) {
        all.add(new Whole(variable, model.lower(variable), model.upper(variable)));
    }

    /** Adds a whole number of modules of which a capacity is made. */
    public void addModules(Variable variable) {
        modules.add(variable);
        add(variable);
    }

    /** Returns the whole numbers of modules of which capacities are made. */
    public List<Variable> modules() {
        return Collections.unmodifiableList(modules);
    }

    /** Returns whether nothing must be whole. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Lets the variables take any value between their bounds, or takes that back; none is fixed any more. */
    public void relax(boolean relaxed) {
        for (Whole whole : all) {
            model.setBounds(whole.variable(), whole.lower(), whole.upper());
            model.setInteger(whole.variable(), !relaxed);
        }
    }

    /** Fixes the variables at their values in a solution and makes them continuous. */
    public void fix(Solution solution) {
        for (Whole whole : all) {
            double value = Math.rint(solution.value(whole.variable()));
            model.setBounds(whole.variable(), value, value);
            model.setInteger(whole.variable(), false);
        }
    }
}
