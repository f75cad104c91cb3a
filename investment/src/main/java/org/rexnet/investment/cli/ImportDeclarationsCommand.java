package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.Declaration;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.imports.DeclaredSessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a study of charging sessions with what drivers declared. */
@Command(
        name = "declarations",
        description = {
            "Makes a study of recorded charging sessions with what their drivers declared: the four weeks with the"
                    + " most.",
            "FILE has the columns arrival_utc, departure_utc, energy_delivered_kwh, energy_requested_kwh and",
            "requested_departure_utc; sessions without a declaration are as they were."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet import declarations acn_office1_declarations.csv office --rate 6.6 --connection 30",
            "  rexnet simulate office"
        })
final class ImportDeclarationsCommand implements Callable<Integer> {

    private static final int WEEKS = 4;
    private static final double KW = 1e-3;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The table of sessions.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write.")
    private Path folder = Path.of("");

    @Option(names = "--rate", required = true, paramLabel = "kW", description = "Most power of a vehicle.")
    private double rate;

    @Option(names = "--connection", required = true, paramLabel = "kW", description = "Connection of the station.")
    private double connection;

    @Option(
            names = "--price",
            paramLabel = "MONEY",
            description = "Price of a MWh from the grid by night; 100, by day twice that.")
    private double price = 100;

    @Option(names = "--value", paramLabel = "MONEY", description = "Cost of a MWh missing at departure; 1000.")
    private double value = 1000;

    @Option(names = "--force", description = "Replace the files of DIR even where rexnet did not write them.")
    private boolean force;

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    ImportDeclarationsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!(rate > 0) || !(connection > 0)) {
            throw new BadInputException("--rate and --connection must be above 0.");
        }
        ResultFolder place = ResultFolder.at(folder, force);
        long start = System.nanoTime();
        DeclaredSessions recorded = DeclaredSessions.read(file);
        Study study = study(recorded);
        double read = Seconds.since(start);
        List<String> remarks = new ArrayList<>(place.write(study, Results.NONE));
        remarks.add(
                "Of %s declared, drivers left %s h later than they said on average (standard deviation %s h) and took %s %% of the energy (%s %%)."
                        .formatted(
                                Figures.count(recorded.declared(), "session", "sessions"),
                                Figures.of(recorded.laterHours().mean(), 2),
                                Figures.of(recorded.laterHours().deviation(), 2),
                                Figures.of(100 * recorded.energyShare().mean(), 0),
                                Figures.of(100 * recorded.energyShare().deviation(), 0)));
        ReadSections.written(terminal, json, study, folder, remarks, new Seconds(read, 0, Seconds.ofProcess()));
        return ExitCode.DONE;
    }

    private Study study(DeclaredSessions recorded) {
        List<DeclaredSessions.Session> all = recorded.sessions();
        Instant first = busiest(all);
        Instant end = first.plus(Duration.ofDays(7L * WEEKS));
        int hours = (int) Duration.between(first, end).toHours();
        double[] prices = new double[hours];
        for (int t = 0; t < hours; t++) {
            prices[t] = price * (t % 24 >= 7 && t % 24 < 23 ? 2 : 1);
        }
        StudyBuilder study = Study.builder(
                        String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .settings(Settings.DEFAULTS
                        .withTitle("Sessions of " + file.getFileName())
                        .withLostLoad(value))
                .horizon(Horizon.from(first, Duration.ofHours(1), hours))
                .buses("grid")
                .generator("supply", "grid", g -> g.capacityMw(connection * KW).marginalCost(Profile.of(prices)))
                .add(ChargingStation.of("station", "grid", connection * KW));
        for (DeclaredSessions.Session session : all) {
            if (!session.arrival().isBefore(first) && !session.departure().isAfter(end)) {
                study.add(EvSession.of(
                                session.id(),
                                "station",
                                session.arrival(),
                                session.departure(),
                                session.energyKwh() * KW,
                                rate * KW)
                        .withValue(value));
                session.declared()
                        .ifPresent(said ->
                                study.add(new Declaration(session.id(), said.departure(), said.energyKwh() * KW)));
            }
        }
        return study.build();
    }

    /** Returns the start of the day from which on four weeks have the most declarations. */
    private static Instant busiest(List<DeclaredSessions.Session> sessions) {
        List<Instant> declared = sessions.stream()
                .filter(session -> session.declared().isPresent())
                .map(DeclaredSessions.Session::arrival)
                .toList();
        return declared.stream()
                .map(arrival -> arrival.truncatedTo(ChronoUnit.DAYS))
                .distinct()
                .max(Comparator.comparingLong((Instant day) -> declared.stream()
                                .filter(arrival -> !arrival.isBefore(day)
                                        && arrival.isBefore(day.plus(Duration.ofDays(7L * WEEKS))))
                                .count())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow(() -> new BadInputException("No session of the table has a declaration."));
    }
}
