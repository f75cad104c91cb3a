package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.warning.Warnings;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;
import org.rexnet.network.flow.SingularFlowException;

class WarningsTest {

    /** Gas at 60 makes power at half its energy, and that heat at three times its. */
    private static StudyBuilder chain() {
        return Study.builder("chain")
                .bus("well", "gas")
                .buses("grid")
                .bus("town", "heat")
                .generator("import", "well", 100, 60)
                .link("engine", "well", "grid", 50, 0.5)
                .link("heat pump", "grid", "town", 10, 3)
                .load("houses", "town", 5);
    }

    @Test
    void aShortageThatIsCheaperThanSupplyIsNamedWithTheChain() {
        Study heated = chain().settings(Settings.DEFAULTS.withLostLoad(39)).build();
        assertThat(Warnings.of(heated))
                .containsExactly("Lost load is priced at 39.00 EUR/MWh, but generator import costs up to 40.00 where it"
                        + " serves bus town: rather than by it, load there is not served.");
        assertThat(Warnings.of(heated.withSettings(Settings.DEFAULTS.withLostLoad(41))))
                .isEmpty();
        assertThat(Warnings.of(chain().load("lamps", "grid", 1)
                        .settings(Settings.DEFAULTS.withLostLoad(100))
                        .build()))
                .singleElement()
                .asString()
                .contains("costs up to 120.00 where it serves bus grid");
        assertThat(Warnings.of(chain().build())).isEmpty();
    }

    @Test
    void aNetworkWithoutFlowIsRefusedWhereNothingConvertsToo() {
        Study cancelled = Study.builder("cancelled")
                .buses("a", "b")
                .add(Line.of("one", "a", "b", 0.2, 10))
                .add(Line.of("other", "a", "b", -0.2, 10))
                .generator("wind", "a", 10, 0)
                .load("town", "b", 5)
                .build();
        assertThatThrownBy(() -> Warnings.of(cancelled))
                .isInstanceOf(SingularFlowException.class)
                .hasMessageContaining("the negative reactance of other cancels");
    }

    @Test
    void aSectorThatNeverOperatesIsNamed() {
        Study idle = chain().bus("fleet", "mobility")
                .link("charger", "grid", "fleet", 5, 0.9)
                .add(ChargingStation.of("kerb", "grid", 1))
                .build();
        Clearing clearing = new MarketClearing(new StandardSolver()).clear(idle).orThrow();
        assertThat(Warnings.of(clearing))
                .containsExactly(
                        "The carrier mobility never operates: nothing is supplied to its buses or converted into it.",
                        "Charging never operates: there are stations but no sessions.");
        Clearing busy =
                new MarketClearing(new StandardSolver()).clear(chain().build()).orThrow();
        assertThat(Warnings.of(busy)).isEmpty();
    }
}
