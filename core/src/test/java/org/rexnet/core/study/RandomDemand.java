package org.rexnet.core.study;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Demand that answers, contracts and charging of a {@link RandomStudy}. */
final class RandomDemand {

    private static final List<String> STATIONS = List.of("square", "quay");

    private RandomDemand() {}

    static void bids(Dice dice, StudyBuilder study) {
        for (int i = 0; i < 4; i++) {
            study.add(new Bid(
                    "bid " + i,
                    dice.pick(RandomStudy.POWER),
                    dice.chance() ? Bid.Side.BUY : Bid.Side.SELL,
                    dice.profile(0, 10),
                    dice.profile(0, 120)));
        }
    }

    static void flexibleLoads(Dice dice, StudyBuilder study) {
        int window = dice.whole(1, 4);
        double shortest = 0.5 * window; // hours, where every snapshot of the window lasts half an hour
        double powerMw = dice.number(2, 8);
        double energyMwh = dice.number(0.3, 0.9) * powerMw * shortest;
        study.add(new FlexibleLoad("shifted", dice.pick(RandomStudy.POWER), Profile.of(powerMw), energyMwh, window));
    }

    static void contracts(Dice dice, StudyBuilder study) {
        String seller = dice.pick(RandomStudy.POWER);
        study.add(new BilateralContract(
                "contract", seller, dice.other(RandomStudy.POWER, seller), dice.profile(0, 8), dice.profile(20, 60)));
    }

    static void charging(Dice dice, StudyBuilder study) {
        for (String id : STATIONS) {
            ChargingStation station = ChargingStation.of(id, dice.pick(RandomStudy.POWER), dice.number(1, 6))
                    .withEfficiency(dice.number(0.85, 1))
                    .withDetourCost(dice.number(0, 3));
            study.add(dice.chance() ? station : station.withPlugs(dice.whole(1, 3)));
        }
        for (int i = 0; i < dice.snapshots(); i++) {
            study.add(session(dice, "car " + i, STATIONS));
        }
    }

    static void stationCandidates(Dice dice, StudyBuilder study) {
        study.add(ChargingStation.of("depot", dice.pick(RandomStudy.POWER), 0)
                .withExpansion(RandomSupply.expansion(dice, 12, 10, 200)));
        for (int i = 0; i < 3; i++) {
            study.add(session(dice, "bus " + i, List.of("depot")));
        }
    }

    /** A stay that may begin before the horizon and end after it; most are worth more than the dearest source. */
    private static EvSession session(Dice dice, String id, List<String> stations) {
        int hours = 2 * dice.snapshots();
        Instant arrival = dice.quarter(RandomStudy.START, -2, hours);
        Instant departure = dice.quarter(arrival.plus(Duration.ofMinutes(30)), 0, 8);
        String station = dice.pick(stations);
        double rate = dice.number(0.5, 2);
        double energy = rate * dice.number(0, 3);
        EvSession session = EvSession.of(id, station, arrival, departure, energy, rate)
                .withEfficiency(dice.number(0.85, 1))
                .withValue(dice.number(100, 600));
        if (stations.size() > 1 && dice.chance()) {
            session = session.withAlternatives(dice.other(stations, station));
        }
        return dice.once(3) ? session.feedingBack(energy + dice.number(1, 3), dice.number(0, 1)) : session;
    }
}
