package org.rexnet.investment.cli;

import java.util.List;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Suggestion;
import picocli.CommandLine;

/**
 * Price that is to be explained.
 *
 * @param bus name of the bus
 * @param snapshot start of the snapshot's label; empty for that of the highest price
 */
record PriceQuestion(String bus, String snapshot) {

    private static final char BEFORE_SNAPSHOT = '@';

    /** Reads a question from the command line. */
    static final class Converter implements CommandLine.ITypeConverter<PriceQuestion> {

        @Override
        public PriceQuestion convert(String text) {
            int at = text.lastIndexOf(BEFORE_SNAPSHOT);
            return at < 0
                    ? new PriceQuestion(text, "")
                    : new PriceQuestion(text.substring(0, at), text.substring(at + 1));
        }
    }

    /** Throws {@link BadInputException} where the study does not have the bus or the snapshot. */
    void check(Study study) {
        if (study.network().findBus(bus).isEmpty()) {
            List<String> known =
                    study.network().buses().stream().map(b -> b.id()).toList();
            throw new BadInputException(
                    "--explain %s: there is no such bus%s.".formatted(bus, Suggestion.maybe(bus, known)));
        }
        List<String> labels = study.horizon().labels();
        if (labels.stream().noneMatch(label -> label.startsWith(snapshot))) {
            throw new BadInputException("--explain %s@%s: there is no such snapshot; the first is %s."
                    .formatted(bus, snapshot, labels.get(0)));
        }
    }

    /** Returns the position of the snapshot. */
    int position(Clearing clearing) {
        int found = -1;
        for (int t = 0; t < clearing.study().horizon().size(); t++) {
            if (clearing.study().horizon().at(t).label().startsWith(snapshot)) {
                if (found < 0 || (snapshot.isEmpty() && clearing.price(bus, t) > clearing.price(bus, found))) {
                    found = t;
                }
            }
        }
        return found;
    }
}
