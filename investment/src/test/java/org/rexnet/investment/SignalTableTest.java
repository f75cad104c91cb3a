package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionTable;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.report.SectionPicture;
import org.rexnet.investment.signal.Candidate;
import org.rexnet.investment.signal.CapacityValue;
import org.rexnet.investment.signal.EarningHours;
import org.rexnet.investment.signal.Earnings;
import org.rexnet.investment.signal.ListedPrices;
import org.rexnet.investment.signal.PriceSignal;
import org.rexnet.investment.signal.Signal;
import org.rexnet.investment.signal.SignalSections;
import org.rexnet.investment.signal.SignalTable;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import tech.tablesaw.api.Table;

/** Signals of every kind of candidate against hand-computed values and against capacity rents. */
class SignalTableTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final Offset<Double> EXACT = within(1e-9);

    @TempDir
    private Path folder;

    private static double earned(Study study, double[][] prices) {
        CapacityValue value = new CapacityValue(study, new ListedPrices("test", prices), SOLVER);
        return value.of(Candidate.of(study).get(0)).total();
    }

    @Test
    void aGeneratorEarnsThePriceAboveItsCostWhileItIsAvailable() {
        Study study = Study.builder("wind")
                .hours(3)
                .buses("b")
                .generator(
                        "wind",
                        "b",
                        g -> g.marginalCost(10)
                                .maxPu(Profile.of(new double[] {0.5, 1, 0.2}))
                                .expansion(Expansion.of(1)))
                .build();

        assertThat(earned(study, new double[][] {{30}, {4}, {60}})).isEqualTo(0.5 * 20 + 0.2 * 50, EXACT);
    }

    @Test
    void whatMustRunPaysInHoursOfLowPrices() {
        Study study = Study.builder("must run")
                .hours(2)
                .buses("b")
                .generator(
                        "chp",
                        "b",
                        g -> g.marginalCost(10).minPu(Profile.of(0.4)).expansion(Expansion.of(1)))
                .build();

        assertThat(earned(study, new double[][] {{30}, {-5}})).isEqualTo(20 - 0.4 * 15, EXACT);
    }

    @Test
    void quadraticCostCountsAtTheMargin() {
        Study study = Study.builder("quadratic")
                .buses("b")
                .generator(
                        "unit",
                        "b",
                        g -> g.capacityMw(10).marginalCost(5).quadraticCost(0.5).expansion(Expansion.of(1)))
                .build();

        // The tenth MW costs 5 + 2 x 0.5 x 10 = 15; at a price of 12 not all of what exists runs.
        assertThat(earned(study, new double[][] {{40}})).isEqualTo(25, EXACT);
        assertThat(earned(study, new double[][] {{12}})).isEqualTo(0, EXACT);
    }

    @Test
    void aHeatPumpEarnsTheHeatLessThePower() {
        Study study = Study.builder("pump")
                .hours(2)
                .buses("power")
                .bus("heat", "heat")
                .add(LinkOperation.builder(Link.of("pump", "power", "heat", 0), 3)
                        .marginalCost(2)
                        .expansion(Expansion.of(1))
                        .build())
                .build();

        assertThat(earned(study, new double[][] {{30, 20}, {90, 20}})).isEqualTo(3 * 20 - 30 - 2, EXACT);
    }

    @Test
    void aLineIsValuedAsALinkThatCanBeControlledInBothDirections() {
        Study study = Study.builder("line")
                .hours(2)
                .buses("a", "b")
                .add(LineOperation.builder(Line.of("a-b", "a", "b", 0.1, 10))
                        .maxPu(0.7)
                        .expansion(Expansion.of(10, 20, 1))
                        .build())
                .build();
        Earnings earnings = new CapacityValue(
                        study, new ListedPrices("test", new double[][] {{30, 50}, {40, 10}}), SOLVER)
                .of(Candidate.of(study).get(0));

        assertThat(earnings.total()).isEqualTo(0.7 * (20 + 30), EXACT);
        assertThat(earnings.basis()).isEqualTo(Earnings.Basis.CONTROLLABLE_LINK);
    }

    @Test
    void atThePricesOfAClearingGeneratorsAndLinksEarnTheirCapacityRents() {
        for (int seed = 0; seed < 40; seed++) {
            Study study = draw(new Random(seed));
            Clearing clearing = new MarketClearing(SOLVER).clear(study).orThrow();
            CapacityValue value = new CapacityValue(study, new ListedPrices("test", clearing.prices()), SOLVER);
            for (Candidate candidate : Candidate.of(study)) {
                double rent = clearing.capacityRents(candidate.kind())[candidate.position()];
                assertThat(value.of(candidate).total())
                        .as("seed %d: %s", seed, candidate.name())
                        .isEqualTo(rent, within(1e-6 * Math.max(1, Math.abs(rent))));
            }
        }
    }

    private static Study draw(Random random) {
        int hours = 12;
        var study = Study.builder("random")
                .hours(hours)
                .settings(Settings.DEFAULTS.withLostLoad(300).withSurplusCost(20))
                .buses("power")
                .bus("heat", "heat")
                .load("lamps", "power", random.doubles(hours, 30, 120).toArray())
                .load("rooms", "heat", random.doubles(hours, 10, 60).toArray());
        for (int i = 0; i < 5; i++) {
            double ramp = random.nextBoolean() ? Double.POSITIVE_INFINITY : 0.4;
            double quadratic = random.nextInt(3) == 0 ? 0.3 : 0;
            study.generator(
                    "unit " + i,
                    i < 4 ? "power" : "heat",
                    g -> g.capacityMw(5 + 30 * random.nextDouble())
                            .marginalCost(10 + 90 * random.nextDouble())
                            .quadraticCost(quadratic)
                            .minPu(Profile.of(0.3 * random.nextDouble()))
                            .maxPu(Profile.of(random.doubles(hours, 0.4, 1).toArray()))
                            .rampLimits(new RampLimits(
                                    Profile.of(ramp), Profile.of(ramp), java.util.OptionalDouble.empty()))
                            .expansion(Expansion.of(1)));
        }
        study.add(LinkOperation.builder(Link.of("pump", "power", "heat", 20), 2.5)
                .marginalCost(random.nextDouble())
                .expansion(Expansion.of(1))
                .build());
        return study.build();
    }

    @Test
    void candidatesAreRankedAndAppraised() {
        Study study = Study.builder("rank")
                .hours(2)
                .buses("b")
                .generator("dear", "b", g -> g.marginalCost(50).expansion(Expansion.of(7)))
                .generator(
                        "cheap",
                        "b",
                        g -> g.marginalCost(20)
                                .expansion(Expansion.of(0, 9, new CapitalCost.Overnight(100, 0.1, 20, 1, 1))))
                .build();
        SignalTable signals = SignalTable.of(study, new ListedPrices("test", new double[][] {{30}, {60}}), SOLVER);

        assertThat(signals.signals()).extracting(s -> s.candidate().name()).containsExactly("cheap", "dear");
        assertThat(signals.signals().get(0).rentPerUnit()).isEqualTo(50, EXACT);
        assertThat(signals.signals()
                        .get(0)
                        .appraisal()
                        .orElseThrow()
                        .paybackYears()
                        .orElseThrow())
                .isEqualTo(100.0 / 49, EXACT);
        assertThat(signals.signals().get(1).appraisal()).isEmpty();
        assertThat(SectionTable.of(section(signals)).column("net_present_value").isMissing(1))
                .isTrue();
        assertThat(signals.hours(0).best()).containsExactly("1");
        assertThat(SectionPicture.find(section(signals)).orElseThrow().svg())
                .startsWith("<svg")
                .contains("cheap", "dear");
    }

    @Test
    void hoursAreSharedByDayMonthAndBlock() throws IOException {
        Study harbour = BuiltInStudies.find("harbour").orElseThrow().study();
        double[][] prices = new MarketClearing(SOLVER).clear(harbour).orThrow().prices();
        SignalTable signals = SignalTable.of(harbour, new ListedPrices("test", prices), SOLVER);
        for (int i = 0; i < signals.signals().size(); i++) {
            EarningHours hours = signals.hours(i);
            if (signals.earnings().get(i).total() > 1) {
                assertThat(sum(hours.byHourOfDay().values())).isEqualTo(1, EXACT);
                assertThat(sum(hours.byMonth().values())).isEqualTo(1, EXACT);
                assertThat(hours.byBlock()).containsOnlyKeys("winter", "spring", "summer", "autumn");
            }
        }
        int battery = signals.signals().stream()
                .map(s -> s.candidate().name())
                .toList()
                .indexOf("new battery old town");
        assertThat(signals.hours(battery).byHourOfDay().values()).anyMatch(share -> share < 0);
        byte[] png = SectionPicture.find(section(signals)).orElseThrow().png();
        assertThat(javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png))
                        .getWidth())
                .isEqualTo(1800);
        Files.write(Files.createDirectories(Path.of("target", "pictures")).resolve("signals.png"), png);
    }

    private static Section section(SignalTable signals) {
        return SignalSections.of(signals).getFirst();
    }

    private static double sum(java.util.Collection<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Study twoBuses() {
        return Study.builder("two")
                .hours(2)
                .buses("a", "b")
                .generator("g", "a", g -> g.expansion(Expansion.of(1)))
                .build();
    }

    private List<String> faults(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), String.join("\n", lines) + "\n");
        try {
            ListedPrices.read(file, twoBuses());
            return List.of();
        } catch (StudyException e) {
            return e.faults().stream().map(Fault::toString).toList();
        }
    }

    @Test
    void pricesAreReadInAnyOrderOfBuses() throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), "snapshot,b,a\n0,1,2\n1,3,4\n");

        assertThat(ListedPrices.read(file, twoBuses()).prices()).isDeepEqualTo(new double[][] {{2, 1}, {4, 3}});
    }

    @Test
    void everythingWrongWithAFileOfPricesIsNamed() throws IOException {
        assertThat(faults("snapshot,a,b", "0,1,2", "1,x,4", "2,,inf"))
                .containsExactly("prices.csv:3, a = x: must be a number");
        assertThat(faults("snapshot,a,c", "0,1,2"))
                .containsExactly(
                        "prices.csv: has no column for bus b",
                        "prices.csv: has 1 rows, but the study has 2 snapshots, from 0 to 1",
                        "prices.csv:1, c: is not a bus of study two; maybe a");
        assertThat(faults("snapshot,a,b", "0,1,2", "7,,inf"))
                .containsExactly("prices.csv:3, snapshot = 7: must be snapshot 1");
        assertThat(faults("snapshot,a,b", "0,1,2", "1,,inf"))
                .containsExactly(
                        "prices.csv:3, a: needs a finite price per MWh",
                        "prices.csv:3, b = Infinity: needs a finite price per MWh");
        assertThat(faults("")).singleElement().asString().contains("is empty");
        assertThatThrownBy(() -> ListedPrices.read(folder.resolve("none.csv"), twoBuses()))
                .hasMessageContaining("there is no such file");
    }

    @Test
    void whatRoundingLeavesIsNothing() {
        Study study = Study.builder("b")
                .buses("b")
                .generator("new", "b", g -> g.expansion(Expansion.of(50)))
                .build();
        PriceSignal signal = new PriceSignal(
                Candidate.of(study).get(0),
                -3e-8,
                -3e-8,
                OptionalDouble.of(3e-8),
                50,
                Optional.empty(),
                Earnings.Basis.ONE_MORE);
        SignalTable table = new SignalTable(
                study,
                "test",
                List.of(signal),
                List.of(new Earnings(new double[] {-3e-8}, Earnings.Basis.ONE_MORE)),
                List.of());

        Table row = SectionTable.of(section(table));
        for (String column : List.of("capacity", "earns", "last_saves")) {
            assertThat(row.column(column).get(0)).as(column).isEqualTo(0.0);
        }
        assertThat(row.column("net_value").get(0)).isEqualTo(-50.0);
        Signal planned = new Signal(
                ComponentKind.GENERATOR,
                "new",
                "MW",
                -3e-8,
                -3e-8,
                OptionalDouble.of(-3e-8),
                3e-8,
                50,
                Signal.Standing.AT_MINIMUM,
                Earnings.Basis.ONE_MORE);
        assertThat(List.of(
                        planned.capacity(),
                        planned.rentPerUnit(),
                        planned.supportingRentPerUnit(),
                        planned.lastRentPerUnit().orElseThrow()))
                .containsOnly(0.0);
    }

    @Test
    void aCandidateWithoutACostIsNamed() {
        Expansion forgotten = new Expansion(0, 9, 0, 0, new CapitalCost.NotGiven(20));
        Study study = Study.builder("forgotten")
                .buses("b")
                .generator("wind", "b", g -> g.expansion(forgotten))
                .build();

        assertThatThrownBy(() -> SignalTable.of(study, new ListedPrices("test", new double[][] {{3}}), SOLVER))
                .hasMessageContaining("wind of generators");
    }
}
