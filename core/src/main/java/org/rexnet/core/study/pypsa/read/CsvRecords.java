package org.rexnet.core.study.pypsa.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Faults;

/** Receives the cells of a CSV file record by record, the header first; bounded in memory; mutable, for one file. */
public abstract class CsvRecords extends AbstractBaseCsvCallbackHandler<Boolean> {

    private static final int LONGEST_CELL = 1 << 22;
    private static final int LONGEST_RECORD = 1 << 24;
    private static final int MOST_CELLS = 200_000;

    /** Name of the file. */
    public final String file;
    /** What is wrong; to be added to. */
    public final Faults faults;
    /** Names of the columns. */
    public final List<String> header = new ArrayList<>();

    private boolean inHeader = true;
    private int line = 1;
    private int recordLength;

    public CsvRecords(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Says that a file must not be read any further. */
    static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /** Is told that the header is complete. */
    abstract void headerEnds();

    /** Is told that a record begins in the given line. */
    abstract void recordBegins(int line);

    /** Receives one cell. */
    abstract void cell(int column, char[] text, int offset, int length);

    /** Is told that a record of that many cells is complete. */
    abstract void recordEnds(int cells);

    /** Returns the line in which the current record began. */
    public final int line() {
        return line;
    }

    /** Reads a stream to its end; what is wrong becomes a fault. Returns whether all of it could be read. */
    public final boolean readAll(InputStream in) {
        try (CsvReader<Boolean> reader = CsvReader.builder()
                .maxBufferSize(LONGEST_CELL)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(this, new TextReader(in))) {
            reader.forEach(handled -> {});
        } catch (RefusedException | CsvParseException | UncheckedIOException | IOException e) {
            explain(e);
            return false;
        }
        if (inHeader) {
            faults.add(file, "is empty; it needs a header line");
            return false;
        }
        return true;
    }

    private void explain(Exception problem) {
        if (problem instanceof CsvParseException
                && problem.getCause() instanceof RuntimeException own
                && !(own instanceof CsvParseException)
                && !(own instanceof RefusedException)
                && !(own instanceof UncheckedIOException)) {
            throw own;
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof TextReader.NotTextException notText) {
                faults.add(file, notText.line(), "", "", String.valueOf(notText.getMessage()));
                return;
            }
            if (cause instanceof RefusedException refused) {
                faults.add(file, line, "", "", String.valueOf(refused.getMessage()));
                return;
            }
            if (cause instanceof IOException io) {
                faults.add(file, "cannot be read: " + io.getMessage());
                return;
            }
        }
        String message = String.valueOf(problem.getMessage());
        if (message.contains("maximum buffer size")) {
            message = "has a cell of more than %d characters; perhaps a quote is not closed".formatted(LONGEST_CELL);
        } else if (problem.getCause() != null) {
            message = "is not well-formed CSV: " + problem.getCause().getMessage();
        }
        faults.add(file, line, "", "", message);
    }

    @Override
    protected final void handleBegin(long startingLine) {
        line = (int) Math.min(Integer.MAX_VALUE, startingLine);
        recordLength = 0;
        if (!inHeader) {
            recordBegins(line);
        }
    }

    @Override
    protected final void handleField(int column, char[] text, int offset, int length, boolean quoted) {
        recordLength += length + 1;
        if (recordLength > LONGEST_RECORD || column >= MOST_CELLS) {
            throw new RefusedException(
                    "is too long: a line may have %d characters in %d cells".formatted(LONGEST_RECORD, MOST_CELLS));
        }
        if (inHeader) {
            header.add(new String(text, offset, length));
        } else {
            cell(column, text, offset, length);
        }
    }

    @Override
    protected final Boolean buildRecord() {
        if (getRecordType() == RecordType.EMPTY) {
            return Boolean.TRUE;
        }
        if (inHeader) {
            inHeader = false;
            checkHeader();
            headerEnds();
        } else {
            recordEnds(getFieldCount());
        }
        return Boolean.TRUE;
    }

    private void checkHeader() {
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (int column = 1; column < header.size(); column++) {
            if (!header.get(column).isEmpty() && !seen.add(header.get(column))) {
                faults.add(file, line, header.get(column), "", "is the name of two columns");
            }
        }
    }
}
