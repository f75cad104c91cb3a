package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.SessionPart;
import org.rexnet.core.study.Study;

/**
 * Connection of one charging station: the sum of its vehicles' power, in the snapshots in which there are any.
 *
 * <p>The sum is that of the average powers of a snapshot. It stays within the connection both ways.
 */
final class StationTerms {

    private static final int NONE = -1;

    private final Window problem;
    private final Capacity capacity;
    private final boolean feedsBack;
    private final int[] positions;
    private final int[] snapshots;
    private final Variables power;
    private final Constraints sums;
    private final int[] upperRows;
    private final int[] lowerRows;

    StationTerms(Window problem, ChargingStation station, List<SessionPart.Terms> vehicles) {
        this.problem = problem;
        LinearModel model = problem.model();
        ComponentKey key = new ComponentKey(ComponentKind.CHARGING_STATION, station.id());
        String name = key.toString();
        capacity = Capacity.of(problem, key, station.capacityMw(), station.expansion());
        feedsBack = vehicles.stream().anyMatch(SessionPart.Terms::feedsBack);
        positions = new int[problem.size()];
        Arrays.fill(positions, NONE);
        snapshots = usedSnapshots(vehicles);
        for (int j = 0; j < snapshots.length; j++) {
            positions[snapshots[j]] = j;
        }
        power = model.addVariables(snapshots.length);
        problem.enter(power, key, Quantity.DEMAND, j -> snapshots[j]);
        sums = model.addConstraints(snapshots.length, 0, 0);
        model.name(sums, "power of " + name + " ", j -> label(snapshots[j]));
        upperRows = new int[snapshots.length];
        lowerRows = new int[snapshots.length];
        Arrays.fill(upperRows, NONE);
        Arrays.fill(lowerRows, NONE);
        int bus = problem.study().network().busIndex(station.bus());
        for (int j = 0; j < snapshots.length; j++) {
            model.addTerm(sums.at(j), power.at(j), 1);
            problem.injections().add(bus, snapshots[j], power.at(j), -1);
            limit(model, j, name);
        }
    }

    /** Writes the power of stations, and the price of charging there. */
    static void write(WrittenResults export, ComponentKind kind, List<String> names) {
        Clearing clearing = export.clearing();
        export.capacity(kind, names);
        export.series(kind, "p", names, clearing.series(kind, "p"));
        export.series(kind, "charging_price", names, clearing.charging().prices());
    }

    /**
     * Returns the use of stations in a clearing: vehicles pay them and they pay at their bus; the difference is the rent of the connection.
     */
    static List<Operation> operations(Clearing clearing) {
        Study study = clearing.study();
        double[][] drawn = clearing.series(ComponentKind.CHARGING_STATION, "p");
        double[][] extra = clearing.series(ComponentKind.CHARGING_STATION, Clearing.CONNECTION_PRICE);
        List<Operation> all = new ArrayList<>();
        for (ChargingStation station : study.components(ChargingStation.class)) {
            ComponentKey key = new ComponentKey(ComponentKind.CHARGING_STATION, station.id());
            int s = all.size();
            int bus = study.network().busIndex(station.bus());
            all.add(Operation.of(
                            clearing.study().horizon(),
                            key,
                            List.of(new Injection(key, bus, Injection.Role.USE, t -> -drawn[t][s])))
                    .withReceipts(prices -> Operation.weighted(study.horizon(), t -> extra[t][s] * drawn[t][s])));
        }
        return all;
    }

    private int[] usedSnapshots(List<SessionPart.Terms> vehicles) {
        boolean[] used = new boolean[problem.size()];
        for (SessionPart.Terms vehicle : vehicles) {
            int first = problem.first();
            Arrays.fill(used, vehicle.clip(first) - first, vehicle.clip(first + used.length) - first, true);
        }
        int[] found = new int[problem.size()];
        int count = 0;
        for (int k = 0; k < used.length; k++) {
            if (used[k]) {
                found[count++] = k;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private String label(int k) {
        return problem.snapshot(k).label();
    }

    private void limit(LinearModel model, int j, String name) {
        if (!capacity.isVariable()) {
            double most = capacity.existing();
            model.setBounds(power.at(j), feedsBack ? -most : 0, most);
            problem.limits().enterBounds(power.at(j), LimitKind.FLOW, name, snapshots[j]);
            return;
        }
        model.setBounds(power.at(j), feedsBack ? Double.NEGATIVE_INFINITY : 0, Double.POSITIVE_INFINITY);
        Constraint upper = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
        model.addTerm(upper, power.at(j), 1);
        model.addTerm(upper, capacity.variable(), -1);
        problem.nameRow(upper, "connection of " + name, problem.first() + snapshots[j]);
        problem.limits().enter(upper, LimitKind.FLOW, name, snapshots[j]);
        upperRows[j] = upper.index();
        if (feedsBack) {
            Constraint lower = model.addConstraint(0, Double.POSITIVE_INFINITY);
            model.addTerm(lower, power.at(j), 1);
            model.addTerm(lower, capacity.variable(), 1);
            problem.nameRow(lower, "connection back of " + name, problem.first() + snapshots[j]);
            lowerRows[j] = lower.index();
        }
    }

    /** Adds MW that a vehicle takes (1) or feeds back (-1) in snapshot {@code k} of the window. */
    void add(int k, Variable mw, double sign) {
        problem.model().addTerm(sums.at(positions[k]), mw, -sign);
    }

    void read(Solution solution, ClearingResults results, int i, int count) {
        String table = ComponentKind.CHARGING_STATION.table();
        double[][] drawn = results.series(table, "p", count);
        double[][] prices = results.series(table, Clearing.CONNECTION_PRICE, count);
        double[][] rents = results.series(table, Clearing.CAPACITY_RENT, count);
        capacity.read(solution, results, ComponentKind.CHARGING_STATION, "p_nom_opt", i, count);
        for (int j = 0; j < snapshots.length; j++) {
            int t = problem.first() + snapshots[j];
            double up = -dual(solution, upperRows[j], j, true);
            double down = dual(solution, lowerRows[j], j, false);
            drawn[t][i] = solution.value(power.at(j));
            prices[t][i] = (up - down) * Clearing.perWeight(problem.weight(snapshots[j]));
            rents[t][i] = up + down;
        }
    }

    /** Returns the dual of a limit: that of its row, or the reduced cost of the bound. */
    private double dual(Solution solution, int row, int j, boolean upper) {
        if (row != NONE) {
            return solution.dual(new Constraint(row));
        }
        if (capacity.isVariable() || !feedsBack && !upper) {
            return 0;
        }
        double reducedCost = solution.reducedCost(power.at(j));
        return upper ? Math.min(reducedCost, 0) : Math.max(reducedCost, 0);
    }
}
