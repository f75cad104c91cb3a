package org.rexnet.core.clearing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reference data that the project does not carry: tests that need them are skipped where they are not. */
final class ReferenceData {

    private ReferenceData() {}

    /** Returns a file or folder of the reference data, or skips the test. */
    static Path require(String name) {
        Path path = Path.of(System.getProperty("rexnet.data", "reference-data")).resolve(name);
        assumeTrue(Files.exists(path), "The reference data are not here: " + name);
        return path;
    }
}
