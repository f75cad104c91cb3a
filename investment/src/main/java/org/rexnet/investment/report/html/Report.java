package org.rexnet.investment.report.html;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.section.Section;
import org.rexnet.investment.report.figure.Figure;
import org.rexnet.investment.report.figure.NetworkMap;

/**
 * An answer with all that its report shows.
 *
 * @param title what it is about, in one line
 * @param sections the answer
 * @param figures that belong to no section, such as those over time
 * @param map of the network; empty where there is none to show
 * @param provenance where it comes from
 */
public record Report(
        String title, List<Section> sections, List<Figure> figures, Optional<NetworkMap> map, Provenance provenance) {

    public Report {
        sections = List.copyOf(sections);
        figures = List.copyOf(figures);
    }
}
