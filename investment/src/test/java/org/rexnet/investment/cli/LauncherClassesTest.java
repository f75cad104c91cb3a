package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes the launcher gives to Java, and which it keeps for the next start: with a Java that only tells what it was asked. */
@EnabledOnOs(OS.LINUX)
final class LauncherClassesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Tells the class path of a command, and notes that of a rehearsal. */
    private static final String TELLING = """
        kept=
        path=
        for argument in "$@"; do
            case $before$argument in
                -XX:AOTCacheOutput=*) kept=${argument#*=} ;;
                -XX:DumpLoadedClassList=*) : >"${argument#*=}" ;;
                -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
                -Xshare:dump) dump=yes ;;
                -cp*) path=${argument#-cp} ;;
            esac
            before=
            [ "$argument" = -cp ] && before=-cp
        done
        """;

    @TempDir
    private Path root;

    private LaunchFolder folder;

    @BeforeEach
    void build() throws IOException {
        folder = LaunchFolder.in(root);
        for (String jar : List.of("parquet", "spark")) {
            LaunchFolder.writeJar(folder.launch().resolve(jar + ".jar"));
        }
        folder.write("class-path", folder.launch().resolve("parquet.jar").toString());
        folder.writeLater("spark-class-path", paths("spark", "parquet"));
    }

    /** Returns the class path of some jars. */
    private String paths(String... jars) {
        return Stream.of(jars)
                .map(jar -> folder.launch().resolve(jar + ".jar").toString())
                .collect(Collectors.joining(":"));
    }

    /** The reader of Parquet brings some classes of Hadoop's names; Spark needs them all. */
    @ParameterizedTest
    @CsvSource({"local[1], spark", "local, parquet"})
    void sparkIsFoundBeforeWhatHasClassesOfItsNames(String engine, String second)
            throws IOException, InterruptedException {
        folder.useJavaThat(TELLING + "echo \"path $path\"");

        LaunchFolder.Ended ended =
                folder.shell("sh $rexnet invest harbour --method equilibrium --engine '%s'".formatted(engine));

        assertThat(ended.text())
                .contains("path "
                        + (second.equals("spark")
                                ? paths("investment-0.1.0", "spark", "parquet")
                                : paths("investment-0.1.0", "parquet"))
                        + System.lineSeparator());
    }

    /** Those of commands that need nothing that is fetched, whatever the first command needed; linked where Java can. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsKeptIsOfTheOwnClassPath(boolean links) throws IOException, InterruptedException {
        Files.delete(folder.launch().resolve("classes.jsa"));
        folder.useJavaThat(TELLING + """
            [ -z "$kept" ] || %s || exit 1
            [ -z "${dump:-}" ] || kept=$archive
            [ -z "$kept" ] || echo "$path" >"$kept"
            """.formatted(links));

        folder.shell("sh $rexnet invest harbour --method equilibrium --engine 'local[1]'");

        assertThat(kept()).isEqualTo(paths("investment-0.1.0", "parquet") + "\n");
    }

    /** A Java that can keep nothing is not asked again. */
    @Test
    void goesWithoutWhereNothingCanBeKept() throws IOException, InterruptedException {
        Files.delete(folder.launch().resolve("classes.jsa"));
        folder.useJavaThat(TELLING + "[ -z \"$kept\" ] && [ -z \"${dump:-}\" ] && echo \"from ${archive:-nothing}\"");

        folder.shell("sh $rexnet studies");
        assertThat(kept()).isEmpty();

        assertThat(folder.shell("sh $rexnet studies").text()).contains("from nothing");
    }

    /** Waits for what is kept behind the user's back. */
    private String kept() throws IOException, InterruptedException {
        Path archive = folder.launch().resolve("classes.jsa");
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(archive) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        return Files.readString(archive);
    }
}
