package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;

class RandomStudiesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    @TempDir
    private static Path folder;

    private static RandomStudies studies;

    @BeforeAll
    static void unpack() throws IOException {
        studies = new RandomStudies(folder);
    }

    private static ClearingOutcome clear(Study study, FlowFormulation formulation) {
        ClearingOptions options = ClearingOptions.of(study.settings())
                .withExpansion(true)
                .withFormulation(formulation)
                .withThreads(1);
        return MARKET.clear(study, options);
    }

    @Test
    void thereAreTwoHundredStudies() {
        assertThat(studies.answers()).hasSize(200);
        assertThat(studies.answers().stream().filter(a -> a.status().equals("optimal")))
                .hasSizeGreaterThan(150);
    }

    /** All studies, or every third of them. */
    private static Stream<RandomStudies.Answer> drawn() {
        return studies.answers().stream().filter(answer -> Draws.areFull() || answer.seed() % 3 == 0);
    }

    /** Where PyPSA's solver fails on a quadratic study, ours must not; where there is an answer, ours must agree. */
    @TestFactory
    Stream<DynamicTest> theCostAgreesWithPypsa() {
        return drawn().map(answer -> DynamicTest.dynamicTest("seed " + answer.seed() + " " + answer.features(), () -> {
            ClearingOutcome outcome = clear(studies.study(answer.seed()), FlowFormulation.SENSITIVITIES);
            if (answer.status().equals("infeasible")) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                ClearingOutcome.Infeasible.class,
                                infeasible -> assertThat(infeasible.causes()).isNotEmpty());
                return;
            }
            Clearing clearing = outcome.orThrow();
            if (answer.status().equals("optimal")) {
                double expected = answer.objective().orElseThrow();
                assertThat(clearing.objective()).isEqualTo(expected, within(1e-6 * Math.abs(expected) + 1e-6));
            }
            assertAccountsBalance(clearing);
        }));
    }

    private static void assertAccountsBalance(Clearing clearing) {
        Surpluses surpluses = clearing.surpluses();
        double size = Math.max(1, surpluses.payments());
        assertThat(surpluses.imbalance()).isEqualTo(0, within(1e-6 * size));
        double capacityCost = capacityCost(clearing);
        double cost = Math.abs(clearing.objective());
        assertThat(surpluses.cost() + capacityCost).isEqualTo(clearing.objective(), within(1e-6 * Math.max(1, cost)));
    }

    private static double capacityCost(Clearing clearing) {
        Study study = clearing.study();
        double cost = 0;
        double[] generators = clearing.column(ComponentKind.GENERATOR, "p_nom_opt");
        for (int i = 0; i < generators.length; i++) {
            double mw = generators[i];
            cost += study.generators()
                    .get(i)
                    .expansion()
                    .map(e -> e.annualCost() * mw)
                    .orElse(0.0);
        }
        double[] units = clearing.column(ComponentKind.STORAGE_UNIT, "p_nom_opt");
        for (int i = 0; i < units.length; i++) {
            double mw = units[i];
            cost += study.storageUnits()
                    .get(i)
                    .expansion()
                    .map(e -> e.annualCost() * mw)
                    .orElse(0.0);
        }
        double[] lines = clearing.column(ComponentKind.LINE, "s_nom_opt");
        for (int i = 0; i < lines.length; i++) {
            double mw = lines[i];
            int position = study.linePositions(ComponentKind.LINE).get(i);
            cost += study.lines()
                    .get(position)
                    .expansion()
                    .map(e -> e.annualCost() * mw)
                    .orElse(0.0);
        }
        return cost;
    }

    @TestFactory
    Stream<DynamicTest> anglesAndSensitivitiesAgreeOnCost() {
        return drawn().filter(answer -> answer.status().equals("optimal") && !answer.has("commitment"))
                .map(answer -> DynamicTest.dynamicTest("seed " + answer.seed() + " " + answer.features(), () -> {
                    Study study = studies.study(answer.seed());
                    double lazy = clear(study, FlowFormulation.SENSITIVITIES)
                            .orThrow()
                            .objective();
                    double angles =
                            clear(study, FlowFormulation.ANGLES).orThrow().objective();
                    assertThat(lazy).isEqualTo(angles, within(1e-6 * Math.abs(angles) + 1e-6));
                }));
    }
}
