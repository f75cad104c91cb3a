package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.study.HeatPumpTable;
import org.rexnet.core.study.HeatPumps;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;

/** How the efficiency of heat pumps follows from temperatures: by source, or by the points of a maker's table. */
final class HeatPumpRows {

    private final double correction;
    private final Map<String, HeatPumpTable> tables = new LinkedHashMap<>();

    /** Heat per power in every snapshot, by temperatures of sink and source in C. */
    interface Law {
        Profile cop(Profile sinkCelsius, Profile sourceCelsius);
    }

    private record Point(Row row, String heatPump, HeatPumpTable.Point point) {}

    private HeatPumpRows(double correction) {
        this.correction = correction;
    }

    /** Reads the makers' tables; the correction is for what follows from the source alone. */
    static HeatPumpRows read(Reading reading, double correction) {
        HeatPumpRows rows = new HeatPumpRows(correction);
        Map<String, List<Point>> points = new LinkedHashMap<>();
        reading.table("heat_pump_points")
                .read(
                        HeatPumpRows::point,
                        point -> points.computeIfAbsent(point.heatPump(), name -> new ArrayList<>())
                                .add(point));
        points.forEach(rows::add);
        return rows;
    }

    private static Point point(Row row) {
        double source = row.number("temperature_source");
        double sink = row.number("temperature_sink");
        double cop = row.number("cop");
        if (row.isSound() && !(cop > 0)) {
            row.fault("cop", row.cell("cop"), "must be above 0");
        }
        return new Point(row, row.text("heat_pump"), new HeatPumpTable.Point(source, sink, row.isSound() ? cop : 1));
    }

    private void add(String name, List<Point> points) {
        try {
            tables.put(name, HeatPumpTable.of(points.stream().map(Point::point).toList()));
        } catch (IllegalArgumentException e) {
            points.getLast()
                    .row()
                    .fault(
                            "heat_pump",
                            name,
                            "must have each temperature of the source with each of the sink once, but "
                                    + e.getMessage());
        }
    }

    /** Returns the law of a link that is a heat pump; empty where it is none, or names no known table. */
    Optional<Law> law(Row row) {
        String source = row.text("heat_source");
        String name = row.text("heat_pump");
        if (!source.isEmpty() && !name.isEmpty()) {
            row.fault("heat_pump", name, "must not be given beside heat_source");
            return Optional.empty();
        }
        if (!source.isEmpty()) {
            HeatPumps.Source kind = HeatPumps.Source.valueOf(source.toUpperCase(Locale.ROOT));
            return Optional.of((sink, given) -> HeatPumps.cop(kind, sink, given, correction));
        }
        if (name.isEmpty()) {
            return Optional.empty();
        }
        HeatPumpTable table = tables.get(name);
        if (table == null) {
            row.fault(
                    "heat_pump",
                    name,
                    "must be a heat pump of heat_pump_points.csv"
                            + Suggestion.maybe(name, List.copyOf(tables.keySet())));
            return Optional.empty();
        }
        return Optional.of(table::cop);
    }
}
