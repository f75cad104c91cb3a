package org.rexnet.core.simulation.design;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Schedule;

/** Positions as seen by the plants that they were taken for: power, content, and the power moved by balancing beside them. For one thread. */
final class HeldPositions {

    private final Arena arena;
    private final double lotMw;
    private final @Nullable Quoter[] ofActivity;

    HeldPositions(Arena arena, double lotMw, List<Quoter> quoters) {
        this.arena = arena;
        this.lotMw = lotMw;
        ofActivity = new Quoter[arena.plants.first(arena.plants.all().size())];
        quoters.forEach(this::index);
    }

    private void index(Quoter quoter) {
        if (quoter.kind == Quoter.Kind.OUTPUT || quoter.kind == Quoter.Kind.BYPRODUCT) {
            return;
        }
        for (int p : quoter.plants) {
            int first = arena.plants.first(p);
            for (int a = 0; a < arena.plants.all().get(p).activities().size(); a++) {
                if (quoter.activity < 0 || quoter.activity == first + a) {
                    ofActivity[first + a] = quoter;
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
    double contracted(int number, int p, int a, int period) {
        Plant plant = arena.plants.all().get(p);
        Activity activity = plant.activities().get(a);
        Quoter quoter = ofActivity[number];
        if (quoter == null
                || quoter.kind == Quoter.Kind.LEADER
                || activity.legs().isEmpty()) {
            return activity.most(period, arena.realized());
        }
        double mw = quoter.held(period) * lotMw;
        Activity.Leg leg = quoter.kind == Quoter.Kind.CONVERSION
                ? Quoters.input(activity)
                : activity.legs().get(0);
        double power = -mw / leg.perMw(period);
        return Math.clamp(power, activity.least(period), activity.most(period, arena.realized()));
    }

    /** Returns the content that a store means to hold at the end of a period: who holds a position means to take it. */
    double meant(int p, int now, double planned) {
        Plant plant = arena.plants.all().get(p);
        Quoter quoter = ofActivity[arena.plants.first(p)];
        if (quoter == null || quoter.held(now) == 0 && !plant.reservoir().get().isNeed()) {
            return planned;
        }
        double mwh = quoter.held(now) * lotMw * arena.sites.hours();
        double gain = 1;
        for (Activity activity : plant.activities()) {
            boolean isDirection = Math.signum(activity.content()) == Math.signum(mwh);
            gain = isDirection && !activity.legs().isEmpty() ? Math.abs(activity.content()) : gain;
        }
        double kept = plant.reservoir().get().keep(now) * arena.states.content(p)
                + plant.reservoir().get().drift(now, arena.realized());
        return Math.clamp(
                kept + mwh * gain,
                plant.reservoir().get().least(now),
                plant.reservoir().get().most(now));
    }

    /** Returns the MW that balancing moved at each place, of what would have been done: the position, or what comes by itself. */
    double[] called(int now, Schedule delivered) {
        double[] called = new double[arena.places.count()];
        for (int p = 0; p < arena.plants.all().size(); p++) {
            Plant plant = arena.plants.all().get(p);
            boolean holds = plant.reservoir().isPresent();
            if (arena.realized().sees(p) && plant.actor() >= 0 && !holds) {
                for (int a = 0; a < plant.activities().size(); a++) {
                    int number = arena.plants.first(p) + a;
                    double moved = delivered.power(number, 0) - contracted(number, p, a, now);
                    add(called, plant.activities().get(a), number, now, moved);
                }
            } else if (arena.realized().sees(p) && plant.actor() >= 0) {
                addStore(called, p, now, delivered);
            }
        }
        return called;
    }

    private void add(double[] called, Activity activity, int number, int now, double mw) {
        for (int l = 0; l < activity.legs().size(); l++) {
            int place = arena.places.ofLeg(number, l);
            if (place >= 0) {
                called[place] += mw * activity.legs().get(l).perMw(now);
            }
        }
    }

    /** A store would have kept to its position as far as its powers reach. */
    private void addStore(double[] called, int p, int now, Schedule delivered) {
        Plant plant = arena.plants.all().get(p);
        double net = 0;
        double least = 0;
        double most = 0;
        int place = -1;
        Quoter quoter = null;
        for (int a = 0; a < plant.activities().size(); a++) {
            Activity activity = plant.activities().get(a);
            int number = arena.plants.first(p) + a;
            if (!activity.legs().isEmpty() && plant.reservoir().get().isThere(now)) {
                double perMw = activity.legs().get(0).perMw(now);
                double reach = activity.most(now, arena.realized()) * perMw;
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
