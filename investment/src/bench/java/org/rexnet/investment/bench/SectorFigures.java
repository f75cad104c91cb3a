package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.network.flow.SusceptanceConvention;

/** Figures of the sectors that share a market, and of the folders that carry it to PyPSA. */
final class SectorFigures {

    private static final List<String> CASES = List.of("case118_ieee", "case300_ieee");

    private final Command rexnet;
    private final Path target;
    private final Peer peer;

    /**
     * Measures the command.
     *
     * @param target where studies are written
     */
    SectorFigures(Command rexnet, Path target, Peer peer) {
        this.rexnet = rexnet;
        this.target = target;
        this.peer = peer;
    }

    /** A year of the harbour town, hourly, all sectors; the faster of two, as the first start prepares the next ones. */
    List<Figure> clearingOfHarbourYear() {
        double first = rexnet.run("clear", "harbour-year").seconds();
        double second = rexnet.run("clear", "harbour-year").seconds();
        return List.of(Figure.time("harbour-year cleared, process", Math.min(first, second), 10));
    }

    List<Figure> heatFlow() {
        String name = "heat flow of DESTEST's 16 houses";
        if (ReferenceStudies.find(HeatFlowBenchmark.TABLE).isEmpty()) {
            return List.of(Figure.skipped(name, ReferenceStudies.NO_DATA));
        }
        double seconds = Jmh.median(HeatFlowBenchmark.class, "solves", 5, 9);
        return List.of(Figure.rate(name, HeatFlowBenchmark.SOLVES / seconds, 10_000));
    }

    /** Costs by RexNet and by PyPSA, both of the folder that RexNet writes. */
    List<Figure> exports() {
        if (!peer.trouble().isEmpty()) {
            return List.of(Figure.skipped("exports", peer.trouble()));
        }
        List<Figure> rows = new ArrayList<>();
        rows.add(export("scigrid-de", ReferenceStudies.find("pypsa/scigrid-de").map(StudyReader::read), "clear"));
        rows.add(export(
                "model-energy", ReferenceStudies.find("pypsa/model-energy").map(StudyReader::read), "invest"));
        for (String name : CASES) {
            for (SusceptanceConvention convention : SusceptanceConvention.values()) {
                Optional<Study> study = ReferenceStudies.pglib(name)
                        .map(StudyReader::read)
                        .map(read -> read.withSettings(read.settings().withConvention(convention)));
                rows.add(export(name + " " + convention, study, "clear"));
            }
        }
        rows.add(export("harbour's first week", Optional.of(firstWeekOfHarbour()), "invest"));
        rows.addAll(new FormatFigures(rexnet, target, peer).differences());
        return rows;
    }

    private Figure export(String name, Optional<Study> study, String command) {
        String row = "exported to PyPSA: " + name;
        if (study.isEmpty()) {
            return Figure.skipped(row, ReferenceStudies.NO_DATA);
        }
        Path folder = target.resolve("export").resolve(name.replace(' ', '-'));
        StudyWriter.write(study.get(), Results.NONE, folder);
        double own = rexnet.run(command, folder.toString()).number("objective");
        double theirs = peer.optimize(folder).number("objective");
        return Figure.difference(row, Math.abs(own - theirs) / Math.abs(theirs));
    }

    private Study firstWeekOfHarbour() {
        Path folder = target.resolve("export").resolve("harbour-week-as-it-is");
        rexnet.run("export", "harbour", folder.toString(), "--snapshots", "0:168", "--force");
        return ReferenceStudies.withoutGrowingLosses(StudyReader.read(folder));
    }
}
