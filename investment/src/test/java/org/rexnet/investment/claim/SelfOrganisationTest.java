package org.rexnet.investment.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.claim.Trial;
import org.rexnet.core.simulation.claim.Verdict;
import org.rexnet.core.simulation.experiment.Experiment;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

final class SelfOrganisationTest {

    private static final StandardSolver SOLVER = new StandardSolver();

    /** A day after one that does not count: a plant that may be built on the hill, and homes in the town. */
    private static StudyBuilder twoDays(String name, FlowFormulation formulation) {
        return Study.builder(name)
                .hours(48)
                .settings(Settings.DEFAULTS
                        .withLostLoad(3000)
                        .withFormulation(formulation)
                        .withSimulation(Settings.DEFAULTS.simulation().withDays(1, 1)))
                .buses("hill", "town")
                .line("hill", "town", 0.1, 20)
                .generator("plant", "hill", g -> g.marginalCost(50).expansion(Expansion.of(0, 8, 100)))
                .load("homes", "town", 4);
    }

    private static Verdict verdict(Study study) {
        Trial trial = new Trial(
                study,
                Designs.of(List.of("exchange", "no-market")),
                Experiment.Plan.of(SOLVER, 2),
                whole -> InvestmentClaims.planned(whole, SOLVER));
        return new SelfOrganisation(SOLVER).test(trial);
    }

    /** A quarter a year of the 4 MW that can be sold. */
    @Test
    void whoIsPaidTheValueOfLostLoadBuildsUntilAllIsServed() {
        Study study = twoDays("nothing", FlowFormulation.SENSITIVITIES).build();

        Verdict verdict = verdict(study);

        assertThat(verdict.interval("years until no entry").estimate()).isEqualTo(4);
        assertThat(verdict.interval("share of loads in a network").estimate()).isEqualTo(1);
        assertThat(verdict.outcome()).isNotEqualTo(Verdict.Outcome.NOT_TESTED);
        assertThat(verdict.interval("welfare net of capacity, less the planner's")
                        .estimate())
                .isCloseTo(0, within(1e-3));
    }

    /** A loop of three lines, which a plan may use as it likes. */
    @Test
    void aStudyThatSteersItsLinesIsSimulatedWithFlowsThatFollow() {
        Study study = twoDays("loop", FlowFormulation.TRANSPORT)
                .buses("dale")
                .line("hill", "dale", 0.1, 20)
                .line("dale", "town", 0.1, 20)
                .build();

        Verdict verdict = verdict(study);

        assertThat(verdict.outcome()).isNotEqualTo(Verdict.Outcome.NOT_TESTED);
        assertThat(verdict.reading()).anyMatch(text -> text.contains("steers"));
        assertThat(verdict.interval("welfare net of capacity, less the planner's")
                        .estimate())
                .isCloseTo(0, within(1e-3));
    }

    /** On one line flow follows from who injects, whatever the formulation: nobody steers anything. */
    @Test
    void aTreeOfLinesIsNotSteered() {
        Study study = twoDays("tree", FlowFormulation.TRANSPORT).build();

        Verdict verdict = verdict(study);

        assertThat(verdict.outcome()).isNotEqualTo(Verdict.Outcome.NOT_TESTED);
        assertThat(verdict.reading()).noneMatch(text -> text.contains("steers"));
    }

    @Test
    void aStudyWithoutCandidatesIsNotTested() {
        Study study = Study.builder("all there")
                .hours(24)
                .settings(Settings.DEFAULTS
                        .withLostLoad(3000)
                        .withSimulation(Settings.DEFAULTS.simulation().withDays(1, 0)))
                .buses("town")
                .generator("plant", "town", 8, 50)
                .build();

        assertThat(verdict(study).outcome()).isEqualTo(Verdict.Outcome.NOT_TESTED);
    }
}
