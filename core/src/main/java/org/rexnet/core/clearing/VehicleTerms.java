package org.rexnet.core.clearing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.SessionPart;

/**
 * Vehicles whose sessions agree in everything: power within the rate, energy due by departure, and the battery where they can feed back.
 *
 * <p>Efficiency into the vehicle and back is the same, so that a round trip keeps its square. Charging and feeding back within one snapshot
 * share the rate: their sum stays within it, so that a vehicle can do one after the other.
 */
final class VehicleTerms {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final ClearingProblem problem;
    private final SessionPart.Terms terms;
    private final List<SessionPart> members;
    private final String name;
    private final Variables charging;
    private final @Nullable Variables feeding;
    private final @Nullable Variable missing;
    private double inevitableMwh;

    VehicleTerms(
            ClearingProblem problem,
            StationTerms station,
            SessionPart.Terms terms,
            List<SessionPart> members,
            String name) {
        this.problem = problem;
        this.terms = terms;
        this.members = members;
        this.name = name;
        LinearModel model = problem.model();
        charging = model.addVariables(terms.count());
        nameVariables(charging, "charging of ");
        feeding = terms.feedsBack() ? model.addVariables(terms.count()) : null;
        for (int j = 0; j < terms.count(); j++) {
            model.setBounds(charging.at(j), 0, all(terms.limitMw(j)));
            station.add(snapshot(j), charging.at(j), 1);
            if (feeding != null) {
                station.add(snapshot(j), feeding.at(j), -1);
            }
        }
        boolean priced = terms.count() > 0 && terms.value().isPresent() && terms.mostMissingMwh() > 0;
        missing = priced
                ? model.addVariable(
                        0,
                        all(terms.mostMissingMwh()),
                        terms.costWeight() * terms.value().orElse(0))
                : null;
        if (missing != null) {
            model.name(missing, "energy missing in " + name);
        }
        if (terms.count() == 0) {
            inevitableMwh = Math.max(0, terms.dueMwh());
        } else if (feeding != null) {
            nameVariables(feeding, "feeding back of ");
            battery(model, feeding);
        } else {
            need(model);
        }
    }

    private void nameVariables(Variables variables, String what) {
        problem.model()
                .name(
                        variables,
                        what + name + " ",
                        j -> problem.snapshot(snapshot(j)).label());
    }

    private int snapshot(int j) {
        return terms.first() + j - problem.first();
    }

    private double hours(int j) {
        return problem.snapshot(snapshot(j)).durationHours();
    }

    private double all(double ofOne) {
        return members.size() * ofOne;
    }

    /** Energy charged + missing = due; less only where nothing may be missing or the battery is full, more up to what it may take. */
    private void need(LinearModel model) {
        boolean exact = terms.mostMwh() == terms.dueMwh();
        Constraint need = model.addConstraint(all(terms.dueMwh()), exact ? all(terms.dueMwh()) : INFINITE);
        model.name(need, "energy of " + name);
        addCharged(model, need);
        if (missing != null) {
            model.addTerm(need, missing, 1);
        }
        if (!exact) {
            Constraint most = model.addConstraint(Double.NEGATIVE_INFINITY, all(terms.mostMwh()));
            model.name(most, "most energy of " + name);
            addCharged(model, most);
        }
    }

    private void addCharged(LinearModel model, Constraint row) {
        for (int j = 0; j < terms.count(); j++) {
            model.addTerm(row, charging.at(j), hours(j) * terms.efficiency());
        }
    }

    /** Level from snapshot to snapshot, between 0 and the capacity; at the end the initial level and what is due, less what is missing. */
    private void battery(LinearModel model, Variables back) {
        Variables level = model.addVariables(terms.count());
        nameVariables(level, "battery of ");
        for (int j = 0; j < terms.count(); j++) {
            model.setBounds(level.at(j), 0, all(terms.capacityMwh()));
            double before = j == 0 ? all(terms.levelMwh()) : 0;
            Constraint balance = model.addConstraint(before, before);
            problem.nameRow(balance, "battery of " + name, terms.first() + j);
            model.addTerm(balance, level.at(j), 1);
            if (j > 0) {
                model.addTerm(balance, level.at(j - 1), -1);
            }
            model.addTerm(balance, charging.at(j), -hours(j) * terms.efficiency());
            model.addTerm(balance, back.at(j), hours(j) / terms.efficiency());
            Constraint rate = model.addConstraint(Double.NEGATIVE_INFINITY, all(terms.limitMw(j)));
            problem.nameRow(rate, "rate of " + name, terms.first() + j);
            model.addTerm(rate, charging.at(j), 1);
            model.addTerm(rate, back.at(j), 1);
        }
        Constraint need = model.addConstraint(all(terms.levelMwh() + terms.dueMwh()), INFINITE);
        model.name(need, "energy of " + name);
        model.addTerm(need, level.at(terms.count() - 1), 1);
        if (missing != null) {
            model.addTerm(need, missing, 1);
        }
    }

    /** Returns the cost of the energy that misses because there was no plug. */
    double constantCost() {
        return all(inevitableMwh * terms.value().orElse(0) * terms.costWeight());
    }

    /** Writes what each vehicle did: an equal part of the sum. */
    void read(Solution solution, Results results) {
        double one = 1.0 / members.size();
        double[] powerMw = new double[terms.count()];
        double[] turnoverMw = new double[terms.count()];
        double energyMwh = 0;
        for (int j = 0; j < powerMw.length; j++) {
            double in = solution.value(charging.at(j)) * one;
            double out = feeding == null ? 0 : solution.value(feeding.at(j)) * one;
            powerMw[j] = in - out;
            turnoverMw[j] = in + out;
            energyMwh += hours(j) * (terms.efficiency() * in - out / terms.efficiency());
        }
        double missingMwh = missing == null ? inevitableMwh : solution.value(missing) * one;
        double missingCost = missingMwh * terms.value().orElse(0) * terms.costWeight();
        for (SessionPart member : members) {
            results.add(new ChargingRun(
                    member.session(),
                    terms.first(),
                    powerMw,
                    turnoverMw,
                    energyMwh,
                    missingMwh,
                    missingCost + member.detourCost()));
        }
    }
}
