package org.rexnet.core.clearing.heat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.ComponentKind;
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
 * Whether water can carry what a clearing says: its dispatch put through the heat flow, snapshot by snapshot.
 *
 * <p>What components inject at a heat bus on balance feeds in at the scheduled supply temperature, what they withdraw on balance gives
 * the water back at the scheduled return temperature. In each part that pipes connect, the bus that feeds in most takes up the
 * difference between linear and physical losses. The flow is steady: what a delayed pipe still holds counts as that bus's, too.
 *
 * @param snapshots one for each snapshot of the horizon
 */
public record HeatCheck(List<SnapshotCheck> snapshots) {

    /** Injections and capacities below this, in MW, count as none. */
    private static final double SMALLEST_MW = 1e-6;

    /** Share of the capacity of a pipe by which the flow may exceed it: losses by the flow are not those of the market. */
    private static final double OVERLOAD_SHARE = 0.01;

    public HeatCheck {
        snapshots = List.copyOf(snapshots);
    }

    /**
     * What the heat flow says about one snapshot; all numbers are 0 where no flow of water settles.
     *
     * @param snapshot its label
     * @param obstacle why it cannot be delivered; empty where it can
     * @param massFlowKgPerS water that all producers feed in, in kg/s
     * @param fastestMPerS largest speed of water in a pipe in m/s
     * @param coldestSupplyCelsius lowest temperature at which water arrives at a consumer, in C
     * @param linearLossMw what pipes lose by the clearing, in MW
     * @param physicalLossMw what they lose by the heat flow, in MW
     * @param pumpMw electric power of the pumps in MW
     * @param pumpCost money per hour that the pumps cost at the mean price of the electric buses
     * @param state flows, temperatures and pressures; empty where no flow of water settles
     */
    public record SnapshotCheck(
            String snapshot,
            Optional<String> obstacle,
            double massFlowKgPerS,
            double fastestMPerS,
            double coldestSupplyCelsius,
            double linearLossMw,
            double physicalLossMw,
            double pumpMw,
            double pumpCost,
            Optional<HeatState> state) {}

    /** Puts a clearing through the heat flow; a study without pipes that carry anything gives no snapshots. */
    public static HeatCheck of(Clearing clearing) {
        Network pipes = built(clearing);
        if (pipes.branches(Pipe.class).isEmpty()) {
            return new HeatCheck(List.of());
        }
        return new Checking(clearing, pipes).check();
    }

    /** Returns the heat that a pipe carries at its first bus in MW, positive towards its second: that of the supply less that of the return. */
    public static double carriedMw(HeatState.PipeState pipe) {
        HeatState.PipeSide supply = pipe.supply();
        HeatState.PipeSide back = pipe.back();
        double mass = supply.massFlowKgPerS();
        double hot = mass >= 0 ? supply.inletCelsius() : supply.outletCelsius();
        double cold = mass >= 0 ? back.outletCelsius() : back.inletCelsius();
        return mass * HeatParameters.WATER_HEAT_CAPACITY * (hot - cold) / 1e6;
    }

    /** Returns the snapshots in which heat cannot be delivered. */
    public List<SnapshotCheck> undeliverable() {
        return snapshots.stream().filter(one -> one.obstacle().isPresent()).toList();
    }

    /** Returns the pipes that stand; one whose capacity was chosen has the diameter that leaves its design speed as it is. */
    static Network built(Clearing clearing) {
        Study study = clearing.study();
        double[] capacities = clearing.column(ComponentKind.PIPE, "q_nom_opt");
        Network.Builder network = Network.builder();
        study.network().buses().forEach(network::add);
        for (int i = 0; i < capacities.length; i++) {
            var operation = study.pipes().get(i);
            Pipe pipe = operation.pipe();
            if (capacities[i] > SMALLEST_MW) {
                boolean chosen = operation.expansion().isPresent() && operation.designCapacityMw() > 0;
                double growth = chosen ? Math.sqrt(capacities[i] / operation.designCapacityMw()) : 1;
                double diameter = Math.max(growth * pipe.diameterM(), pipe.roughnessMm() / 50);
                network.add(new Pipe(
                        pipe.id(),
                        pipe.from(),
                        pipe.toBus(),
                        pipe.lengthKm(),
                        diameter,
                        pipe.heatTransferWPerMK() * (chosen ? growth * growth : 1),
                        capacities[i],
                        pipe.roughnessMm()));
            }
        }
        return network.build();
    }

    /** Checks one clearing. */
    private static final class Checking {

        private final Clearing clearing;
        private final Study study;
        private final Network network;
        private final int[] islands;
        private final boolean[] hasPipe;
        private final HeatFlow flow;
        private final Set<String> meshed = new HashSet<>();
        private final Map<String, Profile> maxPu = new HashMap<>();

        private Checking(Clearing clearing, Network network) {
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

        private HeatCheck check() {
            List<SnapshotCheck> checks = new ArrayList<>();
            for (int t = 0; t < study.horizon().size(); t++) {
                checks.add(check(t));
            }
            return new HeatCheck(checks);
        }

        private SnapshotCheck check(int t) {
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
            return new SnapshotCheck(
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
                double carried = Math.abs(carriedMw(one));
                double share = capacity > 0 ? carried / capacity : carried > SMALLEST_MW ? Double.POSITIVE_INFINITY : 0;
                if (meshed.contains(one.pipe().id()) && share > most) {
                    most = share;
                    worst =
                            "Pipe %s would carry %.3f MW, but its capacity is %.3f MW: in a mesh the flow follows friction."
                                    .formatted(one.pipe().id(), carried, capacity);
                }
            }
            return worst.isEmpty() ? Optional.empty() : Optional.of(worst);
        }

        private SnapshotCheck undeliverable(int t, String reason) {
            return new SnapshotCheck(
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
                    producers.add(HeatProducer.slack(
                            bus, bus, schedule.supplyCelsius().at(t)));
                } else if (injected[b] > SMALLEST_MW) {
                    producers.add(HeatProducer.ofHeat(
                            bus, bus, schedule.supplyCelsius().at(t), injected[b]));
                }
                if (injected[b] < -SMALLEST_MW) {
                    consumers.add(HeatConsumer.returning(
                            bus, bus, -injected[b], schedule.returnCelsius().at(t)));
                }
            }
            return new HeatDispatch(producers, consumers, ground / buses);
        }

        /** Returns what components inject on balance at each bus: what its pipes take away. */
        private double[] injections(int t) {
            double[] injected = new double[network.buses().size()];
            double[] p0 = clearing.series(ComponentKind.PIPE, "p0")[t];
            double[] p1 = clearing.series(ComponentKind.PIPE, "p1")[t];
            List<Pipe> pipes = study.network().branches(Pipe.class);
            for (int i = 0; i < pipes.size(); i++) {
                injected[network.busIndex(pipes.get(i).from())] += p0[i];
                injected[network.busIndex(pipes.get(i).toBus())] += p1[i];
            }
            return injected;
        }

        /** Returns for each part of the network the bus that feeds in most. */
        private int[] slacks(double[] injected) {
            int[] slacks = new int[injected.length];
            java.util.Arrays.fill(slacks, -1);
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
}
