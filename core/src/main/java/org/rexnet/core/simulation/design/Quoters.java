package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Reservoir;

/** Parts all actors into quoters, in the order of their plants. */
final class Quoters {

    private final Arena arena;
    private final TradingLimits portfolios;
    private final Quotes quotes;
    private final List<Quoter> all = new ArrayList<>();
    private final Map<Long, List<Integer>> leaders = new TreeMap<>();

    Quoters(Arena arena, TradingLimits portfolios) {
        this.arena = arena;
        this.portfolios = portfolios;
        quotes = new Quotes(most(), periods());
        for (int p = 0; p < arena.plants.all().size(); p++) {
            add(p);
        }
        for (Places.Trading one : arena.trading) {
            add(one.actor(), Quoter.Kind.TRADER, new int[0], -1, one.site(), 0);
        }
        leaders.forEach((key, plants) -> {
            int actor = (int) (key >> 32);
            int site = key.intValue();
            add(
                    actor,
                    Quoter.Kind.LEADER,
                    plants.stream().mapToInt(Integer::intValue).toArray(),
                    -1,
                    site,
                    0);
        });
    }

    /** Returns the most quoters that there may be. */
    private int most() {
        return arena.trading.size()
                + arena.plants.all().stream().mapToInt(Quoters::most).sum();
    }

    private static int most(Plant plant) {
        if (plant.reservoir().isPresent()) {
            return 1;
        }
        return plant.activities().stream()
                .mapToInt(activity -> Math.max(1, activity.legs().size()))
                .sum();
    }

    /** Returns for how many periods quoters have numbers. */
    private int periods() {
        int notice = arena.plants.all().stream().mapToInt(Plant::notice).max().orElse(0);
        return Math.max(arena.openPeriods(), notice + 2);
    }

    /** Returns them in order. */
    List<Quoter> all() {
        return all;
    }

    /** Returns what changes of them. */
    Quotes quotes() {
        return quotes;
    }

    private void add(int p) {
        Plant plant = arena.plants.all().get(p);
        if (plant.reservoir().isPresent()) {
            addStore(p, plant);
            return;
        }
        for (int a = 0; a < plant.activities().size(); a++) {
            Activity activity = plant.activities().get(a);
            int site = activity.legs().get(0).site();
            if (activity.comesByItself()) {
                leaders.computeIfAbsent(((long) plant.actor() << 32) | site, key -> new ArrayList<>())
                        .add(p);
            } else {
                Quoter.Kind kind =
                        switch (activity.kind()) {
                            case CONVERSION -> converts(activity) ? Quoter.Kind.CONVERSION : Quoter.Kind.SUPPLY;
                            case BID -> Quoter.Kind.BID;
                            case SUPPLY, NEED, FILLING, EMPTYING, SHORTFALL, SPILL -> Quoter.Kind.SUPPLY;
                        };
                int from = kind == Quoter.Kind.CONVERSION ? input(activity).site() : site;
                add(plant.actor(), kind, new int[] {p}, arena.plants.first(p) + a, from, plant.notice());
                if (kind == Quoter.Kind.CONVERSION) {
                    addOutputs(plant, activity, p, arena.plants.first(p) + a);
                } else if (kind == Quoter.Kind.SUPPLY) {
                    addByproducts(plant, activity, p, arena.plants.first(p) + a);
                }
            }
        }
    }

    /** A vehicle that comes otherwise than expected keeps what was bought for it. */
    private void addStore(int p, Plant plant) {
        Optional<Activity> atGrid =
                plant.activities().stream().filter(one -> !one.legs().isEmpty()).findFirst();
        if (atGrid.isEmpty()) {
            return;
        }
        int site = atGrid.get().legs().get(0).site();
        boolean isTwin = p > 0
                && arena.plants.visit(p) >= 0
                && arena.plants.visit(p - 1) == arena.plants.visit(p)
                && all.get(all.size() - 1).site == site;
        int[] plants = isTwin ? new int[] {p - 1, p} : new int[] {p};
        if (isTwin) {
            all.remove(all.size() - 1);
        }
        add(plant.actor(), Quoter.Kind.STORE, plants, -1, site, 0);
    }

    private void addOutputs(Plant plant, Activity activity, int p, int number) {
        for (Activity.Leg leg : activity.legs()) {
            if (leg.perMw(0) > 0) {
                add(plant.actor(), Quoter.Kind.OUTPUT, new int[] {p}, number, leg.site(), plant.notice());
            }
        }
    }

    /** Energy fed in beside the first leg is a by-product of the sales there. */
    private void addByproducts(Plant plant, Activity activity, int p, int number) {
        Quoter leader = all.get(all.size() - 1);
        for (Activity.Leg leg : activity.legs().subList(1, activity.legs().size())) {
            if (leg.perMw(0) > 0 && activity.legs().get(0).perMw(0) > 0) {
                add(plant.actor(), Quoter.Kind.BYPRODUCT, new int[] {p}, number, leg.site(), plant.notice());
                all.get(all.size() - 1).follow(leader);
            }
        }
    }

    private static boolean converts(Activity activity) {
        long inputs = activity.legs().stream().filter(leg -> leg.perMw(0) < 0).count();
        return inputs == 1 && activity.legs().size() > 1;
    }

    /** Returns where a conversion buys. */
    static Activity.Leg input(Activity activity) {
        return activity.legs().stream()
                .filter(leg -> leg.perMw(0) < 0)
                .findFirst()
                .orElseThrow();
    }

    private boolean needs(int p) {
        return arena.plants.all().get(p).reservoir().map(Reservoir::isNeed).orElse(false);
    }

    private int[] sites(int[] plants, int own) {
        return IntStream.concat(
                        IntStream.of(own),
                        Arrays.stream(plants)
                                .mapToObj(p -> arena.plants.all().get(p))
                                .flatMap(plant -> plant.activities().stream())
                                .flatMap(activity -> activity.legs().stream())
                                .mapToInt(Activity.Leg::site))
                .distinct()
                .toArray();
    }

    private void add(int actor, Quoter.Kind kind, int[] plants, int activity, int site, int notice) {
        all.add(new Quoter(
                all.size(),
                actor,
                kind,
                plants,
                activity,
                portfolios.of(actor, site),
                site,
                sites(plants, site),
                notice,
                Arrays.stream(plants).anyMatch(this::needs),
                Arrays.stream(plants).anyMatch(arena.plants::isUnsure),
                activity >= 0 && !arena.plants.all().get(plants[0]).shared().isEmpty(),
                quotes));
    }
}
