package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.investment.Shared;

/** Commands on Spark whose parcels do not arrive as they were sent: they end by name, and never in a wrong answer. */
@ResourceLock(Shared.SPARK)
@ResourceLock(value = Shared.JAVA_PROCESSES, mode = ResourceAccessMode.READ)
final class SparkParcelsTest {

    private static final String SERIALIZER = "spark.serializer";

    @BeforeEach
    void sendOtherwise() throws IOException {
        System.setProperty(SERIALIZER, DamagingSerializer.class.getName());
        Files.createDirectories(Path.of(Objects.requireNonNull(System.getenv("SPARK_HOME")), "jars"));
    }

    @AfterEach
    void sendAsEver() {
        for (String property : new String[] {SERIALIZER, DamagingSerializer.WHICH, DamagingSerializer.HOW}) {
            System.clearProperty(property);
        }
    }

    private static CommandRun plan(String engine, String which, String how) {
        System.setProperty(DamagingSerializer.WHICH, which);
        System.setProperty(DamagingSerializer.HOW, how);
        return CommandRun.of(
                "invest",
                "screening-curve",
                "--method",
                "equilibrium",
                "--gap",
                "1e-2",
                "--engine",
                engine,
                "--json",
                "--quiet");
    }

    /** The study does not travel between threads, but to workers that are processes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        local[2]                | questions | flipped | it is damaged: its checksum does not hold
        local[2]                | questions | cut     | it is cut off or damaged
        local[2]                | questions | foreign | it is no such file of RexNet's
        local[2]                | replies   | flipped | it is damaged: its checksum does not hold
        local[2]                | replies   | cut     | it is cut off or damaged
        local[2]                | replies   | foreign | it is no such file of RexNet's
        local-cluster[1,1,1024] | study     | flipped | it is damaged: its checksum does not hold
        """)
    void aPlanIsRefusedThatRestsOnDamagedParcels(String engine, String which, String how, String reason) {
        CommandRun run = plan(engine, which, how);

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(run.err())
                .contains("Spark on " + engine + " failed", "Content from another process cannot be read", reason)
                .doesNotContain("\tat ", "trace");
        assertThat(run.json()).containsEntry("status", "error").doesNotContainKey("objective");
    }

    @ParameterizedTest
    @CsvSource({"questions, flipped", "replies, flipped"})
    void anExperimentIsRefusedThatRestsOnDamagedParcels(String which, String how) {
        System.setProperty(DamagingSerializer.WHICH, which);
        System.setProperty(DamagingSerializer.HOW, how);

        CommandRun run =
                CommandRun.of("simulate", "village", "--seeds", "2", "--engine", "local[2]", "--json", "--quiet");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.NO_ANSWER);
        assertThat(run.err())
                .contains("Spark on local[2] failed", "it is damaged: its checksum does not hold")
                .doesNotContain("\tat ", "trace");
    }

    @ParameterizedTest
    @CsvSource({"none, flipped"})
    void undamagedParcelsArePlannedWith(String which, String how) {
        CommandRun run = plan("local[2]", which, how);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("objective"))
                .isEqualTo(plan("local", which, how).json().get("objective"));
    }
}
