package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;

/** A gas plant of 10 MW at 50 that sold 4 MW in each of two hours, a diesel engine at 90, and a mill that bought them. */
class BalancingUnitsTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    /** Returns calls in MWh and the balancing price of each hour in which the mill, by its meter, did not take 4 MWh. */
    private static List<String> balanced(
            UnaryOperator<Generator.Builder> gas, Participant.Conduct conduct, double... milledMwh) {
        Study study = Study.builder("town")
                .settings(Settings.DEFAULTS.withMarket(
                        MarketSettings.DEFAULTS.withContracts(MarketSettings.Contracts.of(0.1, 0.1, -500, 3000))))
                .horizon(Horizon.from(START, Duration.ofHours(1), 2))
                .buses("grid")
                .generator("gas", "grid", g -> gas.apply(g.capacityMw(10).marginalCost(50)))
                .generator("diesel", "grid", 10, 90)
                .load("mill", "grid", 4, 4)
                .add(new Participant("gas", List.of("gas")).withConduct(conduct))
                .build();
        StudyMarket market = StudyMarket.of(study);
        String rows = "time,order,participant,place,period,side,mw,price\n"
                + "2029-12-31 10:00,g0,gas,grid,0,sell,4,50\n"
                + ",g1,gas,grid,1,sell,4,50\n"
                + ",m0,mill,grid,0,buy,4,100\n"
                + ",m1,mill,grid,1,buy,4,100\n";
        String meters = "participant,place,period,mwh\nmill,grid,0,%s\nmill,grid,1,%s\n"
                .formatted(-milledMwh[0], -milledMwh[1]);
        TradeRun run = TradedRows.of(market, rows, meters);
        assertThat(run.history().ledger().total()).isZero();
        return run.delivery().settled().stream()
                .map(settled -> "%d:%s at %.0f"
                        .formatted(
                                settled.period(),
                                settled.deliveries().stream()
                                        .filter(delivery -> delivery.called() != 0)
                                        .map(delivery -> " %s %s"
                                                .formatted(delivery.account().name(), delivery.called() / 10_000.0))
                                        .sorted()
                                        .reduce("", String::concat),
                                market.price(settled.lowestTicks())))
                .toList();
    }

    private static UnaryOperator<Generator.Builder> ramps(double perUnit) {
        return gas -> gas.rampLimits(RampLimits.of(perUnit, perUnit));
    }

    @Test
    void whatIsCheapestMoves() {
        assertThat(balanced(gas -> gas, Participant.Conduct.DEFAULT, 4, 8)).containsExactly("1: gas 4.0 at 50");
        assertThat(balanced(gas -> gas, Participant.Conduct.DEFAULT, 4, 1)).containsExactly("1: gas -3.0 at 50");
    }

    /** 2 MW an hour: from 4 MW it rises to 6; from the 5 MW to which it was called, to 7. */
    @Test
    void aRampBeginsWhereThePeriodBeforeEnded() {
        assertThat(balanced(ramps(0.2), Participant.Conduct.DEFAULT, 4, 8))
                .containsExactly("1: diesel 2.0 gas 2.0 at 90");
        assertThat(balanced(ramps(0.2), Participant.Conduct.DEFAULT, 5, 8))
                .containsExactly("0: gas 1.0 at 50", "1: diesel 1.0 gas 3.0 at 90");
        assertThat(balanced(
                        gas -> gas.rampLimits(new RampLimits(Profile.of(0.2), Profile.of(0.2), OptionalDouble.of(1))),
                        Participant.Conduct.DEFAULT,
                        6,
                        4))
                .containsExactly("0: diesel 2.0 at 90");
    }

    /** It falls to 2 MW at a saving of 50 per MWh; the MWh beyond is spilled, for nothing. */
    @Test
    void whatCannotFallFurtherIsSpilled() {
        assertThat(balanced(ramps(0.2), Participant.Conduct.DEFAULT, 4, 1)).containsExactly("1: gas -3.0 at 0");
        assertThat(balanced(gas -> gas.minPu(0.3), Participant.Conduct.DEFAULT, 4, 2))
                .containsExactly("1: gas -2.0 at 0");
        assertThat(balanced(gas -> gas.minPu(0.3), Participant.Conduct.DEFAULT, 4, 3.5))
                .containsExactly("1: gas -0.5 at 50");
    }

    @Test
    void whoNeedsNoticeIsNotCalled() {
        Participant.Conduct noticed = Participant.Conduct.DEFAULT.withNotice(30);
        assertThat(balanced(gas -> gas, noticed, 4, 8)).containsExactly("1: diesel 4.0 at 90");
        assertThat(balanced(gas -> gas, noticed, 4, 1)).containsExactly("1: gas -3.0 at 0");
    }
}
