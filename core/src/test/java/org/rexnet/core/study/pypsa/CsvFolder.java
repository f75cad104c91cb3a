package org.rexnet.core.study.pypsa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;

/** Folder of a test, file by file. It begins with the buses north and south, a generator, a load of 0 MW and two snapshots. */
final class CsvFolder {

    private final Path path;

    private CsvFolder(Path path) {
        this.path = path;
    }

    static CsvFolder in(Path temporary) {
        return new CsvFolder(temporary)
                .with("buses.csv", "name,v_nom", "north,380", "south,380")
                .with("snapshots.csv", "snapshot,objective,stores,generators", "a,1,1,1", "b,1,1,1")
                .with("generators.csv", "name,bus,p_nom,marginal_cost", "coal,north,100,20")
                .with("loads.csv", "name,bus,p_set", "town,north,0");
    }

    static CsvFolder empty(Path temporary) {
        return new CsvFolder(temporary);
    }

    CsvFolder with(String file, String... lines) {
        try {
            Files.writeString(path.resolve(file), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    CsvFolder with(String file, byte[] bytes) {
        try {
            Files.write(path.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path path() {
        return path;
    }

    Study read() {
        return PypsaReader.read(path);
    }

    /** Returns the faults as text; none where the study can be read. */
    List<String> faults() {
        try {
            PypsaReader.read(path);
            return List.of();
        } catch (StudyException e) {
            return e.faults().stream().map(Fault::toString).toList();
        }
    }
}
