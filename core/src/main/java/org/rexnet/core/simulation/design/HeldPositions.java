package org.rexnet.core.simulation.design;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.ActivityTable;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Schedule;

/**
 * Positions as seen by the plants that they were taken for: power, content, and the power moved by balancing beside them. For one thread.
 */
final class HeldPositions {

    private final Arena arena;
    private final double lotMw;
    private final ActivityTable table;
    private final @Nullable Quoter[] ofActivity;
    /** By activity: whether a position decides its power; false of what comes by itself. */
    private final boolean[] isDecided;
    /** By plant: whether it is there and somebody's. */
    private final boolean[] isOwned;

    HeldPositions(Arena arena, double lotMw, List<Quoter> quoters) {
        this.arena = arena;
        this.lotMw = lotMw;
        table = arena.plants.table();
        ofActivity = new Quoter[table.count()];
        quoters.forEach(this::index);
        isDecided = new boolean[table.count()];
        for (int number = 0; number < isDecided.length; number++) {
            Quoter quoter = ofActivity[number];
            isDecided[number] = quoter != null && quoter.kind != Quoter.Kind.LEADER && table.legs(number) > 0;
        }
        isOwned = new boolean[table.plantCount()];
        for (int p = 0; p < isOwned.length; p++) {
            isOwned[p] = arena.realized().sees(p) && arena.plants.all().get(p).actor() >= 0;
        }
    }

    private void index(Quoter quoter) {
        if (quoter.kind == Quoter.Kind.OUTPUT || quoter.kind == Quoter.Kind.BYPRODUCT) {
            return;
        }
        for (int p : quoter.plants) {
            for (int number = table.first(p); number < table.first(p + 1); number++) {
                if (quoter.activity < 0 || quoter.activity == number) {
                    ofActivity[number] = quoter;
                }
            }
        }
    }

    /** Returns who trades for the first activity of a plant; null where nobody does. */
    @Nullable
    Quoter ofPlant(int p) {
        return ofActivity[arena.plants.first(p)];
    }

    /** Power in MW that a position stands for, as far as the activity can do it. */
    double contracted(int number, int period) {
        Quoter quoter = ofActivity[number];
        double most = table.most(number, period, arena.realized());
        if (quoter == null || !isDecided[number]) {
            return most;
        }
        double mw = quoter.held(period) * lotMw;
        double perMw = quoter.kind == Quoter.Kind.CONVERSION
                ? Quoters.input(table.get(number)).perMw(period)
                : table.perMw(number, period);
        return Math.clamp(-mw / perMw, table.least(number, period), most);
    }

    /** Returns the content that a store means to hold at the end of a period: who holds a position means to take it. */
    double meant(int p, int now, double planned) {
        Reservoir store = arena.plants.reservoir(p);
        Quoter quoter = ofActivity[table.first(p)];
        if (quoter == null || quoter.held(now) == 0 && !store.isNeed()) {
            return planned;
        }
        double mwh = quoter.held(now) * lotMw * arena.sites.hours();
        double gain = 1;
        for (Activity activity : arena.plants.activities(p)) {
            boolean isDirection = Math.signum(activity.content()) == Math.signum(mwh);
            gain = isDirection && !activity.legs().isEmpty() ? Math.abs(activity.content()) : gain;
        }
        double kept = store.keep(now) * arena.states.content(p) + store.drift(now, arena.realized());
        return Math.clamp(kept + mwh * gain, store.least(now), store.most(now));
    }

    /** Returns the MW that balancing moved at each place, of what would have been done: the position, or what comes by itself. */
    double[] called(int now, Schedule delivered) {
        double[] called = new double[arena.places.count()];
        for (int p = 0; p < isOwned.length; p++) {
            Reservoir store = table.reservoir(p);
            if (isOwned[p] && store == null) {
                for (int number = table.first(p); number < table.first(p + 1); number++) {
                    add(called, number, now, delivered.power(number, 0) - contracted(number, now));
                }
            } else if (isOwned[p] && store != null && store.isThere(now)) {
                addStore(called, p, now, delivered);
            }
        }
        return called;
    }

    private void add(double[] called, int number, int now, double mw) {
        for (int l = 0; l < table.legs(number) && mw != 0; l++) {
            int place = arena.places.ofLeg(number, l);
            if (place >= 0) {
                called[place] += mw * table.perMw(number, l, now);
            }
        }
    }

    /** A store would have kept to its position as far as its powers reach. */
    private void addStore(double[] called, int p, int now, Schedule delivered) {
        double net = 0;
        double least = 0;
        double most = 0;
        int place = -1;
        Quoter quoter = null;
        for (int number = table.first(p); number < table.first(p + 1); number++) {
            if (table.legs(number) > 0) {
                double perMw = table.perMw(number, now);
                double reach = table.most(number, now, arena.realized()) * perMw;
                net += delivered.power(number, 0) * perMw;
                least = Math.min(least, reach);
                most = Math.max(most, reach);
                place = arena.places.ofLeg(number, 0);
                quoter = ofActivity[number];
            }
        }
        if (quoter != null && place >= 0) {
            double sold = -quoter.held(now) * lotMw;
            called[place] += net - Math.clamp(sold, least, most);
        }
    }
}
