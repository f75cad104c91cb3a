package org.rexnet.core.clearing.sectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.SessionPart;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;

/**
 * Charging without a market: every vehicle takes what it needs as soon and as fast as its rate and the connection of its station allow, who
 * was plugged in first first, and feeds nothing back. Mutable, for one study.
 */
public final class ArrivalCharging {

    private static final double SMALLEST_MWH = 1e-9;

    private final Study study;
    private final List<ChargingStation> stations;
    private final List<SessionPart> parts;
    private final double[][] powerMw;
    private final double[] openMwh;
    private final double[][] partMw;

    private ArrivalCharging(Study study) {
        this.study = study;
        stations = study.components(ChargingStation.class);
        int snapshots = study.horizon().size();
        List<Stay> stays = PlugAssignment.of(study);
        parts = SessionPart.of(study, stays, 0, snapshots).stream()
                .sorted(Comparator.comparingInt(
                                (SessionPart part) -> part.terms().first())
                        .thenComparing(part -> stays.get(part.session()).from())
                        .thenComparingInt(SessionPart::session))
                .toList();
        powerMw = new double[snapshots][stations.size()];
        openMwh = parts.stream()
                .mapToDouble(part -> Math.max(0, part.terms().dueMwh()))
                .toArray();
        partMw = parts.stream().map(part -> new double[part.terms().count()]).toArray(double[][]::new);
    }

    /** Returns how the vehicles of a study charge on arrival. */
    public static ArrivalCharging of(Study study) {
        ArrivalCharging charging = new ArrivalCharging(study);
        charging.charge();
        return charging;
    }

    private void charge() {
        List<List<Integer>> present = new ArrayList<>();
        for (int t = 0; t < powerMw.length; t++) {
            present.add(new ArrayList<>());
        }
        for (int i = 0; i < parts.size(); i++) {
            SessionPart.Terms terms = parts.get(i).terms();
            for (int j = 0; j < terms.count(); j++) {
                present.get(terms.first() + j).add(i);
            }
        }
        for (int t = 0; t < powerMw.length; t++) {
            double hours = study.horizon().at(t).durationHours();
            for (int i : present.get(t)) {
                SessionPart.Terms terms = parts.get(i).terms();
                int j = t - terms.first();
                double free = stations.get(terms.station()).capacityMw() - powerMw[t][terms.station()];
                double wanted = hours > 0 ? openMwh[i] / (hours * terms.efficiency()) : 0;
                double mw = Math.max(0, Math.min(Math.min(terms.limitMw(j), free), wanted));
                powerMw[t][terms.station()] += mw;
                partMw[i][j] = mw;
                openMwh[i] -= mw * hours * terms.efficiency();
            }
        }
    }

    /** Returns MW at the meter by snapshot and station. */
    public double[][] powerMw() {
        return powerMw;
    }

    /** Returns the money for missing energy and detours. */
    double cost() {
        double cost = 0;
        for (int i = 0; i < parts.size(); i++) {
            cost += cost(i);
        }
        return cost;
    }

    private double cost(int i) {
        SessionPart.Terms terms = parts.get(i).terms();
        return missing(i) * terms.value().orElse(0) * terms.costWeight()
                + parts.get(i).detourCost();
    }

    private double missing(int i) {
        return openMwh[i] > SMALLEST_MWH ? openMwh[i] : 0;
    }

    /** Returns MWh that vehicles miss although nothing says what that costs. */
    double unpricedMissingMwh() {
        double mwh = 0;
        for (int i = 0; i < parts.size(); i++) {
            mwh += parts.get(i).terms().value().isEmpty() ? missing(i) : 0;
        }
        return mwh;
    }

    /** Returns the surpluses of the sessions, at given prices in money per MWh by snapshot and station. */
    List<Surplus> surpluses(double[][] prices) {
        List<EvSession> sessions = study.components(EvSession.class);
        List<Surplus> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            SessionPart.Terms terms = parts.get(i).terms();
            double receipts = 0;
            for (int j = 0; j < terms.count(); j++) {
                int t = terms.first() + j;
                receipts -= study.horizon().at(t).objectiveWeight() * prices[t][terms.station()] * partMw[i][j];
            }
            String name = sessions.get(parts.get(i).session()).id();
            all.add(new Surplus(new ComponentKey(ComponentKind.EV_SESSION, name), receipts, cost(i)));
        }
        return all;
    }
}
