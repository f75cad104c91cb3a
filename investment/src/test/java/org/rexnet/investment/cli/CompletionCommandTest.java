package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shells offer after words of a command line. */
class CompletionCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rexnet cle | clear",
                "rexnet clear --conv | --convention",
                "rexnet clear --convention '' | series-reactance series-admittance",
                "rexnet clear --security '' | none n-1",
                "rexnet import sess | sessions",
                "rexnet import sessions --unit '' | kW MW",
                "rexnet completion '' | bash zsh fish",
                "rexnet invest stud | study",
                "rexnet clear harbour --out stud | study",
                "rexnet clear harbour --threads '' | ''"
            })
    void bashCompletes(String words, String expected) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
        Files.createDirectory(folder.resolve("study"));
        Path script = Files.writeString(folder.resolve("script"), script("bash"));
        String asked =
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_rexnet; echo ${COMPREPLY[*]}"
                        .formatted(script, words);
        Process bash = new ProcessBuilder("/bin/bash", "--norc", "-c", asked)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).isZero();
        assertThat(answer.strip()).isEqualTo(expected);
    }

    @Test
    void fishLearnsCommandsOptionsAndChoices() {
        List<String> lines = script("fish").lines().toList();
        assertThat(lines)
                .anyMatch(line ->
                        line.startsWith("complete -c rexnet -n '__fish_use_subcommand' -f -a 'new' -d 'Writes a small"))
                .anyMatch(line -> line.startsWith(of("new") + "-l with -r -f -a 'heat charging' -d 'What "))
                .anyMatch(line -> line.startsWith(of("clear") + "-l out -r -F -d 'Also write "))
                .anyMatch(line -> line.startsWith(
                        of("import; and __fish_seen_subcommand_from sessions") + "-l unit -r -f -a 'kW MW' "))
                .anyMatch(line -> line.startsWith(of("clear") + "-a 'harbour "));
        // Each text stands between quotation marks, so that no line runs into the next.
        assertThat(lines)
                .allMatch(line -> line.startsWith("#")
                        || line.replace("\\\\", "")
                                                .replace("\\'", "")
                                                .chars()
                                                .filter(sign -> sign == '\'')
                                                .count()
                                        % 2
                                == 0);
    }

    @Test
    void anUnknownShellIsNamedWithThoseThatAreKnown() {
        CommandRun run = CommandRun.of("completion", "tcsh");
        assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run.err()).contains("'tcsh' must be one of: bash, zsh, fish");
    }

    private static String of(String command) {
        return "complete -c rexnet -n '__fish_seen_subcommand_from " + command + "' ";
    }

    private static String script(String shell) {
        CommandRun run = CommandRun.of("completion", shell);
        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        return run.out();
    }
}
