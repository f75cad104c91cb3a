package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Known answers of the rule book; each scenario's text says what should happen. */
class ScenariosTest {

    static Stream<Arguments> scenarios() throws IOException {
        try (InputStream in = ScenariosTest.class.getResourceAsStream("scenarios.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n== ")).skip(1).map(part -> {
                List<String> lines = part.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
                return Arguments.of(lines.get(0), lines.subList(1, lines.size()));
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void happenAsTold(String name, List<String> lines) {
        assertThat(String.join("\n", Scenario.play(lines))).isEqualTo(String.join("\n", lines));
    }
}
