package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.study.builtin.BuiltInStudies;

/** What is left of a study without some of its components is a study: written to a folder, it is read again without a fault. */
class FilteredStudyTest {

    private static final Study HARBOUR =
            Excerpt.of(BuiltInStudies.find("harbour").orElseThrow().study(), 0, 24);

    @ParameterizedTest
    @EnumSource(
            value = ComponentKind.class,
            names = {"BUS", "CHARGING_STATION"},
            mode = EnumSource.Mode.EXCLUDE)
    void nothingNamesWhatIsGone(ComponentKind kind, @TempDir Path folder) {
        Study left = HARBOUR.filter(component -> component.kind() != kind);

        StudyWriter.write(left, Results.NONE, folder.resolve("left"));
        Study read = StudyReader.read(folder.resolve("left"));

        assertThat(Ownership.of(left).unknown()).isEmpty();
        assertThat(read.components()).hasSameSizeAs(left.components());
        assertThat(read.conditions(Participant.class)).isEqualTo(left.conditions(Participant.class));
    }

    @Test
    void whatIsLeftKeepsItsOwnersAndForecasts() {
        Study study = Study.builder("two plants")
                .hours(1)
                .buses("town")
                .generator("wind", "town", 10, 0)
                .generator("gas", "town", 10, 50)
                .load("town", "town", 5)
                .add(new Participant("owner", List.of("generators:wind", "gas", "loads:town")))
                .add(Forecast.of("wind", 0.1, 0.2))
                .add(Forecast.of("generators", 0.1, 0.2))
                .build();

        Study left = study.filter(component -> !component.id().equals("wind"));

        assertThat(left.conditions(Participant.class).get(0).components()).containsExactly("gas", "loads:town");
        assertThat(left.conditions(Forecast.class)).extracting(Forecast::id).containsExactly("generators");
    }

    @ParameterizedTest
    @MethodSource("org.rexnet.core.study.builtin.BuiltInStudies#names")
    void aBuiltInStudyThatIsWrittenIsReadWithoutNotes(String name, @TempDir Path folder) {
        Study study = BuiltInStudies.find(name).orElseThrow().study();
        Study day = study.horizon().size() > 24 ? Excerpt.of(study, 0, 24) : study;

        StudyWriter.write(day, Results.NONE, folder.resolve(name));

        assertThat(StudyReader.read(folder.resolve(name)).notes()).isEmpty();
    }
}
