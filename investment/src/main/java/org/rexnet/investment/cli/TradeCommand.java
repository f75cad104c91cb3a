package org.rexnet.investment.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rexnet.core.exchange.Journal;
import org.rexnet.core.exchange.JournalException;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.trading.BuiltInOrders;
import org.rexnet.core.trading.ExchangerRun;
import org.rexnet.core.trading.ExchangerSections;
import org.rexnet.core.trading.MeteredFile;
import org.rexnet.core.trading.OrderFile;
import org.rexnet.core.trading.OtherOrdersException;
import org.rexnet.core.trading.StudyMarket;
import org.rexnet.core.trading.TradeRun;
import org.rexnet.core.trading.TradeSections;
import org.rexnet.core.trading.TradingSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trades a file of orders on the exchange of a study. */
@Command(
        name = "trade",
        description = "Trades a file of orders on the exchange of a study, and settles what was delivered.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A file of orders has one row for each order or command, with the columns time, command, order,",
            "participant, place, period, side, type, mw, price, peak, until, after, own, converts_to, branch and",
            "note; the page on trading says what they mean. harbour comes with a day of orders, K1 to K19, K25",
            "and K26 with known answers.",
            "",
            "Examples:",
            "  rexnet trade harbour",
            "  rexnet trade harbour --compare-clearing --out day",
            "  rexnet trade K6 --compare-clearing",
            "  rexnet trade my-study --orders orders.csv --metered meters.csv --journal journal",
            "  rexnet trade my-study --orders orders.csv --design exchanger --json"
        })
final class TradeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Option(names = "--orders", paramLabel = "FILE", description = "Orders and other commands, one row each.")
    private Optional<Path> orders = Optional.empty();

    @Option(
            names = "--metered",
            paramLabel = "FILE",
            description = "Metered delivery: participant, place, period, mwh. Without it, delivery as reserved.")
    private Optional<Path> metered = Optional.empty();

    @Option(
            names = "--snapshots",
            paramLabel = "RANGE",
            converter = SnapshotRange.Converter.class,
            description = "Deliver in these only: positions as in 0:24 (end left out), or labels.")
    private Optional<SnapshotRange> snapshots = Optional.empty();

    @Option(
            names = "--design",
            paramLabel = "NAME",
            description = "exchange: orders meet orders; exchanger: an account posts prices. As the study says.")
    private Optional<MarketSettings.Design> design = Optional.empty();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Keep all commands in DIR, or go on from there with the same file of orders.")
    private Optional<Path> journal = Optional.empty();

    @Option(
            names = "--sync",
            paramLabel = "WHEN",
            description = "When the journal must have reached the disk: each-command, each-batch (at the end), never.")
    private Journal.Sync sync = Journal.Sync.EACH_BATCH;

    @Option(names = "--watch", description = "Show the books as they move.")
    private boolean watch;

    @Option(
            names = "--compare-clearing",
            description = "Also clear all orders at once, and say where the exchange gained less.")
    private boolean compares;

    @Mixin
    private OutputArguments output = new OutputArguments();

    TradeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<ResultFolder> folder = output.folder();
        Solver solver = SolverStart.solver();
        Optional<BuiltInOrders> builtIn = argument.findOrders();
        Study study = builtIn.map(BuiltInOrders::study).orElseGet(argument::read);
        StudyMarket market = market(study, builtIn);
        OrderFile file = orders(market, builtIn);
        MeteredFile meters = metered.map(path -> MeteredFile.read(path, market))
                .orElseGet(() -> orders.isPresent() || builtIn.isEmpty()
                        ? MeteredFile.NONE
                        : builtIn.get().readMeters(market));
        MarketSettings.Design chosen = design.orElse(study.settings().market().design());
        List<Section> sections = chosen == MarketSettings.Design.EXCHANGER
                ? exchanger(market, file, meters, solver)
                : exchange(market, file, meters, solver);
        output.answer(terminal, folder, study, Results.NONE, sections);
        return output.code(ExitCode.DONE);
    }

    private StudyMarket market(Study study, Optional<BuiltInOrders> builtIn) {
        if (snapshots.isPresent()) {
            SnapshotRange.Positions positions = snapshots.get().positions(study);
            return StudyMarket.of(study, positions.first(), positions.end());
        }
        return builtIn.map(BuiltInOrders::market).orElseGet(() -> StudyMarket.of(study));
    }

    private OrderFile orders(StudyMarket market, Optional<BuiltInOrders> builtIn) {
        if (orders.isPresent()) {
            try {
                return OrderFile.read(orders.get(), market);
            } catch (StudyException e) {
                throw new BadInputException("%s cannot be traded:".formatted(orders.get()), e);
            }
        }
        return builtIn.map(one -> one.read(market))
                .orElseThrow(() -> new BadInputException(
                        ("--orders FILE is missing: a CSV table with time, order, participant, place, side, period, mw"
                                        + " and price, a row for each order. Of the built-in studies %s bring their own.")
                                .formatted(String.join(", ", BuiltInOrders.names()))));
    }

    private List<Section> exchange(StudyMarket market, OrderFile file, MeteredFile meters, Solver solver) {
        try (TradingSession session = session(market, solver);
                BookWatch watcher = new BookWatch(terminal, session, watch)) {
            return TradeSections.of(TradeRun.of(session, file, meters, compares, solver, watcher));
        } catch (OtherOrdersException e) {
            throw new BadInputException(
                    "Journal %s: %s".formatted(journal.map(Path::toString).orElse(""), e.getMessage()), e);
        }
    }

    private List<Section> exchanger(StudyMarket market, OrderFile file, MeteredFile meters, Solver solver) {
        if (journal.isPresent() || watch || compares) {
            throw new BadInputException(
                    "--design exchanger has no books: --journal, --watch and --compare-clearing are for the exchange.");
        }
        ExchangerRun run = ExchangerRun.of(market, file);
        return ExchangerSections.of(run, run.deliver(meters, solver));
    }

    private TradingSession session(StudyMarket market, Solver solver) {
        if (journal.isEmpty()) {
            return TradingSession.of(market, solver);
        }
        try {
            return TradingSession.journaled(market, solver, journal.get(), sync);
        } catch (JournalException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new BadInputException(
                    "Journal %s: cannot be opened: %s."
                            .formatted(journal.get(), Reason.of(Objects.requireNonNull(e.getCause()))),
                    e);
        }
    }
}
