package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.CapacityLimits;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Ramps;
import org.rexnet.core.clearing.model.SetPoints;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;

/** Links: power drawn at the first bus between shares of capacity, efficiency x power fed into each further one. */
public final class LinkTerms implements ComponentTerms {

    private final Window problem;
    private final List<LinkOperation> links;
    private final List<One> terms = new ArrayList<>();

    public LinkTerms(Window problem) {
        this.problem = problem;
        links = problem.study().links();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.LINK;
    }

    @Override
    public void build() {
        for (LinkOperation link : links) {
            terms.add(new One(problem, link));
        }
    }

    @Override
    public void parametrize() {
        terms.forEach(One::parametrize);
    }

    @Override
    public void readCapacities(Solution solution, Results results) {
        for (int i = 0; i < terms.size(); i++) {
            capacity(i).read(solution, results, ComponentKind.LINK, "p_nom_opt", i, terms.size());
        }
    }

    @Override
    public void read(Solution solution, Results results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, links.size());
        }
    }

    Capacity capacity(int i) {
        return terms.get(i).capacity;
    }

    /** One link. */
    private static final class One {

        private final Window problem;
        private final LinkOperation link;
        private final Capacity capacity;
        private final Variables power;
        private final CapacityLimits limits;
        private final @Nullable CommitmentTerms commitment;
        private final SetPoints setPoints;
        private final Ramps ramps;

        private One(Window problem, LinkOperation link) {
            this.problem = problem;
            this.link = link;
            String name = "link " + link.id();
            capacity = Capacity.of(problem, name, link.link().capacityMw(), link.expansion());
            power = problem.model().addVariables(problem.size());
            problem.nameVariables(power, name);
            limits = new CapacityLimits(
                    problem, name, power, new CapacityLimits.Share(capacity, link.minPu(), link.maxPu()));
            inject();
            if (link.commitment().isPresent()) {
                commitment = new CommitmentTerms(
                        problem,
                        name,
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
                limits.noteMost(LimitKind.FLOW, name);
                limits.noteLeast(link.minPu().max() > 0 ? LimitKind.LEAST_OUTPUT : LimitKind.FLOW, name);
                ramps = Ramps.add(problem, name, power, capacity, link.rampLimits());
            }
            setPoints = new SetPoints(problem, name, LimitKind.SET_POINT, link.setPointMw(), power, null);
        }

        private void inject() {
            var network = problem.study().network();
            for (int k = 0; k < problem.size(); k++) {
                problem.injections().add(network.busIndex(link.link().from()), k, power.at(k), -1);
                for (int port = 0; port < link.efficiencies().size(); port++) {
                    double efficiency = link.efficiencies().get(port).at(problem.first() + k);
                    int bus = network.busIndex(link.link().to().get(port));
                    OptionalInt source = source(port, k);
                    if (source.isPresent()) {
                        problem.injections().add(bus, k, power.at(source.getAsInt()), efficiency);
                    }
                }
            }
        }

        /** Returns the snapshot of the window in which what arrives in snapshot {@code k} was drawn; empty where none was. */
        private OptionalInt source(int port, int k) {
            LinkOperation.Delay delay = link.delays().get(port);
            if (delay.units() == 0) {
                return OptionalInt.of(k);
            }
            int first = problem.first() + problem.blockStart(k);
            Horizon.Block block =
                    new Horizon.Block(problem.snapshot(k).block(), first, problem.first() + problem.blockEnd(k) + 1);
            OptionalInt source = delay.source(problem.study().horizon(), block, problem.first() + k);
            return source.isPresent() ? OptionalInt.of(source.getAsInt() - problem.first()) : source;
        }

        private void parametrize() {
            LinearModel model = problem.model();
            if (commitment == null) {
                limits.parametrize();
            }
            setPoints.parametrize();
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                double weight = problem.weight(k);
                model.setCost(power.at(k), weight * link.marginalCost().at(t));
                model.setQuadraticCost(
                        power.at(k), weight * link.quadraticCost().at(t));
            }
        }

        private void read(Solution solution, Results results, int i, int count) {
            String table = ComponentKind.LINK.table();
            double[][] drawn = results.series(table, "p0", count);
            double[][] rents = results.series(table, Clearing.CAPACITY_RENT, count);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                drawn[t][i] = solution.value(power.at(k));
                rents[t][i] = commitment == null ? limits.rent(solution, k, 0) : commitment.rent(solution, k);
            }
            for (int port = 0; port < link.efficiencies().size(); port++) {
                double[][] withdrawn = results.series(table, "p" + (port + 1), count);
                for (int k = 0; k < problem.size(); k++) {
                    int t = problem.first() + k;
                    OptionalInt source = source(port, k);
                    double sent = source.isPresent() ? solution.value(power.at(source.getAsInt())) : 0;
                    withdrawn[t][i] = -link.efficiencies().get(port).at(t) * sent;
                }
            }
            ramps.addRents(problem, solution, rents, i);
            if (commitment != null) {
                commitment.read(solution, results, ComponentKind.LINK, i, count);
            }
        }
    }
}
