package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.study.Exogenous;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Forecast.Errors;
import org.rexnet.core.study.Forecast.Outages;
import org.rexnet.core.study.Forecast.Presence;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyException;

/**
 * What RTS-GMLC knows of forecasts: wind as it was expected a day ahead (hourly) and as it was (every five minutes), and how often units
 * fail.
 *
 * <p>Series have the columns Year, Month, Day and Period (from 1), then one for each unit in MW. Of a study whose generators have the names
 * of the units, what happens becomes the real-time series, the mean of each snapshot; the day-ahead series becomes the forecast.
 *
 * @param ahead expected a day ahead
 * @param real what happened
 * @param outages by unit
 */
public record RtsForecasts(Series ahead, Series real, Map<String, Outages> outages) {

    private static final int CALENDAR = 4;
    private static final double CORRELATION = 0.9;

    /**
     * Series of units by time.
     *
     * @param step length of an entry
     * @param byUnit MW by unit and start of the entry
     */
    public record Series(Duration step, Map<String, Map<Instant, Double>> byUnit) {

        /** Returns the mean from a point in time over some hours; empty where an entry is missing. */
        Optional<Double> mean(String unit, Instant start, double hours) {
            Map<Instant, Double> values = byUnit.getOrDefault(unit, Map.of());
            int count = (int) Math.max(1, Math.round(hours * 60 / step.toMinutes()));
            Instant first = start.truncatedTo(ChronoUnit.HOURS);
            Instant at = step.toHours() >= 1 ? first : start;
            double sum = 0;
            for (int i = 0; i < count; i++) {
                Double value = values.get(at.plus(step.multipliedBy(i)));
                if (value == null) {
                    return Optional.empty();
                }
                sum += value / count;
            }
            return Optional.of(sum);
        }
    }

    /** Reads DAY_AHEAD_wind.csv, REAL_TIME_wind.csv and gen.csv of a folder; throws {@link StudyException} that names all faults. */
    public static RtsForecasts read(Path folder) {
        Faults faults = new Faults();
        Series ahead = series(folder.resolve("DAY_AHEAD_wind.csv"), Duration.ofHours(1), faults);
        Series real = series(folder.resolve("REAL_TIME_wind.csv"), Duration.ofMinutes(5), faults);
        Map<String, Outages> outages = outages(folder.resolve("gen.csv"), faults);
        faults.throwIfAny();
        return new RtsForecasts(ahead, real, outages);
    }

    private static Series series(Path path, Duration step, Faults faults) {
        String file = String.valueOf(path.getFileName());
        Map<String, Map<Instant, Double>> byUnit = new HashMap<>();
        List<CsvRecord> records = Cells.read(path, ',', faults);
        List<String> header = records.isEmpty() ? List.of() : records.get(0).getFields();
        for (CsvRecord row : records.subList(Math.min(1, records.size()), records.size())) {
            if (row.getFieldCount() != header.size()) {
                faults.add(
                        file, (int) row.getStartingLineNumber(), "", "", "must have %d cells".formatted(header.size()));
                continue;
            }
            Instant start = start(row, step, file, faults);
            for (int c = CALENDAR; c < header.size(); c++) {
                double mw = Cells.number(row.getField(c));
                if (Double.isNaN(mw)) {
                    faults.add(
                            file,
                            (int) row.getStartingLineNumber(),
                            header.get(c),
                            row.getField(c),
                            "must be a number");
                }
                byUnit.computeIfAbsent(header.get(c), unit -> new HashMap<>()).put(start, mw);
            }
        }
        return new Series(step, byUnit);
    }

    private static Instant start(CsvRecord row, Duration step, String file, Faults faults) {
        int[] cells = new int[CALENDAR];
        for (int c = 0; c < CALENDAR; c++) {
            String text = row.getField(c).strip();
            if (!text.matches("\\d{1,4}")) {
                faults.add(file, (int) row.getStartingLineNumber(), "Period", text, "must be a whole number");
                return Instant.EPOCH;
            }
            cells[c] = Integer.parseInt(text);
        }
        try {
            return LocalDate.of(cells[0], cells[1], cells[2])
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .plus(step.multipliedBy(cells[3] - 1L));
        } catch (DateTimeException e) {
            faults.add(file, (int) row.getStartingLineNumber(), "Day", row.getField(2), "is no date");
            return Instant.EPOCH;
        }
    }

    private static Map<String, Outages> outages(Path path, Faults faults) {
        String file = String.valueOf(path.getFileName());
        List<CsvRecord> records = Cells.read(path, ',', faults);
        Map<String, Outages> outages = new HashMap<>();
        if (records.isEmpty()) {
            return outages;
        }
        List<String> header = records.get(0).getFields();
        int unit = header.indexOf("GEN UID");
        int failure = header.indexOf("MTTF Hr");
        int repair = header.indexOf("MTTR Hr");
        if (unit < 0 || failure < 0 || repair < 0) {
            faults.add(file, 1, "", "", "must have the columns GEN UID, MTTF Hr and MTTR Hr");
            return outages;
        }
        for (CsvRecord row : records.subList(1, records.size())) {
            double toFailure = Cells.number(row.getField(failure));
            double toRepair = Cells.number(row.getField(repair));
            if (toFailure > 0 && toRepair > 0) {
                outages.put(row.getField(unit), new Outages(toFailure, toRepair));
            }
        }
        return outages;
    }

    /**
     * Returns a study with these forecasts.
     *
     * @throws StudyException where the study has no generator of one of the units, or snapshots at other times
     */
    public Study addTo(Study study) {
        List<String> with = new ArrayList<>();
        Study changed = study.map(component -> {
            boolean isWind = component
                            .exogenous()
                            .filter(one -> one.cause() == Exogenous.Cause.WEATHER)
                            .isPresent()
                    && real.byUnit().containsKey(component.id());
            if (!isWind) {
                return component;
            }
            with.add(component.id());
            return component.withExogenous(profile(real, component.id(), study));
        });
        if (with.isEmpty()) {
            throw new StudyException(List.of(Fault.of(
                    "generators.csv", "has none of the units whose wind is known: " + String.join(", ", names()))));
        }
        StudyBuilder builder = changed.toBuilder();
        for (Generator generator : study.generators()) {
            boolean isWind = with.contains(generator.id());
            Outages own = outages.getOrDefault(generator.id(), Outages.NONE);
            if (isWind || own.any()) {
                builder.add(new Forecast(
                        generator.id(),
                        new Errors(0, 0, CORRELATION, 0),
                        own,
                        Presence.NONE,
                        isWind ? Optional.of(profile(ahead, generator.id(), study)) : Optional.empty()));
            }
        }
        return builder.build();
    }

    private List<String> names() {
        return real.byUnit().keySet().stream().sorted().toList();
    }

    private static Profile profile(Series series, String unit, Study study) {
        double[] values = new double[study.horizon().size()];
        for (int t = 0; t < values.length; t++) {
            String label = study.horizon().at(t).label();
            double hours = study.horizon().at(t).durationHours();
            values[t] = Instants.find(label)
                    .flatMap(start -> series.mean(unit, start, hours))
                    .orElseThrow(() -> new StudyException(List.of(Fault.of(
                            "snapshots.csv", "%s: the series of %s has nothing for it".formatted(label, unit)))));
        }
        return Profile.of(values);
    }
}
