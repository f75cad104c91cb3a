package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.ClearingSession;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** What who works in Java sees of results, and what is said of series of a wrong length. */
class ShownResultsTest {

    private final MarketClearing market = new MarketClearing(new StandardSolver());

    private static StudyBuilder town() {
        return Study.builder("town").hours(2).buses("mill", "quay").generator("gas", "mill", 200, 60);
    }

    /** Two hours: 40 MWh at 60 EUR, then 90. */
    @Test
    void aClearingIsAShortTable() {
        Study study = town().line("mill", "quay", 0.01, 500)
                .load("works", "quay", 40, 90)
                .build();

        assertThat(market.clear(study).orThrow()).hasToString("""
            town: 2 buses, 2 snapshots, total cost 7,800.00 EUR
            prices in EUR/MWh  average  lowest  highest
            AC                   60.00   60.00    60.00\
            """);
    }

    @Test
    void aPlanAddsItsCandidates() {
        Study study = town().generator(
                        "new", "mill", one -> one.capacityMw(0).marginalCost(10).expansion(Expansion.of(0, 30, 5)))
                .load("works", "mill", 40, 90)
                .build();

        Plan plan = ((PlanOutcome.Planned) new ExpansionPlanning(new StandardSolver()).plan(study)).plan();
        assertThat(plan.toString())
                .contains("total cost", "candidates", "generator new, MW")
                .containsPattern("0.00 +30.00 +30.00");
    }

    @Test
    void anInfeasibleStudySaysWhatIsShort() {
        Study study = Study.builder("dark")
                .hours(1)
                .buses("mill")
                .load("works", "mill", 5)
                .build();

        ClearingOutcome outcome = market.clear(study);
        assertThat(outcome).isInstanceOf(ClearingOutcome.Infeasible.class);
        assertThat(outcome.toString())
                .startsWith("Infeasible\n")
                .contains("mill", "5.0")
                .doesNotContain("Cause[");
    }

    @Test
    void seriesOfAWrongLengthAreNamedTogether() {
        StudyBuilder study = town().load("works", "quay", 40, 90, 10)
                .generator("wind", "quay", one -> one.capacityMw(1).maxPu(Profile.of(new double[] {1, 1, 1, 1})));

        assertThatIllegalArgumentException().isThrownBy(study::build).withMessage("""
            Load works: a series has 3 values, but there are 2 snapshots.
            Generator wind: a series has 4 values, but there are 2 snapshots.\
            """);
    }

    @Test
    void aSessionTakesNoLoadOfAWrongLength() {
        Study study = town().load("works", "mill", 40, 90).build();

        try (ClearingSession session = market.open(study, ClearingOptions.of(study.settings()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> session.clear(List.of(study.loads().get(0).toBuilder()
                            .powerMw(Profile.of(new double[] {1}))
                            .build())))
                    .withMessage("Load works: a series has 1 values, but there are 2 snapshots.");
        }
    }

    @Test
    void aSnapshotThatIsNotThereIsNamed() {
        Clearing clearing =
                market.clear(town().load("works", "mill", 40, 90).build()).orThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clearing.price("mill", 99))
                .withMessage("There is no snapshot 99: there are 2, from 0.");
    }
}
