package org.rexnet.investment.growth;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.Study;
import org.rexnet.investment.growth.GrowthEvent.Divestment;
import org.rexnet.investment.growth.GrowthEvent.Investment;
import org.rexnet.investment.growth.GrowthEvent.Purchase;
import org.rexnet.investment.growth.GrowthEvent.Retirement;
import org.rexnet.investment.signal.Candidate;

/**
 * Remaining changes of arrival orders that do not settle: assets built, ended and given up in their last years.
 *
 * @param orders number of orders that did not settle
 * @param years that are looked at, the last ones of each
 * @param built number of times that each technology was built, in all these years
 * @param ended number of lives of each that ended
 * @param givenUp number of times that each was given up
 * @param shortest life among what was built, in years; may be infinite
 */
record GrowthUnrest(
        int orders,
        int years,
        Map<String, Long> built,
        Map<String, Long> ended,
        Map<String, Long> givenUp,
        double shortest) {

    private static final int LAST_YEARS = 5;
    private static final int MOST_NAMED = 3;

    /** Returns what still moves; empty where all settled. */
    static Optional<GrowthUnrest> of(Study study, List<GrowthHistory> histories) {
        List<GrowthHistory> restless =
                histories.stream().filter(history -> !history.settled()).toList();
        if (restless.isEmpty()) {
            return Optional.empty();
        }
        int years = Math.min(LAST_YEARS, restless.getFirst().last().year());
        Map<String, Candidate> candidates = new HashMap<>();
        Candidate.of(study)
                .forEach(candidate -> candidates.put(key(candidate.kind().table(), candidate.name()), candidate));
        List<GrowthEvent> late = restless.stream()
                .flatMap(history -> history.events().stream()
                        .filter(event -> event.year() > history.last().year() - years))
                .toList();
        Function<Purchase, Optional<Candidate>> find =
                purchase -> Optional.ofNullable(candidates.get(key(purchase.table(), purchase.name())));
        List<Purchase> built = of(late, Investment.class, Investment::purchases);
        return Optional.of(new GrowthUnrest(
                restless.size(),
                years,
                counted(built, find),
                counted(of(late, Retirement.class, event -> List.of(event.asset())), find),
                counted(of(late, Divestment.class, Divestment::assets), find),
                built.stream()
                        .flatMap(purchase -> find.apply(purchase).stream())
                        .mapToDouble(candidate -> candidate.expansion().origin().lifetimeYears())
                        .min()
                        .orElse(Double.POSITIVE_INFINITY)));
    }

    private static String key(String table, String name) {
        return table + ":" + name;
    }

    private static <E extends GrowthEvent> List<Purchase> of(
            List<GrowthEvent> events, Class<E> kind, Function<E, List<Purchase>> assets) {
        return events.stream()
                .flatMap(event -> kind.isInstance(event) ? Stream.of(kind.cast(event)) : Stream.<E>empty())
                .flatMap(event -> assets.apply(event).stream())
                .toList();
    }

    private static Map<String, Long> counted(List<Purchase> some, Function<Purchase, Optional<Candidate>> find) {
        return some.stream()
                .flatMap(purchase -> find.apply(purchase).stream())
                .collect(Collectors.groupingBy(GrowthBalance::technology, TreeMap::new, Collectors.counting()));
    }

    /** Returns a few sentences for people. */
    String text() {
        String moves = Stream.of(
                        words("is built %s times", built),
                        words("ends its life %s times", ended),
                        words("is given up %s times", givenUp))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        String lives = Double.isFinite(shortest)
                ? " The shortest life ends after %s, and each time it is open whether a replacement pays."
                        .formatted(Figures.count(Math.max(1, Math.round(shortest)), "year", "years"))
                : "";
        return "%s did not settle: in a year of the last %d, on average, something %s. Each investment changes the profit of others, so there need not be a state in which nobody gains by a change.%s"
                .formatted(Figures.count(orders, "order", "orders"), years, moves, lives);
    }

    private String words(String sentence, Map<String, Long> counts) {
        double all = counts.values().stream().mapToLong(count -> count).sum();
        if (all == 0) {
            return "";
        }
        String named = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_NAMED)
                .map(entry -> "%s %s".formatted(entry.getKey(), perYear(entry.getValue())))
                .collect(Collectors.joining(", "));
        return sentence.formatted(perYear(all)) + " (" + named + ")";
    }

    private String perYear(double count) {
        return Figures.of(count / orders / years, 1);
    }
}
