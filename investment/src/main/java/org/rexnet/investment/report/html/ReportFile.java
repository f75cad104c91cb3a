package org.rexnet.investment.report.html;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A report as a text that can be read back: what a result folder keeps, so that pages and pictures can be made again. */
public final class ReportFile {

    /** Name of the file in a result folder. */
    public static final String NAME = "answer.json";

    /** Number of the format; another cannot be read. */
    private static final int FORMAT = 2;

    private ReportFile() {}

    /**
     * What the file holds.
     *
     * @param format of what follows
     */
    record Kept(int format, Report report) {}

    /** Returns a report as text. */
    public static String text(Report report) {
        StringWriter out = new StringWriter();
        try {
            RecordWriter.write(new Kept(FORMAT, report), out);
        } catch (IOException e) {
            throw new UncheckedIOException("The answer cannot be written.", e);
        }
        return out.toString();
    }

    /**
     * Reads the report of a result folder.
     *
     * @throws IllegalArgumentException that says why it cannot be shown
     * @throws IOException if the file cannot be read
     */
    public static Report read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IllegalArgumentException("%s is no file, but a folder, pipe or device.".formatted(file));
            }
            String text = Files.readString(file);
            int format = RecordReader.firstNumber(text, "format");
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "%s is in format %d, that of another version; this one reads format %d. Write the folder again, by the same command with --out."
                                .formatted(file, format, FORMAT));
            }
            return RecordReader.read(text, Kept.class).report();
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(
                    "%s has no %s: it is no result folder, or was written by an older version. Write it again, by the same command with --out."
                            .formatted(folder, NAME),
                    e);
        } catch (RecordReader.UnreadableException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s Write the folder again, by the same command with --out."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
