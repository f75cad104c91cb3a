package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;

class TextbookMarketTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    /**
     * After a PyPSA teaching case: equal lines, 1-3 limited to 10 MW.
     *
     * <pre>
     *   1 (10) --100-- 2 (20)
     *     \            |
     *      10         100
     *        \         |
     *         3 (100), load 100
     * </pre>
     */
    @ParameterizedTest
    @EnumSource(
            value = FlowFormulation.class,
            names = {"SENSITIVITIES", "ANGLES"})
    void aPriceIsNegativeWhereInjectionRelievesNoLimit(FlowFormulation formulation) {
        Study study = Study.builder("three buses")
                .buses("1", "2", "3")
                .line("1", "2", 0.1, 100)
                .line("2", "3", 0.1, 100)
                .line("1", "3", 0.1, 10)
                .generator("g1", "1", 1000, 10)
                .generator("g2", "2", 1000, 20)
                .generator("g3", "3", 1000, 100)
                .load("load", "3", 100)
                .build();
        Clearing clearing = MARKET.clear(
                        study, ClearingOptions.of(study.settings()).withFormulation(formulation))
                .orThrow();
        assertThat(clearing.objective()).isEqualTo(7600, within(1e-6));
        assertThat(clearing.price("1")).isEqualTo(-60, within(1e-6));
        assertThat(clearing.price("2")).isEqualTo(20, within(1e-6));
        assertThat(clearing.price("3")).isEqualTo(100, within(1e-6));
        assertThat(clearing.output("g2", 0)).isEqualTo(30, within(1e-6));
    }
}
