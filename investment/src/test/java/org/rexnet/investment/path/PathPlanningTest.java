package org.rexnet.investment.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.Scenario.Attribute;
import org.rexnet.core.study.Scenario.Override;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Carrier;

/** Paths small enough to be solved by hand: one bus, one hour, 10 MW. */
final class PathPlanningTest {

    private static final Offset<Double> EXACT = within(1e-6);

    private static PathComparison plan(Study study, PlanningPath path) {
        return PathPlanning.of(study, path, new StandardSolver()).compare(PathPlanning.Listener.SILENT);
    }

    private static Override of(Attribute what, String name, double factor, OptionalDouble value) {
        return new Override(what, Optional.of(name), Optional.empty(), factor, value);
    }

    private static PlanningPath path(double rate, PlanningPath.Year... years) {
        return PlanningPath.of(rate, List.of(years));
    }

    private static Expansion yearly(double cost, double life) {
        return new Expansion(0, Double.POSITIVE_INFINITY, cost, 0, new CapitalCost.Yearly(life));
    }

    /** Gas for 10 a MW and year and 10 a MWh, sun for 25 a MW and year. */
    private static StudyBuilder town(double gasLife) {
        return Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("gas", "town", g -> g.marginalCost(10).expansion(yearly(10, gasLife)))
                .generator("sun", "town", g -> g.expansion(yearly(25, Double.POSITIVE_INFINITY)));
    }

    private static PlanningPath gasBecomesDear(double rate) {
        Override dear = of(Attribute.GENERATOR_COST, "gas", 4, OptionalDouble.empty());
        return path(rate, PlanningPath.Year.of(2030), PlanningPath.Year.of(2031, dear));
    }

    @Test
    void whoDoesNotLookAheadPaysForGasPlantsTwice() {
        PathComparison compared = plan(town(Double.POSITIVE_INFINITY).build(), gasBecomesDear(0.25));

        PathPlan myopic = compared.yearByYear().orThrow();
        PathPlan foresight = compared.foresight().orThrow();
        // Gas at first, 10 + 10 a MW; then sun beside idle gas, 25 + 10.
        assertThat(myopic.presentValue()).isCloseTo(10 * (20 + 35 / 1.25), EXACT);
        assertThat(myopic.year(2030).capacity("gas").built()).isCloseTo(10, EXACT);
        assertThat(myopic.year(2031).capacity("gas").total()).isCloseTo(10, EXACT);
        assertThat(myopic.year(2031).capacity("sun").built()).isCloseTo(10, EXACT);
        // Sun from the beginning.
        assertThat(foresight.presentValue()).isCloseTo(10 * (25 + 25 / 1.25), EXACT);
        assertThat(foresight.year(2030).capacity("sun").built()).isCloseTo(10, EXACT);
        assertThat(foresight.year(2031).capacity("sun").built()).isCloseTo(0, EXACT);
        assertThat(compared.valueOfForesight().orElseThrow()).isCloseTo(30, EXACT);
    }

    @Test
    void foresightIsWorthNothingWhereWhatIsBuiltEndsWithTheYear() {
        PathComparison compared = plan(town(1).build(), gasBecomesDear(0));

        PathPlan myopic = compared.yearByYear().orThrow();
        assertThat(compared.valueOfForesight().orElseThrow()).isCloseTo(0, EXACT);
        assertThat(myopic.presentValue()).isCloseTo(10 * (20 + 25), EXACT);
        assertThat(myopic.year(2031).capacity("gas").total()).isZero();
    }

    @Test
    void whoWaitsGetsItCheaper() {
        Study study = Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("diesel", "town", 10, 27)
                .generator("sun", "town", g -> g.expansion(yearly(25, Double.POSITIVE_INFINITY)))
                .build();
        Override cheap = of(Attribute.capital(ComponentKind.GENERATOR), "sun", 1, OptionalDouble.of(10));

        PathComparison compared = plan(study, path(0, PlanningPath.Year.of(2030), PlanningPath.Year.of(2031, cheap)));

        assertThat(compared.yearByYear().orThrow().presentValue()).isCloseTo(10 * (25 + 25), EXACT);
        assertThat(compared.foresight().orThrow().presentValue()).isCloseTo(10 * (27 + 10), EXACT);
        assertThat(compared.foresight().orThrow().year(2030).clearing().price("town"))
                .isCloseTo(27, EXACT);
    }

    @Test
    void aPriceIsInTheMoneyOfItsYear() {
        Study study = Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("gas", "town", 100, 10)
                .build();
        Override dear = Override.factor(Attribute.GENERATOR_COST, 4);

        PathPlan plan = plan(study, path(0.25, PlanningPath.Year.of(2030), PlanningPath.Year.of(2035, dear)))
                .foresight()
                .orThrow();

        assertThat(plan.year(2030).clearing().price("town")).isCloseTo(10, EXACT);
        assertThat(plan.year(2035).clearing().price("town")).isCloseTo(40, EXACT);
        assertThat(plan.year(2035).cost()).isCloseTo(400, EXACT);
        double first = 1 + 1 / 1.25 + 1 / Math.pow(1.25, 2) + 1 / Math.pow(1.25, 3) + 1 / Math.pow(1.25, 4);
        assertThat(plan.presentValue()).isCloseTo(100 * first + 400 * first / Math.pow(1.25, 5), EXACT);
    }

    @Test
    void whatExistsEndsWithItsLifeWhetherItMayBeExtendedOrNot() {
        Study study = Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("coal", "town", 4, 1)
                .generator("water", "town", g -> g.capacityMw(6).marginalCost(2).expansion(yearly(5, 40)))
                .generator("gas", "town", 100, 50)
                .add(new KeptColumn("generators", "build_year", Map.of("coal", "2004", "water", "1995")))
                .add(new KeptColumn("generators", "lifetime", Map.of("coal", "30")))
                .build();

        PathPlan plan = plan(study, path(0, PlanningPath.Year.of(2030), PlanningPath.Year.of(2035)))
                .yearByYear()
                .orThrow();

        // 2030: 4 MW of coal and 6 MW of water stand; 2035: nothing stands, 10 MW of water are built.
        assertThat(plan.year(2030).cost()).isCloseTo(4 * 1 + 6 * (2 + 5), EXACT);
        assertThat(plan.year(2030).capacity("water").built()).isZero();
        assertThat(plan.year(2035).cost()).isCloseTo(10 * (2 + 5), EXACT);
        assertThat(plan.year(2035).capacity("water").existing()).isZero();
        assertThat(plan.year(2035).capacity("water").built()).isCloseTo(10, EXACT);
    }

    @Test
    void aLineThatIsGoneDoesNotBindAngles() {
        StudyBuilder builder = Study.builder("triangle")
                .buses("a", "b", "c")
                .load("c", "c", 9)
                .generator("cheap", "a", 100, 10)
                .generator("dear", "c", 100, 30)
                .line("a", "b", 0.1, 100)
                .line("b", "c", 0.1, 100)
                .line("a", "c", 0.1, 2);
        Study study = builder.add(new KeptColumn("lines", "build_year", Map.of("a-c", "2000")))
                .add(new KeptColumn("lines", "lifetime", Map.of("a-c", "32")))
                .build();

        PathPlan plan = plan(study, path(0, PlanningPath.Year.of(2030), PlanningPath.Year.of(2035)))
                .foresight()
                .orThrow();

        // Of each MW from a to c, 2/3 take the line a-c, which carries 2.
        assertThat(plan.year(2030).cost()).isCloseTo(3 * 10 + 6 * 30, EXACT);
        assertThat(plan.year(2035).cost()).isCloseTo(9 * 10, EXACT);
    }

    @Test
    void emissionsHaveAPriceOrALimitByYear() {
        Study study = Study.builder("town")
                .add(Carrier.of("gas", 0.2))
                .buses("town")
                .load("town", "town", 10)
                .generator(
                        "gas",
                        "town",
                        g -> g.capacityMw(10).marginalCost(10).efficiency(0.5).carrier("gas"))
                .generator("sun", "town", g -> g.expansion(yearly(25, Double.POSITIVE_INFINITY)))
                .add(GlobalConstraint.co2Limit("co2", 100))
                .build();
        Override limit = of(Attribute.LIMIT, "co2", 1, OptionalDouble.of(1.6));

        PathPlan plan = plan(
                        study,
                        path(
                                0,
                                PlanningPath.Year.of(2030, limit),
                                new PlanningPath.Year(2031, 30, List.of()),
                                new PlanningPath.Year(2032, 50, List.of())))
                .yearByYear()
                .orThrow();

        // 0.4 t a MWh: 4 MW of gas are allowed, 6 MW of sun are built; 10 + 12 a MWh is less than 25, 10 + 20 is not.
        assertThat(plan.year(2030).figures().emissionsTonnes()).isCloseTo(1.6, EXACT);
        assertThat(plan.year(2030).capacity("sun").built()).isCloseTo(6, EXACT);
        assertThat(plan.year(2031).capacity("sun").built()).isZero();
        assertThat(plan.year(2031).clearing().price("town")).isCloseTo(22, EXACT);
        assertThat(plan.year(2032).capacity("sun").built()).isCloseTo(4, EXACT);
        assertThat(plan.year(2032).figures().emissionsTonnes()).isCloseTo(0, EXACT);
    }

    @Test
    void aYearThatCannotBeServedIsNamed() {
        Study study = Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("gas", "town", g -> g.marginalCost(10).expansion(Expansion.of(0, 15, 1)))
                .build();
        PlanningPath path =
                path(0, PlanningPath.Year.of(2030), PlanningPath.Year.of(2035, Override.factor(Attribute.LOAD, 2)));

        PathComparison compared = plan(study, path);

        assertThat(compared.valueOfForesight()).isEmpty();
        for (PathOutcome outcome : List.of(compared.yearByYear(), compared.foresight())) {
            assertThat(outcome).isInstanceOfSatisfying(PathOutcome.NotPlanned.class, not -> {
                assertThat(not.year()).hasValue(2035);
                assertThat(not.reason())
                        .isInstanceOfSatisfying(
                                ClearingOutcome.Infeasible.class,
                                infeasible -> assertThat(
                                                infeasible.causes().getFirst().amount())
                                        .isCloseTo(5, within(1e-4)));
            });
            assertThatThrownBy(outcome::orThrow).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void wholeModulesStayWhole() {
        Study study = Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("diesel", "town", 100, 100)
                .generator(
                        "machine", "town", g -> g.expansion(new Expansion(0, 100, 20, 4, new CapitalCost.Yearly(1000))))
                .build();
        Override more = Override.factor(Attribute.LOAD, 1.5);

        PathPlan plan = plan(study, path(0, PlanningPath.Year.of(2030), PlanningPath.Year.of(2031, more)))
                .foresight()
                .orThrow();

        // The last machine is used to the half in the first year: 80 for it, or 2 MW of diesel for 200.
        assertThat(plan.year(2030).capacity("machine").total()).isCloseTo(12, EXACT);
        assertThat(plan.year(2031).capacity("machine").total()).isCloseTo(16, EXACT);
        assertThat(plan.presentValue()).isCloseTo(12 * 20 + 16 * 20, EXACT);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Study study = town(10).generator("later", "town", g -> g.capacityMw(5).expansion(Expansion.of(1)))
                .add(new KeptColumn("generators", "build_year", Map.of("later", "2040")))
                .build();
        PlanningPath path = gasBecomesDear(0);

        assertThatThrownBy(() -> PathPlanning.of(study, path, new StandardSolver()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("later: what exists of a candidate stands when the path begins in 2030");
        assertThatThrownBy(() -> new PathPlanning(
                        town(10).build(),
                        path,
                        ClearingOptions.of(Settings.DEFAULTS).withSecurity(ClearingOptions.Security.N_MINUS_1),
                        new StandardSolver()))
                .hasMessageContaining("n-1");
        Study unread = town(10).add(new KeptColumn("generators", "lifetime", Map.of("gas", "0")))
                .build();
        assertThatThrownBy(() -> PathPlanning.of(unread, path, new StandardSolver()))
                .hasMessage("generators.csv, gas: lifetime must be a number above 0 but is 0.");
    }
}
