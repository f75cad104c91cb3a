package org.rexnet.core.trading;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;

/**
 * Orders that come with RexNet: a day of the harbour town, and files with known answers.
 *
 * @param name of the study
 * @param study that they are for
 * @param from position of the first snapshot that is traded
 * @param end position after the last one
 * @param orders text of the file of orders
 * @param meters text of the meters, where there are any
 */
public record BuiltInOrders(String name, Study study, int from, int end, String orders, Optional<String> meters) {

    private static final String HARBOUR = "harbour";

    /** The day that is traded: the second of the winter week. */
    private static final int HARBOUR_FROM = 24;

    private static final int HARBOUR_END = 48;

    /** Returns the names of the studies that have orders. */
    public static List<String> names() {
        return Stream.concat(Stream.of(HARBOUR), KnownAnswers.names().stream()).toList();
    }

    /** Returns the orders that come for the study of a name. */
    public static Optional<BuiltInOrders> find(String name) {
        if (name.equals(HARBOUR)) {
            Study study = BuiltInStudies.find(name).map(BuiltInStudy::study).orElseThrow();
            return Optional.of(new BuiltInOrders(
                    name, study, HARBOUR_FROM, HARBOUR_END, KnownAnswers.orders(name), KnownAnswers.meters(name)));
        }
        if (!KnownAnswers.names().contains(name)) {
            return Optional.empty();
        }
        Study study = KnownAnswers.study(name);
        return Optional.of(new BuiltInOrders(
                name, study, 0, study.horizon().size(), KnownAnswers.orders(name), KnownAnswers.meters(name)));
    }

    /** Returns the market that is traded. */
    public StudyMarket market() {
        return StudyMarket.of(study, from, end);
    }

    /** Returns the orders, read for a market. */
    public OrderFile read(StudyMarket market) {
        return OrderFile.read(name + ".csv", orders, market);
    }

    /** Returns the meters, read for a market; none where there are none. */
    public MeteredFile readMeters(StudyMarket market) {
        return meters.map(text -> MeteredFile.read(name + "-metered.csv", text, market))
                .orElse(MeteredFile.NONE);
    }
}
