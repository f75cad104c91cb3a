package org.rexnet.core.study.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.network.Line;

class BuiltInStudiesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    @Test
    void namesAreUniqueShortAndFound() {
        assertThat(BuiltInStudies.names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z-]{5,25}"));
        assertThat(BuiltInStudies.names()).startsWith("harbour", "harbour-year");
        assertThat(BuiltInStudies.find("Harbour")).isEmpty();
        assertThat(BuiltInStudies.all())
                .allMatch(builtIn -> builtIn.description().length() <= 90);
    }

    @ParameterizedTest
    @MethodSource("org.rexnet.core.study.builtin.BuiltInStudies#names")
    void everyOneIsMadeWithItsNameAndTitle(String name) {
        BuiltInStudy builtIn = BuiltInStudies.find(name).orElseThrow();
        Study study = builtIn.study();
        assertThat(study.name()).isEqualTo(name);
        assertThat(study.settings().title()).isEqualTo(builtIn.description());
        assertThat(study.notes()).isEmpty();
        assertThat(study.network().buses()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pjm-five-bus, 17479.8969, 16.9774 26.3845 30 39.9427 10",
        "three-bus-negative-price, 7600, -60 20 100",
        "three-bus-market, 2835, 7.5 11.25 10",
        "two-areas, 39450, 19 35",
        "two-areas-unlimited, 35183.3333, 24.3333 24.3333",
        "step-auction, -53040, 60",
        "two-zone-auction, -52220, 36 65",
        "two-zone-auction-apart, -37000, 0 200",
        "thirty-offers, 404400, 12 22 32"
    })
    void marketsClearAtTheirKnownPrices(String name, double cost, String prices) {
        Clearing clearing = clear(name, false);
        assertThat(clearing.objective()).isCloseTo(cost, within(1e-3));
        String[] expected = prices.split(" ");
        for (int b = 0; b < expected.length; b++) {
            String bus = clearing.study().network().buses().get(b).id();
            assertThat(clearing.price(bus)).as(bus).isCloseTo(Double.parseDouble(expected[b]), within(1e-4));
        }
    }

    @Test
    void degeneratePricesLieInTheirIntervals() {
        Clearing clearing = clear("thirty-offers-degenerate", false);
        assertThat(clearing.objective()).isCloseTo(382_600, within(1e-6));
        assertThat(clearing.price("1")).isBetween(16 - 1e-9, 17 + 1e-9);
        assertThat(clearing.price("2")).isCloseTo(23, within(1e-9));
        assertThat(clearing.price("1") + clearing.price("3")).isCloseTo(46, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"screening-curve, 14706.1938", "garver, 99", "garver-fixed, 171.5"})
    void plansCostWhatIsKnown(String name, double cost) {
        assertThat(clear(name, true).objective()).isCloseTo(cost, within(1e-4));
    }

    @Test
    void everyCorridorOfGarverMayGrow() {
        Study study = BuiltInStudies.find("garver").orElseThrow().study();
        assertThat(study.network().branches(Line.class)).hasSize(21);
        assertThat(study.lines())
                .filteredOn(line -> line.expansion().isPresent())
                .hasSize(15);
        assertThat(study.loads().stream()
                        .mapToDouble(load -> load.powerMw().at(0))
                        .sum())
                .isEqualTo(760);
        assertThat(study.settings().formulation()).isEqualTo(FlowFormulation.TRANSPORT);
    }

    private static Clearing clear(String name, boolean expansion) {
        Study study = BuiltInStudies.find(name).orElseThrow().study();
        return MARKET.clear(study, ClearingOptions.of(study.settings()).withExpansion(expansion))
                .orThrow();
    }
}
