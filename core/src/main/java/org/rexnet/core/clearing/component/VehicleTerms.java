package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.SubproblemLinks;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Charging;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.ChargingRun;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.SessionPart;

/**
 * Vehicles whose sessions agree in everything: power within the rate, energy due by departure, and the battery where they can feed back.
 *
 * <p>Efficiency into the vehicle and back is the same, so that a round trip keeps its square. Charging and feeding back within one snapshot
 * share the rate: their sum stays within it, so that a vehicle can do one after the other.
 *
 * <p>Where the horizon is cut while they are plugged in, the energy taken until then (in the battery, where they can feed back) is decided
 * outside, and each part of the horizon has the snapshots that lie in it.
 */
final class VehicleTerms {

    private static final double NANOS_PER_HOUR = 3.6e12;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final Window problem;
    private final SessionPart.Terms terms;
    private final List<SessionPart> members;
    private final ComponentKey component;
    private final String name;
    /** Number of snapshots that other parts of the horizon have before these. */
    private final int skipped;

    private final int count;
    private final boolean isCutAfter;
    private final Variables charging;
    private final @Nullable Variables feeding;
    private final @Nullable Variable missing;
    private double inevitableMwh;

    VehicleTerms(
            Window problem,
            StationTerms station,
            SessionPart.Terms terms,
            List<SessionPart> members,
            ComponentKey component) {
        this.problem = problem;
        this.terms = terms;
        this.members = members;
        this.component = component;
        name = problem.register().words(component, Quantity.DEMAND);
        skipped = terms.clip(problem.first()) - terms.first();
        count = terms.clip(problem.first() + problem.size()) - terms.first() - skipped;
        isCutAfter = skipped + count < terms.count();
        LinearModel model = problem.model();
        charging = model.addVariables(count);
        enter(charging, Quantity.DEMAND);
        feeding = terms.feedsBack() ? model.addVariables(count) : null;
        for (int j = 0; j < count; j++) {
            model.setBounds(charging.at(j), 0, limitMw(j));
            problem.limits().enterBounds(charging.at(j), LimitKind.RATE, name, snapshot(j));
            station.add(snapshot(j), charging.at(j), 1);
            if (feeding != null) {
                station.add(snapshot(j), feeding.at(j), -1);
            }
        }
        boolean priced = count > 0 && !isCutAfter && terms.value().isPresent() && terms.mostMissingMwh() > 0;
        missing = priced
                ? model.addVariable(
                        0,
                        all(terms.mostMissingMwh()),
                        terms.costWeight() * terms.value().orElse(0))
                : null;
        if (missing != null) {
            enter(new Variables(missing.index(), 1), Quantity.MISSING, j -> snapshot(count - 1));
        }
        if (terms.count() == 0) {
            inevitableMwh = Math.max(0, terms.dueMwh());
        } else if (feeding != null) {
            enter(feeding, Quantity.FEEDING);
            battery(model, feeding);
        } else {
            need(model);
        }
    }

    /** Writes what became of each session. */
    static void write(WrittenResults export, ComponentKind kind, List<String> names) {
        List<ChargingResult> all = export.clearing().charging().sessions();
        write(export, kind, "waited", names, all, r -> r.stay().waitingTime().toNanos() / NANOS_PER_HOUR);
        write(export, kind, "moved", names, all, r -> r.stay().moved() ? 1 : 0);
        write(export, kind, "left", names, all, r -> r.stay().leftWithoutPlug() ? 1 : 0);
        write(export, kind, "energy_charged", names, all, ChargingResult::energyMwh);
        write(export, kind, "energy_missing", names, all, ChargingResult::missingMwh);
        write(export, kind, "payment", names, all, ChargingResult::payment);
    }

    private static void write(
            WrittenResults export,
            ComponentKind kind,
            String attribute,
            List<String> names,
            List<ChargingResult> all,
            ToDoubleFunction<ChargingResult> value) {
        export.column(kind, attribute, names, all.stream().mapToDouble(value).toArray());
    }

    /** Returns what sessions did in a clearing: they inject nothing at a bus, and pay their station. */
    static List<Operation> operations(Clearing clearing) {
        if (clearing.study().components(ChargingStation.class).isEmpty()) {
            return List.of();
        }
        Charging charging = clearing.charging();
        List<Operation> all = new ArrayList<>();
        for (ChargingResult result : charging.sessions()) {
            all.add(Operation.of(
                            clearing.study().horizon(),
                            new ComponentKey(
                                    ComponentKind.EV_SESSION,
                                    result.stay().session().id()),
                            List.of())
                    .withFurtherCost(result::cost)
                    .withReceipts(prices -> -charging.payment(result, prices)));
        }
        return all;
    }

    private void enter(Variables variables, Quantity quantity) {
        enter(variables, quantity, this::snapshot);
    }

    private void enter(Variables variables, Quantity quantity, IntUnaryOperator snapshot) {
        problem.enter(variables, component, quantity, snapshot);
    }

    private int snapshot(int j) {
        return terms.first() + skipped + j - problem.first();
    }

    private double limitMw(int j) {
        return all(terms.limitMw(skipped + j));
    }

    private double hours(int j) {
        return problem.snapshot(snapshot(j)).durationHours();
    }

    private double all(double ofOne) {
        return members.size() * ofOne;
    }

    /** Energy charged + missing = due; less only where nothing may be missing or the battery is full, more up to what it may take. */
    private void need(LinearModel model) {
        if (isCutAfter) {
            Constraint taken = model.addConstraint(0, 0);
            model.name(taken, "energy at the border of " + name);
            addCharged(model, taken);
            model.addTerm(taken, border(skipped + count, all(terms.mostMwh())), -1);
            problem.links().orElseThrow().addSlacks(taken, terms.costWeight());
            return;
        }
        boolean exact = terms.mostMwh() == terms.dueMwh();
        Constraint need = model.addConstraint(all(terms.dueMwh()), exact ? all(terms.dueMwh()) : INFINITE);
        model.name(need, "energy of " + name);
        problem.limits().enter(need, LimitKind.ENERGY_NEED, name, snapshot(count - 1));
        addCharged(model, need);
        addMissing(model, need);
        if (exact) {
            addSlack(need, -1);
        } else {
            Constraint most = model.addConstraint(Double.NEGATIVE_INFINITY, all(terms.mostMwh()));
            model.name(most, "most energy of " + name);
            addCharged(model, most);
            addSlack(most, -1);
        }
    }

    /** Adds what was charged until the window's end or departure: before the window as well. */
    private void addCharged(LinearModel model, Constraint row) {
        for (int j = 0; j < count; j++) {
            model.addTerm(row, charging.at(j), hours(j) * terms.efficiency());
        }
        if (skipped > 0) {
            model.addTerm(row, border(skipped, all(terms.mostMwh())), 1);
        }
    }

    private void addMissing(LinearModel model, Constraint need) {
        if (missing != null) {
            model.addTerm(need, missing, 1);
        }
        addSlack(need, 1);
    }

    /** Lets a part of the horizon break a row at a penalty, so that it has an answer whatever is decided outside. */
    private void addSlack(Constraint row, double sign) {
        problem.links().ifPresent(links -> links.addSlack(row, sign, terms.costWeight()));
    }

    /** Returns the energy after the first {@code done} snapshots, where the horizon is cut; between 0 and {@code most} in MWh. */
    private Variable border(int done, double most) {
        Parameter.Level level = new Parameter.Level(name, terms.first() + done - 1);
        SubproblemLinks links = problem.links().orElseThrow();
        links.limitLevel(level, 0, most);
        return links.variable(level);
    }

    /** Level from snapshot to snapshot, between 0 and the capacity; at the end the initial level and the energy due, less the shortfall. */
    private void battery(LinearModel model, Variables back) {
        Variables level = model.addVariables(count);
        enter(level, Quantity.LEVEL);
        for (int j = 0; j < count; j++) {
            model.setBounds(level.at(j), 0, all(terms.capacityMwh()));
            double before = skipped + j == 0 ? all(terms.levelMwh()) : 0;
            Constraint balance = model.addConstraint(before, before);
            problem.nameRow(balance, "battery of " + name, problem.first() + snapshot(j));
            model.addTerm(balance, level.at(j), 1);
            if (j > 0) {
                model.addTerm(balance, level.at(j - 1), -1);
            } else if (skipped > 0) {
                model.addTerm(balance, border(skipped, all(terms.capacityMwh())), -1);
            }
            model.addTerm(balance, charging.at(j), -hours(j) * terms.efficiency());
            model.addTerm(balance, back.at(j), hours(j) / terms.efficiency());
            Constraint rate = model.addConstraint(Double.NEGATIVE_INFINITY, limitMw(j));
            problem.nameRow(rate, "rate of " + name, problem.first() + snapshot(j));
            problem.limits().enter(rate, LimitKind.RATE, name, snapshot(j));
            model.addTerm(rate, charging.at(j), 1);
            model.addTerm(rate, back.at(j), 1);
        }
        if (isCutAfter) {
            Constraint last = model.addConstraint(0, 0);
            model.name(last, "battery at the border of " + name);
            model.addTerm(last, level.at(count - 1), 1);
            model.addTerm(last, border(skipped + count, all(terms.capacityMwh())), -1);
            problem.links().orElseThrow().addSlacks(last, terms.costWeight());
            return;
        }
        Constraint need = model.addConstraint(all(terms.levelMwh() + terms.dueMwh()), INFINITE);
        model.name(need, "energy of " + name);
        problem.limits().enter(need, LimitKind.ENERGY_NEED, name, snapshot(count - 1));
        model.addTerm(need, level.at(count - 1), 1);
        addMissing(model, need);
    }

    /** Returns the cost of the energy that misses because there was no plug. */
    double constantCost() {
        return all(inevitableMwh * terms.value().orElse(0) * terms.costWeight());
    }

    /** Writes what each vehicle did: an equal part of the sum. */
    void read(Solution solution, ClearingResults results) {
        double one = 1.0 / members.size();
        double[] powerMw = new double[count];
        double[] turnoverMw = new double[count];
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
                    terms.first() + skipped,
                    powerMw,
                    turnoverMw,
                    energyMwh,
                    missingMwh,
                    missingCost + (skipped == 0 ? member.detourCost() : 0)));
        }
    }
}
