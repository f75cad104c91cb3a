package org.rexnet.investment.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.network.Bus;

/** A map shows most buses as large as it can: what lies far beyond them all is left out of its picture, and told. */
class PositionsTest {

    private static List<String> far(String study) {
        return far(BuiltInStudies.find(study).orElseThrow().study());
    }

    private static List<String> far(Study study) {
        return MapDrawing.of(study, List.of()).places().stream()
                .filter(NetworkMap.Place::far)
                .map(NetworkMap.Place::id)
                .toList();
    }

    @Test
    void theRoadBesideTheVillageIsFar() {
        assertThat(far("village")).containsExactly("road");
    }

    @Test
    void townsWithSuburbsAreShownAsAWhole() {
        assertThat(far("harbour")).isEmpty();
        assertThat(far("street")).isEmpty();
    }

    @Test
    void twoTownsAreBothShown() {
        assertThat(far(row(0, 1, 2, 3, 4, 100, 101, 102, 103))).isEmpty();
    }

    @Test
    void aBusIsNotFarOfOneOther() {
        assertThat(far(row(0, 100))).isEmpty();
        assertThat(far(row(0, 0, 100))).isEmpty();
    }

    /** Returns a study of buses in a row, each joined to the next, which lie so far east. */
    private static Study row(double... east) {
        StudyBuilder study = Study.builder("row").hours(1);
        for (int i = 0; i < east.length; i++) {
            study.add(new Bus("b" + i, Bus.DEFAULT_CARRIER, 110, east[i], 1));
        }
        for (int i = 1; i < east.length; i++) {
            study.line("b" + (i - 1), "b" + i, 0.1, 10);
        }
        return study.generator("g", "b0", 10, 1).build();
    }
}
