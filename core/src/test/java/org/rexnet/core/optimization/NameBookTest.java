package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names are found whatever the order in which blocks came, the narrower and the later one first. */
final class NameBookTest {

    private final NameBook names = new NameBook("x");

    @Test
    void eachBlockNamesItsOwn() {
        names.add(2, 3, k -> "a" + k);
        names.add(6, 1, k -> "b" + k);

        assertThat(IntStream.range(0, 8).mapToObj(names::name))
                .containsExactly("x0", "x1", "a0", "a1", "a2", "x5", "b0", "x7");
    }

    @Test
    void aBlockWithinAnotherNamesWhatIsInBoth() {
        names.add(0, 5, k -> "a" + k);
        names.add(2, 2, k -> "b" + k);

        assertThat(IntStream.range(0, 5).mapToObj(names::name)).containsExactly("a0", "a1", "b0", "b1", "a4");
    }

    @Test
    void whatIsNamedAgainHasTheLastName() {
        names.add(3, 1, k -> "a");
        assertThat(names.name(3)).isEqualTo("a");
        names.add(0, 2, k -> "c" + k);
        names.add(3, 1, k -> "b");

        assertThat(IntStream.range(0, 4).mapToObj(names::name)).containsExactly("c0", "c1", "x2", "b");
    }
}
