package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.investment.CandidateChange;
import org.rexnet.investment.Plan;
import org.rexnet.investment.growth.GrowthEvent.Divestment;
import org.rexnet.investment.growth.GrowthEvent.Investment;
import org.rexnet.investment.growth.GrowthEvent.Retirement;
import org.rexnet.investment.signal.PriceSource;

/**
 * Lets a study grow from what exists, which may be nothing: year by year, in an order drawn anew each year, every participant looks at the
 * prices where it is and at its neighbours, and builds what pays for it; immutable.
 *
 * <p>A decision has two steps. At the prices that stand the participant finds what it would build ({@link Prospect}). Then the islands
 * that this touches are cleared with it and without it, and the participant's whole account is compared: all that it owns there, at the
 * prices of each, the lowest where several are valid, so that a gain is one number whoever computes it. It builds all, a half or a quarter
 * of the proposal, whichever gains most: its net present value is above 0 while the market stays as it leaves it. Old prices alone would
 * deceive those who move them, and the new prices alone would hide what they pay for today. Where prices are given, nobody moves them, and
 * the first step decides.
 *
 * <p>In a year in which nobody finds anything that way, every participant tries more and less of each of its candidates by itself, at the
 * prices that would follow ({@link UnilateralMoves}), and does what gains most: first those alone where prices have moved since each last
 * found nothing, and where none of them finds anything either, all. Capacity that is paid for by the year may be given up again, which
 * ends its cost; capacity that was bought at once, or existed before, stays. A year in which no act gains more than the {@link LeastGain},
 * and no life ends, is settled.
 *
 * <p>New capacity stands until its life ends or it is given up.
 */
public final class LongRunDynamics {

    private static final String PLANNER = "planner";

    /** Temptation, relative to that by which a participant last found nothing that pays, beyond which it looks again. */
    private static final double MORE_TEMPTING = 1.1;

    /**
     * Share by which a planner builds more than its plan says: without what a solver's rounding leaves out, prices would be those of a
     * lack.
     */
    private static final double ROUNDING = 1e-7;

    /** Parts of a proposal that are tried, the smallest first: flows go on from there. */
    static final List<Double> PORTIONS = List.of(0.25, 0.5, 1.0);

    private final Solver solver;
    private final MarketClearing clearing;

    public LongRunDynamics(Solver solver) {
        this.solver = solver;
        clearing = new MarketClearing(solver);
    }

    /** Told of every year; from several threads where several orders are under way. */
    public interface Listener {

        Listener SILENT = (seed, year) -> {};

        void passed(long seed, GrowthYear year);
    }

    /**
     * Follows one order of arrival.
     *
     * @param seed of the orders in which participants decide, one for each year
     * @throws IllegalArgumentException that says what of the study cannot grow
     */
    public GrowthHistory run(Study study, GrowthOptions options, long seed, Listener listener) {
        Territory territory = new Territory(study);
        return byFlows(territory, options, flows -> {
            try (Run run = new Run(territory, flows, options, seed, listener)) {
                return run.history();
            }
        });
    }

    /** Returns what follows by flows where a study is one, and by a solver where it is none or they are not found. */
    private static <T> T byFlows(
            Territory territory, GrowthOptions options, Function<Optional<GrowthFlow>, T> following) {
        try {
            return following.apply(GrowthFlow.of(territory, options.clearing()));
        } catch (ArithmeticException flowNotFound) {
            return following.apply(Optional.empty());
        }
    }

    /** Returns the study in which a planner must keep what exists, as growth does: no candidate may become smaller than it is. */
    public static Study keepingWhatExists(Study study) {
        return CandidateChange.of(study, candidate -> {
            Expansion given = candidate.expansion();
            double least = Math.max(given.min(), candidate.existing());
            return given.withLimits(least, Math.max(least, given.max()));
        });
    }

    /** Returns what the market does with the capacities of a plan, counted as a year of growth is. */
    public GrowthYear planned(Plan plan, GrowthOptions options) {
        Territory territory = new Territory(plan.study());
        Standing before = new Standing(territory);
        List<Asset> built = new ArrayList<>();
        for (int c = 0; c < territory.candidates().size(); c++) {
            double capacity = plan.signals().get(c).capacity();
            double addition = capacity - before.total(c);
            double rounding = ROUNDING * capacity;
            if (addition > rounding) {
                built.add(new Asset(c, PLANNER, addition + rounding, Double.POSITIVE_INFINITY));
            }
        }
        return byFlows(territory, options, flows -> {
            Market market = new Market(territory, flows, clearing, options.clearing());
            market.accept(market.trial(
                    built.stream().map(Asset::candidate).toList(),
                    market.standing().with(built)));
            return GrowthBalance.of(territory, market, 0, 0, 0);
        });
    }

    /** One order of arrival; mutable, for one thread. */
    private final class Run implements AutoCloseable {

        private final Territory territory;
        private final GrowthOptions options;
        private final Listener listener;
        private final long seed;
        private final Random random;
        private final Market market;
        private final Proposals proposals;
        private final PriceTaker priceTaker;
        private final LeastGain least;
        private final Map<String, List<Island>> idle = new HashMap<>();
        private final Map<String, List<Island>> content = new HashMap<>();
        /**
         * What participants could gain at most at the prices at which they last found nothing that pays. They look again when prices
         * promise a tenth and the least gain beyond that, or something of theirs has ended.
         */
        private final Map<String, Double> temptations = new HashMap<>();

        /** Prices of the year where they are given, by snapshot and bus. */
        private double[][] given = {};

        /** Prices at which participants found no proposal that pays, and no single change. */
        private final RememberedPrices proposed;

        private final RememberedPrices tried;

        private final List<GrowthEvent> events = new ArrayList<>();
        private final List<GrowthYear> years = new ArrayList<>();

        private Run(
                Territory territory, Optional<GrowthFlow> flows, GrowthOptions options, long seed, Listener listener) {
            this.territory = territory;
            this.options = options;
            this.listener = listener;
            this.seed = seed;
            random = new Random(seed);
            least = options.leastGain().orElse(territory.leastGain());
            market = new Market(territory, flows, clearing, options.clearing());
            priceTaker = new PriceTaker(
                    territory,
                    flows.map(GrowthFlow::wiring)
                            .orElseGet(() -> FlowParts.ofPlain(territory.study(), options.clearing())),
                    this::price);
            proposed = new RememberedPrices(territory, this::price);
            tried = new RememberedPrices(territory, this::price);
            proposals = new Proposals(territory, market, flows, solver, options.clearing(), this::price);
        }

        @Override
        public void close() {
            proposals.close();
        }

        private GrowthHistory history() {
            years.add(GrowthBalance.of(territory, market, 0, 0, 0));
            boolean settled = false;
            for (int next = 1; next <= options.years() && !settled; next++) {
                int year = next;
                int retirements = retire(year);
                options.prices().ifPresent(prices -> learn(prices.of(year, capacities())));
                List<String> order = new ArrayList<>(territory.investors());
                Collections.shuffle(order, random);
                int actsBefore = events.size();
                for (String participant : order) {
                    decide(year, participant);
                }
                if (events.size() == actsBefore && options.prices().isEmpty()) {
                    order.stream()
                            .filter(participant -> !tried.areAlike(participant))
                            .forEach(participant -> deviate(year, participant));
                }
                if (events.size() == actsBefore && options.prices().isEmpty()) {
                    order.forEach(participant -> deviate(year, participant));
                }
                int investments = count(actsBefore, Investment.class);
                retirements += count(actsBefore, Divestment.class);
                GrowthYear passed = GrowthBalance.of(territory, market, year, investments, retirements);
                years.add(passed);
                listener.passed(seed, passed);
                settled = investments + retirements == 0;
            }
            return new GrowthHistory(seed, years, events, settled);
        }

        private Map<ComponentKey, Double> capacities() {
            Map<ComponentKey, Double> capacities = new LinkedHashMap<>();
            for (int c = 0; c < territory.candidates().size(); c++) {
                capacities.put(
                        territory.candidates().get(c).key(), market.standing().total(c));
            }
            return capacities;
        }

        /** Takes the prices of a year; who found nothing to do at others looks again. */
        private void learn(PriceSource prices) {
            if (!Arrays.deepEquals(prices.prices(), given)) {
                idle.clear();
            }
            given = prices.prices();
        }

        private int count(int from, Class<? extends GrowthEvent> kind) {
            return (int) events.subList(from, events.size()).stream()
                    .filter(kind::isInstance)
                    .count();
        }

        private int retire(int year) {
            List<Asset> over = market.retire(year);
            over.forEach(asset -> forget(asset.owner()));
            over.forEach(asset -> events.add(new Retirement(
                    year, asset.owner(), Decision.purchase(territory, asset.candidate(), asset.amount()))));
            return over.size();
        }

        /** Lets one participant build the capacity that gains most; a candidate found idle is not looked at again until it changes. */
        private boolean decide(int year, String participant) {
            return act(idle, participant, () -> proposed(year, participant));
        }

        private void forget(String participant) {
            temptations.remove(participant);
            proposed.forget(participant);
            tried.forget(participant);
        }

        /** Lets one participant do the single thing that gains most: more or less of one candidate, at the prices that would follow. */
        private boolean deviate(int year, String participant) {
            tried.keep(participant);
            return act(
                    content,
                    participant,
                    () -> new UnilateralMoves(territory, market, priceTaker, least, year, participant).best());
        }

        private boolean act(
                Map<String, List<Island>> atRest, String participant, Supplier<Optional<Decision>> decision) {
            List<Island> views = Prospect.views(territory, market, participant);
            if (views.equals(atRest.get(participant))) {
                return false;
            }
            Optional<Decision> taken = decision.get();
            if (taken.isEmpty()) {
                atRest.put(participant, views);
                return false;
            }
            taken.get().take(territory, market, events);
            forget(participant);
            return true;
        }

        private Optional<Decision> proposed(int year, String participant) {
            if (options.prices().isPresent()) {
                return decided(year, participant, false);
            }
            if (proposed.areAlike(participant)) {
                return Optional.empty();
            }
            double atPrices = priceTaker.mostGain(participant, market.standing());
            double before = temptations.getOrDefault(participant, 0.0);
            if (atPrices <= MORE_TEMPTING * before + least.money()) {
                return Optional.empty();
            }
            Optional<Decision> decision = decided(year, participant, true);
            if (decision.isEmpty()) {
                temptations.put(participant, atPrices);
                proposed.keep(participant);
            }
            return decision;
        }

        private Optional<Decision> decided(int year, String participant, boolean isMarkets) {
            Prospect.Proposal proposal = proposals.of(participant);
            if (proposal.candidates().isEmpty()) {
                return Optional.empty();
            }
            if (!isMarkets) {
                Prospect.Proposal now = ofThisYear(proposal);
                double share = Arrays.stream(now.amounts()).sum()
                        / Arrays.stream(proposal.amounts()).sum();
                double gain = share * (proposals.costNow(participant) - proposal.cost());
                List<Change> changes = changes(now, 1);
                if (changes.isEmpty()) {
                    return Optional.empty();
                }
                Decision decision = Decision.of(territory, market, new Act(year, participant, changes));
                return Optional.of(decision.withGain(gain)).filter(this::pays);
            }
            Act best = null;
            double most = least.money();
            for (double portion : PORTIONS) {
                Act act = new Act(year, participant, changes(proposal, portion));
                double gain = act.changes().isEmpty() ? 0 : market.look(act).gain();
                if (gain > least.money() && gain >= most) {
                    best = act;
                    most = gain;
                }
            }
            return Optional.ofNullable(best)
                    .map(act -> Decision.of(territory, market, act))
                    .filter(this::pays);
        }

        /** Returns what of a proposal is built in a year: so large a portion of all that would then stand. */
        private Prospect.Proposal ofThisYear(Prospect.Proposal proposal) {
            double[] amounts = new double[proposal.amounts().length];
            for (int k = 0; k < amounts.length; k++) {
                double whole = proposal.amounts()[k];
                double then = market.standing().total(proposal.candidates().get(k)) + whole;
                amounts[k] = Math.min(whole, options.portion() * then);
            }
            return new Prospect.Proposal(proposal.candidates(), amounts, proposal.cost());
        }

        private boolean pays(Decision decision) {
            return decision.gain() > least.money()
                    && decision.act().changes().stream().anyMatch(change -> change.amount() >= least.amount());
        }

        private double price(double bus, double t) {
            return options.prices().isPresent()
                    ? given[(int) t][(int) bus]
                    : market.island((int) bus).price((int) bus, (int) t);
        }

        private List<Change> changes(Prospect.Proposal proposal, double portion) {
            List<Change> changes = new ArrayList<>();
            for (int k = 0; k < proposal.candidates().size(); k++) {
                int candidate = proposal.candidates().get(k);
                Expansion expansion = territory.candidates().get(candidate).expansion();
                double room = market.standing().room(candidate);
                double amount = least.inSteps(portion * proposal.amounts()[k]);
                if (expansion.module() > 0) {
                    double most = Math.floor(room / expansion.module() + 1e-9);
                    amount = Math.min(most, Math.max(1, Math.rint(amount / expansion.module()))) * expansion.module();
                }
                if (amount > 0) {
                    changes.add(new Change(candidate, Math.min(amount, room)));
                }
            }
            return changes;
        }
    }
}
