package org.rexnet.core.clearing.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.traverse.BreadthFirstIterator;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LoopLaw;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.topology.Topology;

/**
 * Pipes that alone join two parts of a heat network, so that injections decide their flow as they decide that of a line: what the part on
 * one side lacks. They need no variable, and a limit only where it binds.
 *
 * <p>That holds where what enters a pipe leaves it at once: without a loss per MW and without delay; and where no law of a loop asks for
 * it. Buses that such pipes join share one balance and are called an area, as the buses of an electrical island are. Pipes of a mesh, whose
 * flow is a choice, stay variables.
 */
public final class RadialPipes {

    private final Window problem;
    private final List<PipeOperation> pipes = new ArrayList<>();
    private final List<Capacity> capacities = new ArrayList<>();
    /** Position among the radial pipes of each pipe of the study, below 0 where it is none. */
    private final int[] positions;

    private final int[] areas;
    private final int[] references;
    /** Radial pipes, the farthest from their area's reference first; with the bus at that side and at the other. */
    private final List<Step> steps = new ArrayList<>();

    private final double[] @Nullable [] sensitivities;
    private final double[][] flows;
    private final double[][] shadowPrices;
    private final double[][] rents;

    /** Radial pipe and its ends; {@code sign} is 1 where it points to the far bus, so that its flow is what the far side draws. */
    private record Step(int radial, int far, int near, int sign) {}

    /**
     * Finds the radial pipes of a problem.
     *
     * @param areSought whether there may be any; otherwise areas are electrical islands and single buses
     */
    public RadialPipes(Window problem, DcFlow dcFlow, boolean areSought) {
        this.problem = problem;
        Study study = problem.study();
        List<PipeOperation> all = study.pipes();
        positions = new int[all.size()];
        Arrays.fill(positions, -1);
        int buses = study.network().buses().size();
        int[] roots = areSought && !all.isEmpty() ? find(all, dcFlow) : eachItself(buses);
        areas = new int[buses];
        references = number(roots, dcFlow);
        sensitivities = new double[pipes.size()][];
        flows = new double[problem.size()][pipes.size()];
        shadowPrices = new double[problem.size()][pipes.size()];
        rents = new double[problem.size()][pipes.size()];
    }

    private static int[] eachItself(int buses) {
        int[] roots = new int[buses];
        for (int bus = 0; bus < buses; bus++) {
            roots[bus] = bus;
        }
        return roots;
    }

    /** Finds the radial pipes and the order in which their flows follow; returns for each bus one of its tree. */
    private int[] find(List<PipeOperation> all, DcFlow dcFlow) {
        Study study = problem.study();
        Set<Branch> radial = radial(study, all, dcFlow);
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < positions.length; i++) {
            if (radial.contains(all.get(i).pipe())) {
                positions[i] = pipes.size();
                byName.put(all.get(i).id(), pipes.size());
                pipes.add(all.get(i));
            }
        }
        return walk(
                Topology.of(study.network(), radial::contains),
                byName,
                study.network().buses().size());
    }

    /** Returns whether radial pipes may be left out of a problem: where it is told who sets prices, all that moves must be a variable. */
    public static boolean areSought(ClearingOptions options, boolean elastic) {
        return options.formulation() == FlowFormulation.SENSITIVITIES
                && options.explanation() != ClearingOptions.Explanation.SETTERS
                && options.extraRows().isEmpty()
                && !elastic;
    }

    private static Set<Branch> radial(Study study, List<PipeOperation> all, DcFlow dcFlow) {
        int[] busesOfIsland = new int[dcFlow.islandCount()];
        for (int bus = 0; bus < study.network().buses().size(); bus++) {
            busesOfIsland[dcFlow.island(bus)]++;
        }
        Set<String> inLaws = new HashSet<>();
        study.conditions(LoopLaw.class).forEach(law -> law.terms().forEach(term -> inLaws.add(term.pipe())));
        Set<Branch> lossless = new HashSet<>();
        for (PipeOperation pipe : all) {
            boolean passesAll = pipe.lossPerMw() == 0 && pipe.delaySnapshots() == 0;
            boolean withoutLines = pipe.buses().stream()
                    .allMatch(bus -> busesOfIsland[dcFlow.island(study.network().busIndex(bus))] == 1);
            if (passesAll && withoutLines && !inLaws.contains(pipe.id())) {
                lossless.add(pipe.pipe());
            }
        }
        Set<Branch> bridges = new HashSet<>();
        Topology.of(study.network(), lossless::contains)
                .bridges()
                .forEach(connection -> bridges.add(connection.branch()));
        return bridges;
    }

    /** Walks from one bus of each tree outwards; returns that bus for each bus. */
    private int[] walk(Topology forest, Map<String, Integer> byName, int buses) {
        Graph<Integer, Integer> graph = forest.graph();
        int[] roots = new int[buses];
        Arrays.fill(roots, -1);
        for (int root = 0; root < buses; root++) {
            if (roots[root] >= 0) {
                continue;
            }
            var iterator = new BreadthFirstIterator<>(graph, root);
            while (iterator.hasNext()) {
                int bus = iterator.next();
                roots[bus] = root;
                if (bus != root) {
                    int edge = iterator.getSpanningTreeEdge(bus);
                    Branch branch = forest.connections().get(edge).branch();
                    steps.add(step(branch, byName, Graphs.getOppositeVertex(graph, edge, bus), bus));
                }
            }
        }
        Collections.reverse(steps);
        return roots;
    }

    private Step step(Branch branch, Map<String, Integer> byName, int near, int far) {
        Integer radial = byName.get(branch.id());
        if (radial == null) {
            throw new IllegalStateException("Pipe %s is not radial.".formatted(branch.id()));
        }
        return new Step(radial, far, near, problem.study().network().busIndex(branch.from()) == near ? 1 : -1);
    }

    /** Numbers the areas in the order of their first bus; returns a bus of each, by which it is named. */
    private int[] number(int[] roots, DcFlow dcFlow) {
        int[] found = new int[roots.length];
        int count = 0;
        int[] areaOfReference = new int[roots.length];
        Arrays.fill(areaOfReference, -1);
        for (int bus = 0; bus < roots.length; bus++) {
            int reference = dcFlow.reference(dcFlow.island(roots[bus]));
            if (areaOfReference[reference] < 0) {
                areaOfReference[reference] = count;
                found[count++] = reference;
            }
            areas[bus] = areaOfReference[reference];
        }
        return Arrays.copyOf(found, count);
    }

    int size() {
        return pipes.size();
    }

    PipeOperation pipe(int radial) {
        return pipes.get(radial);
    }

    int areaCount() {
        return references.length;
    }

    /** Returns the area of a bus. */
    int area(int bus) {
        return areas[bus];
    }

    /** Returns the bus by which an area is named. */
    int reference(int area) {
        return references[area];
    }

    /** Returns the area that a radial pipe is in. */
    int areaOf(int radial) {
        return areas[problem.study().network().busIndex(pipes.get(radial).pipe().from())];
    }

    /** Returns the position among the radial pipes of pipe {@code i} of the study, below 0 where it is none. */
    public int position(int i) {
        return positions[i];
    }

    /** Tells the capacity of the next radial pipe; call in their order. */
    public void add(Capacity capacity) {
        capacities.add(capacity);
    }

    Capacity capacity(int radial) {
        return capacities.get(radial);
    }

    boolean hasVariables() {
        return !capacities.isEmpty() && capacities.stream().anyMatch(Capacity::isVariable);
    }

    /** Returns the share of capacity that may be used in snapshot {@code k} of the window. */
    double share(int radial, int k) {
        return pipes.get(radial).maxPu().at(problem.first() + k);
    }

    /** Returns the least flow that no variable moves. */
    double lower(int radial, int k) {
        return pipes.get(radial).direction() == Direction.FORWARD ? 0 : -upper(radial, k);
    }

    /** Returns the largest flow that no variable moves. */
    double upper(int radial, int k) {
        Capacity capacity = capacities.get(radial);
        return capacity.isVariable() ? Double.POSITIVE_INFINITY : capacity.share(share(radial, k));
    }

    /** Returns what one more MW of capacity saves per unit of a shadow price, below 0 forward and above 0 backward. */
    double rentPerShadowPrice(int radial, int k, double shadowPrice) {
        boolean byCapacity = shadowPrice < 0 || pipes.get(radial).direction() == Direction.BOTH;
        return byCapacity ? share(radial, k) : 0;
    }

    /** Writes the flows in MW by radial pipe, from the first to the second bus, for injections by bus. */
    void flows(double[] injections, double[] byPipe) {
        double[] sums = injections.clone();
        for (Step step : steps) {
            byPipe[step.radial()] = -step.sign() * sums[step.far()];
            sums[step.near()] += sums[step.far()];
        }
    }

    /** Returns how the flow of a radial pipe changes with injections by bus that the area's reference takes up; to be read only. */
    double[] sensitivities(int radial) {
        double[] known = sensitivities[radial];
        if (known == null) {
            known = new double[areas.length];
            for (int i = steps.size() - 1; i >= 0; i--) {
                Step step = steps.get(i);
                known[step.far()] = step.radial() == radial ? -step.sign() : known[step.near()];
            }
            sensitivities[radial] = known;
        }
        return known;
    }

    /** Takes the flows of snapshot {@code k} of a solution, and forgets what limits cost in the one before. */
    void startReading(int k, double[] byPipe) {
        System.arraycopy(byPipe, 0, flows[k], 0, byPipe.length);
        Arrays.fill(shadowPrices[k], 0);
        Arrays.fill(rents[k], 0);
    }

    /** Adds the shadow price of a limit: per hour, and over the snapshot with its weight as the saving of one more MW of capacity. */
    void addCost(int radial, int k, double shadowPrice, double rent) {
        shadowPrices[k][radial] += shadowPrice;
        rents[k][radial] += rent;
    }

    /** Returns the flow that was read last. */
    public double flow(int radial, int k) {
        return flows[k][radial];
    }

    /** Returns what the limits of a radial pipe cost in snapshot {@code k}, in money per MWh: below 0 forward, above 0 backward. */
    public double shadowPrice(int radial, int k) {
        return shadowPrices[k][radial];
    }

    /** Returns what one more MW of a radial pipe's capacity saves in snapshot {@code k}, with its weight. */
    public double rent(int radial, int k) {
        return rents[k][radial];
    }
}
