package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;

/**
 * Energy and money of one carrier over the horizon's weighted hours: MWh and the study's currency.
 *
 * <p>Supplied + from others + unserved = used + to others + stored + lost on the way, and payments = receipts + rents.
 *
 * @param carrier what balances at its buses
 * @param suppliedMwh injected by generators, sellers and all others that bring energy in
 * @param fromOthersMwh injected by converters, which draw from other carriers
 * @param usedMwh withdrawn by loads, buyers, buildings and all others that use energy, less the energy that they give back
 * @param toOthersMwh withdrawn by converters, which feed other carriers
 * @param storedMwh withdrawn by storage less what it injects: its losses and how much fuller it is
 * @param lostMwh lost on the way by branches between buses of the carrier
 * @param unservedMwh lost load less surplus
 * @param averagePrice of what is withdrawn, in money per MWh
 * @param payments of all who withdraw
 * @param receipts of all who inject
 * @param rents of branches between buses of the carrier
 */
public record CarrierTotals(
        String carrier,
        double suppliedMwh,
        double fromOthersMwh,
        double usedMwh,
        double toOthersMwh,
        double storedMwh,
        double lostMwh,
        double unservedMwh,
        double averagePrice,
        double payments,
        double receipts,
        double rents) {

    /** Returns the totals of all carriers that buses have, in the order in which the network names them. */
    public static List<CarrierTotals> of(Clearing clearing) {
        Study study = clearing.study();
        double[][] prices = clearing.prices();
        Map<String, Sums> sums = new LinkedHashMap<>();
        study.network().buses().forEach(bus -> sums.computeIfAbsent(bus.carrier(), c -> new Sums(clearing, prices)));
        for (Injection injection : clearing.injections()) {
            String carrier = study.network().buses().get(injection.bus()).carrier();
            sums.computeIfAbsent(carrier, c -> new Sums(clearing, prices)).add(injection);
        }
        List<CarrierTotals> all = new ArrayList<>();
        sums.forEach((carrier, sum) -> all.add(sum.total(carrier)));
        return all;
    }

    /**
     * Returns the totals of each bus by its name, in the network's order. Energy lost on the way is then the outflow by branches less the
     * inflow, and rents are those that branches earn at the bus.
     */
    public static Map<String, CarrierTotals> byBus(Clearing clearing) {
        List<Bus> buses = clearing.study().network().buses();
        double[][] prices = clearing.prices();
        List<Sums> sums = buses.stream().map(bus -> new Sums(clearing, prices)).toList();
        clearing.injections().forEach(injection -> sums.get(injection.bus()).add(injection));
        Map<String, CarrierTotals> all = new LinkedHashMap<>();
        for (int b = 0; b < buses.size(); b++) {
            all.put(buses.get(b).id(), sums.get(b).total(buses.get(b).carrier()));
        }
        return all;
    }

    /** Sums of one carrier or bus; mutable, for one thread. */
    private static final class Sums {

        private final Clearing clearing;
        private final double[][] prices;
        private double supplied;
        private double fromOthers;
        private double used;
        private double toOthers;
        private double stored;
        private double lost;
        private double unserved;
        private double withdrawn;
        private double payments;
        private double receipts;
        private double rents;

        private Sums(Clearing clearing, double[][] prices) {
            this.clearing = clearing;
            this.prices = prices;
        }

        private void add(Injection injection) {
            boolean isCarried = injection.role() == Injection.Role.TRANSPORT;
            boolean isConverted = injection.role() == Injection.Role.CONVERSION;
            double net = 0;
            for (int t = 0; t < prices.length; t++) {
                double mwh = clearing.study().horizon().at(t).objectiveWeight() * injection.mw(t);
                double money = mwh * prices[t][injection.bus()];
                net += mwh;
                if (isCarried) {
                    rents += money;
                } else if (mwh > 0) {
                    receipts += money;
                } else {
                    payments -= money;
                    withdrawn -= mwh;
                }
                fromOthers += isConverted ? Math.max(0, mwh) : 0;
                toOthers += isConverted ? Math.max(0, -mwh) : 0;
            }
            addEnergy(injection.role(), net);
        }

        private void addEnergy(Injection.Role role, double net) {
            switch (role) {
                case SUPPLY -> supplied += net;
                case USE -> used -= net;
                case STORAGE -> stored -= net;
                case TRANSPORT -> lost -= net;
                case IMBALANCE -> unserved += net;
                case CONVERSION -> {} // Counted snapshot by snapshot.
            }
        }

        private CarrierTotals total(String carrier) {
            return new CarrierTotals(
                    carrier,
                    supplied,
                    fromOthers,
                    used,
                    toOthers,
                    stored,
                    lost,
                    unserved,
                    withdrawn > 0 ? payments / withdrawn : 0,
                    payments,
                    receipts,
                    rents);
        }
    }
}
