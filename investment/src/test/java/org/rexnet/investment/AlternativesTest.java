package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.alternative.NearOptimal;
import org.rexnet.investment.alternative.Tornado;
import org.rexnet.investment.report.RankedBars;
import org.rexnet.investment.report.SectionPicture;

/** Near-optimal alternatives and sensitivities against hand-computed answers. */
class AlternativesTest {

    private static final Solver SOLVER = new StandardSolver();
    private static final Offset<Double> EXACT = within(1e-6);

    private static ClearingOptions options(Study study) {
        return ClearingOptions.of(study.settings());
    }

    /** 100 MW for one hour: coal costs 10 to build and 20 to run, gas 5 and 30; the best plan is all coal at 3000. */
    private static Study twoTechnologies() {
        return Study.builder("two")
                .buses("b")
                .generator("coal", "b", g -> g.carrier("coal").marginalCost(20).expansion(Expansion.of(0, 500, 10)))
                .generator("gas", "b", g -> g.carrier("gas").marginalCost(30).expansion(Expansion.of(0, 500, 5)))
                .load("load", "b", 100)
                .build();
    }

    @Test
    void aBudgetBuysSoMuchOfTheDearerTechnology() {
        Study study = twoTechnologies();

        List<NearOptimal> ranges = NearOptimal.of(study, options(study), 0.02, SOLVER);

        // 60 more may be spent. One MW of gas in place of coal costs 5 more: 12 MW; idle gas also costs 5, idle coal
        // 10.
        assertThat(ranges).extracting(NearOptimal::what).containsExactly("coal", "gas");
        assertThat(ranges.get(0).optimal()).isEqualTo(100, EXACT);
        assertThat(ranges.get(0).least()).isEqualTo(88, EXACT);
        assertThat(ranges.get(0).most()).isEqualTo(106, EXACT);
        assertThat(ranges.get(1).least()).isEqualTo(0, EXACT);
        assertThat(ranges.get(1).most()).isEqualTo(12, EXACT);
    }

    @Test
    void withoutSlackOnlyTheBestPlanIsLeft() {
        Study study = BuiltInStudies.find("screening-curve").orElseThrow().study();

        for (NearOptimal range : NearOptimal.of(study, options(study), 1e-12, SOLVER)) {
            assertThat(range.most() - range.least()).as(range.what()).isLessThan(0.1);
        }
    }

    /** Costs rise with the square of the distance from the screening curve's optimum, so the range grows with the root of the slack. */
    @Test
    void aSmallerBudgetAllowsLess() {
        Study study = BuiltInStudies.find("screening-curve").orElseThrow().study();
        NearOptimal wide = NearOptimal.of(study, options(study), 0.02, SOLVER).get(0);
        NearOptimal narrow =
                NearOptimal.of(study, options(study), 0.005, SOLVER).get(0);

        assertThat(wide.optimal() - wide.least())
                .isEqualTo(2 * (narrow.optimal() - narrow.least()), within(0.02 * wide.optimal()));
        assertThat(narrow.least()).isLessThan(500);
        assertThat(narrow.most()).isGreaterThan(500);
    }

    @Test
    void everyAlternativeOfHarbourKeepsTheBudget() {
        Study study = org.rexnet.core.study.Excerpt.of(
                BuiltInStudies.find("harbour").orElseThrow().study(), 0, 48);
        ExpansionPlanning planning = new ExpansionPlanning(SOLVER);
        double best = planning.plan(study).orThrow().clearing().objective();
        for (NearOptimal range : NearOptimal.of(study, options(study), 0.02, SOLVER)) {
            if (range.scope().equals("candidate")) {
                Study forced = CandidateChange.of(
                        study,
                        candidate -> candidate.name().equals(range.what())
                                ? candidate.expansion().withLimits(range.most(), range.most())
                                : candidate.expansion());
                double cost = planning.plan(forced).orThrow().clearing().objective();
                assertThat(cost).as(range.what()).isLessThanOrEqualTo(1.02 * best * (1 + 1e-6));
                assertThat(cost).as(range.what()).isGreaterThanOrEqualTo(best * (1 - 1e-9));
            }
        }
    }

    @Test
    void quadraticCostsHaveNoBudgetRow() {
        Study study = Study.builder("quadratic")
                .buses("b")
                .generator("g", "b", g -> g.quadraticCost(1).expansion(Expansion.of(0, 9, 1)))
                .load("load", "b", 5)
                .build();

        assertThatThrownBy(() -> NearOptimal.of(study, options(study), 0.02, SOLVER))
                .hasMessageContaining("quadratic");
    }

    @Test
    void costAnswersToEachAssumptionAsItMust() {
        Study study = twoTechnologies();
        Plan plan = new ExpansionPlanning(SOLVER)
                .plan(study, options(study), ClearingProgress.SILENT)
                .orThrow();

        List<Tornado> tornado = Tornado.of(plan, options(study), 0.5, SOLVER);

        // Running coal at 30 instead of 20 costs 1000 more, but all gas only 500 more; building it at 15 costs no more
        // than gas.
        assertThat(tornado)
                .extracting(Tornado::assumption)
                .containsExactly("demand", "running coal", "running gas", "building coal", "building gas");
        assertThat(of(tornado, "demand").costLow()).isEqualTo(-1500, EXACT);
        assertThat(of(tornado, "demand").costHigh()).isEqualTo(1500, EXACT);
        assertThat(of(tornado, "running coal").costLow()).isEqualTo(-1000, EXACT);
        assertThat(of(tornado, "running coal").costHigh()).isEqualTo(500, EXACT);
        assertThat(of(tornado, "running coal").movedHigh()).isEqualTo(200, EXACT);
        assertThat(of(tornado, "running gas").costLow()).isEqualTo(-1000, EXACT);
        assertThat(of(tornado, "running gas").costHigh()).isEqualTo(0, EXACT);
        assertThat(of(tornado, "building coal").costLow()).isEqualTo(-500, EXACT);
        assertThat(of(tornado, "building coal").costHigh()).isEqualTo(500, EXACT);
    }

    private static Tornado of(List<Tornado> tornado, String assumption) {
        return tornado.stream()
                .filter(one -> one.assumption().equals(assumption))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTornadoIsDrawn() throws IOException {
        Study study = BuiltInStudies.find("screening-curve").orElseThrow().study();
        Plan plan = new ExpansionPlanning(SOLVER).plan(study).orThrow();
        List<Tornado> tornado = Tornado.of(plan, options(study), 0.1, SOLVER);
        RankedBars picture =
                SectionPicture.find(Tornado.section(tornado, 0.1, "EUR")).orElseThrow();
        byte[] png = picture.png();

        assertThat(png).hasSizeGreaterThan(10_000);
        assertThat(picture.svg()).contains("demand", "assumption lower");
        Files.write(Files.createDirectories(Path.of("target", "pictures")).resolve("tornado.png"), png);
    }
}
