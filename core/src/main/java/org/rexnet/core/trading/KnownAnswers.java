package org.rexnet.core.trading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;

/**
 * Small files of orders with known answers, each for a study of its own: three buses joined by equal lines (12, 23 and 13), one bus, or
 * PJM's five. Lots of 1 MW and ticks of 1 but for the five buses.
 */
public final class KnownAnswers {

    private static final List<String> NAMES = Stream.concat(
                    IntStream.rangeClosed(1, 19).mapToObj(k -> "K" + k), Stream.of("K25", "K26"))
            .toList();
    private static final double FREE = Double.POSITIVE_INFINITY;
    private static final double TRADED_MW = 1000;
    private static final int HOURS = 8;

    private KnownAnswers() {}

    /** Returns their names. */
    public static List<String> names() {
        return NAMES;
    }

    /** Returns the study that a file of orders is for. */
    public static Study study(String name) {
        return switch (name) {
            case "K1" -> triangle(name, FREE, FREE, FREE, "a", "b", "c", "d");
            case "K2", "K3", "K4", "K5", "K11", "K17" -> triangle(name, FREE, FREE, 10.01, "a", "d", "e", "g", "h");
            case "K6", "K7", "K9" -> triangle(name, 100.01, 100.01, 10.01, "g1", "g2", "g3", "d");
            case "K8" -> triangle(name, 100.01, 100.01, 10.01, "z", "y", "s2", "b3", "b1");
            case "K10" -> triangle(name, FREE, 10.01, 10.01, "s1", "s2", "b3");
            case "K12" -> fiveBuses(name);
            case "K13" -> triangle(name, FREE, FREE, FREE, "P", "Q");
            case "K14", "K15", "K16" -> oneBus(name, "a", "b", "c", "i", "n", "x", "y");
            case "K18" -> oneBus(name, "a1", "a2", "a3", "a4", "f", "z");
            case "K19" -> oneBus(name, "a", "b", "c", "d", "e", "g", "k");
            case "K25", "K26" -> balanced(name);
            default -> throw new IllegalArgumentException("There is no file of orders of the name " + name + ".");
        };
    }

    /** Returns the text of a file of orders. */
    public static String orders(String name) {
        return resource(name + ".csv").orElseThrow();
    }

    /** Returns the text of the meters that belong to it, where there are any. */
    public static Optional<String> meters(String name) {
        return resource(name + "-metered.csv");
    }

    private static Optional<String> resource(String name) {
        try (InputStream in = KnownAnswers.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Settings settings() {
        return Settings.DEFAULTS.withMarket(MarketSettings.DEFAULTS
                .withContracts(MarketSettings.Contracts.of(1, 1, -1000, 3000))
                .withTimetable(MarketSettings.Timetable.continuous(6)));
    }

    private static Study triangle(String name, double mw12, double mw23, double mw13, String... traders) {
        StudyBuilder study = Study.builder(name)
                .hours(HOURS)
                .settings(settings())
                .buses("1", "2", "3")
                .add(org.rexnet.network.Line.of("12", "1", "2", 0.01, mw12))
                .add(org.rexnet.network.Line.of("23", "2", "3", 0.01, mw23))
                .add(org.rexnet.network.Line.of("13", "1", "3", 0.01, mw13));
        Arrays.stream(traders).forEach(one -> study.add(Participant.trader(one, TRADED_MW, "1", "2", "3")));
        return study.build();
    }

    private static Study oneBus(String name, String... traders) {
        StudyBuilder study =
                Study.builder(name).hours(HOURS).settings(settings()).buses("1");
        Arrays.stream(traders).forEach(one -> study.add(Participant.trader(one, TRADED_MW, "1")));
        return study.build();
    }

    /** The five buses of PJM in lots of 1 kW and ticks of a cent. */
    private static Study fiveBuses(String name) {
        MarketSettings market = MarketSettings.DEFAULTS
                .withContracts(MarketSettings.Contracts.of(0.001, 0.01, -500, 3000))
                .withTimetable(MarketSettings.Timetable.continuous(1));
        Study study =
                BuiltInStudies.find("pjm-five-bus").map(BuiltInStudy::study).orElseThrow();
        Study marked = study.withSettings(study.settings().withMarket(market));
        return new Study(
                name,
                marked.settings(),
                marked.network(),
                marked.horizon(),
                marked.components(),
                marked.globalConstraints(),
                marked.conditions(),
                marked.keptColumns(),
                marked.notes());
    }

    /** One bus where a plant has sold all that it can, and another may be called at 80. */
    private static Study balanced(String name) {
        MarketSettings market = settings()
                .market()
                .withTimetable(new MarketSettings.Timetable(
                        OptionalInt.empty(),
                        OptionalInt.of(1),
                        OptionalInt.empty(),
                        OptionalInt.of(0),
                        OptionalInt.of(0)));
        return Study.builder(name)
                .hours(1)
                .settings(settings().withMarket(market))
                .buses("1")
                .generator("plant", "1", 100, 20)
                .generator("peaker", "1", 100, 80)
                .add(Participant.trader("a", TRADED_MW, "1"))
                .add(Participant.trader("b", TRADED_MW, "1"))
                .add(Participant.trader("c", TRADED_MW, "1"))
                .build();
    }
}
