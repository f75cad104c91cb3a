package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.simulation.dispatch.ActivityTable;
import org.rexnet.core.simulation.dispatch.Dispatch;
import org.rexnet.core.simulation.dispatch.EndWorth;
import org.rexnet.core.simulation.dispatch.Outlook;
import org.rexnet.core.simulation.dispatch.PlantStates;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Schedule;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.dispatch.Sites;
import org.rexnet.core.simulation.plant.OutOfReach;
import org.rexnet.core.simulation.plant.Plants;
import org.rexnet.core.simulation.run.Counts;
import org.rexnet.core.simulation.run.DeliveryRecord;
import org.rexnet.core.simulation.run.ParticipantResult;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.trading.StudyMarket;

/**
 * A world made ready for a design: network, plants with their states, what is delivered and paid. All designs deliver by {@link #deliver}:
 * the last-minute dispatch within the limits of the network of what can still move, at true costs and at the worth of content, shedding and
 * spilling at their values. Mutable, for one thread.
 */
final class Arena {

    static final String NETWORK = "network";

    final World world;
    final Setting setting;
    final StudyMarket market;
    final Sites sites;
    final Plants plants;
    final Places places;
    final List<Places.Trading> trading;
    final PlantStates states;
    final RunRecord record;
    final Cash cash;
    /** Number of the network's account in {@link #cash}. */
    final int network;

    final StoreOffers offers;
    private final AlikeStores alike;
    final int count;
    final int ahead;
    final double spillCost;
    final List<String> notes = new ArrayList<>();
    private final Sight realized;
    private final Dispatch delivery;
    private final List<Dispatch> dispatches = new ArrayList<>();
    private final RunOptions options;
    private @Nullable Schedule last;
    long trades;
    long commands;
    long auctions;
    long arrivals;
    long events;
    final long[] tradesOf;
    /** What stores planned last: for which period, the worth of content at its end, and the content meant then. */
    private final int[] plannedFor;

    private final EndWorth.@Nullable Steps[] plannedWorth;
    private final double[] plannedContent;

    Arena(World world, RunOptions options, boolean asTheyLike) {
        this.world = world;
        this.options = options;
        setting = world.setting();
        count = setting.count();
        List<String> outOfReach = OutOfReach.of(setting.study());
        if (!outOfReach.isEmpty()) {
            throw new RefusedStudyException(String.join("\n", outOfReach));
        }
        market = setting.market();
        sites = Sites.of(market);
        plants = asTheyLike ? Plants.asTheyLike(world, sites) : Plants.of(world, sites);
        trading = Places.trading(setting, sites);
        places = new Places(plants.all(), trading, sites);
        states = new PlantStates(plants.all(), count);
        spillCost = setting.study().settings().surplusCost().orElse(0.0);
        int actors = setting.actors().size();
        record = new RunRecord(plants, sites, places, actors, count, setting.warmUp(), spillCost);
        cash = new Cash(actors, places, count, setting.warmUp());
        network = cash.account(NETWORK);
        ahead = Math.min(count, market.rules().window());
        offers = new StoreOffers(plants, count, ahead, sites.hours());
        alike = new AlikeStores(plants);
        realized = plants.realized();
        delivery = dispatch();
        tradesOf = new long[actors];
        plannedFor = new int[plants.all().size()];
        Arrays.fill(plannedFor, -1);
        plannedWorth = new EndWorth.Steps[plannedFor.length];
        plannedContent = new double[plannedFor.length];
        if (!setting.study().globalConstraints().isEmpty()) {
            notes.add("Limits over the whole horizon, as on emissions, are no part of any market design here.");
        }
    }

    /** Prepares programs over the periods ahead. */
    Dispatch dispatch() {
        Dispatch made = new Dispatch(sites, plants.all(), spillCost, count, options.solver());
        dispatches.add(made);
        return made;
    }

    /** Returns how many periods from the one that is delivered on may have reservations. */
    int openPeriods() {
        return market.rules().window()
                + market.rules().gateMinutes() / setting.periods().minutes()
                + 4;
    }

    /** Returns the value of what is not served, in money per MWh; the end of the price band where the study has none. */
    double lostLoad() {
        double highest = market.rules().highestTicks() * market.rules().tickPerMwh();
        return setting.study().settings().lostLoad().orElse(highest);
    }

    RunOptions options() {
        return options;
    }

    Sight realized() {
        return realized;
    }

    /** Returns a window from a period on as it is expected at the start of another, with the study's worth of content at its end. */
    Outlook expected(int issued, int from, int end, PlantStates as) {
        return new Outlook(from, Math.min(count, end), plants.expected(issued), as, EndWorth.ofPlants(plants.all()));
    }

    /** Returns who plans by prices what its content is worth at the end of a period, meaning to hold what a plan or a schedule says. */
    EndWorth worth(int period, PriceView prices, Intention intention) {
        return worth(period, p -> prices, intention);
    }

    /** As {@link #worth(int, PriceView, Intention)}, where each plant has prices of its own. */
    EndWorth worth(int period, IntFunction<PriceView> prices, Intention intention) {
        Sight sight = new KnownFrom(plants.expected(period), realized, period);
        AlikeStores.Worths known = alike.worths();
        return p -> {
            Reservoir store = plants.reservoir(p);
            double content = store.from() == period ? store.start() : states.content(p);
            if (plannedFor[p] == period) {
                return StoreOffers.leaning(
                        Objects.requireNonNull(plannedWorth[p]), intention.content(p, plannedContent[p]));
            }
            if (!offers.planFirst(p, period, content, sight, prices.apply(p), known)) {
                return EndWorth.ofPlants(plants.all()).of(p);
            }
            return StoreOffers.leaning(offers.worth(), intention.content(p, offers.content(period)));
        };
    }

    /** Keeps what a store planned last for the end of a period, so that it need not plan again to deliver it. */
    void keepPlan(int p, int period) {
        plannedFor[p] = period;
        plannedWorth[p] = offers.worth();
        plannedContent[p] = offers.content(period);
    }

    /** What the owner of a store means to hold at the end of the period. */
    interface Intention {

        /** Who follows its own plan. */
        Intention OWN_PLAN = (plant, planned) -> planned;

        /** Returns MWh; {@code planned} is what its plan says. */
        double content(int plant, double planned);
    }

    /** The present is seen as it is, the future by its forecast. */
    private record KnownFrom(Sight expected, Sight realized, int period) implements Sight {

        @Override
        public double at(int series, int at) {
            return at == period ? realized.at(series, at) : expected.at(series, at);
        }

        @Override
        public boolean sees(int plant) {
            return realized.sees(plant);
        }
    }

    /** Delivers a period: balances it, notes what happens, and hands states on. */
    Schedule deliver(int period, EndWorth worth) {
        return deliver(period, new Outlook(period, period + 1, realized, states, worth));
    }

    /** As {@link #deliver(int, EndWorth)}; what is short is shared evenly. */
    Schedule deliverFairly(int period, EndWorth worth) {
        return deliver(period, new Outlook(period, period + 1, realized, states, worth).sharingShortage());
    }

    private Schedule deliver(int period, Outlook window) {
        Schedule schedule = delivery.solve(window);
        last = schedule;
        deliver(period, schedule, 0);
        events++;
        return schedule;
    }

    /** Returns the power of an activity in the period that was balanced last, in MW. */
    double powerNow(int activity) {
        return Objects.requireNonNull(last).power(activity, 0);
    }

    /** Notes a period of a schedule as delivered. */
    void deliver(int period, Schedule schedule, int slot) {
        if (period == setting.warmUp()) {
            record.begin(states::content);
        }
        record.deliver(period, schedule, slot);
        ActivityTable table = plants.table();
        for (int p = 0; p < table.plantCount(); p++) {
            Reservoir store = table.reservoir(p);
            if (store != null && store.isThere(period) && realized.sees(p)) {
                states.hold(p, schedule.content(p, slot));
            }
            if (Double.isFinite(table.rampMw(p))) {
                states.ran(p, schedule.power(plants.first(p), slot));
            }
        }
        if (period == count - 1) {
            record.end(states::content);
        }
    }

    /** Notes what a place sold or bought before delivery in one go, in MWh. */
    void note(int place, int period, double mwh) {
        if (mwh > 0 && period >= setting.warmUp()) {
            tradesOf[places.actor(place)]++;
            trades++;
            record.traded += mwh / 2;
        }
    }

    /** Pays for all that was delivered in a period at its prices; the network account is on the other side. */
    void payDelivered(int period) {
        for (int place = 0; place < places.count(); place++) {
            double mwh = record.meteredMwh(place, period);
            cash.pay(place, period, network, mwh * record.price(period, places.site(place)));
        }
    }

    Run run(String design) {
        List<ParticipantResult> accounts = new ArrayList<>();
        for (Actor actor : setting.actors()) {
            int a = actor.index();
            accounts.add(new ParticipantResult(record.value(a), record.cost(a), cash.received(a), tradesOf[a]));
        }
        long programs = dispatches.stream().mapToLong(Dispatch::programs).sum();
        long broken = record.broken + (cash.balances() ? 0 : 1);
        Counts counts = new Counts(events, arrivals, commands, trades, auctions, programs, record.violations, broken);
        return new Run(
                design,
                world.seed(),
                world.hash(),
                record.log.value(),
                record.welfare(),
                record.energies(),
                accounts,
                cash.others(),
                byBus(),
                record.priceError(),
                new DeliveryRecord(places.all(), record.metered(), record.sold(), cash.ofPlaces()),
                counts,
                notes);
    }

    private double[][] byBus() {
        List<String> buses =
                setting.study().network().buses().stream().map(bus -> bus.id()).toList();
        int[] at = buses.stream().mapToInt(sites::number).toArray();
        double[][] prices = new double[count][at.length];
        for (int t = 0; t < count; t++) {
            for (int b = 0; b < at.length; b++) {
                prices[t][b] = record.price(t, at[b]);
            }
        }
        return prices;
    }
}
