package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Horizon.Snapshot;

class SnapshotsTest {

    @TempDir
    Path temporary;

    private Horizon horizon(String... lines) {
        return CsvFolder.in(temporary).with("snapshots.csv", lines).read().horizon();
    }

    @Test
    void theShapeThatPypsaExportsHasTheLabelInASecondColumn() {
        assertThat(horizon(",snapshot,objective,stores,generators", "0,2020-01-01,2,3,4", "1,2020-01-02,5,6,7")
                        .snapshots())
                .containsExactly(new Snapshot("2020-01-01", 2, 3, 4, ""), new Snapshot("2020-01-02", 5, 6, 7, ""));
    }

    @Test
    void theFirstColumnIsTheLabelWhereNoOtherIs() {
        assertThat(horizon("time,objective,stores,generators", "x,2,3,4").snapshots())
                .containsExactly(new Snapshot("x", 2, 3, 4, ""));
    }

    @Test
    void withoutWeightingsEveryOneIsOne() {
        assertThat(horizon("name", "x", "y").snapshots())
                .containsExactly(new Snapshot("x", 1, 1, 1, ""), new Snapshot("y", 1, 1, 1, ""));
    }

    @Test
    void theOldColumnSetsAllThree() {
        assertThat(horizon("name,weightings", "x,3").snapshots()).containsExactly(new Snapshot("x", 3, 3, 3, ""));
    }

    @Test
    void aWeightingThatIsMissingOrEmptyIsOne() {
        assertThat(horizon("name,objective,weightings,stores", "x,3,9,").snapshots())
                .containsExactly(new Snapshot("x", 3, 1, 1, ""));
    }

    @Test
    void blocksAreNamedInAnExtraColumn() {
        Horizon horizon = horizon("name,block", "x,winter", "y,winter", "z,summer");

        assertThat(horizon.blocks())
                .containsExactly(new Horizon.Block("winter", 0, 2), new Horizon.Block("summer", 2, 3));
    }

    @Test
    void withoutAFileThereIsOneSnapshotCalledNow() throws Exception {
        CsvFolder folder = CsvFolder.in(temporary);
        Files.delete(temporary.resolve("snapshots.csv"));

        assertThat(folder.read().horizon().snapshots()).containsExactly(new Snapshot("now", 1, 1, 1, ""));
    }

    @Test
    void wrongSnapshotsAreNamed() {
        assertThat(CsvFolder.in(temporary)
                        .with("snapshots.csv", "name,objective,block", "x,-1,a", "x,two,b", "y,1,a")
                        .faults())
                .containsExactly(
                        "snapshots.csv:2, objective = -1: must be a number of at least 0 and finite",
                        "snapshots.csv:3, name = x: is a snapshot of line 2 already",
                        "snapshots.csv:3, objective = two: must be a number of at least 0 and finite",
                        "snapshots.csv:4, block = a: must stand next to the other snapshots of its block");
        assertThat(CsvFolder.in(temporary)
                        .with("snapshots.csv", ",period,timestep,objective", "0,2030,1,1")
                        .faults())
                .containsExactly("snapshots.csv:1, period: needs a table investment_periods");
        assertThat(CsvFolder.in(temporary).with("snapshots.csv", "name").faults())
                .containsExactly("snapshots.csv: needs at least one snapshot");
    }

    @Test
    void periodsAreTheBlocksThatStandForThemInTheOrderOfTime() {
        CsvFolder folder = CsvFolder.in(temporary)
                .with("snapshots.csv", "name,block", "x,winter", "y,winter", "z,summer")
                .with("periods.csv", "name,block", "0,winter", "1,summer", "2,summer", "3,winter");

        assertThat(folder.read().horizon().course()).containsExactly(0, 1, 1, 0);
    }

    @Test
    void wrongPeriodsAreNamed() {
        assertThat(CsvFolder.in(temporary)
                        .with("snapshots.csv", "name,block", "x,winter", "y,winter", "z,summer")
                        .with("periods.csv", "name,block", "0,winter", "1,summmer")
                        .faults())
                .containsExactly(
                        "periods.csv: the block summer of snapshots.csv stands for no period",
                        "periods.csv:3, block = summmer: must be a block of snapshots.csv; maybe summer");
    }
}
