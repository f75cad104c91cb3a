package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StudyWriter;

/** One quantity is one figure: on the page, in JSON, in the CSV tables of {@code --out}, in comparison and convergence. */
class OneFigureTest {

    private static final double RELATIVE = 1e-6;

    /** Integers and quadratic costs are left out for their time; scenarios, because what exists is cleared as one. */
    private static final Set<Feature> LEFT_OUT = EnumSet.of(
            Feature.COMMITMENT, Feature.MODULES, Feature.QUADRATIC_COST, Feature.PIECEWISE_COST, Feature.SCENARIOS);

    static LongStream seeds() {
        return Draws.seeds(5, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPlanSaysTheSameOnPageInJsonAndInCsv(long seed, @TempDir Path temporary) throws IOException {
        Path study = temporary.resolve("study");
        StudyWriter.write(RandomStudy.without(seed, LEFT_OUT), Results.NONE, study);
        Path out = temporary.resolve("out");
        CommandRun json = CommandRun.of("invest", study.toString(), "--before", "--json", "--out", out.toString());
        if (json.code() != 0) {
            assertThat(json.code()).isEqualTo(1);
            return;
        }
        Map<String, Object> answer = json.json();
        double objective = number(answer.get("objective"));
        assertCapacities(answer, out);

        Map<String, Object> comparison = comparison(answer, "after");
        if (!comparison.isEmpty()) {
            assertThat(csv(out.resolve("result-comparison.csv"), "after")).isEqualTo(comparison);
            assertSame(number(comparison.get("cost, EUR")), objective);
            assertSame(number(comparison.get("emissions, t CO2")), emissions(study, out));
            assertSame(number(comparison.get("unserved, MWh")), unserved(out));
        }
        CommandRun page = CommandRun.of("invest", study.toString(), "--before");
        assertThat(page.out()).contains("Total cost  " + Figures.money(objective));
        if (!comparison.isEmpty()) {
            assertThat(page.out().replaceAll(" +", " "))
                    .contains(Figures.amount(number(comparison.get("emissions, t CO2"))));
            assertClearIsOperation(study, comparison(answer, "before"));
        }
    }

    @Test
    void emissionsOfPlantsCountInEveryTable(@TempDir Path temporary) throws IOException {
        Path out = temporary.resolve("out");
        CommandRun run =
                Cases.run("invest", "emissions-twice", "--method", "equilibrium", "--before", "--out", out.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).containsPattern("emissions, t CO2 +10\\.00 +10\\.00");
        assertThat(Files.readString(out.resolve("result-comparison.csv"))).contains("\"emissions, t CO2\",10.0,10.0");
        List<String> iterations = Files.readAllLines(out.resolve("result-convergence.csv"));
        int column = List.of(iterations.get(0).split(",")).indexOf("tonnes_co2");
        assertThat(iterations.subList(1, iterations.size()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.split(",")[column]).isEqualTo("10.0"));
    }

    /** What {@code clear} costs is the operation of what exists. */
    private static void assertClearIsOperation(Path study, Map<String, Object> before) {
        CommandRun clear = CommandRun.of("clear", study.toString(), "--json");
        assertThat(clear.code() == 0).isEqualTo(!before.isEmpty());
        if (!before.isEmpty()) {
            assertSame(
                    number(before.get("of which operation, EUR")),
                    number(clear.json().get("objective")));
        }
    }

    private static void assertCapacities(Map<String, Object> answer, Path out) throws IOException {
        if (!(answer.get("capacities") instanceof List<?> capacities)) {
            throw new AssertionError("There are no capacities.");
        }
        for (Object one : capacities) {
            Map<?, ?> capacity = (Map<?, ?>) one;
            Map<String, Object> column =
                    csv(out.resolve(capacity.get("component") + ".csv"), String.valueOf(capacity.get("attribute")));
            assertThat(column.get(String.valueOf(capacity.get("name"))))
                    .as("%s", capacity)
                    .isEqualTo(number(capacity.get("value")));
        }
    }

    /** Adds up emissions from the tables alone. */
    private static double emissions(Path study, Path out) throws IOException {
        Map<String, Object> weights = csv(study.resolve("snapshots.csv"), "generators");
        Map<String, Object> perCarrier = csv(study.resolve("carriers.csv"), "co2_emissions");
        Map<String, Object> carriers = csv(study.resolve("generators.csv"), "carrier");
        double tonnes = 0;
        for (Map.Entry<String, List<String>> output :
                columns(out.resolve("generators-p.csv")).entrySet()) {
            Object perMwh = perCarrier.get(String.valueOf(carriers.get(output.getKey())));
            List<Double> efficiency = series(study, "generators", "efficiency", output.getKey());
            int t = 0;
            for (Object weight : weights.values()) {
                double mw = Double.parseDouble(output.getValue().get(t));
                tonnes += perMwh == null
                        ? 0
                        : number(perMwh) * number(weight) * mw / efficiency.get(t % efficiency.size());
                t++;
            }
        }
        return tonnes + plantEmissions(study, out, weights);
    }

    private static double plantEmissions(Path study, Path out, Map<String, Object> weights) throws IOException {
        double tonnes = 0;
        if (!Files.exists(out.resolve("chp-fuel.csv"))) {
            return 0;
        }
        Map<String, Object> perMwh = csv(study.resolve("chp.csv"), "co2");
        for (Map.Entry<String, List<String>> fuel :
                columns(out.resolve("chp-fuel.csv")).entrySet()) {
            int t = 0;
            for (Object weight : weights.values()) {
                tonnes += perMwh.containsKey(fuel.getKey())
                        ? number(perMwh.get(fuel.getKey()))
                                * number(weight)
                                * Double.parseDouble(fuel.getValue().get(t))
                        : 0;
                t++;
            }
        }
        return tonnes;
    }

    private static double unserved(Path out) throws IOException {
        Path lost = out.resolve("buses-lost_load.csv");
        if (!Files.exists(lost)) {
            return 0;
        }
        List<Object> weights =
                List.copyOf(csv(out.resolve("snapshots.csv"), "objective").values());
        double mwh = 0;
        for (List<String> bus : columns(lost).values()) {
            for (int t = 0; t < bus.size(); t++) {
                mwh += number(weights.get(t)) * Double.parseDouble(bus.get(t));
            }
        }
        return mwh;
    }

    /** Returns an attribute by snapshot, or its one value. */
    private static List<Double> series(Path study, String table, String attribute, String name) throws IOException {
        Path file = study.resolve(table + "-" + attribute + ".csv");
        List<String> column = Files.exists(file) ? columns(file).get(name) : null;
        if (column != null) {
            return column.stream().map(Double::valueOf).toList();
        }
        Object one = csv(study.resolve(table + ".csv"), attribute).get(name);
        return List.of(one == null ? 1.0 : number(one));
    }

    private static Map<String, Object> comparison(Map<String, Object> answer, String which) {
        Map<String, Object> figures = new LinkedHashMap<>();
        if (answer.get("comparison") instanceof List<?> rows) {
            for (Object row : rows) {
                Map<?, ?> figure = (Map<?, ?>) row;
                if (figure.get(which) instanceof Number value) {
                    figures.put(String.valueOf(figure.get("figure")), value.doubleValue());
                }
            }
        }
        return figures;
    }

    /** Returns one column of a table by the first; numbers as such. */
    private static Map<String, Object> csv(Path file, String column) throws IOException {
        List<List<String>> rows = rows(file);
        int position = rows.get(0).indexOf(column);
        Map<String, Object> values = new LinkedHashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (position >= 0 && !row.get(position).isEmpty()) {
                values.put(row.get(0), value(row.get(position)));
            }
        }
        return values;
    }

    private static Map<String, List<String>> columns(Path file) throws IOException {
        List<List<String>> rows = rows(file);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (int j = 1; j < rows.get(0).size(); j++) {
            List<String> column = new ArrayList<>();
            for (List<String> row : rows.subList(1, rows.size())) {
                column.add(row.get(j));
            }
            columns.put(rows.get(0).get(j), column);
        }
        return columns;
    }

    private static List<List<String>> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                        .map(cell -> cell.replace("\"", ""))
                        .toList())
                .toList();
    }

    private static Object value(String cell) {
        try {
            return Double.valueOf(cell);
        } catch (NumberFormatException e) {
            return cell;
        }
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new AssertionError("Not a number: " + value);
    }

    private static void assertSame(double one, double other) {
        assertThat(one).isCloseTo(other, within(RELATIVE * Math.max(1, Math.abs(other))));
    }
}
