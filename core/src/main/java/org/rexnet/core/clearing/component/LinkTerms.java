package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.CapacityLimits;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Ramps;
import org.rexnet.core.clearing.model.SetPoints;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Study;
import org.rexnet.network.Network;

/** Links: power drawn at the first bus between shares of capacity, efficiency x power fed into each further one. */
final class LinkTerms {

    private LinkTerms() {}

    /** Returns what they add to a window. */
    static ComponentTerms of(Window window) {
        return new KindTerms<>(window, LinkOperation.class, "p_nom_opt", One::new);
    }

    /** Says what a link does: power that arrives at a further bus is its efficiency x power drawn, maybe some time before. */
    private static Facts facts(Study study, LinkOperation link, LinkArrivals arrivals) {
        Network network = study.network();
        String carrier = network.bus(link.link().from()).carrier();
        boolean isCarrying = link.link().to().stream()
                .allMatch(bus -> network.bus(bus).carrier().equals(carrier));
        Injection.Role role = isCarrying ? Injection.Role.TRANSPORT : Injection.Role.CONVERSION;
        Facts facts = new Facts()
                .cost(Quantity.OUTPUT, link.marginalCost(), link.quadraticCost())
                .port(network.busIndex(link.link().from()), role)
                .term(Quantity.OUTPUT, -1);
        for (int port = 0; port < link.efficiencies().size(); port++) {
            facts.port(network.busIndex(link.link().to().get(port)), role)
                    .term(Quantity.OUTPUT, link.efficiencies().get(port)::at, arrivals.sent(port));
        }
        return facts;
    }

    /** Prepares what links hand over between rolling windows. */
    static HandOver handOver(Study study) {
        HandOver units = new OutputHandOver(
                ComponentKind.LINK,
                "p0",
                study.links().stream()
                        .map(one -> new OutputHandOver.Unit(
                                one.key(), one.link().capacityMw(), one.expansion(), one.commitment()))
                        .toList(),
                (unit, ramps) -> {
                    LinkOperation one = (LinkOperation) unit;
                    return one.toBuilder()
                            .rampLimits(ramps.apply(one.rampLimits()))
                            .build();
                });
        return new LinkHandOver(study, units);
    }

    /** Returns what links did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        List<LinkOperation> links = clearing.study().links();
        double[][] drawn = clearing.series(ComponentKind.LINK, "p0");
        double[] capacities = clearing.column(ComponentKind.LINK, "p_nom_opt");
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            LinkOperation link = links.get(i);
            int l = i;
            LinkArrivals arrivals = new LinkArrivals(clearing.study(), link);
            all.add(facts(clearing.study(), link, arrivals)
                    .operation(clearing, new ComponentKey(ComponentKind.LINK, link.id()), (quantity, t) -> drawn[t][l])
                    .withFurtherCost(CommitmentRows.cost(clearing, ComponentKind.LINK, i, link.commitment()))
                    .withUse(link.carrier(), capacities[i], t -> Math.abs(drawn[t][l]), link.maxPu()));
        }
        return all;
    }

    /** Writes what links draw and feed; the columns of a further bus are those of the links that have it. */
    static void write(WrittenResults export, ComponentKind kind, List<String> names) {
        Clearing clearing = export.clearing();
        List<LinkOperation> links = clearing.study().links();
        export.series(kind, "p0", names, clearing.series(kind, "p0"));
        int ports =
                links.stream().mapToInt(link -> link.link().to().size()).max().orElse(0);
        for (int port = 1; port <= ports; port++) {
            int least = port;
            int[] members = IntStream.range(0, names.size())
                    .filter(i -> links.get(i).link().to().size() >= least)
                    .toArray();
            double[][] some = Arrays.stream(clearing.series(kind, "p" + port))
                    .map(row -> Arrays.stream(members).mapToDouble(i -> row[i]).toArray())
                    .toArray(double[][]::new);
            export.series(
                    kind,
                    "p" + port,
                    Arrays.stream(members).mapToObj(names::get).toList(),
                    some);
        }
        export.capacity(kind, names);
    }

    /** One link. */
    private static final class One implements KindTerms.One {

        private final Window problem;
        private final LinkOperation link;
        private final Facts facts;
        private final Capacity capacity;
        private final Variables power;
        private final CapacityLimits limits;
        private final @Nullable CommitmentRows commitment;
        private final SetPoints setPoints;
        private final Ramps ramps;
        private final LinkArrivals arrivals;

        private One(Window problem, LinkOperation link) {
            this.problem = problem;
            this.link = link;
            ComponentKey key = new ComponentKey(ComponentKind.LINK, link.id());
            String name = key.toString();
            capacity = Capacity.of(problem, key, link.link().capacityMw(), link.expansion());
            power = problem.model().addVariables(problem.size());
            problem.enter(power, key, Quantity.OUTPUT);
            limits = new CapacityLimits(
                    problem, () -> name, power, new CapacityLimits.Share(capacity, link.minPu(), link.maxPu()));
            arrivals = new LinkArrivals(problem.study(), link);
            facts = facts(problem.study(), link, arrivals);
            facts.inject(problem, quantity -> power);
            if (link.commitment().isPresent()) {
                commitment = new CommitmentRows(
                        problem,
                        key,
                        power,
                        capacity,
                        LargestOutput.mw(problem.study(), link.expansion(), link.maxPu()),
                        link.commitment().get().moduleMw(link.expansion()),
                        link.minPu(),
                        link.maxPu(),
                        link.commitment().get(),
                        link.rampLimits());
                commitment.build();
                ramps = Ramps.none();
            } else {
                commitment = null;
                limits.build();
                limits.enterMost(LimitKind.FLOW, name);
                limits.enterLeast(link.minPu().max() > 0 ? LimitKind.LEAST_OUTPUT : LimitKind.FLOW, name);
                ramps = Ramps.add(problem, name, power, capacity, link.rampLimits());
            }
            setPoints = new SetPoints(problem, () -> name, LimitKind.SET_POINT, link.setPointMw(), power, null);
        }

        @Override
        public Capacity capacity() {
            return capacity;
        }

        @Override
        public void parametrize() {
            if (commitment == null) {
                limits.parametrize();
            }
            setPoints.parametrize();
            facts.price(problem, quantity -> power);
            arrivals.handOver(problem, power);
        }

        @Override
        public void read(Solution solution, ClearingResults results, int i, int count) {
            String table = ComponentKind.LINK.table();
            double[][] drawn = results.series(table, "p0", count);
            double[][] rents = results.series(table, Clearing.CAPACITY_RENT, count);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                drawn[t][i] = solution.value(power.at(k));
                rents[t][i] = commitment == null ? limits.rent(solution, k, 0) : commitment.rent(solution, k);
            }
            Facts.Values values = (quantity, t) -> solution.value(power.at(t - problem.first()));
            for (int port = 1; port <= link.efficiencies().size(); port++) {
                double[][] withdrawn = results.series(table, "p" + port, count);
                for (int k = 0; k < problem.size(); k++) {
                    int t = problem.first() + k;
                    withdrawn[t][i] = -facts.injectedMw(port, t, values) - arrivals.givenMw(port - 1, t);
                }
            }
            ramps.addRents(problem, solution, rents, i);
            if (commitment != null) {
                commitment.read(solution, results, ComponentKind.LINK, i, count);
            }
        }
    }
}
