package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rexnet path}, from the command line to what is printed and written. */
class PathCommandTest {

    private static final String PATH = """
        discount_rate: 0.03
        years:
          - year: 2030
          - year: 2035
            co2_price: 100
            overrides:
              - {attribute: loads.p_set, factor: 1.2}
              - {attribute: generators.capital_cost, carrier: solar, factor: 0.7}
        """;

    @TempDir
    private Path folder;

    private String path(String text) throws IOException {
        return Files.writeString(folder.resolve("path.yaml"), text).toString();
    }

    @Test
    void aPageSaysWhatIsBuiltWhenAndWhatForesightIsWorth() throws IOException {
        CommandRun run = CommandRun.of("path", "harbour", path(PATH), "--snapshots", "0:24");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("2030 for 5 years, 2035 for 5 years")
                .contains("Built year by year", "Built with foresight", "then stands")
                .contains("Present value of all cost in 2030")
                .contains("Foresight is worth")
                .contains("A year's cost is that of the horizon");
        assertThat(run.err()).contains("2035 decided year by year: cost");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    /** A house of 8 kW that may build panels, as a page of kW and as data in MW. */
    @Test
    void aSmallStudyIsPlannedAndComparedInKilowatts() throws IOException {
        Path house = Files.createDirectory(folder.resolve("house"));
        Files.writeString(house.resolve("buses.csv"), "name\na\n");
        Files.writeString(house.resolve("loads.csv"), "name,bus,p_set\nhouse,a,0.008\n");
        Files.writeString(
                house.resolve("generators.csv"),
                "name,bus,p_nom,marginal_cost,p_nom_extendable,p_nom_max,capital_cost\n"
                        + "grid,a,1,30,False,,0\nroof,a,0,0,True,0.005,10\n");
        Path out = folder.resolve("plan");

        CommandRun run = CommandRun.of(
                "path",
                house.toString(),
                path("discount_rate: 0.03\nyears: [{year: 2030}, {year: 2035}]\n"),
                "--out",
                out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .containsPattern("roof +generator +0.00 +\\+5.00 +\\. +5.00 +kW")
                .doesNotContain("  MW\n");
        assertThat(Files.readString(out.resolve("result-path.csv"))).contains("0.005,0.005,MW");

        Path cleared = folder.resolve("cleared");
        Path planned = folder.resolve("planned");
        CommandRun.of("clear", house.toString(), "--quiet", "--out", cleared.toString());
        CommandRun.of("invest", house.toString(), "--quiet", "--out", planned.toString());
        CommandRun compared = CommandRun.of("compare", cleared.toString(), planned.toString());
        assertThat(compared.out()).containsPattern("generators +roof +kW +0.00 +5.00 +\\+5.00");
        assertThat(String.valueOf(CommandRun.of("compare", cleared.toString(), planned.toString(), "--json")
                        .json()
                        .get("capacity_changes")))
                .contains("unit=MW", "planned=0.005");
    }

    @Test
    void jsonAndTablesHoldBothPlans() throws IOException {
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.of(
                "path", "harbour", path(PATH), "--snapshots", "0:24", "--json", "--quiet", "--out", out.toString());

        Map<String, Object> json = run.json();
        assertThat(run.err()).isEmpty();
        assertThat(json).containsEntry("status", "optimal").containsKeys("path", "path_years");
        Map<?, ?> value = (Map<?, ?>) json.getOrDefault("present_value", Map.of());
        double foresight = number(value, "foresight");
        double yearByYear = number(value, "year_by_year");
        assertThat(yearByYear - foresight).isGreaterThanOrEqualTo(-1e-6 * foresight);
        assertThat(number(value, "value_of_foresight")).isCloseTo(yearByYear - foresight, within(1e-9));
        double sum = 0;
        for (Object one : (List<?>) json.getOrDefault("path_years", List.of())) {
            Map<?, ?> year = (Map<?, ?>) one;
            if ("foresight".equals(year.get("decided"))) {
                sum += number(year, "present_value_factor") * number(year, "cost");
            }
        }
        assertThat(sum).isCloseTo(foresight, within(1e-9 * foresight));
        assertThat(out.resolve("result-path.csv"))
                .content()
                .startsWith("decided,component,candidate,year,existing,built,total,unit,cost");
        assertThat(out.resolve("result-path-years.csv"))
                .content()
                .contains("average_price_")
                .contains("\nyear by year,2030,", "\nforesight,2035,");
        assertYearsAreNumbers(json, "path");
        assertYearsAreNumbers(json, "path_years");
        assertThat(CommandRun.of("validate", out.toString()).code()).isZero();
    }

    private static void assertYearsAreNumbers(Map<String, Object> json, String table) {
        assertThat((List<?>) json.getOrDefault(table, List.of()))
                .isNotEmpty()
                .extracting(row -> ((Map<?, ?>) row).get("year"))
                .hasOnlyElementsOfType(Integer.class);
    }

    private static double number(Map<?, ?> object, String field) {
        return Double.parseDouble(String.valueOf(object.get(field)));
    }

    @Test
    void aYearThatCannotBeServedIsSaid() throws IOException {
        Path study = Files.createDirectories(folder.resolve("town"));
        Files.writeString(study.resolve("buses.csv"), "name\ntown\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\ntown,town,10\n");
        Files.writeString(study.resolve("generators.csv"), "name,bus,p_nom,build_year,lifetime\nold,town,10,2000,33\n");
        String[] command = {"path", study.toString(), path("{discount_rate: 0, years: [{year: 2030}, {year: 2035}]}")};

        CommandRun page = CommandRun.of(command);
        CommandRun json = CommandRun.of("path", study.toString(), command[2], "--json", "--quiet");

        assertThat(page.code()).isEqualTo(1);
        assertThat(page.out()).contains("The year 2035 cannot be served", "Infeasible");
        assertThat(json.code()).isEqualTo(1);
        assertThat(json.json()).containsEntry("status", "infeasible");
        assertThat(String.valueOf(json.json().get("not_planned_foresight"))).contains("year=2035", "causes");
    }

    @Test
    void aWrongPathIsBadInput() throws IOException {
        CommandRun faulty =
                CommandRun.of("path", "harbour", path("{discount_rate: -1, years: [{year: 2030}, {year: 2030}]}"));
        CommandRun mixed = CommandRun.of("path", "harbour", path(PATH), "--method", "equilibrium", "--tornado", "10%");

        assertThat(faulty.code()).isEqualTo(2);
        assertThat(faulty.err()).contains("discount_rate must be given").contains("year must be given once only");
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.err()).contains("Unknown options: '--method', 'equilibrium', '--tornado', '10%'");
    }
}
