package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;

/** What scenarios may differ in, and what not. */
final class StochasticFileTest {

    private static final Map<String, Double> WEIGHTS = new LinkedHashMap<>();

    static {
        WEIGHTS.put("low", 0.4);
        WEIGHTS.put("high", 0.6);
    }

    private static Study study(double load, double capacity) {
        return Study.builder("s")
                .hours(2)
                .buses("b")
                .generator("g", "b", capacity, 5)
                .load("l", "b", load, load)
                .build();
    }

    private static Study merged(Study first, Study second) {
        return StochasticFile.read(Path.of("s.nc"), WEIGHTS, scenario -> scenario == 0 ? first : second);
    }

    @Test
    void valuesThatDifferBelongToTheScenario() {
        List<Scenario> scenarios = merged(study(3, 10), study(4, 10)).settings().scenarios();

        assertThat(scenarios).extracting(Scenario::probability).containsExactly(0.4, 0.6);
        assertThat(scenarios.get(0).series()).isEmpty();
        assertThat(scenarios.get(1).series())
                .containsExactly(new Scenario.Series(Scenario.Attribute.LOAD, "l", Profile.of(new double[] {4, 4})));
    }

    @Test
    void capacitiesThatDifferAreNamed() {
        assertThatThrownBy(() -> merged(study(3, 10), study(3, 11)))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("s.nc: in scenario high, generator g differs in more than loads.p_set");
    }
}
