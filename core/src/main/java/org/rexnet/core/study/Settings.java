package org.rexnet.core.study;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.rexnet.network.flow.SusceptanceConvention;

/**
 * What holds for a study as a whole.
 *
 * @param title one line for people
 * @param currency name of the money, such as EUR
 * @param convention how susceptances follow from impedances
 * @param formulation how flow is modelled
 * @param lostLoad value of lost load in money per MWh; where it is empty every load must be served
 * @param surplusCost cost of energy that nobody takes in money per MWh; where it is empty none may be left
 * @param seed of everything random
 * @param fromNothing whether capacities come from participants who invest for profit year by year, rather than from a planner
 * @param scenarios ways that things may turn out after capacities were decided; empty where the study is certain
 * @param averageLimits names of the global constraints that hold on average over scenarios; the others hold in each
 * @param prices which of several valid prices are published
 * @param market on which participants trade
 * @param simulation which part of the horizon is simulated, and how
 */
public record Settings(
        String title,
        String currency,
        SusceptanceConvention convention,
        FlowFormulation formulation,
        OptionalDouble lostLoad,
        OptionalDouble surplusCost,
        long seed,
        boolean fromNothing,
        List<Scenario> scenarios,
        List<String> averageLimits,
        PriceRule prices,
        MarketSettings market,
        SimulationSettings simulation) {

    /** EUR, series reactance, sensitivities, nothing lost, nothing left. */
    public static final Settings DEFAULTS = new Settings(
            "",
            "EUR",
            SusceptanceConvention.SERIES_REACTANCE,
            FlowFormulation.SENSITIVITIES,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            0,
            false,
            List.of(),
            List.of(),
            PriceRule.ANY,
            MarketSettings.DEFAULTS,
            SimulationSettings.DEFAULTS);

    public Settings {
        scenarios = List.copyOf(scenarios);
        averageLimits = List.copyOf(averageLimits);
        Scenario.check(scenarios);
        if (lostLoad.isPresent() && !(lostLoad.getAsDouble() >= 0)) {
            throw new IllegalArgumentException(
                    "The value of lost load must be at least 0 but is %s.".formatted(lostLoad.getAsDouble()));
        }
    }

    /** Returns these settings with other scenarios, whose probabilities sum up to 1. */
    public Settings withScenarios(List<Scenario> newScenarios) {
        return with(draft -> draft.scenarios = newScenarios);
    }

    /** Returns settings in which only these global constraints hold on average over scenarios. */
    public Settings withAverageLimits(List<String> newAverageLimits) {
        return with(draft -> draft.averageLimits = newAverageLimits);
    }

    /** Returns these settings with another rule by which one of several valid prices is chosen. */
    public Settings withPrices(PriceRule newPrices) {
        return with(draft -> draft.prices = newPrices);
    }

    /** Returns these settings with another title; empty for none. */
    public Settings withTitle(String newTitle) {
        return with(draft -> draft.title = newTitle);
    }

    /** Returns these settings with another currency, a word such as EUR. */
    public Settings withCurrency(String newCurrency) {
        return with(draft -> draft.currency = newCurrency);
    }

    /** Returns these settings with another convention by which susceptances follow from impedances. */
    public Settings withConvention(SusceptanceConvention newConvention) {
        return with(draft -> draft.convention = newConvention);
    }

    /** Returns these settings with another formulation of flow. */
    public Settings withFormulation(FlowFormulation newFormulation) {
        return with(draft -> draft.formulation = newFormulation);
    }

    /** Returns these settings with a cost of load that is not served, in money per MWh. */
    public Settings withLostLoad(double costPerMwh) {
        return with(draft -> draft.lostLoad = OptionalDouble.of(costPerMwh));
    }

    /** Returns these settings with a cost of energy that is wasted, in money per MWh. */
    public Settings withSurplusCost(double costPerMwh) {
        return with(draft -> draft.surplusCost = OptionalDouble.of(costPerMwh));
    }

    /** Returns these settings with another seed of everything random. */
    public Settings withSeed(long newSeed) {
        return with(draft -> draft.seed = newSeed);
    }

    /** Returns settings of a study whose question is who builds what for its own profit. */
    public Settings asGrowthFromNothing() {
        return with(draft -> draft.fromNothing = true);
    }

    /** Returns these settings with others of the exchange. */
    public Settings withMarket(MarketSettings newMarket) {
        return with(draft -> draft.market = newMarket);
    }

    /** Returns these settings with others of simulations. */
    public Settings withSimulation(SimulationSettings newSimulation) {
        return with(draft -> draft.simulation = newSimulation);
    }

    private Settings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** The same values, to be changed before they are a record again; mutable, for one thread. */
    private static final class Draft {

        String title;
        String currency;
        SusceptanceConvention convention;
        FlowFormulation formulation;
        OptionalDouble lostLoad;
        OptionalDouble surplusCost;
        long seed;
        boolean fromNothing;
        List<Scenario> scenarios;
        List<String> averageLimits;
        PriceRule prices;
        MarketSettings market;
        SimulationSettings simulation;

        Draft(Settings from) {
            title = from.title;
            currency = from.currency;
            convention = from.convention;
            formulation = from.formulation;
            lostLoad = from.lostLoad;
            surplusCost = from.surplusCost;
            seed = from.seed;
            fromNothing = from.fromNothing;
            scenarios = from.scenarios;
            averageLimits = from.averageLimits;
            prices = from.prices;
            market = from.market;
            simulation = from.simulation;
        }

        Settings made() {
            return new Settings(
                    title,
                    currency,
                    convention,
                    formulation,
                    lostLoad,
                    surplusCost,
                    seed,
                    fromNothing,
                    scenarios,
                    averageLimits,
                    prices,
                    market,
                    simulation);
        }
    }
}
