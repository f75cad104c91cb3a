package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
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

    /** The folder that somebody wrote and works on is meant, which the answer tells; ./NAME never means a built-in study. */
    @Test
    void aFolderGoesBeforeTheBuiltInStudyOfItsName() throws IOException, InterruptedException {
        CommandRun.of("export", "street", folder.resolve("harbour").toString());

        assertThat(here("validate", "harbour"))
                .contains("3 buses")
                .containsIgnoringWhitespaces("harbour is the one in this folder, not the built-in study of that name.");
        assertThat(here("validate", "./harbour")).contains("3 buses").doesNotContain("built-in");
    }

    @Test
    void aFolderWithoutAStudyDoesNotHideTheBuiltInStudyOfItsName() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("harbour"));

        assertThat(here("validate", "harbour"))
                .contains("31 buses")
                .containsIgnoringWhitespaces(
                        "harbour is the built-in study: ./harbour, which is here, too, has no buses.csv.");
        assertThat(here("validate", "./harbour")).contains("error").doesNotContain("31 buses");
    }

    /** Returns what a command writes that is started in the folder. */
    private String here(String... arguments) throws IOException, InterruptedException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Rexnet.class.getName()));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("log");
        new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        return Files.readString(log);
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
