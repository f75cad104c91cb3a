package org.rexnet.investment.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;
import org.rexnet.investment.RepresentativePeriods;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A few days or weeks instead of a year. */
final class RepresentativePeriodOption {

    private static final double HOURS_PER_DAY = 24;
    private static final double HOURS_PER_WEEK = 168;

    @Option(
            names = "--representative",
            paramLabel = "NUMBER",
            converter = Converter.class,
            description =
                    "A few days or weeks that stand for the year, as in 12d or 8w: chosen by clustering, the ones of"
                            + " most load left by wind and sun and of least wind and sun among them.")
    private Optional<Wanted> wanted = Optional.empty();

    /** How many periods of which length. */
    record Wanted(int count, double hours) {}

    /** Reads a number of days or weeks. */
    static final class Converter implements CommandLine.ITypeConverter<Wanted> {

        private static final Pattern TEXT = Pattern.compile("(\\d{1,4})([dw])");

        @Override
        public Wanted convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new CommandLine.TypeConversionException(
                        "'%s' must be a number of days or weeks, as in 12d or 8w".formatted(text));
            }
            return new Wanted(
                    Integer.parseInt(matcher.group(1)), matcher.group(2).equals("d") ? HOURS_PER_DAY : HOURS_PER_WEEK);
        }
    }

    /** Returns the chosen periods of a study; empty where all of it is wanted. */
    Optional<RepresentativePeriods> choose(Study study) {
        try {
            return wanted.map(w -> RepresentativePeriods.of(study, w.hours(), w.count()));
        } catch (RefusedStudyException e) {
            throw new BadInputException("--representative: " + e.getMessage(), e);
        }
    }
}
