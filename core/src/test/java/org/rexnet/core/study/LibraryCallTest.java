package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class LibraryCallTest {

    @Test
    void whatALibraryTripsOverIsTheFilesFault() throws IOException {
        assertThat(LibraryCall.of(() -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> LibraryCall.of(() -> new int[2][1].clone()[5]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("5")
                .hasCauseInstanceOf(IndexOutOfBoundsException.class);
        IOException unreadable = new IOException("a sector");
        assertThatThrownBy(() -> LibraryCall.of(() -> {
                    throw new UncheckedIOException(unreadable);
                }))
                .isSameAs(unreadable);
    }

    @Test
    void anEndOfMemoryIsNot() {
        assertThatThrownBy(() -> LibraryCall.of(() -> {
                    throw new OutOfMemoryError("of this test");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }
}
