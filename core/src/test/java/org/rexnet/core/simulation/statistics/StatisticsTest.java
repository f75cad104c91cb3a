package org.rexnet.core.simulation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.Draws;
import org.rexnet.core.simulation.random.DrawPurpose;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.simulation.random.Samples;

class StatisticsTest {

    private final Samples samples = new Samples();

    /** W. Gosset's sleep data (Student, Biometrika 6, 1908): differences of two drugs in ten patients. */
    private static final double[] SLEEP = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};

    @Test
    void studentsIntervalIsThatOfHisOwnData() {
        Sample sleep = new Sample(SLEEP);

        assertThat(sleep.mean()).isCloseTo(1.58, within(1e-12));
        assertThat(sleep.student().low()).isCloseTo(0.7001142, within(1e-6));
        assertThat(sleep.student().high()).isCloseTo(2.4598858, within(1e-6));
        assertThat(sleep.pValue()).isCloseTo(0.002832890, within(1e-8));
    }

    @Test
    void clopperAndPearsonsIntervalIsThatOfTheTables() {
        Interval three = Shares.clopperPearson(3, 10);

        assertThat(three.low()).isCloseTo(0.06673951, within(1e-7));
        assertThat(three.high()).isCloseTo(0.65245285, within(1e-7));
        assertThat(Shares.clopperPearson(0, 10).low()).isZero();
        assertThat(Shares.clopperPearson(0, 10).high()).isCloseTo(0.30849710, within(1e-7));
        assertThat(Shares.clopperPearson(10, 10).high()).isEqualTo(1);
    }

    @Test
    void holmAdjustsTheSmallestMost() {
        assertThat(Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void equalSamplesDifferByNothingAtAll() {
        Paired same = Paired.of(SLEEP, SLEEP);

        assertThat(same.differences().student()).isEqualTo(new Interval(0, 0, 0));
        assertThat(same.correlation()).isCloseTo(1, within(1e-12));
        assertThat(same.varianceRatio()).isZero();
        assertThat(same.differences().pValue()).isEqualTo(1);
    }

    /** Jackknife of a ratio, worked by hand: (1, 2, 3) by (2, 3, 5) has the pseudo-values 0.55, 0.657143 and 0.6. */
    @Test
    void theRatioIsThatOfTheMeansAndItsWidthThatOfThePseudoValues() {
        Interval ratio =
                Paired.of(new double[] {1, 2, 3}, new double[] {2, 3, 5}).ratio();
        double[] pseudo = {3 * 0.6 - 2 * 5 / 8.0, 3 * 0.6 - 2 * 4 / 7.0, 3 * 0.6 - 2 * 3 / 5.0};

        assertThat(ratio.estimate()).isCloseTo(0.6, within(1e-12));
        assertThat(ratio.halfWidth()).isCloseTo(new Sample(pseudo).student().halfWidth(), within(1e-12));
    }

    /** Share of intervals that contain the mean, stopped at a half width of half a standard deviation; looks after every so many seeds. */
    @ParameterizedTest
    @CsvSource({"3, 1, 0.90", "3, 5, 0.915", "5, 5, 0.93", "10, 5, 0.94", "20, 5, 0.95"})
    void stoppedIntervalsCoverAsOftenAsMeasured(int first, int step, double coverage) {
        int trials = Draws.count(4000, 20_000);
        int covered = 0;
        for (int trial = 0; trial < trials; trial++) {
            covered += stopped(trial, first, step).contains(0) ? 1 : 0;
        }

        assertThat((double) covered / trials).isCloseTo(coverage, within(0.01 + (trials < 10_000 ? 0.008 : 0)));
    }

    private Interval stopped(int trial, int first, int step) {
        StopRule rule = new StopRule(first, step, 0.5, 400);
        double[] values = new double[0];
        while (values.length == 0 || !rule.isEnough(new Sample(values))) {
            double[] more = new double[rule.next(values.length)];
            for (int i = 0; i < more.length; i++) {
                more[i] = samples.normal(KeyedDraws.stream(trial, first, DrawPurpose.NEWS), i);
            }
            values = more;
        }
        return new Sample(values).student();
    }

    @Test
    void pairedIntervalsOfTwentySeedsCoverTheDifference() {
        int trials = Draws.count(4000, 20_000);
        int student = 0;
        int bootstrap = 0;
        int boots = Math.min(trials, 400);
        for (int trial = 0; trial < trials; trial++) {
            Sample differences = synthetic(trial).differences();
            student += differences.student().contains(1) ? 1 : 0;
            bootstrap += trial < boots && differences.bootstrap().contains(1) ? 1 : 0;
        }

        assertThat((double) student / trials).isBetween(0.93, 0.97);
        assertThat((double) bootstrap / boots).isBetween(0.88, 0.97);
    }

    /** Two designs in twenty worlds: most of what they vary by is common. */
    private Paired synthetic(int trial) {
        double[] one = new double[20];
        double[] other = new double[20];
        for (int i = 0; i < 20; i++) {
            double common = 10 * samples.normal(KeyedDraws.stream(trial, 0, DrawPurpose.NEWS), i);
            one[i] = common + 1 + samples.normal(KeyedDraws.stream(trial, 1, DrawPurpose.NEWS), i);
            other[i] = common + samples.normal(KeyedDraws.stream(trial, 2, DrawPurpose.NEWS), i);
        }
        return Paired.of(one, other);
    }

    @Test
    void commonWorldsTakeMostOfTheVarianceAway() {
        Paired paired = synthetic(1);

        assertThat(paired.correlation()).isGreaterThan(0.95);
        assertThat(paired.varianceRatio()).isLessThan(0.05);
    }

    @Test
    void theBootstrapFollowsTheSkewOfASample() {
        double[] skewed = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 9, 30};
        Interval bootstrap = new Sample(skewed).bootstrap();

        assertThat(bootstrap.low()).isGreaterThan(0);
        assertThat(bootstrap.high() - bootstrap.estimate()).isGreaterThan(bootstrap.estimate() - bootstrap.low());
        assertThat(bootstrap).isEqualTo(new Sample(skewed).bootstrap());
    }
}
