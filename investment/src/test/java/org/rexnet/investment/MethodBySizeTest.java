package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** By which method a study is planned where nobody says. */
final class MethodBySizeTest {

    private static Study study(int candidates, int hours) {
        StudyBuilder study = OneTown.of("many", new double[hours]);
        for (int i = 0; i < candidates; i++) {
            study.generator("new " + i, OneTown.TOWN, g -> g.expansion(Expansion.of(0, 10, 1)));
        }
        return study.build();
    }

    private static boolean isInParts(Study study) {
        return EquilibriumPlanning.suits(study, ClearingOptions.of(study.settings()));
    }

    @Test
    void manyCandidatesOverManySnapshotsArePlannedInParts() {
        assertThat(isInParts(study(1000, 3100))).isTrue();
    }

    @Test
    void aWeekOrFewCandidatesArePlannedJointly() {
        assertThat(isInParts(study(1000, 168))).isFalse();
        assertThat(isInParts(study(99, 8760))).isFalse();
    }

    @Test
    void whatExplainsPricesIsAboutOneModel() {
        Study large = study(1000, 3100);
        ClearingOptions options =
                ClearingOptions.of(large.settings()).withExplanation(ClearingOptions.Explanation.SETTERS);
        assertThat(EquilibriumPlanning.suits(large, options)).isFalse();
    }
}
