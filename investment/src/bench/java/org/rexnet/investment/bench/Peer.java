package org.rexnet.investment.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PyPSA with HiGHS, in a Python environment that is set up once in the target folder.
 *
 * <p>Its scripts lie beside the reference data, in {@code peers}, or where the system property {@code rexnet.peers} says; the
 * property {@code rexnet.python} names an interpreter that has PyPSA already, with netcdf4, openpyxl and python-calamine, by which it
 * writes netCDF and Excel.
 */
final class Peer {

    private static final List<String> PACKAGES =
            List.of("pypsa==1.4.0", "highspy==1.15.1", "netcdf4", "openpyxl", "python-calamine");

    private final Path target;
    private Optional<Path> python = Optional.empty();
    private String trouble = "";

    Peer(Path target) {
        this.target = target;
    }

    /** Returns why PyPSA cannot run here; empty where it can. */
    String trouble() {
        if (python.isEmpty() && trouble.isEmpty()) {
            setUp();
        }
        return trouble;
    }

    private void setUp() {
        if (!Files.exists(script("pypsa_optimize.py"))) {
            trouble = "no scripts of the peer";
            return;
        }
        String given = System.getProperty("rexnet.python", "");
        Path own = target.resolve("peer/bin/python");
        try {
            if (given.isEmpty() && !Files.exists(target.resolve("peer/ready"))) {
                System.out.println("Setting up PyPSA in " + target.resolve("peer") + " …");
                ChildProcess.run(
                        List.of("python3", "-m", "venv", target.resolve("peer").toString()));
                List<String> install = new ArrayList<>(List.of(own.toString(), "-m", "pip", "install", "--quiet"));
                install.addAll(PACKAGES);
                ChildProcess.run(install);
                Files.createFile(target.resolve("peer/ready"));
            }
            python = Optional.of(given.isEmpty() ? own : Path.of(given));
        } catch (IllegalStateException | java.io.IOException e) {
            trouble = "no Python environment with PyPSA (%s)"
                    .formatted(String.valueOf(e.getMessage())
                            .strip()
                            .lines()
                            .findFirst()
                            .orElse(""));
        }
    }

    /** Solves a folder as PyPSA would. */
    ChildProcess.Result optimize(Path study) {
        return ChildProcess.run(optimizing(study));
    }

    /** Solves a folder as PyPSA would, for so many seconds at most; empty where it had to be stopped. */
    Optional<ChildProcess.Result> optimize(Path study, double mostSeconds) {
        return ChildProcess.run(optimizing(study), mostSeconds);
    }

    private List<String> optimizing(Path study) {
        return List.of(interpreter(), script("pypsa_optimize.py").toString(), study.toString());
    }

    /** Returns RTS-GMLC with candidates over some weeks as a folder, written the first time. */
    Path expansion(Path data, int weeks) {
        Path folder = target.resolve("rts-gmlc-" + weeks);
        if (!Files.exists(folder.resolve("snapshots.csv"))) {
            ChildProcess.run(List.of(
                    interpreter(),
                    script("rts_gmlc_to_pypsa.py").toString(),
                    data.toString(),
                    folder.toString(),
                    "--weeks",
                    Integer.toString(weeks),
                    "--candidates",
                    "--load-scale",
                    "1.4"));
        }
        return folder;
    }

    /** Returns scigrid-de with 982 plants and 200 lines to extend over some weeks as a folder, written the first time. */
    Path nation(Path data, int weeks) {
        Path folder = target.resolve("scigrid-de-" + weeks);
        if (!Files.exists(folder.resolve("snapshots.csv"))) {
            ChildProcess.run(List.of(
                    interpreter(),
                    script("scigrid_expansion.py").toString(),
                    data.toString(),
                    folder.toString(),
                    "--weeks",
                    Integer.toString(weeks)));
        }
        return folder;
    }

    /** Runs a script of the benchmarks' own. */
    ChildProcess.Result run(Path script, String... args) {
        List<String> command = new ArrayList<>(List.of(interpreter(), script.toString()));
        command.addAll(List.of(args));
        return ChildProcess.run(command);
    }

    private String interpreter() {
        return python.map(Path::toString).orElseThrow(() -> new IllegalStateException(trouble));
    }

    private static Path script(String name) {
        Path beside =
                Path.of(System.getProperty("rexnet.data", "../shared/data")).resolveSibling("peers");
        return Path.of(System.getProperty("rexnet.peers", beside.toString()))
                .resolve(name)
                .toAbsolutePath();
    }
}
