package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.network.Pipe;

/** Adds up receipts and costs of one clearing at some prices; used once. */
final class Bookkeeping {

    private final Clearing clearing;
    private final Study study;
    private final double[][] prices;
    private final List<Account> accounts = new ArrayList<>();

    Bookkeeping(Clearing clearing, double[][] prices) {
        this.clearing = clearing;
        this.prices = prices;
        study = clearing.study();
    }

    /** Amount of money in snapshot {@code t} per hour. */
    private interface Hourly {
        double at(int t);
    }

    /** Returns the accounts of all components. */
    Accounts accounts() {
        generators();
        storage();
        links();
        pipes();
        chp();
        loads();
        charging();
        lines();
        balances();
        accounts.addAll(DemandAccounts.of(clearing, prices));
        return new Accounts(accounts);
    }

    private double sum(Hourly hourly) {
        double sum = 0;
        for (int t = 0; t < study.horizon().size(); t++) {
            sum += study.horizon().at(t).objectiveWeight() * hourly.at(t);
        }
        return sum;
    }

    private void generators() {
        double[][] p = clearing.series(ComponentKind.GENERATOR, "p");
        for (int i = 0; i < study.generators().size(); i++) {
            Generator g = study.generators().get(i);
            int bus = study.network().busIndex(g.bus());
            int g0 = i;
            double decisions = g.commitment()
                    .map(rules -> commitment(ComponentKind.GENERATOR, g0, rules))
                    .orElse(0.0);
            accounts.add(new Account(
                    ComponentKind.GENERATOR,
                    g.id(),
                    sum(t -> prices[t][bus] * g.sign() * p[t][g0]),
                    decisions + sum(t -> cost(g, t, p[t][g0]))));
        }
    }

    private static double cost(Generator g, int t, double p) {
        return g.marginalCost().at(t) * p
                + g.quadraticCost().at(t) * p * p
                + g.piecewiseCost().map(cost -> cost.at(p)).orElse(0.0)
                + g.fixedCostPerHour();
    }

    private double commitment(ComponentKind kind, int i, Commitment rules) {
        double[][] on = clearing.series(kind, "status");
        double[][] started = clearing.series(kind, "start_up");
        double[][] stopped = clearing.series(kind, "shut_down");
        double cost = sum(t -> on[t][i] * rules.standByCost().at(t));
        for (int t = 0; t < on.length; t++) {
            cost += started[t][i] * rules.startUpCost().at(t)
                    + stopped[t][i] * rules.shutDownCost().at(t);
        }
        return cost;
    }

    private void storage() {
        double[][] net = clearing.series(ComponentKind.STORAGE_UNIT, "p");
        double[][] out = clearing.series(ComponentKind.STORAGE_UNIT, "p_dispatch");
        double[][] level = clearing.series(ComponentKind.STORAGE_UNIT, "state_of_charge");
        double[][] spill = clearing.series(ComponentKind.STORAGE_UNIT, "spill");
        for (int i = 0; i < study.storageUnits().size(); i++) {
            StorageUnit s = study.storageUnits().get(i);
            int bus = study.network().busIndex(s.bus());
            int s0 = i;
            accounts.add(new Account(
                    ComponentKind.STORAGE_UNIT,
                    s.id(),
                    sum(t -> prices[t][bus] * s.sign() * net[t][s0]),
                    sum(t -> s.marginalCost().at(t) * out[t][s0]
                            + s.quadraticCost().at(t) * out[t][s0] * out[t][s0]
                            + s.storageCost().at(t) * level[t][s0]
                            + s.spillCost().at(t) * spill[t][s0])));
        }
        double[][] power = clearing.series(ComponentKind.STORE, "p");
        double[][] energy = clearing.series(ComponentKind.STORE, "e");
        for (int i = 0; i < study.stores().size(); i++) {
            Store s = study.stores().get(i);
            int bus = study.network().busIndex(s.bus());
            int s0 = i;
            accounts.add(new Account(
                    ComponentKind.STORE,
                    s.id(),
                    sum(t -> prices[t][bus] * s.sign() * power[t][s0]),
                    sum(t -> s.marginalCost().at(t) * power[t][s0]
                            + s.quadraticCost().at(t) * power[t][s0] * power[t][s0]
                            + s.storageCost().at(t) * energy[t][s0])));
        }
    }

    private void links() {
        double[][] p = clearing.series(ComponentKind.LINK, "p0");
        for (int i = 0; i < study.links().size(); i++) {
            LinkOperation link = study.links().get(i);
            int l0 = i;
            double decisions = link.commitment()
                    .map(rules -> commitment(ComponentKind.LINK, l0, rules))
                    .orElse(0.0);
            accounts.add(new Account(
                    ComponentKind.LINK,
                    link.id(),
                    linkRevenue(link, i),
                    decisions
                            + sum(t -> link.marginalCost().at(t) * p[t][l0]
                                    + link.quadraticCost().at(t) * p[t][l0] * p[t][l0])));
        }
    }

    /** Returns what a link is paid where its energy arrives, and when, less what it pays where it draws it. */
    private double linkRevenue(LinkOperation link, int i) {
        double revenue = 0;
        List<String> buses = new ArrayList<>(List.of(link.link().from()));
        buses.addAll(link.link().to());
        for (int port = 0; port < buses.size(); port++) {
            int bus = study.network().busIndex(buses.get(port));
            double[][] drawn = clearing.series(ComponentKind.LINK, "p" + port);
            revenue -= sum(t -> drawn[t][i] * prices[t][bus]);
        }
        return revenue;
    }

    /** A pipe pays for what it loses. */
    private void pipes() {
        double[][] p0 = clearing.series(ComponentKind.PIPE, "p0");
        double[][] p1 = clearing.series(ComponentKind.PIPE, "p1");
        List<Pipe> pipes = study.network().branches(Pipe.class);
        for (int i = 0; i < pipes.size(); i++) {
            int from = study.network().busIndex(pipes.get(i).from());
            int to = study.network().busIndex(pipes.get(i).toBus());
            int i0 = i;
            accounts.add(new Account(
                    ComponentKind.PIPE,
                    pipes.get(i).id(),
                    sum(t -> -prices[t][from] * p0[t][i0] - prices[t][to] * p1[t][i0]),
                    0));
        }
    }

    private void chp() {
        double[][] p = clearing.series(ComponentKind.CHP, "p");
        double[][] q = clearing.series(ComponentKind.CHP, "q");
        List<CombinedHeatPower> plants = study.components(CombinedHeatPower.class);
        for (int i = 0; i < plants.size(); i++) {
            CombinedHeatPower plant = plants.get(i);
            int power = study.network().busIndex(plant.powerBus());
            int heat = study.network().busIndex(plant.heatBus());
            int i0 = i;
            accounts.add(new Account(
                    ComponentKind.CHP,
                    plant.id(),
                    sum(t -> prices[t][power] * p[t][i0]
                            + prices[t][heat] * q[t][i0]
                            - fuelPrice(plant, t) * plant.fuelMw(p[t][i0], q[t][i0])),
                    sum(t -> plant.marginalCost().at(t) * p[t][i0]
                            + plant.fuelCost().at(t) * plant.fuelMw(p[t][i0], q[t][i0]))));
        }
    }

    private double fuelPrice(CombinedHeatPower plant, int t) {
        return plant.fuelBus()
                .map(bus -> prices[t][study.network().busIndex(bus)])
                .orElse(0.0);
    }

    private void loads() {
        for (Load load : study.loads()) {
            int bus = study.network().busIndex(load.bus());
            double receipts =
                    sum(t -> prices[t][bus] * load.sign() * load.powerMw().at(t));
            accounts.add(new Account(ComponentKind.LOAD, load.id(), receipts, 0));
        }
        double[][] accepted = clearing.series(ComponentKind.BID, "p");
        for (int i = 0; i < study.bids().size(); i++) {
            Bid bid = study.bids().get(i);
            int bus = study.network().busIndex(bid.bus());
            int b0 = i;
            int sign = bid.side().sign();
            accounts.add(new Account(
                    ComponentKind.BID,
                    bid.id(),
                    sum(t -> prices[t][bus] * sign * accepted[t][b0]),
                    sum(t -> bid.price().at(t) * sign * accepted[t][b0])));
        }
    }

    /** Vehicles pay their station's price of charging; the station pays that of its bus and keeps the rent of its connection. */
    private void charging() {
        List<ChargingStation> stations = study.components(ChargingStation.class);
        if (stations.isEmpty()) {
            return;
        }
        double[][] drawn = clearing.series(ComponentKind.CHARGING_STATION, "p");
        double[][] extra = clearing.series(ComponentKind.CHARGING_STATION, Clearing.CONNECTION_PRICE);
        for (int i = 0; i < stations.size(); i++) {
            int s0 = i;
            accounts.add(new Account(
                    ComponentKind.CHARGING_STATION, stations.get(i).id(), sum(t -> extra[t][s0] * drawn[t][s0]), 0));
        }
        for (ChargingResult result : clearing.charging().sessions()) {
            accounts.add(new Account(
                    ComponentKind.EV_SESSION, result.stay().session().id(), -result.payment(), result.cost()));
        }
    }

    private void lines() {
        double[][] flows = clearing.flows();
        double[][] losses = clearing.lineLosses();
        for (int l = 0; l < study.lines().size(); l++) {
            var branch = study.lines().get(l).branch();
            int from = study.network().busIndex(branch.from());
            int to = study.network().busIndex(branch.toBus());
            int l0 = l;
            accounts.add(new Account(
                    ComponentKind.of(branch),
                    branch.id(),
                    sum(t -> (prices[t][to] - prices[t][from]) * flows[t][l0]
                            - (prices[t][to] + prices[t][from]) / 2 * losses[t][l0]),
                    0));
        }
    }

    private void balances() {
        double[][] lost = clearing.series(ComponentKind.BUS, "lost_load");
        double[][] surplus = clearing.series(ComponentKind.BUS, "surplus");
        double lostLoad = study.settings().lostLoad().orElse(0);
        double surplusCost = study.settings().surplusCost().orElse(0);
        for (int bus = 0; bus < study.network().buses().size(); bus++) {
            int b0 = bus;
            double cost = sum(t -> lostLoad * lost[t][b0] + surplusCost * surplus[t][b0]);
            double receipts = sum(t -> prices[t][b0] * (lost[t][b0] - surplus[t][b0]));
            if (cost != 0 || receipts != 0) {
                accounts.add(new Account(
                        ComponentKind.BUS, study.network().buses().get(bus).id(), receipts, cost));
            }
        }
    }
}
