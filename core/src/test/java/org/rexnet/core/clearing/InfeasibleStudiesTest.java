package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/** What stands in the way of a dispatch is named: the limit, not what is short because of it. */
class InfeasibleStudiesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.rexnet.core.clearing.InfeasibleStudies#kinds")
    void theTrueCauseIsNamed(String kind, Study study, String words, double amount) {
        assertThat(MARKET.clear(study)).isInstanceOfSatisfying(ClearingOutcome.Infeasible.class, infeasible -> {
            ClearingOutcome.Cause worst = infeasible.causes().get(0);
            assertThat(worst.what() + ": " + worst.help()).contains(words);
            assertThat(worst.amount()).isEqualTo(amount, within(0.05));
        });
    }

    @Test
    void anOutageIsNamedWithTheLineThatItOverloads() {
        Study study = Study.builder("ring")
                .buses("a", "b", "c")
                .hours(1)
                .line("a", "b", 0.1, 100)
                .line("b", "c", 0.1, 100)
                .line("a", "c", 0.1, 100)
                .generator("g", "a", 300, 10)
                .load("l", "c", 130)
                .build();
        ClearingOptions secure = ClearingOptions.of(study.settings()).withSecurity(ClearingOptions.Security.N_MINUS_1);
        assertThat(MARKET.clear(study, secure))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Infeasible.class,
                        infeasible -> assertThat(infeasible.causes()).anySatisfy(cause -> {
                            assertThat(cause.what())
                                    .startsWith("line a-c, after the outage of line ")
                                    .endsWith(" is full");
                            assertThat(cause.amount()).isEqualTo(30, within(1e-4));
                        }));
    }

    @Test
    void allFormulationsNameTheSameLine() {
        for (FlowFormulation formulation : FlowFormulation.values()) {
            ClearingOutcome outcome = MARKET.clear(
                    InfeasibleStudies.line(),
                    ClearingOptions.of(InfeasibleStudies.line().settings()).withFormulation(formulation));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ClearingOutcome.Infeasible.class,
                            infeasible -> assertThat(infeasible.causes().get(0).what())
                                    .isEqualTo("line a-b is full"));
        }
    }

    @Test
    void whatHasAPriceMakesNoStudyInfeasible() {
        Study unplugged = InfeasibleStudies.charging()
                .add(ChargingStation.of("park", "b", 1).withPlugs(0))
                .evSession("car", "park", "2030-01-01 00:00", "2030-01-01 02:00", 6, 5)
                .build();
        Study valued = InfeasibleStudies.charging()
                .chargingStation("park", "b", 1)
                .add(EvSession.of("car", "park", Instants.of("2030-01-01"), Instants.of("2030-01-01 02:00"), 8, 5)
                        .withValue(100))
                .build();
        Study spilling = InfeasibleStudies.at(2)
                .storageUnit(
                        "dam",
                        "b",
                        s -> s.capacityMw(1).maxHours(1).inflowMw(100).spillCost(Profile.of(5)))
                .build();
        Study short3 = InfeasibleStudies.plant(100, 130);
        Study shed = short3.withSettings(short3.settings().withLostLoad(1000));
        for (Study study : List.of(unplugged, valued, spilling, shed)) {
            assertThat(MARKET.clear(study)).isInstanceOf(ClearingOutcome.Cleared.class);
        }
    }

    @Test
    void lostLoadIsProposedOnlyWhereItHelps() {
        assertThat(infeasible(InfeasibleStudies.plant(100, 130)).lostLoadHelps())
                .isTrue();
        assertThat(infeasible(InfeasibleStudies.line()).lostLoadHelps()).isTrue();
        assertThat(infeasible(InfeasibleStudies.transformer(30, 0)).lostLoadHelps())
                .isFalse();
        assertThat(infeasible(InfeasibleStudies.one(g -> g.capacityMw(100).minPu(0.5), 30))
                        .lostLoadHelps())
                .isFalse();
    }

    @Test
    void allSnapshotsAreLookedAtAndTheWorstIsFirst() {
        double[] load = new double[40];
        load[0] = 110;
        load[30] = 200;
        ClearingOutcome.Cause cause = infeasible(InfeasibleStudies.one(g -> g.capacityMw(100), load))
                .causes()
                .get(0);
        assertThat(cause.places()).extracting(ClearingOutcome.Place::snapshot).containsExactly("30", "0");
        assertThat(cause.places()).extracting(ClearingOutcome.Place::amount).containsExactly(100.0, 10.0);
    }

    @Test
    void whatRunsWithoutEndIsNamed() {
        Study study = Study.builder("endless")
                .buses("a", "b")
                .line("a", "b", 0.1, Double.POSITIVE_INFINITY)
                .generator(
                        "paid", "a", g -> g.capacityMw(Double.POSITIVE_INFINITY).marginalCost(-10))
                .generator("gas", "a", 100, 50)
                .add(new Bid("drain", "b", Bid.Side.BUY, Profile.of(Double.POSITIVE_INFINITY), Profile.of(5)))
                .load("l", "b", 10)
                .build();
        assertThat(MARKET.clear(study))
                .isInstanceOfSatisfying(
                        ClearingOutcome.Unbounded.class,
                        unbounded -> assertThat(unbounded.withoutLimit())
                                .containsExactlyInAnyOrder("generator paid", "bid drain"));
    }

    private static ClearingOutcome.Infeasible infeasible(Study study) {
        return (ClearingOutcome.Infeasible) MARKET.clear(study);
    }
}
