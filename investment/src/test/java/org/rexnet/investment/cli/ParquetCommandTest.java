package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files are written and read by the command, with all of Spark on the class path, too. */
class ParquetCommandTest {

    @Test
    void seriesInParquetPlanAsThoseInText(@TempDir Path folder) {
        Path parquet = folder.resolve("parquet");

        CommandRun export = CommandRun.of("export", "screening-curve", parquet.toString(), "--format", "parquet");
        Object planned = CommandRun.of("invest", parquet.toString(), "--json", "--quiet")
                .json()
                .get("objective");

        assertThat(export.code()).isZero();
        assertThat(parquet.resolve("loads-p_set.parquet"))
                .satisfies(file -> assertThat(Files.size(file)).isPositive());
        assertThat(parquet.resolve("loads-p_set.csv")).doesNotExist();
        assertThat((Double) planned).isCloseTo(14706.1938, within(1e-4));
    }
}
