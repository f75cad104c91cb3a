package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LargestNumber;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.imports.DateOrder;
import org.rexnet.core.study.imports.LogField;
import org.rexnet.core.study.imports.SessionLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Makes a study of the charging sessions that a site has recorded. */
@Command(
        name = "sessions",
        description = {
            "Makes a study of recorded charging sessions: stations, their sessions, and energy from the grid.",
            "FILE is CSV or JSON with columns as ACN-Data, ElaadNL and others name them, or as --columns says."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet import sessions caltech.csv garage --rate 7.2 --plugs 40 --connection 100",
            "  rexnet import sessions log.csv town --rate 11 --columns start=Von,end=Bis,energy=Menge --zone"
                    + " Europe/Berlin",
            "  rexnet clear garage --rolling 168h"
        })
final class ImportSessionsCommand implements Callable<Integer> {

    private static final int MOST_NAMED = 20;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The log of sessions.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DIR", description = "The folder to write.")
    private Path folder = Path.of("");

    @Option(
            names = "--rate",
            required = true,
            paramLabel = "kW",
            description = "Most power of a vehicle, where the log does not say it.")
    private double rate;

    @Option(
            names = "--plugs",
            paramLabel = "N",
            description = "Vehicles that can be plugged in at once at a station; any number.")
    private Optional<Integer> plugs = Optional.empty();

    @Option(
            names = "--connection",
            paramLabel = "kW",
            description = "Connection of each station to the grid; no limit.")
    private double connection = Double.POSITIVE_INFINITY;

    @Option(
            names = "--efficiency",
            paramLabel = "SHARE",
            description = "Energy into the vehicle per energy metered; 1.")
    private double efficiency = 1;

    @Option(names = "--value", paramLabel = "MONEY", description = "Cost of a MWh missing at departure; 1000.")
    private double value = 1000;

    @Option(names = "--price", paramLabel = "MONEY", description = "Price of a MWh from the grid; 100.")
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

    @Option(
            names = "--station",
            paramLabel = "NAME",
            description = "Name of the station, where the log names none; station.")
    private String station = "station";

    @Option(
            names = "--columns",
            paramLabel = "WHAT=NAME",
            split = ",",
            description =
                    "Columns of the log that are not found by their names: start, end, energy, station, rate, id.")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--dates",
            paramLabel = "day-first|month-first",
            converter = Order.class,
            description = "Order in dates such as 03/04/2019, where the log does not tell.")
    private Optional<DateOrder> order = Optional.empty();

    @Option(names = "--strict", description = "Refuse the log if any of its rows cannot be read.")
    private boolean strict;

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

    /** Reads the order of dates from the command line. */
    static final class Order implements ITypeConverter<DateOrder> {

        @Override
        public DateOrder convert(String text) {
            return switch (text) {
                case "day-first" -> DateOrder.DAY_FIRST;
                case "month-first" -> DateOrder.MONTH_FIRST;
                default -> throw new TypeConversionException("'%s' must be day-first or month-first".formatted(text));
            };
        }
    }

    @Override
    public Integer call() {
        ResultFolder place = ResultFolder.at(folder, force);
        long start = System.nanoTime();
        SessionLog.Found found = BadInputException.ofInput(this::log).read(file);
        if (strict && !found.skipped().isEmpty()) {
            throw new StudyException(found.skipped());
        }
        Study study = BadInputException.ofInput(() -> study(found));
        double read = Seconds.since(start);
        List<String> remarks = new ArrayList<>(remarks(found));
        remarks.addAll(place.write(study, Results.NONE));
        ReadSections.written(terminal, json, study, folder, remarks, new Seconds(read, 0, Seconds.ofProcess()));
        return ExitCode.DONE;
    }

    private SessionLog log() {
        if (step.isZero()) {
            throw new BadInputException("--step must be longer than 0.");
        }
        if (!(rate >= 0) || LargestNumber.isExceededBy(rate)) {
            throw new BadInputException(
                    "--rate must be a number from 0 to %s but is %s.".formatted(LargestNumber.TEXT, rate));
        }
        Map<LogField, String> named = new EnumMap<>(LogField.class);
        columns.forEach((word, column) -> named.put(
                Arrays.stream(LogField.values())
                        .filter(field -> field.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new BadInputException(
                                "--columns %s=%s: the first must be one of start, end, energy, station, rate, id."
                                        .formatted(word, column))),
                column));
        return new SessionLog(
                named,
                station,
                rate / unit.perMw,
                efficiency,
                OptionalDouble.of(value),
                zone,
                order.orElse(null),
                unit.perMw);
    }

    /** Returns how the log was read, and which of its rows were not. */
    private static List<String> remarks(SessionLog.Found found) {
        List<String> remarks = new ArrayList<>(found.notes());
        List<Fault> skipped = found.skipped();
        if (!skipped.isEmpty()) {
            long rows = skipped.stream().map(Fault::line).distinct().count();
            remarks.add("%s left out, because they cannot be read; --strict refuses such a log."
                    .formatted(rows == 1 ? "1 row is" : rows + " rows are"));
            skipped.stream().limit(MOST_NAMED).forEach(fault -> remarks.add(fault + "."));
            if (skipped.size() > MOST_NAMED) {
                remarks.add("… and %d more faults.".formatted(skipped.size() - MOST_NAMED));
            }
        }
        return remarks;
    }

    private Study study(SessionLog.Found found) {
        List<EvSession> sessions = found.sessions();
        StudyBuilder study = Study.builder(
                        String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .settings(Settings.DEFAULTS.withTitle("Sessions of " + file.getFileName()))
                .horizon(horizon(sessions))
                .buses("grid")
                .generator("supply", "grid", Double.POSITIVE_INFINITY, price);
        for (String name : found.stations()) {
            ChargingStation site = ChargingStation.of(name, "grid", connection / unit.perMw);
            study.add(plugs.isPresent() ? site.withPlugs(plugs.get()) : site);
        }
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
