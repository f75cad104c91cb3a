package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.pypsa.PypsaReader;

/**
 * The page of tables and columns says what readers go by. Where it is behind, {@code mvn test -Dtest=TablesPageTest -Drexnet.write=true} writes
 * it anew.
 */
class TablesPageTest {

    private static final Path PAGE = Path.of("..", "notebooks", "src", "site", "markdown", "tables.md");

    @Test
    void thePageSaysWhatReadersGoBy() throws IOException {
        String page = PypsaReader.reference().toMarkdown();
        if (Boolean.getBoolean("rexnet.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }
}
