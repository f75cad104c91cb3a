package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rexnet.core.clearing.component.BalanceTerms;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.component.ComponentTerms;
import org.rexnet.core.clearing.component.ExtraRows;
import org.rexnet.core.clearing.component.GlobalTerms;
import org.rexnet.core.clearing.component.OutputLimitTerms;
import org.rexnet.core.clearing.flow.AngleFlow;
import org.rexnet.core.clearing.flow.FlowModel;
import org.rexnet.core.clearing.flow.RadialPipes;
import org.rexnet.core.clearing.flow.SensitivityFlow;
import org.rexnet.core.clearing.flow.TransportFlow;
import org.rexnet.core.clearing.model.LimitRegister;
import org.rexnet.core.clearing.model.WholeVariables;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Clearing of a {@link Window} of snapshots as a linear model: cost least, every bus in balance, every limit kept.
 *
 * <p>The model is that of {@link ComponentTerms} (injections and their cost) and of a {@link FlowModel} (the flows that the network can
 * carry). Mutable, for one thread.
 */
public final class ClearingProblem {

    private final Window window;
    private final LinearModel model;
    private final int firstColumn;
    private final int endColumn;
    private final List<ComponentTerms> components = new ArrayList<>();
    private final Map<ComponentKind, ComponentTerms> byKind = new LinkedHashMap<>();
    private final FlowModel flow;

    /**
     * Builds the problem of snapshots {@code first} to before {@code first + size}.
     *
     * @param elastic whether shortage and surplus are allowed at every bus, at no other cost than their own: for finding faults
     */
    public ClearingProblem(Study study, DcFlow dcFlow, ClearingOptions options, int first, int size, boolean elastic) {
        this(alone(study, options, first, size, new LimitRegister(elastic), false), dcFlow, elastic, Optional.empty());
    }

    /** Builds the problem of snapshots {@code first} to before {@code first + size}; takes over what it can of one of other snapshots. */
    public ClearingProblem(
            Study study, DcFlow dcFlow, ClearingOptions options, int first, int size, Optional<ClearingProblem> alike) {
        this(alone(study, options, first, size, new LimitRegister(false), false), dcFlow, false, alike);
    }

    /** Builds the problem of a whole study within a model that holds others, too. */
    public static ClearingProblem within(LinearModel model, Study study, DcFlow dcFlow, ClearingOptions options) {
        int size = study.horizon().size();
        Window window = new Window(model, study, options, 0, size, new LimitRegister(false), false);
        return new ClearingProblem(window, dcFlow, false, Optional.empty());
    }

    /** Builds the problem of a window that says what its limits mean. */
    static ClearingProblem withBook(Study study, DcFlow dcFlow, ClearingOptions options, int first, int size) {
        Window window = alone(study, options, first, size, new LimitRegister(true), false);
        return new ClearingProblem(window, dcFlow, false, Optional.empty());
    }

    /** Builds the problem of a part of the horizon, whose capacities, borders and shares of limits are decided elsewhere. */
    static ClearingProblem ofPart(Study study, DcFlow dcFlow, ClearingOptions options, int first, int size) {
        Window window = alone(study, options, first, size, new LimitRegister(false), true);
        return new ClearingProblem(window, dcFlow, false, Optional.empty());
    }

    private static Window alone(
            Study study, ClearingOptions options, int first, int size, LimitRegister limitRegister, boolean isPart) {
        return new Window(new LinearModel(), study, options, first, size, limitRegister, isPart);
    }

    private ClearingProblem(Window window, DcFlow dcFlow, boolean elastic, Optional<ClearingProblem> alike) {
        this.window = window;
        model = window.model();
        firstColumn = model.variableCount();
        ClearingOptions options = window.options();
        RadialPipes radialPipes = new RadialPipes(window, dcFlow, RadialPipes.areSought(options, elastic));
        Optional<FlowModel> flowAlike = alike.map(other -> other.flow);
        flow = switch (options.formulation()) {
            case SENSITIVITIES -> new SensitivityFlow(window, dcFlow, radialPipes, flowAlike);
            case ANGLES -> new AngleFlow(window, dcFlow, flowAlike);
            case TRANSPORT -> new TransportFlow(window, dcFlow, flowAlike);
        };
        ClearingKind.Site site = new ClearingKind.Site(window, radialPipes, flow.lineLimits(), elastic);
        for (ComponentKind kind : ClearingKind.inModelOrder()) {
            Optional<ComponentTerms> ofAlike = alike.map(other -> other.byKind.get(kind));
            ClearingKind.of(kind).maker().make(site, ofAlike).ifPresent(terms -> byKind.put(kind, terms));
        }
        components.addAll(byKind.values());
        components.add(new GlobalTerms(window, components));
        components.add(new OutputLimitTerms(window));
        components.add(new ExtraRows(window));
        components.forEach(ComponentTerms::build);
        window.injections().index();
        flow.build();
        parametrize();
        endColumn = model.variableCount();
        window.tellMoneyUnits();
    }

    private void parametrize() {
        window.injections().clearFixed();
        components.forEach(ComponentTerms::parametrize);
        flow.parametrize();
    }

    /**
     * Moves the window; the snapshots must have the same blocks and time-independent coefficients.
     *
     * @param changed the study itself, or one that differs from it in the power of loads only
     */
    public void moveTo(Study changed, int newFirst) {
        window.moveTo(changed, newFirst);
        parametrize();
    }

    /** Returns the snapshots and their model. */
    public Window window() {
        return window;
    }

    /** Returns the study. */
    public Study study() {
        return window.study();
    }

    /** Returns the model. */
    public LinearModel model() {
        return model;
    }

    /** Returns how flow is modelled. */
    public FlowModel flow() {
        return flow;
    }

    /** Returns the position in the horizon of the window's first snapshot. */
    int first() {
        return window.first();
    }

    /** Returns the number of snapshots of the window. */
    public int size() {
        return window.size();
    }

    /** Returns the variables that must be whole. */
    WholeVariables wholeVariables() {
        return window.wholeVariables();
    }

    /** Sets what a MW costs that a bus lacks, or has too much, in an elastic problem. */
    void priceImbalance(double shortage, double surplus) {
        balances().price(shortage, surplus);
    }

    /** Returns what buses lack, above 0, or have too much, below 0, in an elastic problem, above a size. */
    List<BalanceTerms.Imbalance> imbalances(Solution solution, double smallestMw) {
        return balances().imbalances(solution, smallestMw);
    }

    private BalanceTerms balances() {
        return (BalanceTerms) Objects.requireNonNull(byKind.get(ComponentKind.BUS));
    }

    /** Multiplies the cost of this problem's own variables, as money of another year is counted. */
    void scaleCost(double factor) {
        for (int j = firstColumn; j < endColumn; j++) {
            Variable variable = new Variable(j);
            model.setCost(variable, factor * model.cost(variable));
            if (model.quadraticCost(variable) != 0) {
                model.setQuadraticCost(variable, factor * model.quadraticCost(variable));
            }
        }
    }

    /** Returns the cost of this problem's own variables. */
    public double cost(Solution solution) {
        double cost = 0;
        for (int j = firstColumn; j < endColumn; j++) {
            Variable variable = new Variable(j);
            double value = solution.value(variable);
            cost += (model.cost(variable) + model.quadraticCost(variable) * value) * value;
        }
        return cost;
    }

    /** Returns the cost of the window's snapshots that no decision changes. */
    public double constantCost() {
        return components.stream().mapToDouble(ComponentTerms::constantCost).sum();
    }

    /** Returns the flow limits that are in the model, in the order of their rows. */
    List<FlowLimit> flowLimits() {
        return flow instanceof SensitivityFlow sensitivities
                ? sensitivities.rows().inOrderOfRows()
                : List.of();
    }

    /** Adds flow limits that bound before. */
    public void learn(List<FlowLimit> known) {
        if (flow instanceof SensitivityFlow sensitivities) {
            sensitivities.rows().learn(known);
        }
    }

    /** Returns the tonnes of carbon dioxide that generators and plants emit in the window, with the weights of generators. */
    double tonnes(Solution solution) {
        return components.stream().mapToDouble(terms -> terms.tonnes(solution)).sum();
    }

    /** Returns the load that is not served in the window, in MWh of what snapshots stand for. */
    double unservedMwh(Solution solution) {
        return balances().unservedMwh(solution);
    }

    /** Returns the energy that loads draw in the window, in MWh of what snapshots stand for. */
    double loadMwh() {
        double energy = 0;
        for (var load : study().loads()) {
            for (int k = 0; k < size(); k++) {
                energy -= load.sign() * load.powerMw().at(first() + k) * window.weight(k);
            }
        }
        return energy;
    }

    /** Writes the capacities, which are the same in all windows. */
    public void readCapacities(Solution solution, ClearingResults results) {
        components.forEach(terms -> terms.readCapacities(solution, results));
        flow.lineLimits().readCapacities(solution, results);
    }

    /** Writes what happens in the window's snapshots. */
    public void read(Solution solution, ClearingResults results) {
        flow.read(solution, results);
        components.forEach(terms -> terms.read(solution, results));
    }
}
