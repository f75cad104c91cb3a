package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.study.Faults;

/**
 * Demand for space heat and hot water by the hour, from outdoor temperature and the parameters of When2Heat.
 *
 * <p>The standard load profile of German gas supply: a day's demand is A / (1 + (B / (T - 40))^C) + D + max(m_s T + b_s, m_w T + b_w), T
 * the mean of that day and the three before with weights 1, 1/2, 1/4, 1/8; the hours share it by building, hour (for commerce weekday,
 * too) and class of temperature. Source: O. Ruhnau et al., Scientific Data 6 (2019) 189, after BDEW.
 */
public final class HeatDemand {

    /** Which demand. */
    public enum Building {
        /** Single-family houses. */
        SFH,
        /** Multi-family houses. */
        MFH,
        /** Commerce. */
        COM
    }

    private static final double REFERENCE_CELSIUS = 40;
    private static final double[] MEMORY = {1, 0.5, 0.25, 0.125};
    private static final int HOURS = 24;

    private final Map<String, Double> parameters;
    private final Map<Integer, double[]> factors;
    private final int[] classes;

    private HeatDemand(Map<String, Double> parameters, Map<Integer, double[]> factors, int[] classes) {
        this.parameters = parameters;
        this.factors = factors;
        this.classes = classes;
    }

    /**
     * Reads {@code daily_demand.csv} and {@code hourly_factors_*.csv} of a folder; throws {@link org.rexnet.core.study.StudyException}
     * that names all faults.
     *
     * @param windy whether the place is windy, with more than 4.4 m/s on average
     */
    public static HeatDemand read(Path folder, Building building, boolean windy) {
        Faults faults = new Faults();
        Map<String, Double> parameters = parameters(folder.resolve("daily_demand.csv"), building, windy, faults);
        Path hourly = folder.resolve("hourly_factors_%s.csv".formatted(building));
        List<CsvRecord> records = Cells.read(hourly, ';', faults);
        int first = building == Building.COM ? 2 : 1;
        int rows = building == Building.COM ? 7 * HOURS : HOURS;
        if (faults.isEmpty()
                && (records.size() != rows + 1 || records.getFirst().getFieldCount() <= first)) {
            faults.add(String.valueOf(hourly.getFileName()), "must have a header and %d rows".formatted(rows));
        }
        faults.throwIfAny();
        int[] classes = records.getFirst().getFields().stream()
                .skip(first)
                .mapToInt(text -> (int) Cells.number(text))
                .toArray();
        Map<Integer, double[]> factors = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            double[] values = new double[classes.length];
            for (int c = 0; c < values.length; c++) {
                CsvRecord record = records.get(row + 1);
                values[c] = first + c < record.getFieldCount() ? Cells.number(record.getField(first + c)) : Double.NaN;
                if (Double.isNaN(values[c])) {
                    faults.add(
                            String.valueOf(hourly.getFileName()),
                            (int) record.getStartingLineNumber(),
                            Integer.toString(classes[c]),
                            first + c < record.getFieldCount() ? record.getField(first + c) : "",
                            "must be a number");
                }
            }
            factors.put(row, values);
        }
        faults.throwIfAny();
        return new HeatDemand(parameters, factors, classes);
    }

    private static Map<String, Double> parameters(Path path, Building building, boolean windy, Faults faults) {
        String file = String.valueOf(path.getFileName());
        List<CsvRecord> records = Cells.read(path, ';', faults);
        Map<String, Double> parameters = new HashMap<>();
        int column = -1;
        if (records.size() > 2) {
            for (int c = 1;
                    c < Math.min(records.get(0).getFieldCount(), records.get(1).getFieldCount());
                    c++) {
                boolean wanted = records.get(0).getField(c).equals(building.name())
                        && records.get(1).getField(c).equals(windy ? "windy" : "normal");
                column = wanted ? c : column;
            }
        }
        if (column < 0) {
            faults.add(file, "has no column of %s".formatted(building));
            return parameters;
        }
        for (CsvRecord record : records.subList(2, records.size())) {
            double value = column < record.getFieldCount() ? Cells.number(record.getField(column)) : Double.NaN;
            parameters.put(record.getField(0), value);
        }
        for (String name : List.of("A", "B", "C", "D", "m_s", "b_s", "m_w", "b_w")) {
            if (Double.isNaN(parameters.getOrDefault(name, Double.NaN))) {
                faults.add(file, 0, name, "", "must be a number for %s".formatted(building));
            }
        }
        return parameters;
    }

    /**
     * Returns the power in MW of each hour; together they are the energy.
     *
     * @param hours begins of hours, in order
     * @param outdoorCelsius outdoor temperature in each, in C
     * @param zone where people live by the clock
     * @param energyMwh of all hours together, in MWh, at least 0
     */
    public double[] powerMw(List<Instant> hours, double[] outdoorCelsius, ZoneId zone, double energyMwh) {
        if (hours.size() != outdoorCelsius.length || hours.isEmpty() || !(energyMwh >= 0)) {
            throw new IllegalArgumentException(
                    "Heat demand needs a temperature for each hour and an energy of at least 0 MWh, but there are %d hours, %d temperatures and %s MWh."
                            .formatted(hours.size(), outdoorCelsius.length, energyMwh));
        }
        TreeMap<LocalDate, Double> references = references(hours, outdoorCelsius, zone);
        double[] power = new double[outdoorCelsius.length];
        double sum = 0;
        for (int t = 0; t < power.length; t++) {
            LocalDateTime time = LocalDateTime.ofInstant(hours.get(t), zone);
            double reference = references.getOrDefault(time.toLocalDate(), 0.0);
            power[t] = daily(reference) * share(time, reference);
            sum += power[t];
        }
        for (int t = 0; t < power.length; t++) {
            power[t] *= energyMwh / sum;
        }
        return power;
    }

    /** Returns the weighted mean temperature of each day and those before it, as far as they are known. */
    private static TreeMap<LocalDate, Double> references(List<Instant> hours, double[] celsius, ZoneId zone) {
        TreeMap<LocalDate, double[]> sums = new TreeMap<>();
        for (int t = 0; t < celsius.length; t++) {
            LocalDate day = LocalDateTime.ofInstant(hours.get(t), zone).toLocalDate();
            double[] sum = sums.computeIfAbsent(day, d -> new double[2]);
            sum[0] += celsius[t];
            sum[1]++;
        }
        List<LocalDate> days = new ArrayList<>(sums.keySet());
        TreeMap<LocalDate, Double> references = new TreeMap<>();
        for (int d = 0; d < days.size(); d++) {
            double sum = 0;
            double weights = 0;
            for (int back = 0; back < MEMORY.length && back <= d; back++) {
                double[] day = sums.getOrDefault(days.get(d - back), new double[] {0, 1});
                sum += MEMORY[back] * day[0] / day[1];
                weights += MEMORY[back];
            }
            references.put(days.get(d), sum / weights);
        }
        return references;
    }

    /** Returns a day's demand per that of a day of some 8 C. */
    double daily(double celsius) {
        double below = Math.min(celsius, REFERENCE_CELSIUS - 1e-6);
        double sigmoid = parameter("A") / (1 + Math.pow(parameter("B") / (below - REFERENCE_CELSIUS), parameter("C")));
        double linear =
                Math.max(parameter("m_s") * celsius + parameter("b_s"), parameter("m_w") * celsius + parameter("b_w"));
        return sigmoid + parameter("D") + linear;
    }

    private double parameter(String name) {
        return parameters.getOrDefault(name, 0.0);
    }

    private double share(LocalDateTime time, double celsius) {
        int weekday = factors.size() > HOURS ? time.getDayOfWeek().getValue() - 1 : 0;
        double[] byClass = factors.getOrDefault(weekday * HOURS + time.getHour(), new double[classes.length]);
        int c = 0;
        while (c < classes.length - 1 && celsius > classes[c]) {
            c++;
        }
        return byClass[c];
    }
}
