package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKey;
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
    public void build() {
        Study study = problem.study();
        List<ChargingStation> all = study.components(ChargingStation.class);
        if (all.isEmpty()) {
            return;
        }
        List<SessionPart> parts =
                SessionPart.of(study, PlugAssignment.of(study), problem.first(), problem.first() + problem.size());
        Set<ComponentKey> named = OutputLimitTerms.named(problem);
        List<EvSession> sessions = study.components(EvSession.class);
        Map<Group, List<SessionPart>> alike = new LinkedHashMap<>();
        for (SessionPart part : parts) {
            ComponentKey key = key(sessions, part);
            Group group = new Group(part.terms(), named.contains(key) ? Optional.of(key) : Optional.empty());
            alike.computeIfAbsent(group, g -> new ArrayList<>()).add(part);
            constantCost += part.terms().first() < problem.first() ? 0 : part.detourCost();
        }
        List<List<SessionPart.Terms>> byStation = new ArrayList<>();
        all.forEach(station -> byStation.add(new ArrayList<>()));
        alike.keySet().forEach(group -> byStation.get(group.terms().station()).add(group.terms()));
        for (int i = 0; i < all.size(); i++) {
            stations.add(new StationTerms(problem, all.get(i), byStation.get(i)));
        }
        for (Map.Entry<Group, List<SessionPart>> group : alike.entrySet()) {
            SessionPart.Terms terms = group.getKey().terms();
            ComponentKey key = key(sessions, group.getValue().get(0));
            if (group.getValue().size() > 1) {
                problem.register().lead(key);
            }
            vehicles.add(new VehicleTerms(problem, stations.get(terms.station()), terms, group.getValue(), key));
        }
        constantCost +=
                vehicles.stream().mapToDouble(VehicleTerms::constantCost).sum();
    }

    /** Sessions that share variables: they agree in everything, and no row of one's own names one of them. */
    private record Group(SessionPart.Terms terms, Optional<ComponentKey> named) {}

    private static ComponentKey key(List<EvSession> sessions, SessionPart part) {
        return new ComponentKey(
                ComponentKind.EV_SESSION, sessions.get(part.session()).id());
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
    public void read(Solution solution, ClearingResults results) {
        for (int i = 0; i < stations.size(); i++) {
            stations.get(i).read(solution, results, i, stations.size());
        }
        vehicles.forEach(vehicle -> vehicle.read(solution, results));
    }
}
