package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.study.pypsa.read.Attribute;
import org.rexnet.core.study.pypsa.read.AttributeReference;
import org.rexnet.core.study.pypsa.read.NumberText;

class AttributeReferenceTest {

    private final AttributeReference reference = KindRows.reference();

    @Test
    void everyAttributeThatTheModelUsesSaysWhatItMeans() {
        for (String table : reference.tables()) {
            assertThat(reference.attributes(table))
                    .filteredOn(attribute -> attribute.use() == Attribute.Use.USED)
                    .allSatisfy(attribute -> assertThat(attribute.meaning()).isNotBlank());
        }
    }

    @Test
    void everyDefaultIsAllowed() {
        for (String table : reference.tables()) {
            for (Attribute attribute : reference.attributes(table)) {
                boolean number = attribute.kind() == Attribute.Kind.NUMBER || attribute.kind() == Attribute.Kind.WHOLE;
                if (number && attribute.use() == Attribute.Use.USED && !attribute.isOptional()) {
                    assertThat(attribute.allowed().contains(attribute.defaultNumber()))
                            .as(table + "." + attribute.name())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void portsBeyondTheSecondAreDescribedByTheSecond() {
        assertThat(reference.find("links", "efficiency4")).contains(reference.attribute("links", "efficiency2"));
        assertThat(reference.find("links", "efficiency1")).isEmpty();
        assertThat(reference.find("generators", "bus2")).isEmpty();
    }

    @Test
    void thePageHasOneRowPerAttributeThatIsUsed() {
        String page = reference.toMarkdown();

        assertThat(page.lines())
                .contains(
                        "## generators",
                        "| p_nom | MW | 0 | at least 0 |  | capacity that exists |",
                        "| v_nom | kV | 1 | above 0 and finite |  | nominal voltage; turns ohm into per unit |",
                        "| side |  | required | one of buy, sell |  | buy withdraws, sell injects |");
        assertThat(page).contains("\n## participants\n");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-0.5, -0.5",
        "+2., 2",
        ".25, 0.25",
        "1e3, 1000",
        "1E-2, 0.01",
        "' 7 ', 7",
        "0.18600000000000003, 0.18600000000000003",
        "123456789012345678901234567890, 1.2345678901234568e29",
        "0.0000000000000000000000001, 1e-25",
        "9007199254740993, 9007199254740992",
        "1.7976931348623157e308, 1.7976931348623157e308"
    })
    void numbersAreReadToTheLastDigit(String text, double value) {
        assertThat(NumberText.parse(text)).isEqualTo(value);
    }

    @Test
    void randomNumbersAreReadAsTheyAreWritten() {
        new java.util.Random(1)
                .doubles(100_000)
                .map(x -> (x - 0.5) * Math.pow(10, 40 * x - 20))
                .forEach(x -> assertThat(NumberText.parse(NumberText.format(x))).isEqualTo(x));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1,5", "1 2", "0x1p3", "5d", "1f", "--1", "1_000", "-", ".", "e5", "1.2.3"})
    void otherTextsAreNoNumbers(String text) {
        assertThat(NumberText.parseOr(text, -77)).isEqualTo(-77);
    }

    @Test
    void missingAndInfiniteNumbersHaveTheirWords() {
        assertThat(List.of("inf", "Infinity", "+inf"))
                .allSatisfy(text -> assertThat(NumberText.parse(text)).isEqualTo(Double.POSITIVE_INFINITY));
        assertThat(NumberText.parse("-inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(List.of("", " ", "nan", "NaN", "NA", "n/a", "None", "#N/A"))
                .allSatisfy(text -> assertThat(NumberText.parse(text)).isNaN());
    }
}
