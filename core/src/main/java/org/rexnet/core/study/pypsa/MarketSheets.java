package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PiecewiseCost;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Bus;

/** Turns what PyPSA has no word for into generators that cost the same: lost load, costs by breakpoints. */
final class MarketSheets {

    private final Sheets sheets;
    private final Study study;
    private final Sheet generators;
    private final int snapshots;

    MarketSheets(Sheets sheets) {
        this.sheets = sheets;
        study = sheets.study();
        generators = sheets.sheet("generators");
        snapshots = study.horizon().size();
    }

    /** Writes the costs of generators that PyPSA has no word for. */
    void costs() {
        for (Generator generator : study.generators()) {
            generator.piecewiseCost().ifPresent(cost -> pieces(generator, cost));
            double fixed = generator.fixedCostPerHour()
                    + generator.piecewiseCost().map(cost -> cost.intercept(0)).orElse(0.0);
            if (fixed != 0) {
                fixedCost(generator, fixed);
            }
            if (fixed != 0 || generator.piecewiseCost().isPresent()) {
                noteScenarios(generator);
            }
        }
    }

    /** A scenario changes the marginal cost, not what is written with it here. */
    private void noteScenarios(Generator generator) {
        boolean changes = study.settings().scenarios().stream()
                .flatMap(scenario -> scenario.overrides().stream())
                .anyMatch(override -> override.what().equals(Scenario.Attribute.GENERATOR_COST)
                        && override.isAbout(generator.id(), generator.carrier()));
        if (changes) {
            sheets.note(("Generator %s: its cost by breakpoints, or what it costs whatever it does, is written as"
                            + " marginal_cost, which scenarios change.")
                    .formatted(generator.id()));
        }
    }

    /** Offers lost load, and takes surplus, at their values. */
    void penalties() {
        study.settings()
                .lostLoad()
                .ifPresent(value -> sheets.standInForCost("lost_load", value, () -> lostLoad(value)));
        study.settings()
                .surplusCost()
                .ifPresent(cost -> sheets.standInForCost("surplus_cost", cost, () -> surplus(cost)));
    }

    /** Offers at every bus what its loads and contracts withdraw, at the value of lost load. */
    private void lostLoad(double value) {
        Map<String, List<Load>> byBus = new LinkedHashMap<>();
        study.loads()
                .forEach(load -> byBus.computeIfAbsent(load.bus(), b -> new ArrayList<>())
                        .add(load));
        for (BilateralContract contract : study.components(BilateralContract.class)) {
            byBus.computeIfAbsent(contract.buyerBus(), b -> new ArrayList<>())
                    .add(Load.builder(contract.id(), contract.buyerBus())
                            .powerMw(contract.quantityMw())
                            .build());
        }
        byBus.forEach((bus, loads) -> {
            Profile withdrawn = profile(t -> loads.stream()
                    .mapToDouble(
                            load -> Math.max(0, -load.sign() * load.powerMw().at(t)))
                    .sum());
            double most = withdrawn.max();
            if (most > 0) {
                generators
                        .row(generators.freeName("lost load " + bus))
                        .put("bus", bus)
                        .put("p_nom", most)
                        .put("p_max_pu", withdrawn.map(power -> power / most))
                        .put("marginal_cost", value);
            }
        });
    }

    private void surplus(double cost) {
        for (Bus bus : study.network().buses()) {
            generators
                    .row(generators.freeName("surplus " + bus.id()))
                    .put("bus", bus.id())
                    .put("sign", -1.0)
                    .put("p_nom", Double.POSITIVE_INFINITY)
                    .put("marginal_cost", cost);
        }
    }

    /** Runs a unit of 1 MW that injects nothing, to pay what does not depend on output. */
    private void fixedCost(Generator generator, double costPerHour) {
        generators
                .row(generators.freeName("fixed cost " + generator.id()))
                .put("bus", generator.bus())
                .put("sign", 0.0)
                .put("p_nom", 1.0)
                .put("p_min_pu", 1.0)
                .put("marginal_cost", costPerHour);
    }

    /**
     * Splits a generator into one per piece of its cost. Slopes do not fall, so that the cheapest dispatch fills the
     * pieces in order; the limits of piece k between a and b are those of the whole less a, cut to 0 and b - a.
     */
    private void pieces(Generator generator, PiecewiseCost cost) {
        boolean plain = generator.expansion().isEmpty()
                && generator.commitment().isEmpty()
                && generator.rampLimits().areNone()
                && generator.setPointMw().isEmpty()
                && generator.quadraticCost().isAlways(0)
                && Double.isInfinite(generator.minEnergyMwh())
                && Double.isInfinite(generator.maxEnergyMwh());
        if (cost.pieces() > 1 && !plain) {
            sheets.note(
                    ("Generator %s: only the first slope of its cost by breakpoints is written; PyPSA has no such cost"
                                    + " beside its other attributes.")
                            .formatted(generator.id()));
        }
        int pieces = plain ? cost.pieces() : 1;
        for (int k = 0; k < pieces; k++) {
            String name = k == 0 ? generator.id() : generators.freeName(generator.id() + " piece " + (k + 1));
            double slope = cost.slope(k);
            Sheet.Entry row = generators
                    .row(name)
                    .put("bus", generator.bus())
                    .put("carrier", generator.carrier())
                    .put("sign", generator.sign())
                    .put("efficiency", generator.efficiency())
                    .put("marginal_cost", generator.marginalCost().map(base -> base + slope));
            if (pieces > 1) {
                double start =
                        k == 0 ? Double.NEGATIVE_INFINITY : cost.points().get(k).mw();
                double end = k == pieces - 1
                        ? Double.POSITIVE_INFINITY
                        : cost.points().get(k + 1).mw();
                limits(
                        row,
                        part(generator, generator.minPu(), start, end),
                        part(generator, generator.maxPu(), start, end));
            }
        }
    }

    /** Returns the share of an output, in MW, that falls between two breakpoints; the first piece starts at 0. */
    private Profile part(Generator generator, Profile perUnit, double start, double end) {
        double capacity = generator.capacityMw();
        return (perUnit.isConstant() ? Profile.of(perUnit.at(0)) : profile(perUnit::at)).map(share -> {
            double output = share == 0 ? 0 : share * capacity;
            return Double.isInfinite(start) ? Math.min(output, end) : Math.max(0, Math.min(output, end) - start);
        });
    }

    private static void limits(Sheet.Entry row, Profile min, Profile max) {
        double most = Math.max(Math.abs(min.min()), Math.max(Math.abs(max.max()), Math.abs(max.min())));
        double capacity = Math.max(most, Math.abs(min.max()));
        if (Double.isInfinite(capacity)) {
            row.put("p_nom", capacity).put("p_min_pu", 0.0).put("p_max_pu", 1.0);
        } else {
            double base = capacity == 0 ? 1 : capacity;
            row.put("p_nom", capacity)
                    .put("p_min_pu", min.map(power -> power / base))
                    .put("p_max_pu", max.map(power -> power / base));
        }
    }

    private Profile profile(IntToDoubleFunction value) {
        double[] values = new double[snapshots];
        for (int t = 0; t < snapshots; t++) {
            values[t] = value.applyAsDouble(t);
        }
        return Profile.of(values);
    }
}
