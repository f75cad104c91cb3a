package org.rexnet.core.study.pypsa;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.AttributeReference;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;

/**
 * Standard types of lines and transformers, those of the program and those of the study's folder.
 *
 * <p>The program's are the facts of the types that PyPSA 1.4.0 has built in; most of them stem from pandapower's list,
 * which follows Heuck et al., Elektrische Energieversorgung (2010), and Oswald's lecture on transformers.
 */
final class ImpedanceTypes {

    private final Map<String, LineType> lineTypes = new LinkedHashMap<>();
    private final Map<String, TransformerType> transformerTypes = new LinkedHashMap<>();

    /**
     * Type of a line.
     *
     * @param ohmPerKm resistance of one circuit
     * @param reactancePerKm reactance of one circuit in ohm per km
     */
    record LineType(double ohmPerKm, double reactancePerKm) {}

    /**
     * Type of a transformer.
     *
     * @param ratedMva rated power in MVA
     * @param reactance per unit on the rated power
     * @param resistance per unit on the rated power
     * @param phaseShift in degrees
     * @param neutral position of the tap changer at ratio 1
     * @param step change of the ratio per position
     */
    record TransformerType(
            double ratedMva, double reactance, double resistance, double phaseShift, double neutral, double step) {

        private static TransformerType of(Row row) {
            double resistance = row.number("vscr") / 100;
            double impedance = row.number("vsc") / 100;
            double reactance = Math.sqrt(impedance * impedance - resistance * resistance);
            if (Double.isNaN(reactance)) {
                row.fault("vscr", row.cell("vscr"), "must be at most vsc = " + row.cell("vsc"));
            }
            return new TransformerType(
                    row.number("s_nom"),
                    reactance,
                    resistance,
                    row.number("phase_shift"),
                    row.number("tap_neutral"),
                    row.number("tap_step") / 100);
        }

        /** Returns the tap ratio at a position of the tap changer. */
        double tapRatio(double position) {
            return 1 + (position - neutral) * step;
        }
    }

    /** Reads the types of the program and of a folder; a type of the program goes before one of the same name. */
    ImpedanceTypes(Reading reading) {
        load(
                reading,
                "line_types",
                lineTypes.keySet(),
                (name, row) ->
                        lineTypes.put(name, new LineType(row.number("r_per_length"), row.number("x_per_length"))));
        load(
                reading,
                "transformer_types",
                transformerTypes.keySet(),
                (name, row) -> transformerTypes.put(name, TransformerType.of(row)));
    }

    private static void load(Reading reading, String stem, Collection<String> known, BiConsumer<String, Row> add) {
        new ComponentTable(stem, AttributeReference.resource(stem + ".csv"), reading)
                .rows()
                .forEach(row -> add.accept(row.name(), row));
        for (Row row : reading.table(stem).rows()) {
            if (known.contains(row.name())) {
                reading.note("%s.csv: %s is a standard type already, which goes before the folder's."
                        .formatted(stem, row.name()));
            } else {
                add.accept(row.name(), row);
            }
        }
    }

    /** Returns the type that a line names; a fault, and nothing in it, where there is none. */
    LineType lineType(Row row, String name) {
        LineType type = lineTypes.get(name);
        if (type == null) {
            refuse(row, name, lineTypes.keySet());
            return new LineType(1, 1);
        }
        return type;
    }

    /** Returns the type that a transformer names; a fault, and an ideal one, where there is none. */
    TransformerType transformerType(Row row, String name) {
        TransformerType type = transformerTypes.get(name);
        if (type == null) {
            refuse(row, name, transformerTypes.keySet());
            return new TransformerType(1, 1, 0, 0, 0, 0);
        }
        return type;
    }

    private static void refuse(Row row, String name, Collection<String> known) {
        row.fault("type", name, "is neither a standard type nor one of the study's" + Suggestion.maybe(name, known));
    }
}
