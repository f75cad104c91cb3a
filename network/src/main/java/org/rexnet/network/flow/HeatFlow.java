package org.rexnet.network.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.HeatState.BusState;
import org.rexnet.network.flow.HeatState.ConsumerState;
import org.rexnet.network.flow.HeatState.PipeSide;
import org.rexnet.network.flow.HeatState.PipeState;
import org.rexnet.network.flow.HeatState.ProducerState;

/**
 * Steady flow of water and heat through the pipes of a network, for any number of dispatches; starts from the state
 * last found and is for one thread.
 *
 * <p>Hydraulics: friction after Darcy, Weisbach and Colebrook ({@link PipeFriction}), bends and fittings not counted;
 * supply and return have their own flows in loops, as their water differs in viscosity. Temperatures: exponential decay
 * to that of the ground along each pipe, mixing at buses, no heat from friction. In standing water everything has the
 * temperature of the ground and nothing is lost: the linear loss of the market model, in contrast, assumes that pipes
 * are kept hot. Pressures: the slack producer holds the least that gives every consumer who draws its {@link
 * HeatParameters#stationPressurePa}; pumps of other producers find the difference at their bus.
 *
 * <p>A network may have several parts that pipes do not connect; other branches play no role.
 */
public final class HeatFlow {

    /** Largest correction of a mass flow, as a share of it, at which heat counts as met. */
    private static final double TOLERANCE = 1e-10;

    private static final int MAX_CORRECTIONS = 400;

    /** Least share of a correction that is applied: smaller ones where corrections grow, as waters mix. */
    private static final double LEAST_DAMPING = 0.02;

    /** Growth of all mass flows over those of a network without losses at which more flow is no answer. */
    private static final double RUNAWAY = 1e6;

    private final Network network;
    private final HeatParameters parameters;
    private final PipeGraph graph;
    private final Hydraulics supplyHydraulics;
    private final Hydraulics returnHydraulics;
    private final Temperatures supplyTemperatures;
    private final Temperatures returnTemperatures;
    private final double[] supplyPressures;
    private final double[] returnPressures;
    private final double[] drawn;

    private HeatFlow(Network network, HeatParameters parameters) {
        this.network = network;
        this.parameters = parameters;
        graph = new PipeGraph(network);
        supplyHydraulics = new Hydraulics(graph, parameters.supplyWater());
        returnHydraulics = new Hydraulics(graph, parameters.returnWater());
        supplyTemperatures = new Temperatures(graph, parameters.heatCapacityJPerKgK());
        returnTemperatures = new Temperatures(graph, parameters.heatCapacityJPerKgK());
        supplyPressures = new double[graph.buses.size()];
        returnPressures = new double[graph.buses.size()];
        drawn = new double[graph.buses.size()];
    }

    /** Returns the heat flow through all pipes of a network. */
    public static HeatFlow of(Network network, HeatParameters parameters) {
        return new HeatFlow(network, parameters);
    }

    /**
     * Finds the state that settles.
     *
     * <p>Where it is undeliverable: producers feed in more than consumers draw, the water arrives too cold or too warm,
     * or no flows are found (seen where plants of very different temperatures meet in meshes, once in 400 wild draws).
     *
     * @throws IllegalArgumentException where the dispatch does not fit the network: an unknown bus, no or two slack
     *     producers for connected pipes, a consumer without a producer, a return temperature above all supply
     *     temperatures
     */
    public HeatSolution solve(HeatDispatch dispatch) {
        HeatMasses masses =
                new HeatMasses(network, graph, parameters.heatCapacityJPerKgK(), dispatch, supplyTemperatures.excess);
        if (!settle(masses)) {
            return new Undeliverable(masses.reason(supplyTemperatures, returnTemperatures));
        }
        Optional<String> obstacle = masses.findObstacle(supplyTemperatures, returnTemperatures);
        if (obstacle.isPresent()) {
            return new Undeliverable(obstacle.get());
        }
        findPressures(masses);
        return new HeatState(
                dispatch.groundCelsius(),
                buses(dispatch),
                pipes(dispatch),
                producers(dispatch, masses),
                consumers(dispatch, masses));
    }

    private boolean settle(HeatMasses masses) {
        double limit = RUNAWAY * masses.totalKgPerS();
        double damping = 1;
        double last = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MAX_CORRECTIONS && masses.totalKgPerS() <= limit; i++) {
            masses.gather();
            supplyHydraulics.solve(masses.netInflow);
            supplyTemperatures.solve(supplyHydraulics.flows, masses.fedIn, masses.fedInExcess);
            masses.cool(supplyTemperatures.excess);
            for (int bus = 0; bus < drawn.length; bus++) {
                drawn[bus] = -masses.netInflow[bus];
            }
            returnHydraulics.solve(drawn);
            returnTemperatures.solve(returnHydraulics.flows, masses.givenBack, masses.givenBackExcess);
            double correction = masses.findCorrections(supplyTemperatures, returnTemperatures);
            if (correction <= TOLERANCE) {
                return true;
            }
            damping = correction > last ? Math.max(LEAST_DAMPING, damping / 2) : Math.min(1, 1.1 * damping);
            masses.correct(damping);
            last = correction;
        }
        return false;
    }

    private void findPressures(HeatMasses masses) {
        supplyHydraulics.findDrops();
        returnHydraulics.findDrops();
        graph.accumulate(supplyHydraulics.drops, supplyPressures);
        graph.accumulate(returnHydraulics.drops, returnPressures);
        double[] head = new double[graph.islandCount];
        Arrays.fill(head, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < masses.consumerBus.length; i++) {
            int bus = masses.consumerBus[i];
            if (masses.consumerKgPerS[i] > 0) {
                double needed = parameters.stationPressurePa() + returnPressures[bus] - supplyPressures[bus];
                head[graph.island[bus]] = Math.max(head[graph.island[bus]], needed);
            }
        }
        double[] datum = new double[graph.islandCount];
        for (int island = 0; island < datum.length; island++) {
            int slack = masses.slack[island];
            datum[island] = slack < 0 ? 0 : returnPressures[masses.producerBus[slack]];
        }
        for (int bus = 0; bus < supplyPressures.length; bus++) {
            int island = graph.island[bus];
            returnPressures[bus] -= datum[island];
            supplyPressures[bus] += Double.isInfinite(head[island]) ? -datum[island] : head[island] - datum[island];
        }
    }

    private List<BusState> buses(HeatDispatch dispatch) {
        double ground = dispatch.groundCelsius();
        List<BusState> states = new ArrayList<>(graph.buses.size());
        for (int bus = 0; bus < graph.buses.size(); bus++) {
            states.add(new BusState(
                    graph.buses.get(bus),
                    ground + supplyTemperatures.excess[bus],
                    ground + returnTemperatures.excess[bus],
                    supplyPressures[bus],
                    returnPressures[bus]));
        }
        return states;
    }

    private List<PipeState> pipes(HeatDispatch dispatch) {
        double ground = dispatch.groundCelsius();
        List<PipeState> states = new ArrayList<>(graph.pipes.size());
        for (int p = 0; p < graph.pipes.size(); p++) {
            states.add(new PipeState(
                    graph.pipes.get(p),
                    side(p, supplyHydraulics, supplyTemperatures, parameters.supplyWater(), ground),
                    side(p, returnHydraulics, returnTemperatures, parameters.returnWater(), ground)));
        }
        return states;
    }

    private PipeSide side(int p, Hydraulics hydraulics, Temperatures temperatures, Water water, double ground) {
        Pipe pipe = graph.pipes.get(p);
        double flow = hydraulics.flows[p];
        double area = Math.PI / 4 * pipe.diameterM() * pipe.diameterM();
        double inlet = flow == 0 ? ground : ground + temperatures.excess[flow > 0 ? graph.from[p] : graph.to[p]];
        return new PipeSide(
                flow,
                Math.abs(flow) / (water.densityKgPerM3() * area),
                inlet,
                inlet - temperatures.lost[p],
                Math.abs(flow) * parameters.heatCapacityJPerKgK() * temperatures.lost[p] / 1e6,
                hydraulics.drops[p]);
    }

    private List<ProducerState> producers(HeatDispatch dispatch, HeatMasses masses) {
        List<ProducerState> states = new ArrayList<>(masses.producerBus.length);
        for (int i = 0; i < masses.producerBus.length; i++) {
            int bus = masses.producerBus[i];
            double flow = Math.max(0, masses.producerKgPerS[i]);
            double arrives = dispatch.groundCelsius() + returnTemperatures.excess[bus];
            double head = supplyPressures[bus] - returnPressures[bus];
            double pumpW = flow
                    * Math.max(0, head)
                    / (parameters.returnWater().densityKgPerM3() * parameters.pumpEfficiency());
            states.add(new ProducerState(
                    dispatch.producers().get(i).id(),
                    flow,
                    flow * parameters.heatCapacityJPerKgK() * (masses.supplyCelsius[i] - arrives) / 1e6,
                    masses.supplyCelsius[i],
                    arrives,
                    head,
                    pumpW / 1e6));
        }
        return states;
    }

    private List<ConsumerState> consumers(HeatDispatch dispatch, HeatMasses masses) {
        List<ConsumerState> states = new ArrayList<>(masses.consumerBus.length);
        for (int i = 0; i < masses.consumerBus.length; i++) {
            int bus = masses.consumerBus[i];
            double flow = masses.consumerKgPerS[i];
            double arrives = dispatch.groundCelsius() + supplyTemperatures.excess[bus];
            double cooled = flow > 0 ? masses.returnCelsius[i] : arrives;
            states.add(new ConsumerState(
                    dispatch.consumers().get(i).id(),
                    flow,
                    flow * parameters.heatCapacityJPerKgK() * (arrives - cooled) / 1e6,
                    arrives,
                    cooled,
                    supplyPressures[bus] - returnPressures[bus]));
        }
        return states;
    }
}
