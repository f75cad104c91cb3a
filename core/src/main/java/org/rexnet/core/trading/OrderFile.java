package org.rexnet.core.trading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.Event;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.TextFile;

/**
 * File of orders and other commands, one row each, in the order in which they happen; see {@link OrderColumn} for its columns.
 *
 * <p>All that is wrong with the file is told at once, before anything is traded: names, numbers, lots and ticks. What breaks a rule only
 * when its time comes, such as a period that has closed or a limit outside the price band, is refused then by the exchange, and the rest
 * goes on.
 */
public final class OrderFile {

    private final List<OrderStep> steps;
    private final Map<Long, String> names;
    private final Map<Integer, OrderStep> byLine = new HashMap<>();

    private OrderFile(List<OrderStep> steps, Map<Long, String> names) {
        this.steps = List.copyOf(steps);
        this.names = Map.copyOf(names);
        steps.forEach(step -> byLine.put(step.line(), step));
    }

    /**
     * Reads a file.
     *
     * @throws org.rexnet.core.study.StudyException that names every fault
     */
    public static OrderFile read(Path path, StudyMarket market) {
        String file = String.valueOf(path.getFileName());
        Faults faults = new Faults();
        String text = "";
        try {
            text = TextFile.read(path, TextFile.TABLE);
        } catch (CharacterCodingException e) {
            faults.add(file, "is not text in UTF-8");
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
        }
        faults.throwIfAny();
        return read(file, text, market);
    }

    /** As {@link #read(Path, StudyMarket)}, of a text; {@code file} is named in faults. */
    public static OrderFile read(String file, String text, StudyMarket market) {
        Faults faults = new Faults();
        List<CsvRecord> records = records(file, text, faults);
        faults.throwIfAny();
        List<String> header =
                records.get(0).getFields().stream().map(String::strip).toList();
        Map<OrderColumn, Integer> columns = new HashMap<>();
        for (int k = 0; k < header.size(); k++) {
            int at = OrderColumn.titles().indexOf(header.get(k));
            if (at < 0) {
                faults.add(
                        file,
                        1,
                        header.get(k),
                        "",
                        "is not a known column; known are %s%s"
                                .formatted(
                                        String.join(", ", OrderColumn.titles()),
                                        Suggestion.maybe(header.get(k), OrderColumn.titles())));
            } else if (columns.put(OrderColumn.values()[at], k) != null) {
                faults.add(file, 1, header.get(k), "", "is the name of two columns");
            }
        }
        OrderRows rows = new OrderRows(file, market, columns, faults);
        List<OrderStep> steps = new ArrayList<>();
        for (CsvRecord one : records.subList(1, records.size())) {
            if (one.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                rows.read(one, header.size()).ifPresent(steps::add);
            }
        }
        Instant end = lastGate(market);
        if (!steps.isEmpty() && !steps.getFirst().time().isBefore(end)) {
            OrderStep first = steps.getFirst();
            faults.add(
                    file,
                    first.line(),
                    OrderColumn.TIME.title(),
                    TradedHorizon.seconds(first.time()),
                    "must be before the last gate closes, at " + TradedHorizon.seconds(end));
        }
        faults.throwIfAny();
        return new OrderFile(steps, rows.names());
    }

    private static Instant lastGate(StudyMarket market) {
        long start = market.periods().startMillis(market.periods().count() - 1);
        return Instant.ofEpochMilli(start)
                .minus(Duration.ofMinutes(market.rules().gateMinutes()));
    }

    private static List<CsvRecord> records(String file, String text, Faults faults) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .commentStrategy(de.siegmar.fastcsv.reader.CommentStrategy.SKIP)
                .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(plain)) {
            List<CsvRecord> records = csv.stream().toList();
            if (records.isEmpty()) {
                faults.add(file, "is empty; it needs a header line");
            }
            return records;
        } catch (CsvParseException e) {
            faults.add(file, "is not a table: " + e.getMessage());
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
        }
        return List.of();
    }

    /** Returns the rows in order. */
    public List<OrderStep> steps() {
        return steps;
    }

    /** Returns what people call an order; its number where the file does not name it. */
    public String name(long order) {
        return names.getOrDefault(order, Long.toString(order));
    }

    /**
     * Plays all rows in a session, from opening the exchange on; periods that are open at the end stay so.
     *
     * @param watcher told of what came of each row
     */
    public void play(TradingSession session, Watcher watcher) {
        session.open(opening(session.market()));
        for (OrderStep step : steps) {
            session.history().at(step.line());
            List<Event> events = new ArrayList<>();
            for (Command command : step.commands()) {
                events.addAll(session.execute(command));
            }
            watcher.happened(step, events);
        }
        session.history().at(0);
    }

    /** Returns when the exchange opens: at the first row, or half a period before the first delivery where there is none. */
    Instant opening(StudyMarket market) {
        return steps.isEmpty() ? OrderRows.usualTime(market) : steps.get(0).time();
    }

    /** Is told of what came of each row of a file. */
    public interface Watcher {

        Watcher NONE = (step, events) -> {};

        void happened(OrderStep step, List<Event> events);
    }

    /** Returns the row of a line. */
    Optional<OrderStep> step(int line) {
        return Optional.ofNullable(byLine.get(line));
    }
}
