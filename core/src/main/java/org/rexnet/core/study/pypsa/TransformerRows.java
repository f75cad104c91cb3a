package org.rexnet.core.study.pypsa;

import java.util.Optional;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Transformer;

/** Rows of transformers. */
final class TransformerRows implements KindRows<LineOperation> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.TRANSFORMER;
    }

    @Override
    public LineOperation read(Row row) {
        PassiveRows passive = PassiveRows.of(row.reading());
        String from = row.bus("bus0");
        String to = PassiveRows.distinct(row, from);
        double capacity = row.number("s_nom");
        double resistance = row.number("r");
        double reactance = row.number("x");
        double tapRatio = row.number("tap_ratio");
        double degrees = constant(row, "phase_shift");
        String typeName = row.text("type");
        if (!typeName.isEmpty()) {
            ImpedanceTypes.TransformerType type = passive.types().transformerType(row, typeName);
            double parallel = row.number("num_parallel");
            capacity = type.ratedMva();
            resistance = type.resistance() / parallel;
            reactance = type.reactance() / parallel;
            tapRatio = type.tapRatio(row.whole("tap_position"));
            degrees = type.phaseShift();
            if (!(tapRatio > 0)) {
                row.fault("tap_position", row.cell("tap_position"), "must leave a tap ratio above 0");
            }
        } else if (!(capacity > 0) || Double.isInfinite(capacity)) {
            row.fault("s_nom", row.cell("s_nom"), "must be above 0 and finite, because x and r are per unit of it");
        }
        double effective = passive.effective(from, to, reactance, resistance) / capacity;
        LineOperation.Builder line = LineOperation.builder(
                row.isSound()
                        ? new Transformer(
                                row.name(),
                                from,
                                to,
                                resistance / capacity,
                                effective,
                                tapRatio,
                                Math.toRadians(degrees),
                                capacity,
                                PassiveRows.angles(row))
                        : Line.of(row.name(), "from", "to", 1, 0));
        Optional<Expansion> expansion =
                CapacityColumns.expansion(row, "s_nom", row.reading().years());
        return line.maxPu(row.profile("s_max_pu"))
                .expansion(expansion)
                .circuits(PassiveRows.isOfCircuits(row, expansion))
                .build();
    }

    /** Returns the one value of an attribute that must not vary. */
    private static double constant(Row row, String attribute) {
        Profile profile = row.profile(attribute);
        for (int t = 1; t < profile.length(); t++) {
            if (profile.at(t) != profile.at(0)) {
                row.fault(
                        attribute, t, NumberText.format(profile.at(t)), "must not vary; a series is not supported yet");
                break;
            }
        }
        return profile.length() == 0 && !profile.isConstant() ? 0 : profile.at(0);
    }

    @Override
    public void write(LineOperation operation, Sheets sheets) {
        write(new PassiveSheet(sheets), operation);
    }

    @Override
    public void writeAll(Sheets sheets) {
        PassiveSheet.writeAll(sheets, kind(), TransformerRows::write);
    }

    /** Writes links in their place where the study knows no Kirchhoff's law; they are read back as such. */
    @Override
    public void tellAll(Sheets sheets) {
        PassiveSheet.tellAll(sheets, kind());
    }

    private static void write(PassiveSheet passive, LineOperation operation) {
        write(passive, operation, (Transformer) operation.branch());
    }

    /** A transformer's impedance is per unit of its power, so that a power of 0 or without limit moves to its share. */
    private static void write(PassiveSheet passive, LineOperation operation, Transformer transformer) {
        double capacity = transformer.capacityMw();
        boolean usable = capacity > 0 && !Double.isInfinite(capacity);
        double base = usable ? capacity : 1;
        double x = PassiveSheet.inverse(passive.reactance(transformer), perUnit -> perUnit / base, base);
        double r = passive.isAlternating(transformer.from())
                ? PassiveSheet.inverse(transformer.resistance(), perUnit -> perUnit / base, base)
                : x;
        Profile share = usable || operation.expansion().isPresent() ? operation.maxPu() : Profile.of(capacity);
        Sheet.Entry row = passive.sheets()
                .sheet("transformers")
                .row(transformer.id())
                .put("bus0", transformer.from())
                .put("bus1", transformer.toBus())
                .put("x", x)
                .put("r", r)
                .put("s_nom", base)
                .put("s_max_pu", share);
        if (!passive.hasAdmittances()) {
            row.put("tap_ratio", transformer.tapRatio())
                    .put("phase_shift", PassiveSheet.inverse(transformer.phaseShift(), Math::toRadians, 180 / Math.PI));
        }
        passive.angles(row, operation, Bus.DEFAULT_CARRIER);
        CapacityCells.expansion(row, "s_nom", operation.expansion());
        if (operation.circuits()) {
            row.put("expansion", "circuits");
        }
    }
}
