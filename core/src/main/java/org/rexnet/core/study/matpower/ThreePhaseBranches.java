package org.rexnet.core.study.matpower;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/** Turns three-phase lines and transformers into branches of their positive-sequence impedance, without limits. */
final class ThreePhaseBranches {

    private static final double KVA_PER_MVA = 1000;

    private final CaseThreePhase parts;
    private final ThreePhaseBuses buses;
    private final CaseRows lines;
    private final CaseRows transformers;
    private final CaseRows constructions;
    private final Map<String, Integer> rowOfConstruction = new HashMap<>();

    ThreePhaseBranches(CaseThreePhase parts, ThreePhaseBuses buses, Function<CaseTable, CaseRows> tables) {
        this.parts = parts;
        this.buses = buses;
        lines = tables.apply(CaseTable.LINE3P);
        transformers = tables.apply(CaseTable.XFMR3P);
        constructions = tables.apply(CaseTable.LC);
    }

    void addTo(StudyBuilder study) {
        boolean allKnown = enterConstructions();
        parts.each(lines, row -> addLine(row, allKnown, study), "fbus", "tbus");
        parts.each(transformers, row -> addTransformer(row, study), "fbus", "tbus");
    }

    /** Enters the constructions by their numbers; returns whether all could be read. */
    private boolean enterConstructions() {
        boolean all = true;
        for (int row = 0; row < constructions.count(); row++) {
            if (constructions.isUsable(row)) {
                String key = constructions.key(row);
                if (constructions.isUsable(row) && rowOfConstruction.putIfAbsent(key, row) != null) {
                    constructions.faultOfKey(row, "must be unique: this number exists twice");
                }
            }
            all &= constructions.isUsable(row);
        }
        return all;
    }

    private void addLine(int row, boolean allKnown, StudyBuilder study) {
        checkEnds(lines, row);
        double miles = lines.positive(row, "len");
        Integer construction = rowOfConstruction.get(lines.key(row, "lcid"));
        if (construction == null && allKnown && lines.isUsable(row)) {
            lines.fault(row, "lcid", "there is no line construction of this number in lc");
        }
        if (construction == null || !lines.isUsable(row)) {
            return;
        }
        double resistanceOhm = miles * positiveSequence(construction, 'R');
        double reactanceOhm = miles * positiveSequence(construction, 'X');
        if (constructions.isUsable(construction) && !(reactanceOhm > 0)) {
            constructions.fault(
                    construction,
                    "X11",
                    "must, on the mean with X22 and X33, be above the mean of X21, X31 and X32: their difference is the"
                            + " reactance of positive sequence");
        }
        String from = buses.id(lines, row, "fbus");
        double ohmPerUnit = buses.nominalKv(from) * buses.nominalKv(from);
        lines.checkImpedance(row, "len", resistanceOhm / ohmPerUnit);
        lines.checkImpedance(row, "len", reactanceOhm / ohmPerUnit);
        if (constructions.isUsable(construction) && lines.isUsable(row)) {
            study.add(new Line(
                    lines.id(row),
                    from,
                    buses.id(lines, row, "tbus"),
                    resistanceOhm / ohmPerUnit,
                    reactanceOhm / ohmPerUnit,
                    Double.POSITIVE_INFINITY,
                    AngleLimits.NONE));
        }
    }

    /** Returns the mean of the phases' own values less the mean of those between two phases, in ohm per mile. */
    private double positiveSequence(int row, char kind) {
        double own = constructions.sum(row, kind + "11", kind + "22", kind + "33");
        double mutual = constructions.sum(row, kind + "21", kind + "31", kind + "32");
        return (own - mutual) / 3;
    }

    private void addTransformer(int row, StudyBuilder study) {
        checkEnds(transformers, row);
        double ratio = transformers.positive(row, "ratio");
        double baseKva = transformers.positive(row, "basekVA");
        double baseKv = transformers.positive(row, "basekV");
        String from = buses.id(transformers, row, "fbus");
        double share = baseKv / buses.nominalKv(from);
        // The same for the bases of one phase and those of all three: ohm = per unit kV^2 / MVA.
        double perUnit = share * share * KVA_PER_MVA / baseKva;
        double resistance = perUnit * transformers.finite(row, "R");
        double reactance = perUnit * transformers.finite(row, "X");
        transformers.checkImpedance(row, "R", resistance);
        transformers.checkImpedance(row, "X", reactance);
        if (!transformers.isUsable(row)) {
            return;
        }
        study.add(new Transformer(
                transformers.id(row),
                from,
                buses.id(transformers, row, "tbus"),
                resistance,
                reactance,
                ratio,
                0,
                Double.POSITIVE_INFINITY,
                AngleLimits.NONE));
    }

    private static void checkEnds(CaseRows rows, int row) {
        if (rows.number(row, "fbus") == rows.number(row, "tbus")) {
            rows.fault(row, "tbus", "must differ from fbus");
        }
    }
}
