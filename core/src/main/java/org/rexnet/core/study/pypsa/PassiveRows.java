package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.network.Bus;
import org.rexnet.network.PassiveBranch.AngleLimits;

/** What rows of lines and transformers have in common; knows the whole network of a study that is read. */
final class PassiveRows {

    private final ImpedanceTypes types;
    private final SynchronousAreas areas;

    private PassiveRows(ImpedanceTypes types, SynchronousAreas areas) {
        this.types = types;
        this.areas = areas;
    }

    /** Returns what is known to all of the rows that are read. */
    static PassiveRows of(Reading reading) {
        return reading.shared(PassiveRows.class, () -> {
            List<String[]> ends = new ArrayList<>();
            for (ComponentKind kind : List.of(ComponentKind.LINE, ComponentKind.TRANSFORMER)) {
                for (Row row : reading.table(kind.table()).rows()) {
                    if (row.isActive()) {
                        ends.add(new String[] {row.cell("bus0"), row.cell("bus1")});
                    }
                }
            }
            return new PassiveRows(
                    new ImpedanceTypes(reading),
                    new SynchronousAreas(reading.busesByName().values(), ends));
        });
    }

    /** Returns the standard types. */
    ImpedanceTypes types() {
        return types;
    }

    /** Returns the nominal voltage of a bus in kV; 1 where there is no such bus. */
    static double nominalKv(Row row, String bus) {
        Bus known = row.reading().busesByName().get(bus);
        return known == null ? 1 : known.nominalKv();
    }

    /** Returns the carrier of a row, where it names none that of its first bus. */
    static String carrier(Row row, String from) {
        String carrier = row.text("carrier");
        return carrier.isEmpty() ? row.reading().carrierOfBus(from) : carrier;
    }

    static boolean isOfCircuits(Row row, Optional<Expansion> expansion) {
        if (!row.text("expansion").equals("circuits") || expansion.isEmpty()) {
            return false;
        }
        Expansion limits = expansion.get();
        if (limits.module() == 0 || Double.isInfinite(limits.max())) {
            row.fault("expansion", "circuits", "needs s_nom_mod, the capacity of one circuit, and a finite s_nom_max");
            return false;
        }
        return true;
    }

    /** Returns what decides the flow: the reactance, but the resistance where the area is not alternating current; 0 for a coupler. */
    double effective(String from, String to, double reactance, double resistance) {
        boolean alternating = areas.isAlternating(from);
        boolean followsResistance = !alternating && (resistance != 0 || areas.isInLoop(from, to));
        return followsResistance ? resistance : reactance;
    }

    static AngleLimits angles(Row row) {
        double degrees = row.number("v_ang_max");
        return Double.isInfinite(degrees)
                ? AngleLimits.NONE
                : new AngleLimits(-Math.toRadians(degrees), Math.toRadians(degrees));
    }

    static String distinct(Row row, String from) {
        String to = row.bus("bus1");
        if (row.isSound() && from.equals(to)) {
            row.fault("bus1", to, "must be another bus than bus0");
        }
        return to;
    }

    static double square(double value) {
        return value * value;
    }
}
