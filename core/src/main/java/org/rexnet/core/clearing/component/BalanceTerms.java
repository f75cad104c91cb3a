package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.model.SubproblemLinks;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;

/**
 * Energy that is missing or left over at a bus, at its price: lost load up to what loads and contracts withdraw, and surplus without limit.
 *
 * <p>An elastic problem has both at every bus without limit, so that each balance can be met.
 */
public final class BalanceTerms implements ComponentTerms {

    private final Window problem;
    private final boolean elastic;
    private final OptionalDouble lostLoad;
    private final OptionalDouble surplusCost;
    private final List<BusVariables> shortages = new ArrayList<>();
    private final List<BusVariables> surpluses = new ArrayList<>();
    private final List<BusVariables> penalizedShortages = new ArrayList<>();

    private record BusVariables(int bus, Variables mw) {}

    public BalanceTerms(Window problem, boolean elastic) {
        this.problem = problem;
        this.elastic = elastic;
        lostLoad = problem.study().settings().lostLoad();
        surplusCost = problem.study().settings().surplusCost();
    }

    /** Says what shortage and surplus at a bus inject, and their cost. */
    private static Facts facts(Study study, int bus) {
        return new Facts()
                .port(bus, Injection.Role.IMBALANCE)
                .term(Quantity.LOST_LOAD, 1)
                .term(Quantity.SURPLUS, -1)
                .cost(Quantity.LOST_LOAD, Profile.of(study.settings().lostLoad().orElse(0)))
                .cost(
                        Quantity.SURPLUS,
                        Profile.of(study.settings().surplusCost().orElse(0)));
    }

    /** Returns what was missing or left over at each bus in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        Map<Quantity, double[][]> series = Map.of(
                Quantity.LOST_LOAD, clearing.series(ComponentKind.BUS, "lost_load"),
                Quantity.SURPLUS, clearing.series(ComponentKind.BUS, "surplus"));
        List<Operation> all = new ArrayList<>();
        for (Bus bus : clearing.study().network().buses()) {
            int b = all.size();
            all.add(facts(clearing.study(), b)
                    .operation(clearing, new ComponentKey(ComponentKind.BUS, bus.id()), Facts.values(series, b)));
        }
        return all;
    }

    /**
     * Writes prices and what buses lack, and the ends of the intervals of valid prices where they were found: infinite where there is none.
     */
    static void write(WrittenResults export, ComponentKind kind, List<String> names) {
        export.all(kind, names);
        Clearing clearing = export.clearing();
        int snapshots = clearing.study().horizon().size();
        double[][] low = new double[snapshots][names.size()];
        double[][] high = new double[snapshots][names.size()];
        for (int t = 0; t < snapshots; t++) {
            for (int bus = 0; bus < names.size(); bus++) {
                Optional<PriceInterval> interval = clearing.findPriceInterval(names.get(bus), t);
                if (interval.isEmpty()) {
                    return;
                }
                low[t][bus] = interval.get().low();
                high[t][bus] = interval.get().high();
            }
        }
        export.series(kind, "marginal_price_low", names, low);
        export.series(kind, "marginal_price_high", names, high);
    }

    @Override
    public void build() {
        int buses = problem.study().network().buses().size();
        boolean[] mayLack = mayLack(buses);
        for (int bus = 0; bus < buses; bus++) {
            if (mayLack[bus]) {
                shortages.add(add(bus, 1, Quantity.LOST_LOAD));
            }
            if (elastic || surplusCost.isPresent()) {
                surpluses.add(add(bus, -1, Quantity.SURPLUS));
            }
        }
        problem.links().ifPresent(this::addPenalized);
    }

    /** Returns at which buses there may be a shortage. */
    private boolean[] mayLack(int buses) {
        boolean[] mayLack = new boolean[buses];
        Arrays.fill(mayLack, elastic);
        if (lostLoad.isPresent()) {
            for (Load load : problem.study().loads()) {
                mayLack[problem.study().network().busIndex(load.bus())] = true;
            }
            for (BilateralContract contract : problem.study().components(BilateralContract.class)) {
                mayLack[problem.study().network().busIndex(contract.buyerBus())] = true;
            }
        }
        return mayLack;
    }

    /** In a part of the horizon every capacity must be feasible: shortage and surplus at a penalty where a bus may need them. */
    private void addPenalized(SubproblemLinks links) {
        ForcedInjections forced = ForcedInjections.of(problem.study());
        double[] weights =
                IntStream.range(0, problem.size()).mapToDouble(problem::weight).toArray();
        for (int bus = 0; bus < problem.study().network().buses().size(); bus++) {
            if (forced.mayLack(bus)) {
                BusVariables shortage = add(bus, 1, Quantity.SHORTAGE);
                penalizedShortages.add(shortage);
                links.addSlack(shortage.mw(), weights);
            }
            if (forced.mayHaveTooMuch(bus) && surplusCost.isEmpty()) {
                links.addSlack(add(bus, -1, Quantity.EXCESS).mw(), weights);
            }
        }
    }

    private BusVariables add(int bus, double sign, Quantity quantity) {
        Variables mw = problem.model().addVariables(problem.size());
        String id = problem.study().network().buses().get(bus).id();
        problem.enter(mw, new ComponentKey(ComponentKind.BUS, id), quantity);
        for (int k = 0; k < problem.size(); k++) {
            problem.injections().add(bus, k, mw.at(k), sign);
        }
        return new BusVariables(bus, mw);
    }

    @Override
    public void parametrize() {
        if (shortages.isEmpty() && surpluses.isEmpty()) {
            return;
        }
        LinearModel model = problem.model();
        double[] loads = new double[problem.study().network().buses().size() * problem.size()];
        for (Load load : problem.study().loads()) {
            int bus = problem.study().network().busIndex(load.bus());
            for (int k = 0; k < problem.size(); k++) {
                loads[bus * problem.size() + k] -= load.sign() * load.powerMw().at(problem.first() + k);
            }
        }
        for (BilateralContract contract : problem.study().components(BilateralContract.class)) {
            int bus = problem.study().network().busIndex(contract.buyerBus());
            for (int k = 0; k < problem.size(); k++) {
                loads[bus * problem.size() + k] += contract.quantityMw().at(problem.first() + k);
            }
        }
        for (int k = 0; k < problem.size(); k++) {
            for (BusVariables shortage : shortages) {
                double load = Math.max(0, loads[shortage.bus() * problem.size() + k]);
                model.setBounds(shortage.mw().at(k), 0, elastic ? Double.POSITIVE_INFINITY : load);
                model.setCost(shortage.mw().at(k), elastic ? 1 : problem.weight(k) * lostLoad.orElse(0));
            }
            for (BusVariables surplus : surpluses) {
                model.setCost(surplus.mw().at(k), elastic ? 1 : problem.weight(k) * surplusCost.orElse(0));
            }
        }
    }

    /** Sets the cost of each MW of shortage and surplus, in an elastic problem. */
    public void price(double shortageCost, double surplusCost) {
        for (int k = 0; k < problem.size(); k++) {
            for (BusVariables shortage : shortages) {
                problem.model().setCost(shortage.mw().at(k), shortageCost);
            }
            for (BusVariables surplus : surpluses) {
                problem.model().setCost(surplus.mw().at(k), surplusCost);
            }
        }
    }

    /**
     * What a bus lacks or has too much in one snapshot.
     *
     * @param bus position
     * @param snapshot position in the window
     * @param mw above 0 where it is short, below 0 where it is too much
     */
    public record Imbalance(int bus, int snapshot, double mw) {}

    /** Returns shortage and surplus above a size, by bus and snapshot. */
    public List<Imbalance> imbalances(Solution solution, double smallestMw) {
        List<Imbalance> found = new ArrayList<>();
        collect(shortages, 1, solution, smallestMw, found);
        collect(surpluses, -1, solution, smallestMw, found);
        return found;
    }

    private void collect(
            List<BusVariables> all, double sign, Solution solution, double smallestMw, List<Imbalance> found) {
        for (BusVariables one : all) {
            for (int k = 0; k < problem.size(); k++) {
                double mw = solution.value(one.mw().at(k));
                if (mw > smallestMw) {
                    found.add(new Imbalance(one.bus(), k, sign * mw));
                }
            }
        }
    }

    /** Returns the load that is not served, in MWh of what snapshots stand for. */
    public double unservedMwh(Solution solution) {
        double energy = 0;
        for (List<BusVariables> all : List.of(shortages, penalizedShortages)) {
            for (BusVariables one : all) {
                for (int k = 0; k < problem.size(); k++) {
                    energy += problem.weight(k) * solution.value(one.mw().at(k));
                }
            }
        }
        return energy;
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        read(shortages, "lost_load", solution, results);
        read(surpluses, "surplus", solution, results);
    }

    private void read(List<BusVariables> all, String attribute, Solution solution, ClearingResults results) {
        if (all.isEmpty()) {
            return;
        }
        double[][] series = results.series(
                ComponentKind.BUS.table(),
                attribute,
                problem.study().network().buses().size());
        for (BusVariables one : all) {
            for (int k = 0; k < problem.size(); k++) {
                series[problem.first() + k][one.bus()] = solution.value(one.mw().at(k));
            }
        }
    }
}
