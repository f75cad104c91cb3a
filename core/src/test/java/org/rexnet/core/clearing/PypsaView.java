package org.rexnet.core.clearing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Leaves of an exported folder what PyPSA reads. */
final class PypsaView {

    private static final List<String> OWN = List.of(
            "pipes",
            "chp",
            "bids",
            "bilateral_contracts",
            "flexible_loads",
            "buildings",
            "charging_stations",
            "ev_sessions",
            "study.yaml");

    private PypsaView() {}

    /** Deletes the files of RexNet. */
    static void of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (OWN.stream().anyMatch(own -> name.matches(own + "(-.*)?(\\.csv)?"))) {
                    Files.delete(file);
                }
            }
        }
    }
}
