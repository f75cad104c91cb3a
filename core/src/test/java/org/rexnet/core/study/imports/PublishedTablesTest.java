package org.rexnet.core.study.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published tables themselves, where they are present. */
class PublishedTablesTest {

    private static Path data(String folder) {
        Path path = Path.of(System.getProperty("rexnet.data", "../shared/data"), folder);
        Assumptions.assumeTrue(Files.exists(path), "reference data are not here");
        return path;
    }

    @Test
    void technologyDataIsReadWhole() {
        TechnologyCosts costs = TechnologyCosts.read(data("technology-costs").resolve("costs_2030.csv"));

        assertThat(costs.technologies()).hasSizeGreaterThan(200);
        assertThat(costs.technologies().get("onwind"))
                .containsEntry("overnight_cost", "1383305.9")
                .containsEntry("lifetime", "30.0")
                .containsEntry("unit", "EUR/MW");
        assertThat(costs.technologies().get("central gas CHP"))
                .containsEntry("c_b", "1.0")
                .containsEntry("c_v", "0.17")
                .containsEntry("efficiency", "0.41");
    }

    /** With demand in proportion to (hour shares x daily demand), more than half of a year's heat falls in its cold third. */
    @ParameterizedTest
    @EnumSource(HeatDemand.Building.class)
    void demandFallsInTheColdThirdOfTheYear(HeatDemand.Building building) {
        HeatDemand demand = HeatDemand.read(data("when2heat"), building, false);
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        List<Instant> hours = IntStream.range(0, 8760)
                .mapToObj(t -> start.plusSeconds(3600L * t))
                .toList();
        double[] celsius = IntStream.range(0, 8760)
                .mapToDouble(t -> 10 - 10 * Math.cos(2 * Math.PI * t / 8760))
                .toArray();

        double[] power = demand.powerMw(hours, celsius, ZoneOffset.UTC, 1000);

        double cold = IntStream.range(0, 8760)
                .filter(t -> t < 1460 || t >= 7300)
                .mapToDouble(t -> power[t])
                .sum();
        assertThat(java.util.Arrays.stream(power).sum()).isEqualTo(1000, within(1e-6));
        assertThat(java.util.Arrays.stream(power).min().orElse(0)).isPositive();
        assertThat(cold).isBetween(500.0, 850.0);
        assertThat(demand.daily(-10)).isGreaterThan(2 * demand.daily(10));
    }
}
