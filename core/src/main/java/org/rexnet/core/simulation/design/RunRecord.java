package org.rexnet.core.simulation.design;

import java.util.OptionalDouble;
import org.rexnet.core.simulation.dispatch.ActivityTable;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Schedule;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.dispatch.Sites;
import org.rexnet.core.simulation.plant.Plants;
import org.rexnet.core.simulation.random.Digest;
import org.rexnet.core.simulation.run.Energies;
import org.rexnet.core.simulation.run.Welfare;

/** Counts what is delivered: welfare, energy, prices, by actor and place; checks that energy and limits hold. Mutable, for one thread. */
final class RunRecord {

    private static final double SLACK_MW = 1e-5;

    private final ActivityTable table;
    /** By plant: its actor; below 0 for what is network. */
    private final int[] owners;
    /** By plant: whether it is what happens. */
    private final boolean[] isReal;

    private final Sites sites;
    private final Places places;
    private final Sight realized;
    private final int counted;
    private final double spillCost;
    private final double hours;
    /** MWh by period and place. */
    private final double[][] metered;

    private final double[][] sold;
    private final double[][] prices;
    private final double[] values;
    private final double[] costs;
    final Digest log = new Digest();
    /** Value of all that is needed, and true costs. */
    private double all;

    private double total;
    private double needed;
    private double shed;
    private double spillMoney;
    private double endValues;
    private double unserved;
    private double spilled;
    private double imbalance;
    private double squaredErrors;
    private long forwardPrices;
    double traded;
    double redispatched;
    long violations;
    long broken;

    RunRecord(Plants plants, Sites sites, Places places, int actors, int periods, int counted, double spillCost) {
        table = plants.table();
        owners = plants.all().stream().mapToInt(Plant::actor).toArray();
        this.sites = sites;
        this.places = places;
        this.counted = counted;
        this.spillCost = spillCost;
        realized = plants.realized();
        isReal = new boolean[owners.length];
        for (int p = 0; p < isReal.length; p++) {
            isReal[p] = realized.sees(p);
        }
        hours = sites.hours();
        metered = new double[periods][places.count()];
        sold = new double[periods][places.count()];
        prices = new double[periods][sites.count()];
        values = new double[actors];
        costs = new double[actors];
    }

    /** Notes the content of stores when counting begins. */
    void begin(java.util.function.IntToDoubleFunction content) {
        for (int p = 0; p < owners.length; p++) {
            endValue(p, -content.applyAsDouble(p));
        }
    }

    /** Notes the content of stores at the end. */
    void end(java.util.function.IntToDoubleFunction content) {
        for (int p = 0; p < owners.length; p++) {
            endValue(p, content.applyAsDouble(p));
        }
    }

    private void endValue(int p, double content) {
        Reservoir store = table.reservoir(p);
        if (store != null && !store.isNeed()) {
            double value = store.worth() * content;
            endValues += value;
            value(owners[p], value);
        }
    }

    private void value(int actor, double money) {
        if (actor >= 0) {
            values[actor] += money;
        }
    }

    private void cost(int actor, double money) {
        if (actor >= 0) {
            costs[actor] += money;
        }
    }

    /** Notes what happened in a period; {@code slot} is its place in the schedule. */
    void deliver(int period, Schedule schedule, int slot) {
        double[] net = new double[sites.count()];
        for (int p = 0; p < owners.length; p++) {
            if (isReal[p]) {
                deliver(p, period, schedule, slot, net);
            }
        }
        check(period, schedule.spilled()[slot], net);
        prices[period] = schedule.prices()[slot].clone();
        if (period >= counted) {
            spilled += schedule.spilled()[slot] * hours;
            spillMoney += schedule.spilled()[slot] * hours * spillCost;
        }
        log.add(period);
        for (double price : prices[period]) {
            log.add(price);
        }
    }

    private void deliver(int p, int period, Schedule schedule, int slot, double[] net) {
        Reservoir store = table.reservoir(p);
        if (store != null && !store.isThere(period)) {
            return;
        }
        for (int number = table.first(p); number < table.first(p + 1); number++) {
            double power = schedule.power(number, slot);
            log.add(power);
            for (int l = 0; l < table.legs(number); l++) {
                double mw = power * table.perMw(number, l, period);
                net[table.site(number, l)] += mw;
                int place = places.ofLeg(number, l);
                if (place >= 0) {
                    metered[period][place] += mw * hours;
                }
            }
            if (period >= counted) {
                count(owners[p], number, period, power * hours);
            }
        }
        if (period >= counted && store != null && store.isNeed() && period == store.end() - 1) {
            departed(owners[p], store, schedule.content(p, slot));
        }
    }

    private void count(int actor, int number, int period, double mwh) {
        double most = table.most(number, period, realized) * hours;
        double cost = table.cost(number, period);
        double money = cost * mwh;
        switch (table.kind(number)) {
            case SUPPLY -> {
                cost(actor, money);
                spilled += cost <= 0 && table.get(number).isDrawn() ? most - mwh : 0;
                total += money;
            }
            case CONVERSION, FILLING, EMPTYING -> {
                cost(actor, money);
                total += money;
            }
            case NEED -> {
                needed += most;
                unserved += most - mwh;
                all -= cost * most;
                shed -= cost * (most - mwh);
                value(actor, -cost * mwh);
            }
            case BID -> {
                needed += mwh;
                all -= money;
                value(actor, -money);
            }
            case SHORTFALL -> {
                unserved += mwh;
                shed += money;
                value(actor, -money);
            }
            case SPILL -> {
                spilled += mwh;
                spillMoney += money;
                cost(actor, money);
            }
        }
    }

    private void departed(int actor, Reservoir store, double content) {
        double wanted = store.needed() - store.start();
        double missing = Math.max(0, store.needed() - content);
        needed += wanted;
        unserved += missing;
        all += store.worth() * wanted;
        shed += store.worth() * missing;
        value(actor, store.worth() * (wanted - missing));
    }

    /** Energy of each grid is balanced, and no branch carries more than it can. */
    private void check(int period, double spilledMw, double[] net) {
        for (int g = 0; g < sites.grids(); g++) {
            double sum = 0;
            double gross = 1;
            for (int site = sites.first(g); site < sites.end(g); site++) {
                sum += net[site];
                gross += Math.abs(net[site]);
            }
            if (Math.abs(sum) > SLACK_MW * gross + spilledMw) {
                broken++;
            }
            if (spilledMw <= SLACK_MW && sites.breaks(g, period, net, SLACK_MW * gross)) {
                violations++;
            }
        }
    }

    /** Notes what a place had sold less bought before delivery, in MW. */
    void position(int place, int period, double mw) {
        sold[period][place] = mw * hours;
        if (period >= counted) {
            imbalance += Math.abs(metered[period][place] - mw * hours);
        }
    }

    /** Returns what a place injected in a period, in MW. */
    double meteredMw(int place, int period) {
        return metered[period][place] / hours;
    }

    double price(int period, int site) {
        return prices[period][site];
    }

    double[][] prices() {
        return prices;
    }

    /** Returns what a place injected in a period, in MWh. */
    double meteredMwh(int place, int period) {
        return metered[period][place];
    }

    /** Returns what places injected, by period and place, in MWh; a shared array. */
    double[][] metered() {
        return metered;
    }

    /** Returns what places had sold less bought before delivery, by period and place, in MWh; a shared array. */
    double[][] sold() {
        return sold;
    }

    double value(int actor) {
        return values[actor];
    }

    double cost(int actor) {
        return costs[actor];
    }

    /** Notes the price before delivery at a site, in money per MWh. */
    void forward(int period, int site, double price) {
        if (period >= counted) {
            double error = price - prices[period][site];
            squaredErrors += error * error;
            forwardPrices++;
        }
    }

    /** Returns the root mean square of prices before delivery less those at delivery; empty where there were none. */
    OptionalDouble priceError() {
        return forwardPrices == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squaredErrors / forwardPrices));
    }

    Welfare welfare() {
        return new Welfare(all, total, shed, spillMoney, endValues);
    }

    Energies energies() {
        return new Energies(needed, unserved, spilled, traded, imbalance, redispatched);
    }
}
