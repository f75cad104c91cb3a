package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rexnet.core.exchange.ExchangeSetup;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.settlement.ImbalanceRule;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

/**
 * A study as an exchange sees it: participants, the power that each may trade by place and period, grids and rules; immutable.
 *
 * <p>A place is a bus or a charging station. Participants are those of the study's table, and every component that nobody owns. The network
 * buys the losses of pipes that do not depend on flows.
 */
public final class StudyMarket {

    private final Study study;
    private final TradedHorizon horizon;
    private final MarketRules rules;
    private final MarketGrids grids;
    private final DeliveryDelays delays;
    private final List<Portfolio> portfolios = new ArrayList<>();
    private final Map<List<String>, Portfolio> byName = new HashMap<>();
    private final Map<String, int[]> places = new LinkedHashMap<>();
    /** What pipes lose at a place whatever flows, in lots by period. */
    private final Map<String, int[]> standingLots = new HashMap<>();

    private final ExchangeSetup setup;

    private StudyMarket(Study study, int from, int end) {
        this.study = study;
        horizon = TradedHorizon.of(study, from, end);
        grids = MarketGrids.of(study, horizon);
        for (int g = 0; g < grids.grids().size(); g++) {
            List<String> buses = grids.grids().get(g).buses();
            for (int bus = 0; bus < buses.size(); bus++) {
                places.put(buses.get(bus), new int[] {g, bus});
            }
        }
        List<Capability> capabilities = Capabilities.of(study, horizon);
        refuseReservedNames();
        rules = RulesOfStudy.of(study, horizon, capabilities);
        delays = DeliveryDelays.of(study, horizon, capabilities);
        capabilities.forEach(this::add);
        PipeLosses.standing(study, horizon).forEach(one -> standingLots.put(one.place(), nearestLots(one)));
        PipeLosses.most(study, horizon).forEach(this::add);
        setup = new ExchangeSetup(grids.grids(), rules, horizon.periods(), grossLots());
    }

    /**
     * Prepares the exchange of a study.
     *
     * @throws RefusedStudyException where it cannot be traded on; the message names what stands in the way
     */
    public static StudyMarket of(Study study) {
        return of(study, 0, study.horizon().size());
    }

    /**
     * Returns whether a study lets somebody steer what flows between some buses: on an exchange it follows from who injects and withdraws,
     * so that such a study is refused.
     */
    public static boolean isSteered(Study study) {
        return MarketGrids.isSteered(study);
    }

    /** As {@link #of(Study)}, for delivery in snapshots {@code from} to before {@code end} only. */
    public static StudyMarket of(Study study, int from, int end) {
        return new StudyMarket(study, from, end);
    }

    /** Returns the study whose market it is. */
    public Study study() {
        return study;
    }

    /** Returns lots, ticks and bands. */
    public MarketRules rules() {
        return rules;
    }

    /** Returns the periods that are traded. */
    public DeliveryPeriods periods() {
        return horizon.periods();
    }

    /** Returns how periods and snapshots belong together. */
    public TradedHorizon horizon() {
        return horizon;
    }

    /** Returns the rule by which the study settles imbalances. */
    public ImbalanceRule imbalanceRule() {
        MarketSettings.SettlementRules said = study.settings().market().settlement();
        return switch (said.imbalance()) {
            case SINGLE -> new ImbalanceRule.Single();
            case DUAL -> new ImbalanceRule.Dual();
            case SEPARATED -> new ImbalanceRule.Separated(said.factor());
            case FLAT -> new ImbalanceRule.Flat((int) Math.round(said.flatPrice() / rules.tickPerMwh()));
        };
    }

    /** Returns what an exchange is opened with. */
    public ExchangeSetup setup() {
        return setup;
    }

    /** Returns the grids; each has a book in every period. */
    public List<Grid> grids() {
        return setup.grids();
    }

    /** Returns who may trade where, in the order of their numbers. */
    public List<Portfolio> portfolios() {
        return List.copyOf(portfolios);
    }

    /** Returns the portfolio of a participant at a place, where it may trade there. */
    public Optional<Portfolio> findPortfolio(String participant, String place) {
        return Optional.ofNullable(byName.get(List.of(participant, place)));
    }

    /** Returns the names of all places. */
    public Set<String> places() {
        return places.keySet();
    }

    /** Returns the number of the grid that a place belongs to. */
    public int gridOf(String place) {
        return place(place)[0];
    }

    /** Returns the number of a place within its grid. */
    public int busOf(String place) {
        return place(place)[1];
    }

    private int[] place(String place) {
        int[] at = places.get(place);
        if (at == null) {
            throw new IllegalArgumentException("There is no bus or station %s.".formatted(place));
        }
        return at;
    }

    /** Returns after how many periods what is bought at a place is drawn there. */
    public int delay(String place) {
        return delays.at(place);
    }

    /** Returns the places that draw later than they buy, with the periods between. */
    public Map<String, Integer> lateDeliveries() {
        return delays.late();
    }

    /** Returns a grid as people call it: its carrier, and its first bus where several have that carrier. */
    public String gridName(int grid) {
        String carrier = word(grids().get(grid).carrier());
        long same = grids().stream()
                .filter(other -> word(other.carrier()).equals(carrier))
                .count();
        return same == 1
                ? carrier
                : "%s (%s)".formatted(carrier, grids().get(grid).buses().get(0));
    }

    private static String word(String carrier) {
        return switch (carrier) {
            case "AC", "DC", "" -> "electricity";
            default -> carrier;
        };
    }

    /** Returns the noun of a branch, such as line. */
    String noun(String branch) {
        return grids.noun(branch);
    }

    /**
     * Limits of a branch in a period, in MW.
     *
     * @param forwardMw most flow in its direction, at least 0
     * @param backwardMw most flow against it, at least 0
     */
    public record BranchLimits(double forwardMw, double backwardMw) {}

    /** Returns the limits of a branch of a grid in a period, what bilateral contracts of the first period use included. */
    public BranchLimits branchLimits(int grid, int branch, int period) {
        MarketGrids.Limits limits = limits(grids().get(grid).branches().get(branch), period);
        return new BranchLimits(limits.forwardMw(), limits.backwardMw());
    }

    /** Returns the limits of a branch in a period. */
    MarketGrids.Limits limits(GridBranch branch, int period) {
        return grids.limits(branch, period);
    }

    /** Returns money of the study's currency in units of the ledger. */
    public double money(long units) {
        return rules.moneyUnit().toCurrency(units);
    }

    /** Returns the power of so many lots in MW. */
    public double mw(long lots) {
        return lots * rules.lotMw();
    }

    /** Returns a price in money per MWh. */
    public double price(long ticks) {
        return ticks * rules.tickPerMwh();
    }

    private void add(Capability capability) {
        int[] at = places.get(capability.place());
        if (at == null) {
            return;
        }
        boolean ofNetwork = capability.participant().equals(Capabilities.NETWORK)
                || capability.participant().equals(TransportLinks.OWNER);
        double factor = ofNetwork ? 1 : study.settings().market().contracts().capFactor();
        int[] buy = buyLots(capability, factor);
        int[] sell = Arrays.stream(capability.sellMw())
                .mapToInt(mw -> lots(factor * mw, capability))
                .toArray();
        Portfolio portfolio =
                new Portfolio(portfolios.size(), capability.participant(), capability.place(), at[0], at[1], sell, buy);
        portfolios.add(portfolio);
        byName.put(List.of(capability.participant(), capability.place()), portfolio);
    }

    private int[] buyLots(Capability capability, double factor) {
        int delay = delays.at(capability.place());
        int count = periods().count();
        return IntStream.range(0, count)
                .map(period -> lots(factor * capability.buyMw()[Math.min(count - 1, period + delay)], capability))
                .toArray();
    }

    private int[] nearestLots(Capability losses) {
        int delay = delays.at(losses.place());
        int count = periods().count();
        return IntStream.range(0, count)
                .map(period -> (int) Math.round(losses.buyMw()[Math.min(count - 1, period + delay)] / rules.lotMw()))
                .toArray();
    }

    /** Returns what pipes lose at a place in a period whatever flows, in lots. */
    int standingLots(String place, int period) {
        int[] lots = standingLots.get(place);
        return lots == null ? 0 : lots[period];
    }

    /** Rounds up, so that a plant can sell all that it can do. */
    private int lots(double mw, Capability capability) {
        double lots = Math.ceil(mw / rules.lotMw() - 1e-6);
        if (lots > 1 << 29) {
            throw new RefusedStudyException(
                    "Participant %s can do %s MW at %s, which is more than 2^29 lots of %s MW. Maybe set a larger lot under market in study.yaml."
                            .formatted(capability.participant(), mw, capability.place(), rules.lotMw()));
        }
        return (int) lots;
    }

    private long grossLots() {
        long sum = portfolios.stream()
                .mapToLong(portfolio -> (long) portfolio.mostSold() + portfolio.mostBought())
                .sum();
        if (2 * sum > Integer.MAX_VALUE) {
            throw new RefusedStudyException(
                    "All participants together can do %d lots of %s MW, and the exchange counts to 2^30. Maybe set a larger lot under market in study.yaml."
                            .formatted(sum, rules.lotMw()));
        }
        return 2 * sum;
    }

    private void refuseReservedNames() {
        for (String name : List.of(Capabilities.NETWORK, TransportLinks.OWNER)) {
            boolean taken = study.conditions(Participant.class).stream()
                            .anyMatch(one -> one.id().equals(name))
                    || Stream.<List<? extends Component>>of(
                                    study.generators(),
                                    study.loads(),
                                    study.storageUnits(),
                                    study.stores(),
                                    study.bids())
                            .flatMap(List::stream)
                            .anyMatch(one -> one.id().equals(name));
            if (taken) {
                throw new RefusedStudyException(
                        "%s: on the exchange this name stands for the owner of branches; maybe rename it or name its owner."
                                .formatted(name));
            }
        }
    }
}
