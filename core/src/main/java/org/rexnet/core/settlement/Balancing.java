package org.rexnet.core.settlement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;
import org.rexnet.network.Pipe;

/**
 * Balances a period at its delivery: the cheapest change, within the limits of lines and pipes, of units that can still move.
 *
 * <p>The network is that of a study: its lines, transformers and pipes, and its links between buses of one carrier. Links that convert
 * are plants, and stand among the offers of their owners. Physical limits hold, so that what cannot be balanced is shed or spilled by
 * offers of that kind; where there are too few of them, there is no dispatch.
 */
public final class Balancing {

    private static final double MILLILOTS = 1000;

    private final Study study;
    private final int snapshot;
    private final MarketRules rules;
    private final MarketClearing clearing;

    /**
     * Balances a delivery period.
     *
     * @param snapshot position of the period's snapshot: the network can carry what it can then
     */
    public Balancing(Study study, int snapshot, MarketRules rules, Solver solver) {
        this.study = study;
        this.snapshot = snapshot;
        this.rules = rules;
        clearing = new MarketClearing(solver);
    }

    /**
     * A dispatch.
     *
     * @param calls thousandths of lots called from each offer, in their order; above 0 for upward, below 0 for downward
     * @param drawn thousandths of lots that each conversion draws more than without being called, in their order; below 0 where less
     * @param priceTicks price at each bus of the study, in whole ticks, half a tick rounded up
     * @param pipeMw flow of each pipe in MW, in the order of the study; below 0 against its direction
     */
    public record Dispatch(List<Long> calls, List<Long> drawn, Map<String, Integer> priceTicks, List<Double> pipeMw) {

        public Dispatch {
            calls = List.copyOf(calls);
            drawn = List.copyOf(drawn);
            priceTicks = Map.copyOf(priceTicks);
            pipeMw = List.copyOf(pipeMw);
        }

        /** Returns the price at a bus in ticks. */
        public int price(String bus) {
            Integer ticks = priceTicks.get(bus);
            if (ticks == null) {
                throw new IllegalArgumentException("There is no bus %s.".formatted(bus));
            }
            return ticks;
        }
    }

    /** As {@link #dispatch(Map, List, List)} without conversions. */
    public Optional<Dispatch> dispatch(Map<String, Long> injections, List<BalancingOffer> offers) {
        return dispatch(injections, offers, List.of());
    }

    /**
     * Finds the cheapest dispatch.
     *
     * @param injections thousandths of lots that happen at each bus unless something is called; withdrawal below 0
     * @param offers of all who can still move
     * @param conversions of all who can move several carriers together
     * @return empty where no dispatch holds the limits
     */
    public Optional<Dispatch> dispatch(
            Map<String, Long> injections, List<BalancingOffer> offers, List<BalancingConversion> conversions) {
        List<BalancingConversion> moving =
                conversions.stream().filter(one -> one.less() + one.more() > 0).toList();
        Study period = period(injections, offers, moving);
        ClearingOutcome outcome = clearing.clear(period);
        if (!(outcome instanceof ClearingOutcome.Cleared cleared)) {
            return Optional.empty();
        }
        Clearing found = cleared.clearing();
        double[] accepted = found.series(ComponentKind.BID, "p")[0];
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            long millilots = Math.round(Math.abs(accepted[i]) / rules.lotMw() * MILLILOTS);
            calls.add(offers.get(i).side().sign()
                    * Math.min(millilots, offers.get(i).millilots()));
        }
        Map<String, Integer> prices = new HashMap<>();
        for (int bus = 0; bus < study.network().buses().size(); bus++) {
            double ticks = found.prices()[0][bus] / rules.tickPerMwh();
            prices.put(study.network().buses().get(bus).id(), (int) Math.floor(ticks + 0.5));
        }
        double[] flows = moving.isEmpty() ? new double[0] : found.series(ComponentKind.LINK, "p0")[0];
        int first = period.links().size() - moving.size();
        List<Long> drawn = new ArrayList<>();
        int next = 0;
        for (BalancingConversion one : conversions) {
            boolean moves = one.less() + one.more() > 0;
            long more = moves ? Math.round(flows[first + next++] / rules.lotMw() * MILLILOTS) : 0;
            drawn.add(Math.clamp(more, -one.less(), one.more()));
        }
        List<Double> pipeMw = study.pipes().isEmpty()
                ? List.of()
                : Arrays.stream(found.series(ComponentKind.PIPE, "p0")[0])
                        .boxed()
                        .toList();
        return Optional.of(new Dispatch(calls, drawn, prices, pipeMw));
    }

    /** Returns a link that moves what a conversion draws more or less. */
    private LinkOperation link(int number, BalancingConversion one) {
        double mw = Math.max(one.less(), one.more()) / MILLILOTS * rules.lotMw();
        List<String> to =
                one.outputs().stream().map(BalancingConversion.Output::bus).toList();
        List<Profile> efficiencies = one.outputs().stream()
                .map(output -> Profile.of(output.efficiency()))
                .toList();
        return LinkOperation.builder(new Link("conversion " + number, one.bus(), to, mw), efficiencies)
                .minPu(-one.less() / MILLILOTS * rules.lotMw() / mw)
                .maxPu(one.more() / MILLILOTS * rules.lotMw() / mw)
                .marginalCost(one.priceTicks() * rules.tickPerMwh())
                .build();
    }

    /** Returns a pipe that only carries: what it loses is withdrawn by the network account. */
    private static PipeOperation lossless(PipeOperation operation) {
        Pipe pipe = operation.pipe();
        Pipe carrying = new Pipe(
                pipe.id(),
                pipe.from(),
                pipe.toBus(),
                pipe.lengthKm(),
                pipe.diameterM(),
                0,
                pipe.capacityMw(),
                pipe.roughnessMm());
        return PipeOperation.builder(carrying)
                .maxPu(operation.maxPu())
                .direction(operation.direction())
                .build();
    }

    private Component now(Component component) {
        return component.withProfiles(profile -> Profile.of(profile.at(snapshot)));
    }

    private Settings settings() {
        return Settings.DEFAULTS
                .withConvention(study.settings().convention())
                .withFormulation(study.settings().formulation());
    }

    private Study period(
            Map<String, Long> injections, List<BalancingOffer> offers, List<BalancingConversion> conversions) {
        StudyBuilder period = Study.builder("balancing").hours(1).settings(settings());
        study.network().carriers().forEach(period::add);
        study.network().buses().forEach(period::add);
        for (LineOperation line : study.lines()) {
            period.add(now(line.toBuilder().expansion(Optional.empty()).build()));
        }
        for (LinkOperation link : study.links()) {
            if (link.isTransport(study.network())) {
                period.add(now(link.toBuilder().expansion(Optional.empty()).build()));
            }
        }
        for (int k = 0; k < conversions.size(); k++) {
            period.add(link(k, conversions.get(k)));
        }
        study.pipes().forEach(pipe -> period.add(now(lossless(pipe))));
        injections.forEach((bus, millilots) -> {
            double mw = millilots / MILLILOTS * rules.lotMw();
            period.add(Load.builder("deviations at " + bus, bus).powerMw(-mw).build());
        });
        for (int i = 0; i < offers.size(); i++) {
            BalancingOffer offer = offers.get(i);
            period.add(Bid.of(
                    "offer " + i,
                    offer.bus(),
                    offer.side() == Side.SELL ? Bid.Side.SELL : Bid.Side.BUY,
                    offer.millilots() / MILLILOTS * rules.lotMw(),
                    offer.priceTicks() * rules.tickPerMwh()));
        }
        return period.build();
    }
}
