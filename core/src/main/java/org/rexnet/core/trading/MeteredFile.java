package org.rexnet.core.trading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.TextFile;

/**
 * What meters showed: columns {@code participant}, {@code place}, {@code period} and {@code mwh}, injected above 0, withdrawn below,
 * without what the balancing dispatch calls. Immutable.
 */
public final class MeteredFile {

    /** No meters. */
    public static final MeteredFile NONE = new MeteredFile(Map.of());

    private static final List<String> COLUMNS = List.of("participant", "place", "period", "mwh");
    private static final double MILLILOTS = 1000;
    private static final double MINUTES_PER_HOUR = 60;

    /** Thousandths of lots by portfolio and period. */
    private final Map<List<Integer>, Long> millilots;

    private MeteredFile(Map<List<Integer>, Long> millilots) {
        this.millilots = Map.copyOf(millilots);
    }

    /**
     * Reads a file.
     *
     * @throws org.rexnet.core.study.StudyException that names every fault
     */
    public static MeteredFile read(Path path, StudyMarket market) {
        String file = String.valueOf(path.getFileName());
        Faults faults = new Faults();
        try {
            return read(file, TextFile.read(path, TextFile.TABLE), market);
        } catch (CharacterCodingException e) {
            faults.add(file, "is not text in UTF-8");
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
        }
        faults.throwIfAny();
        return NONE;
    }

    /** As {@link #read(Path, StudyMarket)}, of a text; {@code file} is named in faults. */
    public static MeteredFile read(String file, String text, StudyMarket market) {
        Faults faults = new Faults();
        List<CsvRecord> records = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text)) {
            csv.forEach(records::add);
        } catch (CsvParseException e) {
            faults.add(file, "is not a table: " + e.getMessage());
        } catch (IOException e) {
            faults.add(file, "cannot be read: " + e.getMessage());
        }
        if (faults.isEmpty()
                && (records.isEmpty() || !records.get(0).getFields().equals(COLUMNS))) {
            faults.add(file, 1, "", "", "must have the columns " + String.join(", ", COLUMNS));
        }
        faults.throwIfAny();
        Map<List<Integer>, Long> found = new HashMap<>();
        for (CsvRecord one : records.subList(1, records.size())) {
            read(file, one, market, faults, found);
        }
        faults.throwIfAny();
        return new MeteredFile(found);
    }

    private static void read(
            String file, CsvRecord one, StudyMarket market, Faults faults, Map<List<Integer>, Long> found) {
        int line = (int) one.getStartingLineNumber();
        if (one.getFieldCount() != COLUMNS.size()) {
            faults.add(file, line, "", "", "must have %d cells".formatted(COLUMNS.size()));
            return;
        }
        String participant = one.getField(0).strip();
        String place = one.getField(1).strip();
        var portfolio = market.findPortfolio(participant, place);
        if (portfolio.isEmpty()) {
            List<String> participants =
                    market.portfolios().stream().map(Portfolio::participant).toList();
            boolean known = participants.contains(participant);
            faults.add(
                    file,
                    line,
                    COLUMNS.get(known ? 1 : 0),
                    known ? place : participant,
                    known
                            ? "is no place at which %s can trade".formatted(participant)
                            : "is no participant of the study" + Suggestion.maybe(participant, participants));
        }
        var period = new OrderPeriods(market.horizon()).find(one.getField(2));
        if (period.isEmpty()) {
            faults.add(
                    file,
                    line,
                    "period",
                    one.getField(2),
                    "must be a delivery period, %s to %s"
                            .formatted(
                                    market.horizon().label(0),
                                    market.horizon().label(market.periods().count() - 1)));
        }
        String text = one.getField(3).strip();
        boolean isNumber = text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
        double lots = isNumber
                ? Double.parseDouble(text)
                        * MINUTES_PER_HOUR
                        / market.periods().minutes()
                        / market.rules().lotMw()
                : Double.NaN;
        if (!(Math.abs(lots) <= Integer.MAX_VALUE)) {
            faults.add(file, line, "mwh", text, "must be a number of MWh that 2^31 lots can carry");
        } else if (portfolio.isPresent() && period.isPresent()) {
            List<Integer> key = List.of(portfolio.get().number(), period.getAsInt());
            if (found.put(key, Math.round(lots * MILLILOTS)) != null) {
                faults.add(
                        file,
                        line,
                        "period",
                        one.getField(2),
                        "is metered twice for %s at %s".formatted(participant, place));
            }
        }
    }

    /** Returns what a meter showed, in thousandths of lots; empty where there was none. */
    public OptionalLong find(int portfolio, int period) {
        Long found = millilots.get(List.of(portfolio, period));
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }

    /** Returns how many rows there are. */
    public int size() {
        return millilots.size();
    }
}
