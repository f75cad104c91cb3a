package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.ChargingRun;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.PluggedVehicle;
import org.rexnet.core.study.SessionPart;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Vehicles that rolling windows hand over: where they are plugged in and what they have taken. Mutable, for one clearing. */
final class VehicleHandOver implements HandOver {

    private static final double ROUNDING = 1e-9;

    private final Study study;
    private final List<Stay> stays;
    private final List<Vehicle> byStart = new ArrayList<>();
    private final List<Vehicle> present = new ArrayList<>();
    private final Map<String, Vehicle> byName = new HashMap<>();
    private int next;

    /** Part of a stay, and what it has done so far. */
    private static final class Vehicle {

        private final SessionPart part;
        private final double[] powerMw;
        private final double[] turnoverMw;
        private double energyMwh;

        private Vehicle(SessionPart part) {
            this.part = part;
            powerMw = new double[part.terms().count()];
            turnoverMw = new double[powerMw.length];
        }

        private int first() {
            return part.terms().first();
        }

        private int end() {
            return first() + powerMw.length;
        }
    }

    VehicleHandOver(Study study) {
        this.study = study;
        stays = study.components(EvSession.class).isEmpty() ? List.of() : PlugAssignment.of(study);
        SessionPart.of(study, stays, 0, study.horizon().size()).forEach(part -> byStart.add(new Vehicle(part)));
        byStart.sort(Comparator.comparingInt(Vehicle::first));
    }

    /** Adds the sessions that are plugged in during a window or its look-ahead. */
    @Override
    public void addTo(StudyBuilder builder, RollingWindow window) {
        present.removeIf(vehicle -> vehicle.end() <= window.first());
        while (next < byStart.size() && byStart.get(next).first() < window.seen()) {
            present.add(byStart.get(next++));
        }
        byName.clear();
        for (Vehicle vehicle : present) {
            if (vehicle.powerMw.length > 0 && vehicle.end() > window.first()) {
                Stay stay = stays.get(vehicle.part.session());
                builder.add(stay.session());
                builder.add(new PluggedVehicle(
                        stay.session().id(),
                        stay.station().id(),
                        stay.from(),
                        vehicle.part.takenMwh(),
                        vehicle.part.takenMwh() + vehicle.energyMwh,
                        passedHours(vehicle, window.first()),
                        vehicle.part.terms().costWeight()));
                byName.put(stay.session().id(), vehicle);
            }
        }
    }

    private double passedHours(Vehicle vehicle, int now) {
        double hours = vehicle.part.passedHours();
        for (int t = vehicle.first(); t < Math.min(now, vehicle.end()); t++) {
            hours += vehicle.part.terms().share(t - vehicle.first())
                    * study.horizon().at(t).durationHours();
        }
        return hours;
    }

    /** Takes over what vehicles did in a window. */
    @Override
    public void take(Clearing clearing, RollingWindow window) {
        List<EvSession> sessions = clearing.study().components(EvSession.class);
        for (ChargingRun run : clearing.results().chargingRuns()) {
            Vehicle vehicle = byName.get(sessions.get(run.session()).id());
            if (vehicle == null) {
                throw new IllegalStateException("Session %s is not of this window."
                        .formatted(sessions.get(run.session()).id()));
            }
            Stay stay = stays.get(vehicle.part.session());
            double efficiency = stay.session().efficiency() * stay.station().efficiency();
            for (int j = 0; j < run.powerMw().length; j++) {
                int t = window.first() + run.first() + j;
                if (t >= window.first() && t < window.end()) {
                    vehicle.powerMw[t - vehicle.first()] = run.powerMw()[j];
                    vehicle.turnoverMw[t - vehicle.first()] = run.turnoverMw()[j];
                    double in = (run.turnoverMw()[j] + run.powerMw()[j]) / 2;
                    double out = (run.turnoverMw()[j] - run.powerMw()[j]) / 2;
                    vehicle.energyMwh += study.horizon().at(t).durationHours() * (efficiency * in - out / efficiency);
                }
            }
        }
    }

    @Override
    public void finish(ClearingResults results) {
        runs().forEach(results::add);
    }

    /** Returns the charging of all vehicles, with the energy missing in the end. */
    private List<ChargingRun> runs() {
        List<ChargingRun> runs = new ArrayList<>();
        for (Vehicle vehicle : byStart) {
            SessionPart.Terms terms = vehicle.part.terms();
            double missing = Math.max(0, terms.dueMwh() - vehicle.energyMwh);
            double missingMwh = missing > ROUNDING * terms.dueMwh() ? missing : 0;
            runs.add(new ChargingRun(
                    vehicle.part.session(),
                    vehicle.first(),
                    vehicle.powerMw,
                    vehicle.turnoverMw,
                    vehicle.energyMwh,
                    missingMwh,
                    missingMwh * terms.value().orElse(0) * terms.costWeight() + vehicle.part.detourCost()));
        }
        return runs;
    }
}
