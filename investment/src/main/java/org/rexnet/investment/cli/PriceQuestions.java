package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.answer.PriceSections;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Section;

/**
 * Questions about prices beside their values.
 *
 * @param explained prices that are to be taken apart
 * @param intervals whether the valid prices of every bus and snapshot are to be shown
 */
record PriceQuestions(List<PriceQuestion> explained, boolean intervals) {

    PriceQuestions {
        explained = List.copyOf(explained);
    }

    /** Returns the answers. */
    List<Section> sections(Clearing clearing) {
        PriceSections prices = PriceSections.of(clearing);
        List<Section> sections = new ArrayList<>();
        if (intervals) {
            sections.add(prices.intervals());
        }
        sections.addAll(prices.explanations(explained.stream()
                .map(question -> new PriceSections.Place(question.bus(), question.position(clearing)))
                .toList()));
        return sections;
    }
}
