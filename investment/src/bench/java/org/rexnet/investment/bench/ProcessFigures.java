package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;

/** Figures of whole processes, from start to end: the command {@code rexnet} beside PyPSA with HiGHS. */
final class ProcessFigures {

    private static final double EXPANSION_52_WEEKS = 963_912_757.72;
    private static final double CASE_10480 = 2_215_825.64;

    private final Command rexnet;
    private final Path target;
    private final Peer peer;

    /**
     * Measures the command.
     *
     * @param target where studies are written
     */
    ProcessFigures(Command rexnet, Path target, Peer peer) {
        this.rexnet = rexnet;
        this.target = target;
        this.peer = peer;
    }

    List<Figure> scigrid() {
        return beside("scigrid-de", ReferenceStudies.find("pypsa/scigrid-de"), "clear", 3, 6);
    }

    List<Figure> modelEnergy() {
        return beside("model-energy", ReferenceStudies.find("pypsa/model-energy"), "invest", 3, 2);
    }

    List<Figure> expansionOf13Weeks() {
        String name = "RTS-GMLC expansion, 13 weeks";
        return expansion(13)
                .map(study -> {
                    List<Figure> rows = new ArrayList<>(beside(name, Optional.of(study), "invest", 1, 30));
                    rows.add(Figure.time(
                            name, rexnet.run("invest", study.toString()).seconds(), 2));
                    return rows;
                })
                .orElseGet(() -> List.of(Figure.skipped(name, missing())));
    }

    List<Figure> expansionOf52Weeks() {
        String name = "RTS-GMLC expansion, 52 weeks";
        Optional<Path> study = expansion(52);
        if (study.isEmpty()) {
            return List.of(Figure.skipped(name, missing()));
        }
        ChildProcess.Result result = rexnet.run("invest", study.get().toString());
        ReferenceStudies.requireCost(result.number("objective"), EXPANSION_52_WEEKS);
        return List.of(
                Figure.time(name, result.seconds(), 100),
                Figure.time(name + ", to reach", result.seconds(), 12),
                Figure.memory(name, result.peakMb(), 4096));
    }

    List<Figure> memoryOfCase10480() {
        String name = "case10480_goc";
        Optional<Path> path = ReferenceStudies.pglib(name);
        if (path.isEmpty()) {
            return List.of(Figure.skipped(name, ReferenceStudies.NO_DATA));
        }
        ChildProcess.Result result = rexnet.run("clear", path.get().toString(), "--convention", "series-admittance");
        ReferenceStudies.requireCost(result.number("objective"), CASE_10480);
        return List.of(Figure.memory(name + " (" + Figure.seconds(result.seconds()) + ")", result.peakMb(), 2048));
    }

    /** Clears three years of a garage's 27,558 sessions week by week, at prices that vary with the time of day. */
    List<Figure> rollingWeeksOfCharging() {
        String name = "caltech's sessions, 156 rolling weeks";
        Optional<Path> log = ReferenceStudies.find("ev-sessions/caltech.csv");
        if (log.isEmpty()) {
            return List.of(Figure.skipped(name, ReferenceStudies.NO_DATA));
        }
        Path folder = target.resolve("bench").resolve("caltech");
        rexnet.run(
                "import",
                "sessions",
                log.get().toString(),
                folder.toString(),
                "--rate",
                "7.2",
                "--plugs",
                "40",
                "--connection",
                "100");
        Study study = StudyReader.read(folder);
        StudyWriter.write(ReferenceStudies.withDailyPrices(study), Results.NONE, folder);
        ChildProcess.Result result = rexnet.run("clear", folder.toString(), "--rolling", "168h");
        return List.of(Figure.time(name, result.seconds(), 60), Figure.memory(name, result.peakMb(), 4096));
    }

    private Optional<Path> expansion(int weeks) {
        Optional<Path> data = ReferenceStudies.find("rts-gmlc");
        return data.isPresent() && peer.trouble().isEmpty()
                ? Optional.of(peer.expansion(data.get(), weeks))
                : Optional.empty();
    }

    private String missing() {
        return ReferenceStudies.find("rts-gmlc").isEmpty() ? ReferenceStudies.NO_DATA : peer.trouble();
    }

    /** Runs both programs in turn on the same study, at least twice ours, and compares medians. */
    private List<Figure> beside(String name, Optional<Path> study, String command, int rounds, double least) {
        if (study.isEmpty()) {
            return List.of(Figure.skipped(name, ReferenceStudies.NO_DATA));
        }
        if (!peer.trouble().isEmpty()) {
            return List.of(Figure.skipped(name, peer.trouble()));
        }
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        long ourPeak = 0;
        long theirPeak = 0;
        for (int round = 0; round < rounds; round++) {
            ChildProcess.Result our = rexnet.run(command, study.get().toString());
            ChildProcess.Result their = peer.optimize(study.get());
            ReferenceStudies.requireCost(our.number("objective"), their.number("objective"));
            ours.add(our.seconds());
            theirs.add(their.seconds());
            ourPeak = Math.max(ourPeak, our.peakMb());
            theirPeak = Math.max(theirPeak, their.peakMb());
        }
        if (rounds == 1) {
            ours.add(rexnet.run(command, study.get().toString()).seconds());
            ours.sort(null);
            ours.remove(1);
        }
        String memory = ourPeak == 0 ? "" : " (%d against %d MB)".formatted(ourPeak, theirPeak);
        return List.of(Figure.ratio(
                name + ": process beside PyPSA" + memory,
                ClearingFigures.median(theirs),
                ClearingFigures.median(ours),
                least));
    }
}
