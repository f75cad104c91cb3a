package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ExtraRow;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Rows of one's own: their answers by hand, their duals, and what they refuse. */
class ExtraRowsTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final Offset<Double> EXACT = within(1e-6);
    private static final ComponentKey GAS = new ComponentKey(ComponentKind.GENERATOR, "gas");
    private static final ComponentKey COAL = new ComponentKey(ComponentKind.GENERATOR, "coal");
    private static final ComponentKey TANK = new ComponentKey(ComponentKind.STORE, "tank");

    private static StudyBuilder plants() {
        return Study.builder("plants")
                .buses("b")
                .hours(2)
                .generator("gas", "b", 100, 20)
                .generator("coal", "b", 100, 50)
                .load("town", "b", 80, 60);
    }

    private static Clearing clear(StudyBuilder study, ExtraRow... rows) {
        Study built = study.build();
        return MARKET.clear(built, options(built, rows)).orThrow();
    }

    private static ClearingOptions options(Study study, ExtraRow... rows) {
        return ClearingOptions.of(study.settings()).withExtraRows(List.of(rows));
    }

    @Test
    void aRowOfOneSnapshotHoldsThereAndItsDualIsWhatItCosts() {
        Clearing clearing = clear(plants(), ExtraRow.of("permit", 0, 30).plus(1, GAS, Quantity.OUTPUT, 0));

        assertThat(clearing.output("gas", 0)).isEqualTo(30, EXACT);
        assertThat(clearing.output("gas", 1)).isEqualTo(60, EXACT);
        assertThat(clearing.objective()).isEqualTo(30 * 20 + 50 * 50 + 60 * 20, EXACT);
        assertThat(clearing.price("b", 0)).isEqualTo(50, EXACT);
        assertThat(clearing.price("b", 1)).isEqualTo(20, EXACT);
        assertThat(clearing.extraRowPrices()).containsOnlyKeys("permit");
        assertThat(clearing.extraRowPrices().get("permit")).isEqualTo(20 - 50, EXACT);
    }

    /** Over both snapshots 100 MWh, of which coal counts half: 140 = gas + coal and gas + coal / 2 = 100 give 60 and 80. */
    @Test
    void aRowOverSnapshotsAndPlantsCouplesThem() {
        ExtraRow both = ExtraRow.of("both", Double.NEGATIVE_INFINITY, 100)
                .plus(1, GAS, Quantity.OUTPUT, 0)
                .plus(1, GAS, Quantity.OUTPUT, 1)
                .plus(0.5, COAL, Quantity.OUTPUT, 0)
                .plus(0.5, COAL, Quantity.OUTPUT, 1);
        Clearing clearing = clear(plants(), both);

        assertThat(clearing.output("gas", 0) + clearing.output("gas", 1)).isEqualTo(60, EXACT);
        assertThat(clearing.objective()).isEqualTo(60 * 20 + 80 * 50, EXACT);
        // One MWh more allowed: 2 MWh of gas in place of 2 MWh of coal.
        assertThat(clearing.extraRowPrices().get("both")).isEqualTo(2 * (20 - 50), EXACT);
        assertThat(clearing.price("b", 0)).isEqualTo(20 + 60, EXACT);
    }

    /** Gas that is the same as another plant's would share its variables. */
    @Test
    void plantsThatAreAlikeAreToldApart() {
        StudyBuilder twins = plants().generator("gas 2", "b", 100, 20);
        Clearing clearing = clear(twins, ExtraRow.of("permit", 5, 5).plus(1, GAS, Quantity.OUTPUT, 1));

        assertThat(clearing.output("gas", 1)).isEqualTo(5, EXACT);
        assertThat(clearing.output("gas 2", 1)).isEqualTo(55, EXACT);
        assertThat(clearing.extraRowPrices().get("permit")).isEqualTo(0, EXACT);
    }

    /** The tank must hold 10 MWh after the first hour, which gas makes; in the second hour gas makes 10 MWh less. */
    @Test
    void aRowMayHoldLevels() {
        StudyBuilder study = plants().store("tank", "b", s -> s.capacityMwh(50).standingLoss(0.5));
        Clearing clearing = clear(study, ExtraRow.of("reserve", 10, 40).plus(1, TANK, Quantity.LEVEL, 0));

        assertThat(clearing.objective()).isEqualTo(90 * 20 + 55 * 20, EXACT);
        assertThat(clearing.extraRowPrices().get("reserve")).isEqualTo(20 - 0.5 * 20, EXACT);
    }

    /** 4 MW at 5 in place of fuel at 20, and 6 MW of fuel: one MW more allowed saves 15, which is what it costs beside its own cost. */
    @Test
    void aRowOverCapacitiesPricesThemInAJointPlan() {
        Study study = Study.builder("candidates")
                .buses("b")
                .generator("gas", "b", 100, 20)
                .generator("sun", "b", g -> g.expansion(Expansion.of(5)))
                .generator("wind", "b", g -> g.expansion(Expansion.of(5)))
                .load("town", "b", 10)
                .build();
        ExtraRow land = ExtraRow.of("land", 0, 4)
                .plus(1, new ComponentKey(ComponentKind.GENERATOR, "sun"), Quantity.CAPACITY)
                .plus(2, new ComponentKey(ComponentKind.GENERATOR, "wind"), Quantity.CAPACITY);
        Clearing plan =
                MARKET.clear(study, options(study, land).withExpansion(true)).orThrow();

        assertThat(plan.objective()).isEqualTo(4 * 5 + 6 * 20, EXACT);
        assertThat(plan.column(ComponentKind.GENERATOR, "p_nom_opt")[1]).isEqualTo(4, EXACT);
        assertThat(plan.extraRowPrices().get("land")).isEqualTo(5 - 20, EXACT);
        assertThat(plan.capacityRents(ComponentKind.GENERATOR)[1]).isEqualTo(20, EXACT);
        assertThat(plan.limitCosts(ComponentKind.GENERATOR)[1]).isEqualTo(15, EXACT);
        assertThat(plan.limitCosts(ComponentKind.GENERATOR)[2]).isEqualTo(30, EXACT);
    }

    /** The line could carry all 60 MW, the row lets 20 through. */
    @Test
    void aRowMayHoldFlowsWhereAnglesAreVariables() {
        Study study = Study.builder("bridge")
                .buses("a", "b")
                .line("a", "b", 0.1, 100)
                .generator("cheap", "a", 100, 10)
                .generator("dear", "b", 100, 60)
                .load("town", "b", 60)
                .build();
        ExtraRow row =
                ExtraRow.of("bridge", -20, 20).plus(1, new ComponentKey(ComponentKind.LINE, "a-b"), Quantity.FLOW, 0);
        Clearing clearing = MARKET.clear(study, options(study, row).withFormulation(FlowFormulation.ANGLES))
                .orThrow();

        assertThat(clearing.objective()).isEqualTo(20 * 10 + 40 * 60, EXACT);
        assertThat(clearing.extraRowPrices().get("bridge")).isEqualTo(10 - 60, EXACT);
        assertThatThrownBy(() -> MARKET.clear(study, options(study, row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Row bridge: there is no variable that is FLOW of line a-b in snapshot 0.");
    }

    @Test
    void aRowThatNothingCanKeepIsNamedAsTheCause() {
        Study study = plants().build();
        ExtraRow row = ExtraRow.of("impossible", 90, 100).plus(1, GAS, Quantity.OUTPUT, 0);

        assertThat(MARKET.clear(study, options(study, row)))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes().toString()).contains("row impossible"));
    }

    @Test
    void aRowSaysWhichOfItsTermsDoesNotExist() {
        Study study = plants().build();

        assertThatThrownBy(() -> MARKET.clear(
                        study, options(study, ExtraRow.of("r", 0, 1).plus(1, GAS, Quantity.LEVEL, 0))))
                .hasMessage("Row r: there is no variable that is LEVEL of generator gas in snapshot 0."
                        + " It has OUTPUT there.");
        assertThatThrownBy(() -> MARKET.clear(
                        study, options(study, ExtraRow.of("r", 0, 1).plus(1, GAS, Quantity.OUTPUT, 2))))
                .hasMessageContaining("OUTPUT of generator gas in snapshot 2. Snapshots are 0 to 1;");
        assertThatThrownBy(() -> options(study, ExtraRow.of("r", 0, 1), ExtraRow.of("r", 0, 2)))
                .hasMessage("Two rows are called r.");
        assertThatThrownBy(() -> ExtraRow.of("r", 2, 1)).hasMessageContaining("2.0 and 1.0");
    }

    @Test
    void rollingWindowsDoNotSeeARow() {
        Study study = plants().build();
        ClearingOptions options = options(study, ExtraRow.of("r", 0, 1).plus(1, GAS, Quantity.OUTPUT, 0));

        assertThat(RollingClearing.faults(study, options))
                .anySatisfy(fault -> assertThat(fault).startsWith("Rows of one's own"));
        assertThatThrownBy(() -> new RollingClearing(new StandardSolver(), Duration.ofHours(1), Duration.ZERO)
                        .clear(study, options, org.rexnet.core.clearing.result.ClearingProgress.SILENT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
