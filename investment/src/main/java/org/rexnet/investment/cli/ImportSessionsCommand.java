package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.pypsa.SessionLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Makes a study of the charging sessions that a site has recorded. */
@Command(
        name = "sessions",
        description = {
            "Makes a study of recorded charging sessions: one station, its sessions, and energy from the grid.",
            "FILE has the columns Start, End and Energy, as the sessions of ACN-Data are published."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet import sessions caltech.csv garage --rate 7.2 --plugs 40 --connection 100",
            "  rexnet clear garage --rolling 168h"
        })
final class ImportSessionsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The table of sessions.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write.")
    private Path folder = Path.of("");

    @Option(names = "--rate", required = true, paramLabel = "kW", description = "Most power of a vehicle.")
    private double rate;

    @Option(names = "--plugs", paramLabel = "N", description = "Vehicles that can be plugged in at once; any number.")
    private Optional<Integer> plugs = Optional.empty();

    @Option(names = "--connection", paramLabel = "kW", description = "Connection of the station to the grid; no limit.")
    private double connection = Double.POSITIVE_INFINITY;

    @Option(
            names = "--efficiency",
            paramLabel = "SHARE",
            description = "Energy into the vehicle per energy metered; 1.")
    private double efficiency = 1;

    @Option(
            names = "--value",
            paramLabel = "MONEY",
            description = "What a MWh costs that is missing at departure; 1000.")
    private double value = 1000;

    @Option(names = "--price", paramLabel = "MONEY", description = "What a MWh from the grid costs; 100.")
    private double price = 100;

    @Option(
            names = "--unit",
            paramLabel = "kW|MW",
            description = "Unit of --rate and --connection, and times h of Energy; kW.")
    private Unit unit = Unit.kW;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            converter = Zone.class,
            description = "Where times without an offset count, as in America/Los_Angeles; UTC, in which the study is"
                    + " written.")
    private ZoneId zone = ZoneOffset.UTC;

    @Option(names = "--step", paramLabel = "TIME", converter = Span.class, description = "Length of a snapshot; 15m.")
    private Duration step = Duration.ofMinutes(15);

    @Option(names = "--station", paramLabel = "NAME", description = "Name of the station; station.")
    private String station = "station";

    @Option(names = "--force", description = "Replace the files of DIR even where rexnet did not write them.")
    private boolean force;

    @Option(names = "--json", description = "Print the answer as one JSON object; everything else goes to stderr.")
    private boolean json;

    ImportSessionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Unit of power, and of energy in an hour at that power. */
    enum Unit {
        kW(1000),
        MW(1);

        private final double perMw;

        Unit(double perMw) {
            this.perMw = perMw;
        }
    }

    /** Reads a time zone from the command line. */
    static final class Zone implements ITypeConverter<ZoneId> {

        @Override
        public ZoneId convert(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'%s' must be a time zone, as in Europe/Berlin".formatted(text));
            }
        }
    }

    @Override
    public Integer call() {
        ResultFolder place = ResultFolder.at(folder, force);
        long start = System.nanoTime();
        Study study;
        try {
            study = study();
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
        double read = Seconds.since(start);
        List<String> remarks = place.write(study, Results.NONE);
        ReadSections.written(terminal, json, study, folder, remarks, new Seconds(read, 0, Seconds.ofProcess()));
        return ExitCode.DONE;
    }

    private Study study() {
        if (step.isZero()) {
            throw new BadInputException("--step must be longer than 0.");
        }
        SessionLog log =
                new SessionLog(station, rate / unit.perMw, efficiency, OptionalDouble.of(value), zone, unit.perMw);
        ChargingStation site = ChargingStation.of(station, "grid", connection / unit.perMw);
        List<EvSession> sessions = log.read(file);
        StudyBuilder study = Study.builder(
                        String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .settings(Settings.DEFAULTS.withTitle("Sessions of " + file.getFileName()))
                .horizon(horizon(sessions))
                .buses("grid")
                .generator("supply", "grid", Double.POSITIVE_INFINITY, price)
                .add(plugs.isPresent() ? site.withPlugs(plugs.get()) : site);
        sessions.forEach(study::add);
        return study.build();
    }

    /** Snapshots from the start of the first day, in UTC, until all have left. */
    private Horizon horizon(List<EvSession> sessions) {
        Instant first = sessions.stream()
                .map(EvSession::arrival)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = sessions.stream()
                .map(EvSession::departure)
                .max(Instant::compareTo)
                .orElseThrow();
        Instant start = first.truncatedTo(java.time.temporal.ChronoUnit.DAYS);
        long count = Math.ceilDiv(Duration.between(start, last).toSeconds(), step.toSeconds());
        if (count > 10_000_000) {
            throw new BadInputException(
                    "The sessions span %s to %s: %d snapshots are too many.".formatted(first, last, count));
        }
        return Horizon.from(start, step, (int) count);
    }
}
