package org.rexnet.investment.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A table that is written where no file was. */
final class NewTable {

    private NewTable() {}

    /** Writes rows, the header first; throws {@link BadInputException} where the file exists or cannot be written. */
    static void write(Path path, List<List<String>> rows) {
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(path, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            rows.forEach(csv::writeRecord);
        } catch (FileAlreadyExistsException e) {
            throw new BadInputException("%s exists already.".formatted(path), e);
        } catch (IOException e) {
            throw new BadInputException("Cannot write %s: %s.".formatted(path, Reason.of(e)), e);
        }
    }
}
