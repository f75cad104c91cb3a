package org.rexnet.core.study.pypsa;

import java.util.Optional;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch.AngleLimits;

/** Rows of lines. */
final class LineRows implements KindRows<LineOperation> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.LINE;
    }

    @Override
    public LineOperation read(Row row) {
        PassiveRows passive = PassiveRows.of(row.reading());
        String from = row.bus("bus0");
        String to = PassiveRows.distinct(row, from);
        double resistance = row.number("r");
        double reactance = row.number("x");
        String type = row.text("type");
        double length = row.number("length");
        if (!type.isEmpty()) {
            ImpedanceTypes.LineType lineType = passive.types().lineType(row, type);
            double parallel = row.number("num_parallel");
            resistance = lineType.ohmPerKm() * length / parallel;
            reactance = lineType.reactancePerKm() * length / parallel;
        }
        double ohmPerUnit = PassiveRows.square(PassiveRows.nominalKv(row, from));
        String carrier = PassiveRows.carrier(row, from);
        AngleLimits angles = carrier.equals(Bus.DEFAULT_CARRIER) ? PassiveRows.angles(row) : AngleLimits.NONE;
        double effective = passive.effective(from, to, reactance, resistance) / ohmPerUnit;
        double capacity = row.number("s_nom");
        LineOperation.Builder line = LineOperation.builder(
                row.isSound()
                        ? new Line(row.name(), from, to, resistance / ohmPerUnit, effective, capacity, angles)
                        : Line.of(row.name(), "from", "to", 1, 0));
        Optional<Expansion> expansion =
                CapacityColumns.expansion(row, "s_nom", row.reading().years());
        return line.carrier(carrier)
                .lengthKm(length)
                .maxPu(row.profile("s_max_pu"))
                .expansion(expansion)
                .circuits(PassiveRows.isOfCircuits(row, expansion))
                .build();
    }

    @Override
    public void write(LineOperation operation, Sheets sheets) {
        write(new PassiveSheet(sheets), operation);
    }

    @Override
    public void writeAll(Sheets sheets) {
        PassiveSheet.writeAll(sheets, kind(), LineRows::write);
    }

    /** Writes links in their place where the study knows no Kirchhoff's law; they are read back as such. */
    @Override
    public void tellAll(Sheets sheets) {
        PassiveSheet.tellAll(sheets, kind());
    }

    private static void write(PassiveSheet passive, LineOperation operation) {
        write(passive, operation, (Line) operation.branch());
    }

    private static void write(PassiveSheet passive, LineOperation operation, Line line) {
        double ohmPerUnit = PassiveRows.square(passive.nominalKv(line.from()));
        boolean alternating = passive.isAlternating(line.from());
        double x = PassiveSheet.inverse(passive.reactance(line), ohm -> ohm / ohmPerUnit, ohmPerUnit);
        double r = alternating ? PassiveSheet.inverse(line.resistance(), ohm -> ohm / ohmPerUnit, ohmPerUnit) : x;
        Sheet.Entry row = passive.sheets()
                .sheet("lines")
                .row(line.id())
                .put("bus0", line.from())
                .put("bus1", line.toBus())
                .put("r", r)
                .put("s_nom", line.capacityMw())
                .put("s_max_pu", operation.maxPu())
                .put("carrier", operation.carrier())
                .put("length", operation.lengthKm());
        if (alternating) {
            row.put("x", x);
        }
        passive.angles(
                row, operation, operation.carrier().isEmpty() ? passive.carrier(line.from()) : operation.carrier());
        CapacityCells.expansion(row, "s_nom", operation.expansion());
        if (operation.circuits()) {
            row.put("expansion", "circuits");
        }
    }
}
