package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Bus;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.flow.SusceptanceConvention;

/** What writing lines and transformers has in common: impedances back into ohm or per unit of the transformer's power. For one study. */
final class PassiveSheet {

    private final Sheets sheets;
    private final boolean admittance;
    private final SynchronousAreas areas;

    PassiveSheet(Sheets sheets) {
        this.sheets = sheets;
        admittance = hasAdmittances(sheets);
        List<String[]> ends = new ArrayList<>();
        for (PassiveBranch branch : sheets.study().network().branches(PassiveBranch.class)) {
            ends.add(new String[] {branch.from(), branch.toBus()});
        }
        areas = new SynchronousAreas(sheets.study().network().buses(), ends);
    }

    private static boolean hasAdmittances(Sheets sheets) {
        return sheets.study().settings().convention() == SusceptanceConvention.SERIES_ADMITTANCE;
    }

    /** Returns whether lines are written as links, because PyPSA applies Kirchhoff's voltage law to all others. */
    static boolean isTransport(Sheets sheets) {
        return sheets.study().settings().formulation() == FlowFormulation.TRANSPORT;
    }

    /** Writes lines or transformers of a kind as they are. */
    static void writeAll(Sheets sheets, ComponentKind kind, BiConsumer<PassiveSheet, LineOperation> write) {
        PassiveSheet sheet = new PassiveSheet(sheets);
        if (!isTransport(sheets)) {
            sheet.carrying(kind).forEach(line -> write.accept(sheet, line));
        }
    }

    /** Writes lines or transformers of a kind as links, where they do not obey Kirchhoff's law. */
    static void tellAll(Sheets sheets, ComponentKind kind) {
        String note = "lines.csv: written as links, because PyPSA always applies Kirchhoff's voltage law to lines.";
        if (isTransport(sheets) && !sheets.study().lines().isEmpty()) {
            PassiveSheet sheet = new PassiveSheet(sheets);
            sheet.carrying(kind).forEach(sheet::asLink);
            if (!sheets.notes().contains(note)) {
                sheets.note(note);
            }
        }
    }

    /** Returns those that carry anything by the study's convention. */
    private List<LineOperation> carrying(ComponentKind kind) {
        List<LineOperation> carrying = new ArrayList<>();
        for (LineOperation line : sheets.study().lines()) {
            if (line.kind() != kind) {
                continue;
            }
            if (sheets.study().settings().convention().susceptance(line.branch()) == 0) {
                sheets.note(("Branch %s: is left out, because without reactance it carries nothing by the study's"
                                + " convention; PyPSA would let it carry any flow.")
                        .formatted(line.branch().id()));
            } else {
                carrying.add(line);
            }
        }
        return carrying;
    }

    /** Returns whether taps and shifts do not count. */
    boolean hasAdmittances() {
        return admittance;
    }

    Sheets sheets() {
        return sheets;
    }

    boolean isAlternating(String bus) {
        return areas.isAlternating(bus);
    }

    private void asLink(LineOperation operation) {
        PassiveBranch branch = operation.branch();
        Sheet links = sheets.sheet("links");
        Sheet.Entry row = links.row(links.freeName(branch.id()))
                .put("bus0", branch.from())
                .put("bus1", branch.toBus())
                .put("p_nom", branch.capacityMw())
                .put("p_min_pu", operation.maxPu().map(share -> -share))
                .put("p_max_pu", operation.maxPu())
                .put("carrier", operation.carrier())
                .put("length", operation.lengthKm());
        CapacityCells.expansion(row, "p_nom", operation.expansion());
    }

    /**
     * Writes the one limit that PyPSA has, for the difference of angles either way. PyPSA divides it by the reactance,
     * so that with a negative one it has to be said as a limit of the flow.
     */
    void angles(Sheet.Entry row, LineOperation operation, String carrier) {
        PassiveBranch branch = operation.branch();
        AngleLimits limits = branch.angleLimits();
        if (limits.areNone() || branch.reactance() == 0) {
            return;
        }
        double x = reactance(branch) * (admittance ? 1 : branch.tapRatio());
        double shift = admittance ? 0 : branch.phaseShift();
        double first = (limits.min() - shift) / x;
        double second = (limits.max() - shift) / x;
        double capacity = operation.expansion().isPresent() ? Double.POSITIVE_INFINITY : branch.capacityMw();
        double most = capacity == 0 ? 0 : capacity * operation.maxPu().max();
        if (limits.max() == -limits.min() && carrier.equals(Bus.DEFAULT_CARRIER) && x > 0) {
            row.put("v_ang_max", inverse(limits.max(), Math::toRadians, 180 / Math.PI));
        } else if (first == -second && capacity > 0 && Double.isFinite(capacity)) {
            double share = Math.abs(first) / capacity;
            row.put("s_max_pu", operation.maxPu().map(given -> Math.min(given, share)));
        } else if (Math.min(first, second) > -most || Math.max(first, second) < most) {
            sheets.note(("Branch %s: its limits of the angle difference, %s to %s rad, are not written; PyPSA has only"
                            + " limits that are the same either way, on alternating current.")
                    .formatted(branch.id(), limits.min(), limits.max()));
        }
    }

    /** Returns the reactance that gives the flow of the study's convention when it stands alone. */
    double reactance(PassiveBranch branch) {
        double x = branch.reactance();
        return admittance && x != 0 ? (PassiveRows.square(branch.resistance()) + PassiveRows.square(x)) / x : x;
    }

    double nominalKv(String bus) {
        return sheets.study().network().bus(bus).nominalKv();
    }

    String carrier(String bus) {
        return sheets.study().network().bus(bus).carrier();
    }

    /** Returns the number that {@code forward} turns into the wanted one: wanted x factor, or the nearest that does. */
    static double inverse(double wanted, DoubleUnaryOperator forward, double factor) {
        double guess = wanted * factor;
        for (double candidate :
                new double[] {guess, Math.nextUp(guess), Math.nextDown(guess), Math.nextUp(Math.nextUp(guess))}) {
            if (forward.applyAsDouble(candidate) == wanted) {
                return candidate;
            }
        }
        return guess;
    }
}
