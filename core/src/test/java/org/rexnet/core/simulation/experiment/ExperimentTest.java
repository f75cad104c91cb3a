package org.rexnet.core.simulation.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.SimulationSections;
import org.rexnet.core.simulation.SnapshotPrices;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.StopRule;
import org.rexnet.core.simulation.world.SmallWorlds;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

class ExperimentTest {

    private static final StandardSolver SOLVER = new StandardSolver();
    private static final Study STUDY = SmallWorlds.study();

    @TempDir
    private Path folder = Path.of("");

    private static Experiment.Plan plan(int seeds, int threads, Optional<Path> folder) {
        return new Experiment.Plan(
                SOLVER,
                1,
                Optional.empty(),
                StopRule.after(seeds),
                threads,
                folder,
                Optional.empty(),
                RunEngine.Opener.THREADS,
                ExperimentProgress.SILENT);
    }

    private static Findings run(Experiment.Plan plan, Design... designs) {
        return Experiment.run(STUDY, List.of(Variant.of(STUDY)), List.of(designs), plan);
    }

    private static List<String> lines(Findings findings) {
        return findings.parts().get(0).results().stream()
                .flatMap(List::stream)
                .map(result -> "%s %d %x %x %s %s"
                        .formatted(
                                result.design(),
                                result.seed(),
                                result.worldHash(),
                                result.logHash(),
                                result.figures(),
                                Arrays.deepToString(result.prices())))
                .toList();
    }

    @Test
    void threadsChangeNothing() {
        PerfectMarket one = PerfectMarket.of("one", 0);
        PerfectMarket other = PerfectMarket.of("other", 100);

        assertThat(lines(run(plan(4, 2, Optional.empty()), one, other)))
                .isEqualTo(lines(run(plan(4, 1, Optional.empty()), one, other)));
    }

    @Test
    void equalDesignsUnderDifferentNamesDifferByNothingInEachSeed() {
        Findings findings = run(plan(4, 1, Optional.empty()), PerfectMarket.of("one", 0), PerfectMarket.of("other", 0));
        Paired paired = findings.parts()
                .get(0)
                .paired("other", "one", Indicator.WELFARE)
                .orElseThrow();

        assertThat(paired.differences().values()).containsOnly(0.0);
        assertThat(paired.differences().student()).isEqualTo(new Interval(0, 0, 0));
    }

    /** A design of the house under another name and number. */
    private record Renamed(Design design) implements Design {

        @Override
        public int number() {
            return 0;
        }

        @Override
        public String name() {
            return design.name() + " again";
        }

        @Override
        public String rule() {
            return design.rule();
        }

        @Override
        public Run run(World world, RunOptions options) {
            return design.run(world, options);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"central", "spot", "incumbent", "nodal", "exchange", "exchanger", "no-market"})
    void aDesignOfTheHouseUnderAnotherNameDiffersByNothingInAnyFigure(String name) {
        Design design = Designs.of(List.of(name)).get(0);
        Findings.Part part = run(plan(3, 2, Optional.empty()), design, new Renamed(design))
                .parts()
                .get(0);

        for (int seed = 0; seed < 3; seed++) {
            Result one = part.results().get(0).get(seed);
            Result other = part.results().get(1).get(seed);
            assertThat(other.logHash()).isEqualTo(one.logHash());
            assertThat(other.figures()).isEqualTo(one.figures());
            assertThat(other.surpluses()).isEqualTo(one.surpluses());
        }
    }

    @Test
    void aDesignThatWastesIsFoundOut() {
        Findings findings =
                run(plan(5, 2, Optional.empty()), PerfectMarket.of("one", 0), PerfectMarket.of("waste", 50));
        List<Comparison> welfare = Comparison.all(findings, findings.parts().get(0), Indicator.WELFARE);

        assertThat(welfare.get(0).toControl()).isEmpty();
        assertThat(welfare.get(1).difference().orElseThrow().estimate()).isCloseTo(-50, within(1e-6));
        assertThat(welfare.get(1).adjusted()).isLessThan(0.05);
        assertThat(welfare.get(1).toControl().orElseThrow().correlation()).isCloseTo(1, within(1e-9));
    }

    @Test
    void anInterruptedExperimentGoesOnAndComesToTheSame() {
        PerfectMarket market = PerfectMarket.of("one", 0);
        List<String> whole = lines(run(plan(4, 1, Optional.empty()), market));
        assertThatThrownBy(() -> run(plan(4, 1, Optional.of(folder)), market.failingAt(3)))
                .hasMessage("interrupted");
        PerfectMarket again = PerfectMarket.of("one", 0);

        assertThat(lines(run(plan(4, 1, Optional.of(folder)), again))).isEqualTo(whole);
        assertThat(again.runs().get()).isBetween(1, 2);
        PerfectMarket once = PerfectMarket.of("one", 0);
        assertThat(lines(run(plan(4, 1, Optional.of(folder)), once))).isEqualTo(whole);
        assertThat(once.runs()).hasValue(0);
    }

    @Test
    void aRunWhoseFileIsNotWholeIsRunAgain() throws IOException {
        PerfectMarket market = PerfectMarket.of("one", 0);
        List<String> whole = lines(run(plan(2, 1, Optional.of(folder)), market));
        Path file;
        try (Stream<Path> files = Files.walk(folder)) {
            file = files.filter(path -> path.endsWith("2.txt")).findFirst().orElseThrow();
        }
        String text = Files.readString(file);
        Files.writeString(file, text.replace("figure\tCOSTS\t", "figure\tCOSTS\t1"));

        assertThat(lines(run(plan(2, 1, Optional.of(folder)), market))).isEqualTo(whole);
        assertThat(market.runs()).hasValue(3);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void aFolderOfAnotherStudyIsRefused() {
        run(plan(2, 1, Optional.of(folder)), PerfectMarket.of("one", 0));
        Study other = STUDY.withSettings(STUDY.settings().withLostLoad(2000));

        assertThatThrownBy(() -> Experiment.run(
                        other,
                        List.of(Variant.of(other)),
                        List.of(PerfectMarket.of("one", 0)),
                        plan(2, 1, Optional.of(folder))))
                .isInstanceOf(OtherExperimentException.class)
                .hasMessageContaining("another study");
    }

    @Test
    void whereOnlyVehiclesNeedEnergyThePriceIsThatOfAllBusesAlike() {
        Study vehicles = STUDY.filter(component -> component.kind() != ComponentKind.LOAD);
        Findings findings = Experiment.run(
                vehicles, List.of(Variant.of(vehicles)), Designs.of(List.of("spot")), Experiment.Plan.of(SOLVER, 2));
        Findings.Part part = findings.parts().get(0);
        Result result = part.results().get(0).get(0);
        double mean = Arrays.stream(result.prices())
                .skip(part.setting().warmUp())
                .flatMapToDouble(Arrays::stream)
                .average()
                .orElseThrow();

        assertThat(result.figure(Indicator.PRICE)).isCloseTo(mean, within(1e-9));
    }

    @Test
    void itStopsWhenTheDifferenceIsNarrowEnough() {
        Experiment.Plan plan = new Experiment.Plan(
                SOLVER,
                1,
                Optional.empty(),
                new StopRule(2, 1, 1e9, 50),
                1,
                Optional.empty(),
                Optional.empty(),
                RunEngine.Opener.THREADS,
                ExperimentProgress.SILENT);

        assertThat(run(plan, PerfectMarket.of("one", 0)).parts().get(0).seeds()).isEqualTo(2);
    }

    @Test
    void allLevelsOfAllFactorsAreCombined() {
        Map<Factor, List<String>> levels = new LinkedHashMap<>();
        levels.put(Factor.FLEXIBLE, List.of("0", "1"));
        levels.put(Factor.IMBALANCE, List.of("single", "dual"));

        assertThat(Variant.all(STUDY, levels).stream().map(Variant::name))
                .containsExactly(
                        "flexible=0 imbalance=single",
                        "flexible=0 imbalance=dual",
                        "flexible=1 imbalance=single",
                        "flexible=1 imbalance=dual");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        flexible; 2; must be a number from 0 to 1 (share of the participants with flexibility that keep theirs).
        threshold; -1; must be a number from 0 to 1000000 (by how much prices must move before a store plans anew).
        arrivals; 0; above 0
        imbalance; triple; single, dual, separated, flat
        window; 1.5; whole number
        lot; x; must be a number
        """)
    void levelsThatMakeNoSenseAreRefused(String factor, String level, String message) {
        assertThatThrownBy(() -> Factor.of(factor).apply(STUDY, level))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Factor %s = %s".formatted(factor, level))
                .hasMessageContaining(message);
    }

    @Test
    void factorsThatDoNotExistAreRefused() {
        assertThatThrownBy(() -> Factor.of("flexibel"))
                .hasMessageContaining("wind_and_sun, period, window, lot, arrivals, threshold, imbalance, flexible")
                .hasMessageContaining("maybe flexible");
    }

    @Test
    void sectionsTellEveryRunAndPricesCoverTheWholeStudy() {
        Findings findings =
                run(plan(2, 1, Optional.empty()), PerfectMarket.of("one", 0), PerfectMarket.of("waste", 50));

        assertThat(SimulationSections.of(findings).stream()
                        .filter(section -> section.key().equals("runs"))
                        .findFirst()
                        .orElseThrow()
                        .rows())
                .hasSize(4);
        double[][] prices =
                SnapshotPrices.of(findings.parts().get(0), "one", STUDY).orElseThrow();
        assertThat(prices.length).isEqualTo(48);
        assertThat(SnapshotPrices.csv(prices, STUDY)).startsWith("snapshot,west,east\n2030-01-01 00:00:00,");
    }
}
