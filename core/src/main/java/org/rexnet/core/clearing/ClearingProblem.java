package org.rexnet.core.clearing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Clearing of a window of snapshots as a linear model: cost least, every bus in balance, every limit kept.
 *
 * <p>The model is that of {@link ComponentTerms} (what injects, at which cost) and of a {@link FlowModel} (what the network carries).
 * A window can be moved to other snapshots of the same structure, so that one model serves many. Mutable, for one thread.
 */
final class ClearingProblem {

    private static final int ROWS_PER_ROUND_SINGLE = 20;
    private static final int ROWS_PER_ROUND_COUPLED = 8;

    /** From this weight on a snapshot needs no unit of money of its own. */
    private static final double LARGE_WEIGHT = 1e-3;

    /** Smallest unit of money in which solvers can still tell a price. */
    private static final double LEAST_MONEY_UNIT = 1e-6;

    private Study study;
    private final ClearingOptions options;
    private final LinearModel model;
    private final Map<String, Variable> capacities = new LinkedHashMap<>();
    private final Map<String, Constraint> wholeModules = new HashMap<>();
    private final int firstColumn;
    private final int endColumn;
    private final NodalInjections injections;
    private final List<ComponentTerms> components = new ArrayList<>();
    /** Tables by the first variable of their components. */
    private final TreeMap<Integer, ComponentKind> tables = new TreeMap<>();

    private final GeneratorTerms generators;
    private final LoadTerms loads;
    private final RadialPipes radialPipes;
    private final FlowModel flow;
    private final BalanceTerms balanceTerms;
    private final WholeVariables wholeVariables;
    private final SnapshotOrder order = new SnapshotOrder();
    private final Owners owners = new Owners();
    private final int size;
    private final int[] blockStarts;
    private final @Nullable PartLinks links;
    private final LimitBook limitBook;
    private double[] weights;
    private boolean hasNewWeights = true;
    private int first;

    /**
     * Builds the problem of snapshots {@code first} to before {@code first + size}.
     *
     * @param elastic whether shortage and surplus are allowed at every bus, at no other cost than their own: for finding faults
     */
    ClearingProblem(Study study, DcFlow dcFlow, ClearingOptions options, int first, int size, boolean elastic) {
        this(
                new LinearModel(),
                study,
                dcFlow,
                options,
                first,
                size,
                elastic,
                new LimitBook(elastic),
                false,
                Optional.empty());
    }

    /** Builds the problem of snapshots {@code first} to before {@code first + size}; takes over what it can of one of other snapshots. */
    ClearingProblem(
            Study study, DcFlow dcFlow, ClearingOptions options, int first, int size, Optional<ClearingProblem> alike) {
        this(new LinearModel(), study, dcFlow, options, first, size, false, new LimitBook(false), false, alike);
    }

    /** Builds the problem of a whole study within a model that holds others, too. */
    static ClearingProblem within(LinearModel model, Study study, DcFlow dcFlow, ClearingOptions options) {
        int size = study.horizon().size();
        return new ClearingProblem(
                model, study, dcFlow, options, 0, size, false, new LimitBook(false), false, Optional.empty());
    }

    /** Builds the problem of a window that says what its limits mean. */
    static ClearingProblem withBook(Study study, DcFlow dcFlow, ClearingOptions options, int first, int size) {
        return new ClearingProblem(
                new LinearModel(),
                study,
                dcFlow,
                options,
                first,
                size,
                false,
                new LimitBook(true),
                false,
                Optional.empty());
    }

    /** Builds the problem of a part of the horizon, whose capacities, borders and shares of limits are decided elsewhere. */
    static ClearingProblem ofPart(Study study, DcFlow dcFlow, ClearingOptions options, int first, int size) {
        return new ClearingProblem(
                new LinearModel(),
                study,
                dcFlow,
                options,
                first,
                size,
                false,
                new LimitBook(false),
                true,
                Optional.empty());
    }

    private ClearingProblem(
            LinearModel model,
            Study study,
            DcFlow dcFlow,
            ClearingOptions options,
            int first,
            int size,
            boolean elastic,
            LimitBook limitBook,
            boolean isPart,
            Optional<ClearingProblem> alike) {
        this.model = model;
        wholeVariables = new WholeVariables(model);
        firstColumn = model.variableCount();
        this.study = study;
        links = isPart ? new PartLinks(model) : null;
        this.limitBook = limitBook;
        this.options = options;
        this.first = first;
        this.size = size;
        blockStarts = blockStarts(study.horizon(), first, size);
        weights = weights(study.horizon(), first, size);
        injections = new NodalInjections(study.network().buses().size(), size);
        generators = new GeneratorTerms(this, alike.map(other -> other.generators));
        StorageUnitTerms storageUnits = new StorageUnitTerms(this);
        StoreTerms stores = new StoreTerms(this);
        LinkTerms linkTerms = new LinkTerms(this);
        radialPipes = new RadialPipes(this, dcFlow, RadialPipes.areSought(options, elastic));
        tables.put(model.variableCount(), ComponentKind.LINE);
        flow = options.formulation() == FlowFormulation.SENSITIVITIES
                ? new SensitivityFlow(this, dcFlow, alike.map(other -> other.flow))
                : new NodalFlow(
                        this, dcFlow, options.formulation() == FlowFormulation.ANGLES, alike.map(other -> other.flow));
        components.add(generators);
        components.add(storageUnits);
        components.add(stores);
        components.add(linkTerms);
        components.add(new PipeTerms(this));
        ChpTerms chp = new ChpTerms(this);
        components.add(chp);
        components.add(new BidTerms(this));
        components.add(new ContractTerms(this));
        components.add(new FlexibleLoadTerms(this));
        components.add(new BuildingTerms(this));
        components.add(new ChargingTerms(this));
        loads = new LoadTerms(this, alike.map(other -> other.loads));
        components.add(loads);
        balanceTerms = new BalanceTerms(this, elastic);
        components.add(balanceTerms);
        components.add(new GlobalTerms(this, generators, storageUnits, stores, linkTerms, chp));
        components.forEach(this::build);
        injections.index();
        flow.build();
        parametrize();
        endColumn = model.variableCount();
        tellMoneyUnits();
    }

    /** Tells the model that errors in snapshots that hardly count matter as much as elsewhere, per MWh. */
    private void tellMoneyUnits() {
        if (Arrays.stream(weights).noneMatch(weight -> weight > 0 && weight < LARGE_WEIGHT)) {
            return;
        }
        order.complete(model, injections, size);
        model.setMoneyUnits(
                j -> order.isKnownColumn(j) ? moneyUnit(order.ofColumn(j)) : 1,
                i -> order.isKnownRow(i) ? moneyUnit(order.ofRow(i)) : 1);
    }

    private double moneyUnit(int k) {
        double weight = weights[k];
        return weight > 0 && weight < LARGE_WEIGHT ? Math.max(weight, LEAST_MONEY_UNIT) : 1;
    }

    private void build(ComponentTerms terms) {
        tables.put(model.variableCount(), terms.kind());
        terms.build();
    }

    private static int[] blockStarts(Horizon horizon, int first, int size) {
        int[] starts = new int[size];
        for (int k = 1; k < size; k++) {
            boolean same = horizon.at(first + k)
                    .block()
                    .equals(horizon.at(first + k - 1).block());
            starts[k] = same ? starts[k - 1] : k;
        }
        return starts;
    }

    private static double[] weights(Horizon horizon, int first, int size) {
        return IntStream.range(first, first + size)
                .mapToDouble(t -> horizon.at(t).objectiveWeight())
                .toArray();
    }

    private void parametrize() {
        injections.clearFixed();
        components.forEach(ComponentTerms::parametrize);
        flow.parametrize();
    }

    /**
     * Moves the window; the snapshots must have the same blocks and time-independent coefficients.
     *
     * @param changed the study itself, or one that differs from it in the power of loads only
     */
    void moveTo(Study changed, int newFirst) {
        study = changed;
        first = newFirst;
        double[] newWeights = weights(study.horizon(), first, size);
        hasNewWeights = !Arrays.equals(newWeights, weights);
        weights = newWeights;
        parametrize();
    }

    Study study() {
        return study;
    }

    ClearingOptions options() {
        return options;
    }

    LinearModel model() {
        return model;
    }

    /** Returns the pipes that have no variables. */
    RadialPipes radialPipes() {
        return radialPipes;
    }

    NodalInjections injections() {
        return injections;
    }

    FlowModel flow() {
        return flow;
    }

    /** Returns the position in the horizon of the window's first snapshot. */
    int first() {
        return first;
    }

    /** Returns the number of snapshots of the window. */
    int size() {
        return size;
    }

    /** Returns the position in the window of the first snapshot of the block of snapshot {@code k}. */
    int blockStart(int k) {
        return blockStarts[k];
    }

    /** Returns the position in the window of the last snapshot of the block of snapshot {@code k}. */
    int blockEnd(int k) {
        int last = k;
        while (last + 1 < size && blockStarts[last + 1] == blockStarts[k]) {
            last++;
        }
        return last;
    }

    Horizon.Snapshot snapshot(int k) {
        return study.horizon().at(first + k);
    }

    /** Returns which snapshot variables and constraints belong to, as far as it was told. */
    SnapshotOrder snapshotOrder() {
        return order;
    }

    /** Returns how many limits of flow are added per snapshot and round: dense rows are dear where snapshots are coupled. */
    int rowsPerRound() {
        return size == 1 ? ROWS_PER_ROUND_SINGLE : ROWS_PER_ROUND_COUPLED;
    }

    /** Returns whether a row is a balance of energy. */
    boolean isBalance(Constraint row) {
        return flow.isBalance(row);
    }

    /** Sets what a MW costs that a bus lacks, or has too much, in an elastic problem. */
    void priceImbalance(double shortage, double surplus) {
        balanceTerms.price(shortage, surplus);
    }

    /** Returns what buses lack, above 0, or have too much, below 0, in an elastic problem, above a size. */
    List<BalanceTerms.Imbalance> imbalances(Solution solution, double smallestMw) {
        return balanceTerms.imbalances(solution, smallestMw);
    }

    /** Returns what the limits mean, which is noted in an elastic problem only. */
    LimitBook limits() {
        return limitBook;
    }

    /** Returns the table of the component that injects a variable. */
    ComponentKind kind(Variable injected) {
        return tables.floorEntry(injected.index()).getValue();
    }

    /** Returns what links this part of the horizon with the rest; empty where the window is cleared for itself. */
    Optional<PartLinks> links() {
        return Optional.ofNullable(links);
    }

    /** Returns whether the window begins within a block. */
    boolean isCutBefore() {
        return links != null && first > 0 && isSameBlock(first - 1, first);
    }

    /** Returns whether the window ends within a block. */
    boolean isCutAfter() {
        int end = first + size;
        return links != null && end < study.horizon().size() && isSameBlock(end - 1, end);
    }

    /** Returns the position in the horizon of the last snapshot of the block in which the window ends. */
    int lastOfBlock() {
        int last = first + size - 1;
        while (last + 1 < study.horizon().size() && isSameBlock(last, last + 1)) {
            last++;
        }
        return last;
    }

    private boolean isSameBlock(int t, int u) {
        return study.horizon().at(t).block().equals(study.horizon().at(u).block());
    }

    /** Returns the hours that snapshot {@code k} stands for in the cost. */
    double weight(int k) {
        return weights[k];
    }

    /** Returns whether the weights are others than before the last move: costs that are the same in all snapshots follow them. */
    boolean hasNewWeights() {
        return hasNewWeights;
    }

    /** Adds the variable of a capacity by kind and name of its component. */
    void addCapacity(String name, Variable variable) {
        capacities.put(name, variable);
    }

    /** Adds the row by which a capacity is a number of modules. */
    void addWholeModules(String name, Constraint row) {
        wholeModules.put(name, row);
    }

    /** Makes a capacity a number of modules, or lets it differ from that; does nothing to one that is continuous anyway. */
    void holdWholeModules(String name, boolean held) {
        Constraint row = wholeModules.get(name);
        if (row != null) {
            model.setConstraintBounds(row, held ? 0 : Double.NEGATIVE_INFINITY, held ? 0 : Double.POSITIVE_INFINITY);
        }
    }

    /** Returns the variable of a capacity by kind and name of its component, such as {@code generator wind}. */
    Optional<Variable> capacity(String name) {
        return Optional.ofNullable(capacities.get(name));
    }

    /** Returns the output of a generator that shares its variables with none. */
    Variables output(String generator) {
        return generators.output(generator);
    }

    /** Returns the variables of capacities by kind and name of their components. */
    Map<String, Variable> capacities() {
        return Collections.unmodifiableMap(capacities);
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
    double cost(Solution solution) {
        double cost = 0;
        for (int j = firstColumn; j < endColumn; j++) {
            Variable variable = new Variable(j);
            double value = solution.value(variable);
            cost += (model.cost(variable) + model.quadraticCost(variable) * value) * value;
        }
        return cost;
    }

    /** Returns the variables that must be whole. */
    WholeVariables wholeVariables() {
        return wholeVariables;
    }

    /** Returns the cost of the window's snapshots that no decision changes. */
    double constantCost() {
        return components.stream().mapToDouble(ComponentTerms::constantCost).sum();
    }

    /** Returns the flow limits that are in the model, in the order of their rows. */
    List<FlowLimit> flowLimits() {
        return flow instanceof SensitivityFlow sensitivities
                ? sensitivities.rows().inOrderOfRows()
                : List.of();
    }

    /** Adds flow limits that bound before. */
    void learn(List<FlowLimit> known) {
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
        return balanceTerms.unservedMwh(solution);
    }

    /** Returns the energy that loads draw in the window, in MWh of what snapshots stand for. */
    double loadMwh() {
        double energy = 0;
        for (var load : study.loads()) {
            for (int k = 0; k < size; k++) {
                energy -= load.sign() * load.powerMw().at(first + k) * weight(k);
            }
        }
        return energy;
    }

    /** Writes the capacities, which are the same in all windows. */
    void readCapacities(Solution solution, Results results) {
        components.forEach(terms -> terms.readCapacities(solution, results));
        flow.lineLimits().readCapacities(solution, results);
    }

    /** Writes what happens in the window's snapshots. */
    void read(Solution solution, Results results) {
        flow.read(solution, results);
        components.forEach(terms -> terms.read(solution, results));
    }

    /** Names a variable per snapshot of the window by the component that it is all of. */
    void nameVariables(Variables block, String component) {
        nameVariables(block, "", component);
    }

    /** Names a variable per snapshot of the window by its part of a component, as in {@code spill of } and {@code storage unit lake}. */
    void nameVariables(Variables block, String part, String component) {
        order.place(block);
        owners.put(block, component, component);
        model.name(block, part + component + " ", k -> snapshot(k).label());
    }

    /** Returns which component each variable belongs to. */
    Owners owners() {
        return owners;
    }

    /** Names a constraint per snapshot of the window. */
    void nameRows(Constraints block, String name) {
        order.place(block);
        model.name(block, name + " ", k -> snapshot(k).label());
    }

    /** Names a constraint of one snapshot by its position in the horizon. */
    void nameRow(Constraint row, String name, int t) {
        int k = t - first;
        order.place(row, k);
        model.name(new Constraints(row.index(), 1), name + " ", i -> snapshot(k).label());
    }
}
