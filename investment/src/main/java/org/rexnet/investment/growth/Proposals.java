package org.rexnet.investment.growth;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;

/**
 * What participants would build at the prices that stand, each found from where its last one ended. Mutable, for one thread; {@link #close}
 * gives solvers' memory back.
 */
final class Proposals implements AutoCloseable {

    private final Territory territory;
    private final Market market;
    private final Optional<GrowthFlow> flows;
    private final Solver solver;
    private final MarketClearing clearing;
    private final ClearingOptions options;
    private final DoubleBinaryOperator price;
    private final Map<String, FlowProspect> models = new HashMap<>();
    private final Map<String, ClearingCorner> corners = new HashMap<>();

    /**
     * Prepares proposals.
     *
     * @param flows the study as flows, if it is one
     * @param price per MWh at a bus in a snapshot, both by position
     */
    Proposals(
            Territory territory,
            Market market,
            Optional<GrowthFlow> flows,
            Solver solver,
            ClearingOptions options,
            DoubleBinaryOperator price) {
        this.territory = territory;
        this.market = market;
        this.flows = flows;
        this.solver = solver;
        clearing = new MarketClearing(solver);
        this.options = options;
        this.price = price;
    }

    /** Returns what one participant would build; nothing where nothing pays. */
    Prospect.Proposal of(String participant) {
        return flows.flatMap(model -> byFlows(model, participant))
                .orElseGet(() -> prospect(participant)
                        .solve(clearing, options, corners.computeIfAbsent(participant, p -> new ClearingCorner())));
    }

    private Optional<Prospect.Proposal> byFlows(GrowthFlow model, String participant) {
        return models.computeIfAbsent(participant, p -> model.prospect(p, market.standing(), solver))
                .solve(market, price);
    }

    /** Returns what all costs a participant a year at these prices if it builds nothing. */
    double costNow(String participant) {
        return prospect(participant).costNow(clearing, options);
    }

    private Prospect prospect(String participant) {
        return new Prospect(territory, market, participant, price);
    }

    @Override
    public void close() {
        models.values().forEach(FlowProspect::close);
    }
}
