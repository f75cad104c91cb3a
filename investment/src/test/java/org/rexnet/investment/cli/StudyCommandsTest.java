package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.BadStudies;
import org.rexnet.core.study.builtin.BuiltInStudies;

/** {@code rexnet studies}, {@code validate}, {@code export} and help. */
class StudyCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void builtInStudiesAreListed() {
        CommandRun page = CommandRun.of("studies");
        CommandRun json = CommandRun.of("studies", "--json");

        assertThat(page.code()).isZero();
        assertThat(page.out()).contains(BuiltInStudies.names());
        assertThat((List<?>) json.json().get("studies")).hasSameSizeAs(BuiltInStudies.all());
    }

    @Test
    void goodStudiesAreValid() {
        for (Path study : BadStudies.goodIn(folder)) {
            CommandRun page = CommandRun.of("validate", study.toString());
            CommandRun json = CommandRun.of("validate", study.toString(), "--json");

            assertThat(page.code()).as(page.err()).isZero();
            assertThat(page.out())
                    .contains("2 buses, 1 line, 1 generator, 1 load")
                    .contains("Valid.");
            assertThat(json.json()).containsEntry("status", "valid").containsKey("notes");
        }
    }

    @Test
    void everyBuiltInStudyIsExportedAndReadBack() {
        for (String name : BuiltInStudies.names()) {
            Path out = folder.resolve(name);
            CommandRun export = CommandRun.of("export", name, out.toString(), "--snapshots", ":1", "--json");
            CommandRun validate = CommandRun.of("validate", out.toString());

            assertThat(export.json()).containsEntry("status", "written");
            assertThat(validate.code()).as(validate.err()).isZero();
        }
    }

    @Test
    void helpNamesCommandsExamplesAndExitCodes() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("studies", "validate", "clear", "invest", "export", "Exit codes", "Examples:")
                .contains("130 Ctrl-C", "143 TERM", "129 HUP")
                .contains("rexnet invest harbour");
        for (String command : List.of("studies", "validate", "clear", "invest", "export")) {
            assertThat(CommandRun.of(command, "--help").out()).contains("Examples:");
        }
        assertThat(CommandRun.of("--version").out()).startsWith("RexNet ");
    }
}
