package org.rexnet.core.study.pypsa;

import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Forecast.Errors;
import org.rexnet.core.study.Forecast.Outages;
import org.rexnet.core.study.Forecast.Presence;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of the table of forecasts: how far off what the study says may be. */
final class ForecastRows {

    private ForecastRows() {}

    static Forecast forecast(Row row) {
        double hour = row.number("error_hour");
        double day = row.number("error_day");
        if (row.isSound() && day < hour) {
            row.fault("error_day", row.cell("error_day"), "must be at least error_hour, which is " + hour);
            day = hour;
        }
        return new Forecast(
                row.name(),
                new Errors(hour, day, row.number("correlation"), row.number("shared")),
                new Outages(row.number("hours_to_failure"), row.number("hours_to_repair")),
                new Presence(
                        row.number("arrival_spread"),
                        row.number("departure_spread"),
                        row.number("energy_spread"),
                        row.number("absent")),
                row.findProfile("day_ahead"));
    }

    static void write(Forecast forecast, Sheets sheets) {
        Sheet.Entry row = sheets.sheet("forecasts").row(forecast.id());
        row.put("error_hour", forecast.errors().hour())
                .put("error_day", forecast.errors().day())
                .put("correlation", forecast.errors().correlation())
                .put("shared", forecast.errors().shared())
                .put("hours_to_failure", forecast.outages().hoursToFailure())
                .put("hours_to_repair", forecast.outages().hoursToRepair())
                .put("arrival_spread", forecast.presence().arrivalHours())
                .put("departure_spread", forecast.presence().departureHours())
                .put("energy_spread", forecast.presence().energy())
                .put("absent", forecast.presence().absent());
        forecast.dayAhead().ifPresent(series -> row.put("day_ahead", series));
    }

    /** Adds a fault for every row that is about no component of the study. */
    static void check(Study study, ComponentTable table) {
        Set<String> known = new TreeSet<>();
        study.components().forEach(component -> {
            known.add(component.id());
            known.add(component.kind().table());
            known.add(component.kind().table() + ":" + component.id());
            known.add(component.carrier());
        });
        known.remove("");
        for (Row row : table.rows()) {
            if (!known.contains(row.name())) {
                row.fault(
                        "name",
                        row.name(),
                        "must be a component of the study, as name or table:name, a carrier or a table"
                                + Suggestion.maybe(row.name(), known));
            }
        }
    }
}
