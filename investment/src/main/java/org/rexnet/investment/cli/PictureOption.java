package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rexnet.core.section.Figures;
import org.rexnet.investment.report.FigurePicture;
import org.rexnet.investment.report.MapPicture;
import org.rexnet.investment.report.html.Report;
import org.rexnet.investment.report.html.ReportFigures;
import picocli.CommandLine.Option;

/** Where the figures of an answer are written as pictures. */
final class PictureOption {

    @Option(names = "--pictures", paramLabel = "DIR", description = "Also write each figure as SVG and PNG, for print.")
    private Optional<Path> folder = Optional.empty();

    boolean isWanted() {
        return folder.isPresent();
    }

    /** Makes the folder; throws {@link BadInputException} where nothing can be written there. */
    void tryOut() {
        folder.ifPresent(place -> {
            try {
                Files.createDirectories(place);
                Files.delete(Files.createTempFile(place, ".rexnet-", ""));
            } catch (IOException e) {
                throw new BadInputException("%s cannot be written: %s.".formatted(place, Reason.of(e)), e);
            }
        });
    }

    /** Writes all figures of a report. */
    void write(Terminal terminal, Report report, boolean quiet) {
        folder.ifPresent(place -> {
            Map<String, Integer> names = new HashMap<>();
            List<FigurePicture> pictures = Stream.concat(
                            report.map().map(MapPicture::of).stream(),
                            ReportFigures.of(report).stream().flatMap(figure -> FigurePicture.of(figure).stream()))
                    .toList();
            try {
                for (FigurePicture picture : pictures) {
                    int same = names.merge(picture.name(), 1, Integer::sum);
                    String name = same == 1 ? picture.name() : picture.name() + "-" + same;
                    Files.writeString(place.resolve(name + ".svg"), picture.svg());
                    Files.write(place.resolve(name + ".png"), picture.png());
                }
            } catch (IOException e) {
                throw new BadInputException("%s cannot be written: %s.".formatted(place, Reason.of(e)), e);
            }
            if (!quiet) {
                terminal.err()
                        .println("Written: %s, %s, each as SVG and PNG"
                                .formatted(place, Figures.count(pictures.size(), "picture", "pictures")));
            }
        });
    }
}
