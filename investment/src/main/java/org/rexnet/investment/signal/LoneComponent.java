package org.rexnet.investment.signal;

import java.util.LinkedHashSet;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/**
 * A component alone among markets that buy and sell any amount at given prices: what a price taker does best, as a small linear model.
 *
 * @param study the component, at its buses one market each
 * @param candidate whose capacity is valued
 */
record LoneComponent(Study study, Candidate candidate) {

    /** Puts a component at what exists of it, or at 1 MW (MWh) where nothing does. */
    static LoneComponent of(Study study, Candidate candidate, double[][] prices) {
        double capacity = candidate.existing() > 0 && Double.isFinite(candidate.existing()) ? candidate.existing() : 1;
        return of(study, candidate, capacity, prices);
    }

    /** Puts a component of a given capacity. */
    static LoneComponent of(Study study, Candidate candidate, double capacity, double[][] prices) {
        StudyBuilder alone = Study.builder(candidate.name() + " alone").horizon(study.horizon());
        Component component = candidate.component();
        study.network().carriers().forEach(alone::add);
        for (String bus : new LinkedHashSet<>(component.buses())) {
            alone.add(study.network().bus(bus));
            int column = study.network().busIndex(bus);
            double[] price = new double[prices.length];
            for (int t = 0; t < price.length; t++) {
                price[t] = prices[t][column];
            }
            alone.generator(
                    "market " + bus,
                    bus,
                    g -> g.capacityMw(Double.POSITIVE_INFINITY)
                            .minPu(Profile.of(-1))
                            .marginalCost(Profile.of(price)));
        }
        alone.add(component.sized(capacity));
        study.conditions().stream()
                .filter(condition ->
                        !condition.buses().isEmpty() && component.buses().containsAll(condition.buses()))
                .forEach(alone::add);
        addGuests(study, component, alone);
        return new LoneComponent(alone.build(), candidate);
    }

    /** Adds those that only this component serves, and what they do without is worth. */
    private static void addGuests(Study study, Component host, StudyBuilder alone) {
        for (Component guest : study.components()) {
            if (guest.host().filter(host.key()::equals).isPresent()) {
                alone.settings(study.settings()).add(guest.withoutAlternatives());
            }
        }
    }

    /** Returns the best operation; throws {@link NotOperableException} where there is none. */
    Clearing operate(Solver solver) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withExpansion(true);
        ClearingOutcome outcome = new MarketClearing(solver).clear(study, options);
        if (outcome instanceof ClearingOutcome.Cleared cleared) {
            return cleared.clearing();
        }
        throw new NotOperableException(candidate);
    }

    /** Returns the capacity rents of the best operation. */
    Earnings rents(Solver solver) {
        double[][] rents = operate(solver).capacityRentsBySnapshot(candidate.kind());
        // Markets are generators, too.
        int position = study.ids(candidate.kind()).indexOf(candidate.name());
        double[] earned = new double[rents.length];
        for (int t = 0; t < earned.length; t++) {
            earned[t] = rents[t][position];
        }
        return new Earnings(earned, Earnings.Basis.PRICES);
    }
}
