package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rexnet.investment.EquilibriumPlans.EQUILIBRIUM;
import static org.rexnet.investment.EquilibriumPlans.GAP;
import static org.rexnet.investment.EquilibriumPlans.JOINT;
import static org.rexnet.investment.EquilibriumPlans.assertAgrees;
import static org.rexnet.investment.EquilibriumPlans.builtIn;
import static org.rexnet.investment.EquilibriumPlans.committed;
import static org.rexnet.investment.EquilibriumPlans.equilibrium;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;

/** What plans in parts cost and build, beside the joint plan and known answers. */
@Order(Shared.LONG)
final class EquilibriumPlanningTest {

    @Test
    void agreesWithTheJointPlanOnBuiltInStudies() {
        Study screening = builtIn("screening-curve");

        assertAgrees(screening, JOINT.plan(screening).orThrow(), equilibrium(screening, 100));
        assertAgrees(EquilibriumPlans.Town.STUDY, EquilibriumPlans.Town.JOINTLY, EquilibriumPlans.Town.IN_FOUR_PARTS);
        if (Draws.areFull()) {
            assertAgrees(
                    EquilibriumPlans.Town.STUDY,
                    EquilibriumPlans.Town.JOINTLY,
                    equilibrium(EquilibriumPlans.Town.STUDY, 56));
        }
    }

    /** Wind, sun, battery and hydrogen over a year in which a store carries energy from season to season; the cost is PyPSA's. */
    @Test
    void modelEnergyCostsWhatPypsaFinds() {
        assumeTrue(Draws.areFull(), "The year is planned in a full run.");
        Path folder =
                Path.of(System.getProperty("rexnet.data", "reference-data")).resolve("pypsa/model-energy");
        assumeTrue(Files.exists(folder), "The reference data are not here: " + folder);
        Study study = StudyReader.read(folder);

        Plan plan = equilibrium(study, 168);

        assertThat(plan.clearing().objective()).isBetween(8_078_135_675.45 * (1 - 1e-6), 8_078_135_675.45 * (1 + GAP));
        assertThat(plan.convergence().orElseThrow().lower())
                .isBetween(8_078_135_675.45 * (1 - GAP), 8_078_135_675.45 * (1 + 1e-6));
        assertThat(plan.equilibriumGap()).isLessThan(1e-3);
    }

    @Test
    void theScreeningCurveLeavesNoProfitToAnyTechnology() {
        Study study = builtIn("screening-curve");
        Plan plan = EQUILIBRIUM
                .plan(
                        study,
                        ClearingOptions.of(study.settings()),
                        EquilibriumOptions.DEFAULTS.withGap(1e-7).withPartSnapshots(100))
                .orThrow();

        assertThat(plan.clearing().objective()).isCloseTo(14_706.1938, within(2e-3));
        assertThat(plan.addition("coal").optimal()).isCloseTo(500, within(1.0));
        assertThat(plan.addition("gas").optimal()).isCloseTo(490, within(1.0));
        assertThat(plan.signals())
                .allSatisfy(signal ->
                        assertThat(signal.supportingRentPerUnit()).isCloseTo(signal.annualCostPerUnit(), within(1e-6)));
    }

    /** 40 MW from what exists at 50 and a candidate at 5 per MW: at most 20 of it where it is cheap, at least 30 where it is dear. */
    @ParameterizedTest
    @CsvSource({"10, 0, 20, 20, 4900", "100, 30, 200, 30, 14150"})
    void limitsThatGeneratorsShareHoldInEveryPart(
            double marginalCost, double least, double most, double capacity, double cost) {
        Study study = Study.builder("shared")
                .hours(4)
                .buses("b")
                .generator("new", "b", g -> g.marginalCost(marginalCost).expansion(Expansion.of(5)))
                .generator("old", "b", 100, 50)
                .load("town", "b", 40)
                .add(new OutputLimit("permit", List.of(new OutputLimit.Term("new", 1)), least, most))
                .build();

        for (int partSnapshots : new int[] {1, 2, 4}) {
            Plan plan = equilibrium(study, partSnapshots);

            assertThat(plan.clearing().objective()).isCloseTo(cost, within(GAP * cost));
            assertThat(plan.addition("new").optimal()).isCloseTo(capacity, within(0.1));
        }
    }

    /** Wind must bring half of what is used, 600 of 1,200 MWh, although gas would be cheaper. */
    @Test
    void aLeastShareOfRenewablesBindsAllPartsTogether() {
        double[] wind = new double[24];
        double[] load = new double[24];
        for (int t = 0; t < 24; t++) {
            wind[t] = t < 12 ? 0.2 + 0.05 * (t % 5) : 0.6;
            load[t] = 40 + 20 * (t % 2);
        }
        Study study = Study.builder("share")
                .hours(24)
                .settings(Settings.DEFAULTS.withLostLoad(1000))
                .buses("b")
                .generator(
                        "wind",
                        "b",
                        g -> g.carrier("wind").maxPu(Profile.of(wind)).expansion(Expansion.of(900)))
                .generator("gas", "b", g -> g.carrier("gas").capacityMw(100).marginalCost(30))
                .load("load", "b", load)
                .add(new GlobalConstraint(
                        "renewables",
                        GlobalConstraint.Type.OPERATIONAL_LIMIT,
                        "wind",
                        "",
                        GlobalConstraint.Sense.AT_LEAST,
                        600))
                .build();
        Plan joint = JOINT.plan(study).orThrow();
        Plan equilibrium = equilibrium(study, 6);

        assertAgrees(study, joint, equilibrium);
        double energy = 0;
        for (int t = 0; t < 24; t++) {
            energy += equilibrium.clearing().output("wind", t);
        }
        assertThat(energy).isCloseTo(600, within(1e-3));
        double gasAlone = 30 * 1200;
        assertThat(joint.clearing().objective()).isGreaterThan(gasAlone);
    }

    @Test
    void unitsThatAreOnOrOffAreRefusedByName() {
        assertThatThrownBy(() -> EQUILIBRIUM.plan(committed()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("coal")
                .hasMessageContaining("not convex")
                .hasMessageContaining("--relaxed-commitment");
    }

    @Test
    void relaxedUnitsArePlannedAsTheJointPlanDoes() {
        Study study = committed();
        ClearingOptions relaxed =
                ClearingOptions.of(study.settings()).withCommitment(ClearingOptions.Commitments.RELAXED);

        Plan joint = JOINT.plan(study, relaxed, ClearingProgress.SILENT).orThrow();
        Plan plan =
                EQUILIBRIUM.plan(study, relaxed, EquilibriumOptions.DEFAULTS).orThrow();

        assertAgrees(study, joint, plan);
    }

    @Test
    void wholeModulesAreBuiltAsTheJointPlanBuildsThem() {
        Study study = OneTown.of("lumps", 30, 40, 55, 70, 40, 20)
                .generator("old", "town", 25, 80)
                .generator("block", "town", g -> g.marginalCost(20).expansion(new Expansion(0, 100, 90, 20)))
                .generator("peaker", "town", g -> g.marginalCost(120).expansion(Expansion.of(0, 100, 40)))
                .build();

        Plan joint = JOINT.plan(study).orThrow();
        Plan plan = equilibrium(study, 3);

        assertThat(plan.addition("block").optimal())
                .isEqualTo(joint.addition("block").optimal());
        assertThat(plan.addition("block").optimal() % 20).isZero();
        assertThat(plan.clearing().objective())
                .isCloseTo(
                        joint.clearing().objective(),
                        within(GAP * joint.clearing().objective()));
    }
}
