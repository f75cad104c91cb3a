package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PiecewiseCost;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.ResultColumn;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;
import org.rexnet.network.flow.SusceptanceConvention;

class PypsaWriterTest {

    @TempDir
    Path temporary;

    private Path folder() {
        return temporary.resolve("study");
    }

    private Study writeAndRead(Study study) {
        StudyWriter.write(study, Results.NONE, folder());
        return PypsaReader.read(folder());
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadAsItWas(long seed) {
        Study study = RandomStudies.of(seed);

        Study read = writeAndRead(study);

        assertThat(read.name()).isEqualTo(study.name());
        assertThat(read.horizon()).isEqualTo(study.horizon());
        assertThat(read.network().buses()).isEqualTo(study.network().buses());
        assertThat(List.copyOf(read.network().carriers()))
                .isEqualTo(List.copyOf(study.network().carriers()));
        assertThat(read.generators()).isEqualTo(study.generators());
        assertThat(read.loads()).isEqualTo(study.loads());
        assertThat(read.storageUnits()).isEqualTo(study.storageUnits());
        assertThat(read.stores()).isEqualTo(study.stores());
        assertThat(read.links()).isEqualTo(study.links());
        assertThat(read.globalConstraints()).isEqualTo(study.globalConstraints());
        assertThat(read.keptColumns()).containsExactlyInAnyOrderElementsOf(study.keptColumns());
        assertThat(read.lines())
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Math.abs(a - b) <= 4 * Math.ulp(a) || a.equals(b), Double.class)
                .isEqualTo(study.lines());
    }

    @Test
    void howACostWasSaidIsWrittenAsLongAsItIsForTheWholeHorizon() {
        CapitalCost.Overnight half = new CapitalCost.Overnight(1000, 0.05, 20, 3, 12 / 8760.0);
        CapitalCost.Overnight other = new CapitalCost.Overnight(1000, 0.05, 20, 3, 1);
        Study study = Study.builder("costs")
                .hours(12)
                .buses("b")
                .generator("half", "b", g -> g.expansion(Expansion.of(0, 9, half)))
                .generator("other", "b", g -> g.expansion(Expansion.of(0, 9, other)))
                .generator("free", "b", g -> g.expansion(new Expansion(0, 9, 0, 0)))
                .build();

        List<Expansion> read = writeAndRead(study).generators().stream()
                .map(generator -> generator.expansion().orElseThrow())
                .toList();

        assertThat(read.get(0).annualCost()).isEqualTo(half.overHorizon(), within(1e-12));
        assertThat(read.get(0).origin())
                .asInstanceOf(InstanceOfAssertFactories.type(CapitalCost.Overnight.class))
                .returns(1000.0, CapitalCost.Overnight::overnightCost)
                .returns(3.0, CapitalCost.Overnight::fixedCost);
        assertThat(read.get(1).annualCost()).isEqualTo(other.overHorizon(), within(1e-9));
        assertThat(read.get(1).origin()).isEqualTo(new CapitalCost.Yearly(20));
        assertThat(read.get(2)).isEqualTo(new Expansion(0, 9, 0, 0));
    }

    private static StudyBuilder small() {
        return Study.builder("small").hours(2).buses("north", "south").generator("coal", "north", 10, 20);
    }

    @Test
    void resultsStandUnderPypsasNames() throws IOException {
        Results results = new Results(
                List.of(new SeriesTable("generators", "p", List.of("coal"), new double[][] {{1}, {2.5}})),
                List.of(new ResultColumn("generators", "p_nom_opt", Map.of("coal", 7.0))),
                Map.of("report.html", "<html>"));

        StudyWriter.write(small().build(), results, folder());

        assertThat(folder().resolve("generators-p.csv")).hasContent("snapshot,coal\n0,1.0\n1,2.5\n");
        assertThat(Files.readAllLines(folder().resolve("generators.csv")))
                .containsExactly("name,bus,p_nom,marginal_cost,p_nom_opt", "coal,north,10.0,20.0,7.0");
        assertThat(folder().resolve("report.html")).hasContent("<html>");
        assertThat(PypsaReader.read(folder()).keptColumns())
                .extracting("column")
                .containsExactly("pypsa_version");
    }

    @Test
    void resultsOfWhatHasNoTableMakeNone() {
        Results results = Results.of(List.of(), List.of(new ResultColumn("bids", "p_nom_opt", Map.of("b", 7.0))));

        StudyWriter.write(small().build(), results, folder());

        assertThat(folder().resolve("bids.csv")).doesNotExist();
    }

    @Test
    void bidsAndLostLoadAndSurplusBecomeGenerators() throws IOException {
        Study study = small().load("a", "south", 4, 8)
                .load("b", "south", 1)
                .add(new Bid("buyer", "north", Bid.Side.BUY, Profile.of(new double[] {2, 4}), Profile.of(50)))
                .add(Bid.of("coal", "south", Bid.Side.SELL, 3, 30))
                .settings(Settings.DEFAULTS.withLostLoad(1000).withSurplusCost(5))
                .build();

        Study same = writeAndRead(study);
        assertThat(same.generators()).isEqualTo(study.generators());
        assertThat(same.bids()).isEqualTo(study.bids());
        assertThat(same.settings()).isEqualTo(study.settings());

        // What PyPSA sees: no table and no file of RexNet.
        Files.delete(folder().resolve("bids.csv"));
        Files.delete(folder().resolve("bids-quantity.csv"));
        Files.delete(folder().resolve("study.yaml"));
        assertThat(PypsaReader.read(folder()).generators())
                .containsExactly(
                        Generator.builder("coal", "north")
                                .capacityMw(10)
                                .marginalCost(20)
                                .build(),
                        Generator.builder("buyer", "north")
                                .sign(-1)
                                .capacityMw(4)
                                .maxPu(Profile.of(new double[] {0.5, 1}))
                                .marginalCost(-50)
                                .build(),
                        Generator.builder("coal'", "south")
                                .capacityMw(3)
                                .marginalCost(30)
                                .build(),
                        Generator.builder("lost load south", "south")
                                .capacityMw(9)
                                .maxPu(Profile.of(new double[] {5.0 / 9, 1}))
                                .marginalCost(1000)
                                .build(),
                        Generator.builder("surplus north", "north")
                                .sign(-1)
                                .capacityMw(Double.POSITIVE_INFINITY)
                                .marginalCost(5)
                                .build(),
                        Generator.builder("surplus south", "south")
                                .sign(-1)
                                .capacityMw(Double.POSITIVE_INFINITY)
                                .marginalCost(5)
                                .build());
    }

    /** Cost 30 + 10 p up to 4 MW, 20 per MWh up to 7 MW and 50 beyond; output between 2 and 8 MW. */
    @Test
    void aCostByBreakpointsBecomesOneGeneratorPerPiece() {
        PiecewiseCost cost = new PiecewiseCost(List.of(
                new PiecewiseCost.Point(1, 40),
                new PiecewiseCost.Point(4, 70),
                new PiecewiseCost.Point(7, 130),
                new PiecewiseCost.Point(9, 230)));
        Study study = Study.builder("pieces")
                .buses("north")
                .generator(
                        "g",
                        "north",
                        g -> g.capacityMw(10)
                                .minPu(0.2)
                                .maxPu(0.8)
                                .piecewiseCost(cost)
                                .fixedCostPerHour(3))
                .build();

        List<Generator> written = writeAndRead(study).generators();

        assertThat(written)
                .containsExactly(
                        Generator.builder("g", "north")
                                .capacityMw(4)
                                .minPu(0.5)
                                .maxPu(1)
                                .marginalCost(10)
                                .build(),
                        Generator.builder("g piece 2", "north")
                                .capacityMw(3)
                                .marginalCost(20)
                                .build(),
                        Generator.builder("g piece 3", "north")
                                .capacityMw(1)
                                .marginalCost(50)
                                .build(),
                        Generator.builder("fixed cost g", "north")
                                .sign(0)
                                .capacityMw(1)
                                .minPu(1)
                                .marginalCost(33)
                                .build());
    }

    @Test
    void theOtherConventionIsWrittenAsTheReactanceThatFlowsTheSame() {
        Study study = small().add(new Line("l", "north", "south", 0.3, 0.4, 5, AngleLimits.NONE))
                .add(new Transformer("t", "north", "south", 0, 0.5, 1.1, 0.2, 5, AngleLimits.NONE))
                .settings(Settings.DEFAULTS.withConvention(SusceptanceConvention.SERIES_ADMITTANCE))
                .build();

        Study read = writeAndRead(study);

        assertThat(read.settings().convention()).isEqualTo(SusceptanceConvention.SERIES_REACTANCE);
        assertThat(read.network().branch(Line.class, "l").reactance()).isCloseTo(0.25 / 0.4, within(1e-12));
        assertThat(read.network().branch(Transformer.class, "t").tapRatio()).isEqualTo(1);
        assertThat(read.network().branch(Transformer.class, "t").phaseShift()).isZero();
    }

    @Test
    void withoutKirchhoffsVoltageLawLinesAreWrittenAsLinks() {
        Study study = small().line("north", "south", 0.1, 5)
                .settings(Settings.DEFAULTS.withFormulation(FlowFormulation.TRANSPORT))
                .build();

        assertThat(StudyWriter.write(study, Results.NONE, folder())).hasSize(1);
        Study read = PypsaReader.read(folder());
        assertThat(read.lines()).isEmpty();
        assertThat(read.links().getFirst().minPu()).isEqualTo(Profile.of(-1));
        assertThat(read.links().getFirst().link().capacityMw()).isEqualTo(5);
    }

    @Test
    void aTransformerWithoutLimitKeepsItsReactance() {
        Study study = small().add(Transformer.of("free", "north", "south", 0.02, Double.POSITIVE_INFINITY))
                .add(Transformer.of("shut", "north", "south", 0.03, 0))
                .build();

        Study read = writeAndRead(study);

        assertThat(read.network().branch(Transformer.class, "free").reactance()).isEqualTo(0.02);
        assertThat(read.lines().get(0).maxPu()).isEqualTo(Profile.UNLIMITED);
        assertThat(read.network().branch(Transformer.class, "shut").reactance()).isEqualTo(0.03);
        assertThat(read.lines().get(1).maxPu()).isEqualTo(Profile.ZERO);
    }

    @Test
    void whatPypsaCannotSayIsNamed() {
        Study study = small().add(new Line("l", "north", "south", 0, 1, 5, new AngleLimits(-0.1, 0.2)))
                .build();

        assertThat(StudyWriter.write(study, Results.NONE, folder()))
                .containsExactly(
                        "Branch l: its limits of the angle difference, -0.1 to 0.2 rad, are not written; PyPSA has"
                                + " only limits that are the same either way, on alternating current.");
    }

    @Test
    void aCostThatScenariosWouldChangeOnceItIsWrittenIsNamed() {
        Scenario dear =
                new Scenario("dear", 1, List.of(Scenario.Override.factor(Scenario.Attribute.GENERATOR_COST, 1.5)));
        StudyBuilder fixed =
                small().generator("always", "north", g -> g.capacityMw(5).fixedCostPerHour(3));

        assertThat(StudyWriter.write(fixed.build(), Results.NONE, folder())).isEmpty();
        assertThat(StudyWriter.overwrite(
                        fixed.settings(Settings.DEFAULTS.withScenarios(List.of(dear)))
                                .build(),
                        Results.NONE,
                        folder()))
                .singleElement()
                .asString()
                .contains("Generator always", "which scenarios change");
    }

    @Test
    void anAngleLimitOfANegativeReactanceIsWrittenAsALimitOfTheFlow() {
        Study study = small().add(new Line("l", "north", "south", 0, -0.1, 10, new AngleLimits(-0.2, 0.2)))
                .build();

        Study read = writeAndRead(study);

        assertThat(read.lines().getFirst().maxPu().at(0)).isCloseTo(0.2, within(1e-12));
        assertThat(read.lines().getFirst().branch().angleLimits().areNone()).isTrue();
    }

    @Test
    void namesThatPypsaReadsOtherwiseAreNamed() {
        Study numbers = Study.builder("n").buses("007", "8").build();
        Study words = Study.builder("n").buses("NA", "north").build();

        assertThat(StudyWriter.write(numbers, Results.NONE, folder()))
                .containsExactly("buses.csv: PyPSA reads the name 007 as 7.");
        assertThat(StudyWriter.write(words, Results.NONE, folder()))
                .containsExactly("buses.csv: PyPSA reads the name NA as nan.");
    }

    @Test
    void aPortThatALinkLacksIsFilledWhereItsBusesAreNumbers() {
        Study study = Study.builder("n")
                .buses("1", "2", "3")
                .add(LinkOperation.builder(new Link("a", "1", List.of("2", "3"), 5), 1)
                        .build())
                .add(LinkOperation.builder(new Link("b", "1", List.of("3"), 5), 1)
                        .build())
                .build();

        LinkOperation filled = writeAndRead(study).links().get(1);

        assertThat(filled.link().to()).containsExactly("3", "3");
        assertThat(filled.efficiencies()).containsExactly(Profile.ONE, Profile.ZERO);
    }

    @Test
    void inactiveComponentsAreWrittenBack() {
        CsvFolder given = CsvFolder.in(temporary)
                .with("generators.csv", "name,bus,p_nom,active", "on,north,1,True", "off,north,5,False");
        Study study = given.read();

        StudyWriter.write(study, Results.NONE, folder());

        assertThat(folder().resolve("generators.csv"))
                .hasContent("name,bus,p_nom,active\non,north,1.0,True\noff,north,5,False\n");
        assertThat(PypsaReader.read(folder()).generators()).isEqualTo(study.generators());
    }

    @Test
    void settingsAreWrittenWhereTheyAreNotTheDefault() {
        Settings settings = Settings.DEFAULTS
                .withTitle("A \"valley\" \\ river\n")
                .withCurrency("CHF")
                .withFormulation(FlowFormulation.ANGLES);

        assertThat(writeAndRead(small().settings(settings).build()).settings()).isEqualTo(settings);
    }
}
