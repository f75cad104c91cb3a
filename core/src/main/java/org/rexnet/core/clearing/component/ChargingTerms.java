package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.SessionPart;
import org.rexnet.core.study.Study;

/**
 * EV charging: vehicles take power while they are plugged in, within what their station's connection carries.
 *
 * <p>Plugs are assigned before. Variables exist only where vehicles are plugged in, and sessions that agree in everything share them: their
 * sum is dispatched and split equally, which changes neither cost nor prices.
 */
public final class ChargingTerms implements ComponentTerms {

    private final Window problem;
    private final List<StationTerms> stations = new ArrayList<>();
    private final List<VehicleTerms> vehicles = new ArrayList<>();
    private double constantCost;

    public ChargingTerms(Window problem) {
        this.problem = problem;
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.CHARGING_STATION;
    }

    @Override
    public void build() {
        Study study = problem.study();
        List<ChargingStation> all = study.components(ChargingStation.class);
        if (all.isEmpty()) {
            return;
        }
        List<SessionPart> parts =
                SessionPart.of(study, PlugAssignment.of(study), problem.first(), problem.first() + problem.size());
        Map<SessionPart.Terms, List<SessionPart>> alike = new LinkedHashMap<>();
        for (SessionPart part : parts) {
            alike.computeIfAbsent(part.terms(), terms -> new ArrayList<>()).add(part);
            constantCost += part.terms().first() < problem.first() ? 0 : part.detourCost();
        }
        List<List<SessionPart.Terms>> byStation = new ArrayList<>();
        all.forEach(station -> byStation.add(new ArrayList<>()));
        alike.keySet().forEach(terms -> byStation.get(terms.station()).add(terms));
        for (int i = 0; i < all.size(); i++) {
            stations.add(new StationTerms(problem, all.get(i), byStation.get(i)));
        }
        List<EvSession> sessions = study.components(EvSession.class);
        for (Map.Entry<SessionPart.Terms, List<SessionPart>> group : alike.entrySet()) {
            String name = sessions.get(group.getValue().get(0).session()).id()
                    + (group.getValue().size() > 1 ? " and like" : "");
            vehicles.add(new VehicleTerms(
                    problem, stations.get(group.getKey().station()), group.getKey(), group.getValue(), name));
        }
        constantCost +=
                vehicles.stream().mapToDouble(VehicleTerms::constantCost).sum();
    }

    @Override
    public void parametrize() {
        // Sessions couple snapshots, so that the window never moves.
    }

    @Override
    public double constantCost() {
        return constantCost;
    }

    @Override
    public void read(Solution solution, Results results) {
        for (int i = 0; i < stations.size(); i++) {
            stations.get(i).read(solution, results, i, stations.size());
        }
        vehicles.forEach(vehicle -> vehicle.read(solution, results));
    }
}
