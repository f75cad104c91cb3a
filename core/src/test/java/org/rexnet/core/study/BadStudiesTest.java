package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.BadStudies.BadStudy;

class BadStudiesTest {

    @TempDir
    private static Path folder;

    @TestFactory
    List<DynamicTest> theMessageSaysWhatIsWrongAndWhere() {
        return BadStudies.in(folder).stream()
                .map(bad -> DynamicTest.dynamicTest(bad.name(), () -> check(bad)))
                .toList();
    }

    @Test
    void theSameStudiesWithoutFaultAreRead() {
        assertThat(BadStudies.goodIn(folder))
                .hasSize(2)
                .allSatisfy(path ->
                        assertThat(StudyReader.read(path).network().buses()).hasSize(2));
    }

    private static void check(BadStudy bad) {
        assertThatThrownBy(() -> StudyReader.read(bad.path()))
                .isInstanceOf(StudyException.class)
                .message()
                .contains(bad.expected());
    }
}
