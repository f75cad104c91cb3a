package org.rexnet.core.clearing.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;

/**
 * Snapshots of a study that are cleared together: their linear model, the injections at every bus, and the facts about variables and
 * rows. Components and flow models add themselves to it and know nothing else of the problem.
 *
 * <p>A window can be moved to other snapshots of the same structure, so that one model serves many. Mutable, for one thread.
 */
public final class Window {

    /** From this weight on a snapshot needs no unit of money of its own. */
    private static final double LARGE_WEIGHT = 1e-3;

    /** Smallest unit of money in which solvers can still tell a price. */
    private static final double LEAST_MONEY_UNIT = 1e-6;

    private Study study;
    private final ClearingOptions options;
    private final LinearModel model;
    private final Map<ComponentKey, Variable> capacities = new LinkedHashMap<>();
    private boolean existsLeast = true;
    private final Map<ComponentKey, Constraint> wholeModules = new HashMap<>();
    private final NodalInjections injections;
    private final WholeVariables wholeVariables;
    private final SnapshotOrder order = new SnapshotOrder();
    private final VariableRegister register = new VariableRegister();
    private final int size;
    private final int[] blockStarts;
    private final int[] blockEnds;
    private final @Nullable SubproblemLinks links;
    private final LimitRegister limitRegister;
    private double[] weights;
    private boolean hasNewWeights = true;
    private int first;

    /**
     * Opens snapshots {@code first} to before {@code first + size} within a model that may hold others, too.
     *
     * @param limitRegister notes what the limits mean
     * @param isPart whether the window is a part of the horizon whose capacities, borders and shares of limits are decided elsewhere
     */
    public Window(
            LinearModel model,
            Study study,
            ClearingOptions options,
            int first,
            int size,
            LimitRegister limitRegister,
            boolean isPart) {
        this.model = model;
        this.study = study;
        this.options = options;
        this.first = first;
        this.size = size;
        this.limitRegister = limitRegister;
        wholeVariables = new WholeVariables(model);
        links = isPart ? new SubproblemLinks(model) : null;
        blockStarts = blockStarts(study.horizon(), first, size);
        blockEnds = blockEnds(blockStarts);
        weights = weights(study.horizon(), first, size);
        injections = new NodalInjections(study.network().buses().size(), size);
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

    private static int[] blockEnds(int[] starts) {
        int[] ends = new int[starts.length];
        for (int k = starts.length - 1; k >= 0; k--) {
            boolean isLast = k + 1 == starts.length || starts[k + 1] != starts[k];
            ends[k] = isLast ? k : ends[k + 1];
        }
        return ends;
    }

    private static double[] weights(Horizon horizon, int first, int size) {
        double[] weights = new double[size];
        for (int k = 0; k < size; k++) {
            weights[k] = horizon.at(first + k).objectiveWeight();
        }
        return weights;
    }

    /**
     * Moves the window; the snapshots must have the same blocks and time-independent coefficients.
     *
     * @param changed the study itself, or one that differs from it in the power of loads only
     */
    public void moveTo(Study changed, int newFirst) {
        study = changed;
        first = newFirst;
        double[] newWeights = weights(study.horizon(), first, size);
        hasNewWeights = !Arrays.equals(newWeights, weights);
        weights = newWeights;
    }

    /** Tells the complete model that errors in snapshots that hardly count matter as much as elsewhere, per MWh. */
    public void tellMoneyUnits() {
        boolean anySmall = false;
        for (double weight : weights) {
            anySmall |= weight > 0 && weight < LARGE_WEIGHT;
        }
        if (!anySmall) {
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

    /** Returns the study of the snapshots. */
    public Study study() {
        return study;
    }

    /** Returns how they are cleared. */
    public ClearingOptions options() {
        return options;
    }

    /** Returns the model to which all add themselves. */
    public LinearModel model() {
        return model;
    }

    /** Returns what is injected at every bus. */
    public NodalInjections injections() {
        return injections;
    }

    /** Returns the position in the horizon of the window's first snapshot. */
    public int first() {
        return first;
    }

    /** Returns the number of snapshots of the window. */
    public int size() {
        return size;
    }

    /** Returns the position in the window of the first snapshot of the block of snapshot {@code k}. */
    public int blockStart(int k) {
        return blockStarts[k];
    }

    /** Returns the position in the window of the last snapshot of the block of snapshot {@code k}. */
    public int blockEnd(int k) {
        return blockEnds[k];
    }

    /** Returns snapshot {@code k} of the window. */
    public Horizon.Snapshot snapshot(int k) {
        return study.horizon().at(first + k);
    }

    /** Returns which snapshot variables and constraints belong to, as far as it was told. */
    public SnapshotOrder snapshotOrder() {
        return order;
    }

    /** Returns the book of what the limits mean. */
    public LimitRegister limits() {
        return limitRegister;
    }

    /** Returns what links this part of the horizon with the rest; empty where the window is cleared for itself. */
    public Optional<SubproblemLinks> links() {
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
    public double weight(int k) {
        return weights[k];
    }

    /** Returns whether the weights are others than before the last move: costs that are the same in all snapshots follow them. */
    public boolean hasNewWeights() {
        return hasNewWeights;
    }

    /** Adds the variable of a component's capacity, of which so much exists. */
    void addCapacity(ComponentKey component, Variable variable, double existing) {
        capacities.put(component, variable);
        existsLeast &= existing == model.lower(variable);
    }

    /** Returns whether what exists of each capacity that is a variable is the least that it may be. */
    public boolean existsLeast() {
        return existsLeast;
    }

    /** Adds the row by which a capacity is a number of modules. */
    void addWholeModules(ComponentKey component, Constraint row) {
        wholeModules.put(component, row);
    }

    /** Makes a capacity a number of modules, or lets it differ from that; does nothing to one that is continuous anyway. */
    public void holdWholeModules(ComponentKey component, boolean held) {
        Constraint row = wholeModules.get(component);
        if (row != null) {
            model.setConstraintBounds(row, held ? 0 : Double.NEGATIVE_INFINITY, held ? 0 : Double.POSITIVE_INFINITY);
        }
    }

    /** Returns the variable of a component's capacity; empty where it is a number. */
    public Optional<Variable> capacity(ComponentKey component) {
        return Optional.ofNullable(capacities.get(component));
    }

    /** Returns the variables of capacities by component. */
    public Map<ComponentKey, Variable> capacities() {
        return Collections.unmodifiableMap(capacities);
    }

    /** Returns the variables that must be whole. */
    public WholeVariables wholeVariables() {
        return wholeVariables;
    }

    /** Enters a block with a variable for each snapshot of the window. */
    public void enter(Variables block, ComponentKey component, Quantity quantity) {
        order.place(block);
        enter(block, component, quantity, k -> k);
    }

    /** Adds variables, one for each snapshot of the window, that neither inject nor cost anything: nobody asks what they are. */
    public Variables addInner(String words) {
        Variables added = model.addVariables(size);
        order.place(added);
        model.name(added, words + " ", k -> snapshot(k).label());
        return added;
    }

    /** Adds a named constraint for each snapshot of the window. */
    public Constraints addRows(String name, double lower, double upper) {
        Constraints added = model.addConstraints(size, lower, upper);
        nameRows(added, name);
        return added;
    }

    /** Enters a block whose i-th variable is for a snapshot of the window. */
    public void enter(Variables block, ComponentKey component, Quantity quantity, IntUnaryOperator snapshot) {
        register.enter(block, component, quantity, snapshot);
        model.name(
                block,
                "",
                i -> register.words(component, quantity) + " "
                        + snapshot(snapshot.applyAsInt(i)).label());
    }

    /** Enters a block with a variable for each of some components in each snapshot, snapshot by snapshot. */
    public void enter(Variables block, List<ComponentKey> components, Quantity quantity) {
        register.enter(
                block,
                i -> new VariableRegister.Entry(
                        components.get(i % components.size()), quantity, i / components.size()));
        model.name(
                block,
                "",
                i -> register.words(components.get(i % components.size()), quantity) + " "
                        + snapshot(i / components.size()).label());
    }

    /** Enters a variable that belongs to all snapshots. */
    public void enter(Variable variable, ComponentKey component, Quantity quantity) {
        register.enter(variable, component, quantity);
        model.name(variable, register.words(component, quantity));
    }

    /** Returns which quantity of which component each variable is. */
    public VariableRegister register() {
        return register;
    }

    /** Names a constraint per snapshot of the window. */
    public void nameRows(Constraints block, String name) {
        order.place(block);
        model.name(block, name + " ", k -> snapshot(k).label());
    }

    /** Names a constraint of one snapshot by its position in the horizon. */
    public void nameRow(Constraint row, String name, int t) {
        nameRow(row, name, () -> "", t);
    }

    /** Names a constraint of one snapshot in two parts; the second is asked for when the name is printed. */
    public void nameRow(Constraint row, String prefix, Supplier<String> name, int t) {
        int k = t - first;
        order.place(row, k);
        model.name(
                new Constraints(row.index(), 1),
                prefix,
                i -> name.get() + " " + snapshot(k).label());
    }
}
