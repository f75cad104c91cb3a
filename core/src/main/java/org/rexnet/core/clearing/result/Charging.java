package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Timeline;

/** Who charged where and when in a clearing, and what charging cost; immutable. */
public final class Charging {

    private final Study study;
    private final List<ChargingStation> stations;
    private final List<ChargingResult> sessions;
    private final double[][] prices;
    /** What a MWh costs beyond its price at the bus, by snapshot and station. */
    private final double[][] connection;

    private Charging(Study study, List<ChargingResult> sessions, double[][] prices, double[][] connection) {
        this.study = study;
        this.connection = connection;
        stations = study.components(ChargingStation.class);
        this.sessions = List.copyOf(sessions);
        this.prices = prices;
    }

    static Charging of(Clearing clearing) {
        Study study = clearing.study();
        List<ChargingStation> stations = study.components(ChargingStation.class);
        double[][] atMeter = new double[study.horizon().size()][stations.size()];
        double[][] extra = new double[0][];
        if (!stations.isEmpty()) {
            extra = clearing.series(ComponentKind.CHARGING_STATION, Clearing.CONNECTION_PRICE);
            for (int i = 0; i < stations.size(); i++) {
                int bus = study.network().busIndex(stations.get(i).bus());
                for (int t = 0; t < atMeter.length; t++) {
                    atMeter[t][i] = clearing.prices()[t][bus] + extra[t][i];
                }
            }
        }
        Map<String, Integer> positions = new HashMap<>();
        stations.forEach(station -> positions.put(station.id(), positions.size()));
        List<Stay> stays = PlugAssignment.of(study);
        List<ChargingResult> sessions = new ArrayList<>();
        List<ChargingRun> runs = clearing.chargingRuns();
        int next = 0;
        for (int i = 0; i < stays.size(); i++) {
            int end = next;
            while (end < runs.size() && runs.get(end).session() == i) {
                end++;
            }
            int station = positions.getOrDefault(stays.get(i).station().id(), 0);
            sessions.add(result(study, stays.get(i), runs.subList(next, end), atMeter, station));
            next = end;
        }
        return new Charging(study, sessions, atMeter, extra);
    }

    private static ChargingResult result(
            Study study, Stay stay, List<ChargingRun> runs, double[][] prices, int station) {
        if (runs.isEmpty()) {
            return new ChargingResult(stay, 0, new double[0], new double[0], 0, 0, 0, 0);
        }
        int first = runs.get(0).first();
        ChargingRun last = runs.get(runs.size() - 1);
        double[] powerMw = new double[last.first() + last.powerMw().length - first];
        double[] turnoverMw = new double[powerMw.length];
        for (ChargingRun run : runs) {
            for (int j = 0; j < run.powerMw().length; j++) {
                int t = run.first() + j;
                powerMw[t - first] = run.powerMw()[j];
                turnoverMw[t - first] = run.turnoverMw()[j];
            }
        }
        return new ChargingResult(
                stay,
                first,
                powerMw,
                turnoverMw,
                runs.stream().mapToDouble(ChargingRun::energyMwh).sum(),
                runs.stream().mapToDouble(ChargingRun::missingMwh).sum(),
                payment(study.horizon(), first, powerMw, t -> prices[t][station]),
                runs.stream().mapToDouble(ChargingRun::cost).sum());
    }

    /** Returns what energy costs a vehicle at prices of its meter. */
    private static double payment(Horizon horizon, int first, double[] powerMw, IntToDoubleFunction price) {
        double payment = 0;
        for (int j = 0; j < powerMw.length; j++) {
            int t = first + j;
            payment += horizon.at(t).objectiveWeight() * price.applyAsDouble(t) * powerMw[j];
        }
        return payment;
    }

    /**
     * Returns the payment of a session for the same energy at other prices of the buses and the same price of its connection.
     *
     * @param prices money per MWh by snapshot and bus
     */
    public double payment(ChargingResult result, double[][] prices) {
        int station = stations.indexOf(result.stay().station());
        int bus = study.network().busIndex(result.stay().station().bus());
        return station < 0
                ? result.payment()
                : payment(
                        study.horizon(),
                        result.first(),
                        result.powerMw(),
                        t -> prices[t][bus] + connection[t][station]);
    }

    /** Returns what came of each session, in the study's order; those outside the horizon did nothing. */
    public List<ChargingResult> sessions() {
        return sessions;
    }

    /** Returns what came of the sessions that touch the horizon: from arrival to departure some snapshot passes. */
    public List<ChargingResult> sessionsWithin() {
        if (sessions.isEmpty()) {
            return List.of();
        }
        Timeline timeline = Timeline.of(study.horizon());
        NavigableMap<Double, Double> spans = new TreeMap<>();
        for (int t = 0; t < study.horizon().size(); t++) {
            Map.Entry<Double, Double> before = spans.floorEntry(timeline.start(t));
            boolean follows = before != null && before.getValue() >= timeline.start(t);
            double start = follows ? before.getKey() : timeline.start(t);
            spans.merge(start, timeline.end(t), Math::max);
        }
        return sessions.stream()
                .filter(result -> {
                    EvSession session = result.stay().session();
                    Map.Entry<Double, Double> last = spans.lowerEntry(timeline.hours(session.departure()));
                    return last != null && last.getValue() > timeline.hours(session.arrival());
                })
                .toList();
    }

    /** Returns what came of one session; throws {@link IllegalArgumentException} where there is none of that name. */
    public ChargingResult session(String id) {
        return sessions.stream()
                .filter(result -> result.stay().session().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no EV session " + id + "."));
    }

    /**
     * Returns the price of energy into the vehicle at each station, in money per MWh, by snapshot and station: the price at its bus plus
     * the congestion rent of the connection where it is full, divided by the station's efficiency; a vehicle's own loss is not in it.
     */
    public double[][] prices() {
        double[][] intoVehicle = new double[prices.length][];
        for (int t = 0; t < prices.length; t++) {
            intoVehicle[t] = Arrays.copyOf(prices[t], prices[t].length);
            for (int i = 0; i < stations.size(); i++) {
                intoVehicle[t][i] /= stations.get(i).efficiency();
            }
        }
        return intoVehicle;
    }

    /** Returns the price of charging at a station in snapshot {@code t}; see {@link #prices()}. */
    public double price(String station, int t) {
        int i = study.ids(ComponentKind.CHARGING_STATION).indexOf(station);
        if (i < 0) {
            throw new IllegalArgumentException("There is no charging station " + station + ".");
        }
        return prices[t][i] / stations.get(i).efficiency();
    }
}
