package org.rexnet.core.clearing.heat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.HeatConsumer;
import org.rexnet.network.flow.HeatDispatch;
import org.rexnet.network.flow.HeatFlow;
import org.rexnet.network.flow.HeatParameters;
import org.rexnet.network.flow.HeatProducer;
import org.rexnet.network.flow.HeatState;
import org.rexnet.network.flow.Undeliverable;
import org.rexnet.network.topology.Topology;

/**
 * Checks one clearing.
 *
 * <p>A pipe of a mesh that has a control carries what was cleared, whatever friction says: it stands for a consumer where it begins and a
 * producer where it ends, and is itself no part of the flow.
 */
final class HeatChecking {

    /** Share of the capacity of a pipe by which the flow may exceed it: losses by the flow are not those of the market. */
    private static final double OVERLOAD_SHARE = 0.01;

    private final Clearing clearing;
    private final Study study;
    private final Network network;
    private final int[] islands;
    private final boolean[] hasPipe;
    private final HeatFlow flow;
    private final Set<String> flowing = new HashSet<>();
    private final Set<String> meshed = new HashSet<>();
    private final Map<String, Profile> maxPu = new HashMap<>();

    HeatChecking(Clearing clearing, Network network) {
        this.clearing = clearing;
        this.network = network;
        study = clearing.study();
        islands = Topology.of(network).islandNumbers();
        hasPipe = new boolean[network.buses().size()];
        for (Pipe pipe : network.branches(Pipe.class)) {
            hasPipe[network.busIndex(pipe.from())] = true;
            hasPipe[network.busIndex(pipe.toBus())] = true;
        }
        Topology topology = Topology.of(network);
        network.branches(Pipe.class).forEach(pipe -> meshed.add(pipe.id()));
        flowing.addAll(meshed);
        topology.bridges().forEach(bridge -> meshed.remove(bridge.branch().id()));
        study.pipes().forEach(pipe -> maxPu.put(pipe.id(), pipe.maxPu()));
        String first = network.branches(Pipe.class).getFirst().from();
        var schedule = study.heatSchedule(first);
        flow = HeatFlow.of(
                network,
                HeatParameters.of(
                        Math.clamp(schedule.supplyCelsius().at(0), 0, 150),
                        Math.clamp(schedule.returnCelsius().at(0), 0, 150)));
    }

    /** Returns the pipes but those of a mesh that have a control. */
    static Network followingFriction(Study study, Network built) {
        Set<String> controlled = new HashSet<>();
        for (PipeOperation pipe : study.pipes()) {
            if (pipe.control() != PipeOperation.Control.NONE) {
                controlled.add(pipe.id());
            }
        }
        Topology.of(built)
                .bridges()
                .forEach(bridge -> controlled.remove(bridge.branch().id()));
        Network.Builder rest = Network.builder();
        built.buses().forEach(rest::add);
        built.branches(Pipe.class).stream()
                .filter(pipe -> !controlled.contains(pipe.id()))
                .forEach(rest::add);
        return rest.build();
    }

    HeatCheck check() {
        List<HeatCheck.SnapshotCheck> checks = new ArrayList<>();
        for (int t = 0; t < study.horizon().size(); t++) {
            checks.add(check(t));
        }
        return new HeatCheck(checks);
    }

    private HeatCheck.SnapshotCheck check(int t) {
        double linearLoss = 0;
        for (double loss : clearing.series(ComponentKind.PIPE, "loss")[t]) {
            linearLoss += loss;
        }
        HeatState state;
        try {
            switch (flow.solve(dispatch(t))) {
                case HeatState found -> state = found;
                case Undeliverable undeliverable -> {
                    return undeliverable(t, undeliverable.reason());
                }
            }
        } catch (IllegalArgumentException e) {
            return undeliverable(t, String.valueOf(e.getMessage()));
        }
        return new HeatCheck.SnapshotCheck(
                study.horizon().at(t).label(),
                overload(state, t),
                state.producers().stream()
                        .mapToDouble(HeatState.ProducerState::massFlowKgPerS)
                        .sum(),
                state.pipes().stream()
                        .mapToDouble(pipe -> pipe.supply().velocityMPerS())
                        .max()
                        .orElse(0),
                state.consumers().stream()
                        .filter(consumer -> consumer.massFlowKgPerS() > 0)
                        .mapToDouble(HeatState.ConsumerState::supplyCelsius)
                        .min()
                        .orElse(0),
                linearLoss,
                state.lossMw(),
                state.pumpMw(),
                state.pumpMw() * powerPrice(t),
                Optional.of(state));
    }

    /**
     * Returns the pipe of a mesh that the flow, which follows friction, fills most beyond its capacity; a pipe outside of meshes
     * carries what was cleared, but for losses.
     */
    private Optional<String> overload(HeatState state, int t) {
        String worst = "";
        double most = 1 + OVERLOAD_SHARE;
        for (HeatState.PipeState one : state.pipes()) {
            double capacity = one.pipe().capacityMw()
                    * maxPu.getOrDefault(one.pipe().id(), Profile.ONE).at(t);
            double carried = Math.abs(HeatCheck.carriedMw(one));
            double share =
                    capacity > 0 ? carried / capacity : carried > HeatCheck.SMALLEST_MW ? Double.POSITIVE_INFINITY : 0;
            if (meshed.contains(one.pipe().id()) && share > most) {
                most = share;
                worst = "Pipe %s would carry %s MW, but its capacity is %s MW: in a mesh the flow follows friction."
                        .formatted(one.pipe().id(), Figures.of(carried, 3), Figures.of(capacity, 3));
            }
        }
        return worst.isEmpty() ? Optional.empty() : Optional.of(worst);
    }

    private HeatCheck.SnapshotCheck undeliverable(int t, String reason) {
        return new HeatCheck.SnapshotCheck(
                study.horizon().at(t).label(), Optional.of(reason), 0, 0, 0, 0, 0, 0, 0, Optional.empty());
    }

    private HeatDispatch dispatch(int t) {
        double[] injected = injections(t);
        int[] slacks = slacks(injected);
        List<HeatProducer> producers = new ArrayList<>();
        List<HeatConsumer> consumers = new ArrayList<>();
        double ground = 0;
        int buses = 0;
        for (int b = 0; b < injected.length; b++) {
            if (!hasPipe[b]) {
                continue;
            }
            String bus = network.buses().get(b).id();
            var schedule = study.heatSchedule(bus);
            ground += schedule.groundCelsius().at(t);
            buses++;
            if (slacks[islands[b]] == b) {
                producers.add(
                        HeatProducer.slack(bus, bus, schedule.supplyCelsius().at(t)));
            } else if (injected[b] > HeatCheck.SMALLEST_MW) {
                producers.add(
                        HeatProducer.ofHeat(bus, bus, schedule.supplyCelsius().at(t), injected[b]));
            }
            if (injected[b] < -HeatCheck.SMALLEST_MW) {
                consumers.add(HeatConsumer.returning(
                        bus, bus, -injected[b], schedule.returnCelsius().at(t)));
            }
        }
        return new HeatDispatch(producers, consumers, ground / buses);
    }

    /** Returns the net injection of components and controlled pipes at each bus, which its other pipes take away. */
    private double[] injections(int t) {
        double[] injected = new double[network.buses().size()];
        double[] p0 = clearing.series(ComponentKind.PIPE, "p0")[t];
        double[] p1 = clearing.series(ComponentKind.PIPE, "p1")[t];
        List<Pipe> pipes = study.network().branches(Pipe.class);
        for (int i = 0; i < pipes.size(); i++) {
            if (!flowing.contains(pipes.get(i).id())) {
                continue;
            }
            injected[network.busIndex(pipes.get(i).from())] += p0[i];
            injected[network.busIndex(pipes.get(i).toBus())] += p1[i];
        }
        return injected;
    }

    /** Returns for each part of the network the bus that feeds in most. */
    private int[] slacks(double[] injected) {
        int[] slacks = new int[injected.length];
        Arrays.fill(slacks, -1);
        for (int b = 0; b < injected.length; b++) {
            int known = slacks[islands[b]];
            if (hasPipe[b] && (known < 0 || injected[b] > injected[known])) {
                slacks[islands[b]] = b;
            }
        }
        return slacks;
    }

    private double powerPrice(int t) {
        double sum = 0;
        int count = 0;
        List<Bus> buses = study.network().buses();
        for (int b = 0; b < buses.size(); b++) {
            if (buses.get(b).carrier().equals(Bus.DEFAULT_CARRIER)) {
                sum += clearing.prices()[t][b];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
