package org.rexnet.investment.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rexnet.core.study.Study;
import org.rexnet.investment.PartOfHorizon;
import picocli.CommandLine;

/**
 * Part of a horizon as it is written on the command line.
 *
 * <p>{@code 0:24} counts positions from 0, the end left out, either side optional; {@code 2011-01-03..2011-01-09} are the first and the
 * last snapshot whose labels start with these texts.
 *
 * @param text as written
 */
record SnapshotRange(String text) {

    private static final Pattern POSITIONS = Pattern.compile("(\\d{0,9}):(\\d{0,9})");
    private static final String BETWEEN_LABELS = "..";

    /** Reads a range from the command line. */
    static final class Converter implements CommandLine.ITypeConverter<SnapshotRange> {

        @Override
        public SnapshotRange convert(String text) {
            if (!POSITIONS.matcher(text).matches() && !text.contains(BETWEEN_LABELS)) {
                throw new CommandLine.TypeConversionException(
                        "'%s' must be two positions, as in 0:24, or two labels, as in 2030-01-01..2030-01-07"
                                .formatted(text));
            }
            return new SnapshotRange(text);
        }
    }

    /** Returns the study of these snapshots; throws {@link BadInputException} where there are none. */
    Study cut(Study study) {
        Positions positions = positions(study);
        return PartOfHorizon.of(study, positions.first(), positions.end());
    }

    /**
     * Positions of snapshots.
     *
     * @param first of the first
     * @param end after the last
     */
    record Positions(int first, int end) {}

    /** Returns the positions in the horizon of a study; throws {@link BadInputException} where there are none. */
    Positions positions(Study study) {
        List<String> labels = study.horizon().labels();
        Matcher positions = POSITIONS.matcher(text);
        int first;
        int end;
        if (positions.matches()) {
            first = positions.group(1).isEmpty() ? 0 : Integer.parseInt(positions.group(1));
            end = positions.group(2).isEmpty() ? labels.size() : Integer.parseInt(positions.group(2));
        } else {
            int dots = text.indexOf(BETWEEN_LABELS);
            String from = text.substring(0, dots);
            String to = text.substring(dots + BETWEEN_LABELS.length());
            first = from.isEmpty() ? 0 : firstWithLabel(labels, from);
            end = to.isEmpty() ? labels.size() : lastWithLabel(labels, to) + 1;
        }
        if (first >= end || end > labels.size()) {
            throw new BadInputException("--snapshots %s: the study has the snapshots 0:%d, from %s to %s."
                    .formatted(text, labels.size(), labels.get(0), labels.get(labels.size() - 1)));
        }
        return new Positions(first, end);
    }

    private static int firstWithLabel(List<String> labels, String start) {
        for (int t = 0; t < labels.size(); t++) {
            if (labels.get(t).startsWith(start)) {
                return t;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static int lastWithLabel(List<String> labels, String start) {
        for (int t = labels.size() - 1; t >= 0; t--) {
            if (labels.get(t).startsWith(start)) {
                return t;
            }
        }
        return -1;
    }
}
