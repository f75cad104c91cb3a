package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.investment.signal.Appraisal;

class AppraisalTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @Test
    void aBondHasItsKnownReturn() {
        // 1000 now, 100 a year for 20 years: 7.7547 % is in every table of annuities.
        Appraisal bond = new Appraisal(1000, 100, 0.05, 20);

        assertThat(bond.netPresentValue()).isEqualTo(246.221034, within(1e-6));
        assertThat(bond.internalRateOfReturn().orElseThrow()).isEqualTo(0.0775469, within(1e-7));
        assertThat(bond.paybackYears().orElseThrow()).isEqualTo(10, EXACT);
        assertThat(bond.discountedPaybackYears().orElseThrow()).isEqualTo(Math.log(2) / Math.log(1.05), EXACT);
    }

    @Test
    void atItsInternalRateNothingIsGainedOrLost() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            double cost = 1 + 1e6 * random.nextDouble();
            double earned = cost * Math.pow(10, -2.5 + 3 * random.nextDouble());
            double life = 1 + 60 * random.nextDouble();
            Appraisal any = new Appraisal(cost, earned, 0.05, life);

            double rate = any.internalRateOfReturn().orElseThrow();

            assertThat(new Appraisal(cost, earned, rate, life).netPresentValue())
                    .as("%s", any)
                    .isEqualTo(0, within(1e-6 * cost));
            assertThat(rate > 0.05).isEqualTo(any.netPresentValue() > 0);
            assertThat(rate > 0).isEqualTo(earned * life > cost);
        }
    }

    @Test
    void whoLastsForeverEarnsAPerpetuity() {
        Appraisal forever = new Appraisal(1000, 50, 0.04, Double.POSITIVE_INFINITY);

        assertThat(forever.netPresentValue()).isEqualTo(250, EXACT);
        assertThat(forever.internalRateOfReturn().orElseThrow()).isEqualTo(0.05, EXACT);
    }

    @Test
    void withoutInterestOnlyTheSumCounts() {
        Appraisal plain = new Appraisal(1000, 100, 0, 15);

        assertThat(plain.netPresentValue()).isEqualTo(500, EXACT);
        assertThat(plain.discountedPaybackYears()).isEqualTo(plain.paybackYears());
    }

    @Test
    void whatNeverComesBackHasNoPayback() {
        assertThat(new Appraisal(1000, 40, 0.05, 20).paybackYears()).isEmpty();
        assertThat(new Appraisal(1000, 60, 0.05, 20).paybackYears()).isPresent();
        assertThat(new Appraisal(1000, 60, 0.05, 20).discountedPaybackYears()).isEmpty();
        assertThat(new Appraisal(1000, -3, 0.05, 20).internalRateOfReturn()).isEmpty();
        assertThat(new Appraisal(1000, 0, 0.05, 20).paybackYears()).isEmpty();
    }

    @Test
    void whatIsPaidBackExactlyIsWorthNothingMore() {
        CapitalCost.Overnight cost = new CapitalCost.Overnight(482_000, 0.07, 40, 12_000, 0.5);
        Expansion expansion = Expansion.of(0, 10, cost);

        Appraisal even = Appraisal.of(cost, expansion.annualCost()).orElseThrow();

        assertThat(even.netPresentValue()).isEqualTo(0, within(1e-6));
        assertThat(even.internalRateOfReturn().orElseThrow()).isEqualTo(0.07, EXACT);
        assertThat(even.discountedPaybackYears().orElseThrow()).isEqualTo(40, within(1e-6));
    }

    @Test
    void aYearlyCostAloneHasNoReturn() {
        assertThat(Appraisal.of(new CapitalCost.Yearly(20), 100)).isEmpty();
        assertThat(Appraisal.of(new CapitalCost.NotGiven(20), 100)).isEmpty();
    }
}
