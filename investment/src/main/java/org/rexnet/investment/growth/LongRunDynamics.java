package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Candidate;
import org.rexnet.investment.Plan;
import org.rexnet.investment.growth.GrowthEvent.Investment;
import org.rexnet.investment.growth.GrowthEvent.Purchase;
import org.rexnet.investment.growth.GrowthEvent.Retirement;

/**
 * Lets a study grow from what exists, which may be nothing: year by year, in an order drawn anew each year, every participant looks at the
 * prices where it is and at its neighbours, and builds what pays for it; immutable.
 *
 * <p>A decision has two steps. At the prices that stand the participant finds what it would build ({@link Prospect}). Then the islands
 * that this touches are cleared with it and without it, and the participant's whole account is compared: all that it owns there, at the
 * prices of each. It builds all, a half or a quarter of the proposal, whichever gains most, if the gain exceeds the annual cost of what is
 * built: its net present value is above 0 while the market stays as it leaves it. Old prices alone would deceive those who move them, and
 * the new prices alone would hide what they pay for today. Where prices are given, nobody moves them, and the first step decides.
 *
 * <p>What is built stands until its life ends. A year in which nobody builds and nothing ends is settled: nobody gains by anything it
 * would do. Net values below {@value #LEAST_GAIN} of the annual cost of an act are not worth the trouble.
 */
public final class LongRunDynamics {

    static final double LEAST_GAIN = 1e-3;

    private static final String PLANNER = "planner";

    static final List<Double> PORTIONS = List.of(1.0, 0.5, 0.25);

    private final MarketClearing clearing;

    public LongRunDynamics(Solver solver) {
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
        return new Run(new Territory(study), options, seed, listener).history();
    }

    /** Returns what the market does with the capacities of a plan, counted as a year of growth is. */
    public GrowthYear planned(Plan plan, GrowthOptions options) {
        Territory territory = new Territory(plan.study());
        Standing before = new Standing(territory);
        List<Asset> built = new ArrayList<>();
        for (int c = 0; c < territory.candidates().size(); c++) {
            double addition = plan.signals().get(c).capacity() - before.total(c);
            if (addition > 0) {
                built.add(new Asset(c, PLANNER, addition, Double.POSITIVE_INFINITY));
            }
        }
        Market market = new Market(territory, clearing, options.clearing());
        market.accept(market.trial(built));
        return GrowthBalance.of(territory, market, 0, 0, 0);
    }

    /** One order of arrival; mutable, for one thread. */
    private final class Run {

        private final Territory territory;
        private final GrowthOptions options;
        private final Listener listener;
        private final long seed;
        private final Random random;
        private final Market market;
        private final Map<String, List<Island>> idle = new HashMap<>();
        private final List<GrowthEvent> events = new ArrayList<>();
        private final List<GrowthYear> years = new ArrayList<>();

        private Run(Territory territory, GrowthOptions options, long seed, Listener listener) {
            this.territory = territory;
            this.options = options;
            this.listener = listener;
            this.seed = seed;
            random = new Random(seed);
            market = new Market(territory, clearing, options.clearing());
        }

        private GrowthHistory history() {
            years.add(GrowthBalance.of(territory, market, 0, 0, 0));
            boolean settled = false;
            for (int year = 1; year <= options.years() && !settled; year++) {
                int retirements = retire(year);
                int investments = 0;
                List<String> order = new ArrayList<>(territory.investors());
                Collections.shuffle(order, random);
                for (String participant : order) {
                    investments += decide(year, participant) ? 1 : 0;
                }
                GrowthYear passed = GrowthBalance.of(territory, market, year, investments, retirements);
                years.add(passed);
                listener.passed(seed, passed);
                settled = investments + retirements == 0;
            }
            return new GrowthHistory(seed, years, events, settled);
        }

        private int retire(int year) {
            List<Asset> over = market.retire(year);
            over.forEach(asset -> events.add(new Retirement(year, asset.owner(), purchase(asset))));
            return over.size();
        }

        /** Lets one participant build what gains most; what it looks at and found idle is not looked at again until it changes. */
        private boolean decide(int year, String participant) {
            List<Island> views = Prospect.views(territory, market, participant);
            if (views.equals(idle.get(participant))) {
                return false;
            }
            Optional<Decision> decision = best(year, participant);
            if (decision.isEmpty()) {
                idle.put(participant, views);
                return false;
            }
            decision.get().take(market, events);
            return true;
        }

        private Optional<Decision> best(int year, String participant) {
            Prospect prospect = new Prospect(territory, market, participant, this::price);
            Prospect.Proposal proposal = prospect.solve(clearing, options.clearing());
            if (proposal.candidates().isEmpty() || proposal.gain() <= 0) {
                return Optional.empty();
            }
            Optional<Decision> best = Optional.empty();
            for (double portion : options.prices().isPresent() ? List.of(1.0) : PORTIONS) {
                List<Asset> built = built(year, participant, proposal, portion);
                double cost = annualCost(built);
                Market.Trial trial = market.trial(built);
                double before = market.touched(built).stream()
                        .mapToDouble(island -> island.payoff(participant))
                        .sum();
                double gain =
                        options.prices().isPresent() ? proposal.gain() : trial.payoff(participant) - before - cost;
                boolean pays = gain > LEAST_GAIN * cost && gain > 0;
                if (pays && (best.isEmpty() || gain > best.get().gain())) {
                    best = Optional.of(new Decision(trial, investment(year, participant, built, gain), gain));
                }
            }
            return best;
        }

        private double price(double bus, double t) {
            return options.prices().isPresent()
                    ? options.prices().get().prices()[(int) t][(int) bus]
                    : market.island((int) bus).price((int) bus, (int) t);
        }

        private List<Asset> built(int year, String participant, Prospect.Proposal proposal, double portion) {
            List<Asset> built = new ArrayList<>();
            for (int k = 0; k < proposal.candidates().size(); k++) {
                int candidate = proposal.candidates().get(k);
                Expansion expansion = territory.candidates().get(candidate).expansion();
                double room = market.standing().room(candidate);
                double amount = portion * proposal.amounts()[k];
                if (expansion.module() > 0) {
                    double most = Math.floor(room / expansion.module() + 1e-9);
                    amount = Math.min(most, Math.max(1, Math.rint(amount / expansion.module()))) * expansion.module();
                }
                if (amount > 0) {
                    built.add(new Asset(candidate, participant, Math.min(amount, room), year + life(candidate) - 1));
                }
            }
            return built;
        }

        private double life(int candidate) {
            double life =
                    territory.candidates().get(candidate).expansion().origin().lifetimeYears();
            return Double.isInfinite(life) ? life : Math.max(1, Math.rint(life));
        }

        private double annualCost(List<Asset> built) {
            return built.stream()
                    .mapToDouble(asset -> asset.amount()
                            * territory
                                    .candidates()
                                    .get(asset.candidate())
                                    .expansion()
                                    .annualCost())
                    .sum();
        }

        private Investment investment(int year, String participant, List<Asset> built, double gain) {
            double least = Double.POSITIVE_INFINITY;
            for (Asset asset : built) {
                CapitalCost origin = territory
                        .candidates()
                        .get(asset.candidate())
                        .expansion()
                        .origin();
                double rate = origin instanceof CapitalCost.Overnight paid ? paid.discountRate() : 0;
                least = Math.min(least, presentValue(gain, rate, origin.lifetimeYears()));
            }
            return new Investment(
                    year, participant, built.stream().map(this::purchase).toList(), gain, least);
        }

        private static double presentValue(double gain, double rate, double life) {
            return rate == 0 && Double.isInfinite(life)
                    ? Double.POSITIVE_INFINITY
                    : gain / Expansion.annuity(rate, life);
        }

        private Purchase purchase(Asset asset) {
            Candidate candidate = territory.candidates().get(asset.candidate());
            return new Purchase(candidate.table().text(), candidate.name(), asset.amount());
        }
    }

    /** Something to build, and the market with it. */
    private record Decision(Market.Trial trial, Investment investment, double gain) {

        void take(Market market, List<GrowthEvent> events) {
            market.accept(trial);
            events.add(investment);
        }
    }
}
