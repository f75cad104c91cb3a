package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.List;
import org.rexnet.core.clearing.result.Charging;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.ChargingResult.Course;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

/** What charging costs at each station, and how its sessions went, as text. */
final class ChargingPage {

    private static final int MOST_STATIONS = 12;

    private final PrintWriter out;
    private final Ink ink;
    private final Clearing clearing;
    private final Study study;

    ChargingPage(PrintWriter out, Ink ink, Clearing clearing) {
        this.out = out;
        this.ink = ink;
        this.clearing = clearing;
        study = clearing.study();
    }

    /** Prints the stations, where there are any. */
    void print() {
        List<ChargingStation> stations = study.components(ChargingStation.class);
        if (stations.isEmpty()) {
            return;
        }
        out.println();
        out.println(ink.bold("Charging, " + study.settings().currency() + " per MWh into the vehicle"));
        TextTable table = new TextTable()
                .words("station")
                .words("bus")
                .number("connection MW")
                .number("MWh")
                .number("average")
                .number("lowest")
                .number("highest")
                .number("full h");
        Charging charging = clearing.charging();
        double[] capacities = clearing.column(ComponentKind.CHARGING_STATION, "p_nom_opt");
        for (int i = 0; i < Math.min(MOST_STATIONS, stations.size()); i++) {
            row(table, stations.get(i), charging.prices(), i, capacities[i]);
        }
        table.print(out, ink);
        Wrapped.print(out, "  ", sessions(charging.sessionsWithin()));
    }

    private void row(TextTable table, ChargingStation station, double[][] prices, int i, double capacityMw) {
        double[][] drawn = clearing.series(ComponentKind.CHARGING_STATION, "p");
        double mwh = 0;
        double paid = 0;
        double full = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < drawn.length; t++) {
            double weight = study.horizon().at(t).objectiveWeight();
            double energy = weight * Math.max(0, drawn[t][i]) * station.efficiency();
            mwh += energy;
            paid += energy * prices[t][i];
            full += Math.abs(drawn[t][i]) > capacityMw * (1 - 1e-6) ? weight : 0;
            if (energy > 0) {
                lowest = Math.min(lowest, prices[t][i]);
                highest = Math.max(highest, prices[t][i]);
            }
        }
        table.row(
                station.id(),
                station.bus(),
                Figures.money(capacityMw),
                Figures.amount(mwh),
                mwh > 0 ? Figures.money(paid / mwh) : "",
                mwh > 0 ? Figures.money(lowest) : "",
                mwh > 0 ? Figures.money(highest) : "",
                Figures.amount(full));
    }

    private static String sessions(List<ChargingResult> sessions) {
        StringBuilder text = new StringBuilder(Figures.count(sessions.size(), "session", "sessions"));
        for (Course course : Course.values()) {
            long count = sessions.stream()
                    .filter(session -> session.course() == course)
                    .count();
            if (count > 0) {
                text.append(", ").append(count).append(' ').append(course);
            }
        }
        return text.toString();
    }
}
