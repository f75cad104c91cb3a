package org.rexnet.investment.report.html;

import java.util.List;
import java.util.stream.Stream;
import org.rexnet.investment.report.figure.Figure;
import org.rexnet.investment.report.figure.SectionFigure;

/** All figures of a report. */
public final class ReportFigures {

    private ReportFigures() {}

    /** Returns the figures of sections, then those over time. */
    public static List<Figure> of(Report report) {
        return Stream.concat(
                        report.sections().stream().flatMap(section -> SectionFigure.find(section).stream()),
                        report.figures().stream())
                .toList();
    }
}
