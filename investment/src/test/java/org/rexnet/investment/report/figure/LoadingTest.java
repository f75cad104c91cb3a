package org.rexnet.investment.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.BranchLoading;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.trading.StudyMarket;
import org.rexnet.core.trading.TradeRun;
import org.rexnet.core.trading.TradeSections;
import org.rexnet.core.trading.TradedRows;
import org.rexnet.network.Line;
import org.rexnet.network.Link;

/** How full a branch is counts what it may carry in the snapshot and the way it is used, not its name plate. */
class LoadingTest {

    private static final double CLOSE = 1e-9;

    /**
     * From a to b a line of 100 MW that carries 120 MW in the cold and 50 MW in the heat, and on to c a link of 40 MW, used backwards, that
     * gives back half of this at most; the plant at c costs less than that at b.
     */
    private static Clearing clearing() {
        Study study = Study.builder("loading")
                .hours(3)
                .buses("a", "b", "c")
                .add(LineOperation.builder(Line.of("a-b", "a", "b", 0.1, 100))
                        .maxPu(Profile.of(new double[] {1.2, 0.5, 1}))
                        .build())
                .add(LinkOperation.builder(Link.of("b-c", "b", "c", 40), 1)
                        .minPu(Profile.of(-0.5))
                        .build())
                .generator("cheap", "a", 1000, 10)
                .generator("near", "b", 1000, 30)
                .generator("far", "c", 1000, 20)
                .load("demand", "b", 200, 200, 60)
                .build();
        return new MarketClearing(new StandardSolver())
                .clear(study, ClearingOptions.of(study.settings()))
                .orThrow();
    }

    @Test
    void branchesAreFullWhereTheyMayCarryNoMore() {
        assertThat(Loading.all(clearing()).get("line a-b")).containsExactly(new double[] {100, 100, 60}, within(CLOSE));
        assertThat(Loading.all(clearing()).get("link b-c")).containsExactly(new double[] {100, 100, 0}, within(CLOSE));
    }

    @Test
    void theTableSaysTheSameAsTheFigure() {
        List<BranchLoading> table = BranchLoading.of(clearing());

        assertThat(table).extracting(BranchLoading::highest).containsExactly(1.0, 1.0);
        assertThat(table).extracting(one -> one.hoursFull(Horizon.hourly(3))).containsExactly(2.0, 2.0);
        assertThat(table.get(0).average(Horizon.hourly(3))).isCloseTo(2.6 / 3, within(CLOSE));
    }

    @Test
    void theMapKnowsLimitsThatChange() {
        NetworkMap map = MapDrawing.of(clearing());
        NetworkMap.Course course = map.course().orElseThrow();

        assertThat(course.highestLoading()).containsExactly(new double[] {1, 1}, within(CLOSE));
        assertThat(map.ways()).extracting(NetworkMap.Way::limits).containsExactlyInAnyOrder(0, 1);
        assertThat(course.limits().low().rows()).isEqualTo(2);
    }

    /** 64 lots of 1 kW are kept free for the rounding of auctions: the line trades no more at 9.935 MW of 10. */
    @Test
    void aLineThatTradesNoMoreIsFull() {
        Study study = Study.builder("traded")
                .settings(Settings.DEFAULTS.withMarket(MarketSettings.DEFAULTS))
                .horizon(Horizon.from(Instant.parse("2030-01-01T00:00:00Z"), Duration.ofHours(1), 1))
                .buses("a", "b")
                .line("a", "b", 0.1, 10)
                .generator("wind", "a", 50, 5)
                .load("town", "b", 20)
                .build();
        StudyMarket market = StudyMarket.of(study);
        TradeRun run = TradedRows.of(market, """
            time,order,participant,place,period,side,mw,price
            2029-12-31 23:10,w,wind,a,0,sell,20,5
            2029-12-31 23:20,t,town,b,0,buy,20,50
            """);

        NetworkMap.Course course =
                MapDrawing.of(study, TradeSections.of(run)).course().orElseThrow();

        assertThat(course.highestLoading()[0]).isCloseTo(0.9935, within(1e-4)).isGreaterThan(course.full()[0]);
        assertThat(course.full()[0]).isGreaterThan(0.993);
    }
}
