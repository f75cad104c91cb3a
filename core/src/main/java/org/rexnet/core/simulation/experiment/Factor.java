package org.rexnet.core.simulation.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.MarketSettings.Contracts;
import org.rexnet.core.study.MarketSettings.SettlementRules;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Suggestion;

/** Something that an experiment varies, the same for all designs. */
public enum Factor {
    WIND_AND_SUN("wind_and_sun", "share of the energy needed that wind and sun can give") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withSimulation(settings.simulation().withWindAndSun(number(value, 0, 10)));
        }
    },
    PERIOD("period", "minutes of a delivery period, a part of a snapshot") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withMarket(settings.market()
                    .withTimetable(settings.market().timetable().withPeriodMinutes(whole(value, 1, 1440))));
        }
    },
    WINDOW("window", "periods that trade at a time") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withMarket(settings.market()
                    .withTimetable(settings.market().timetable().withWindow(whole(value, 1, 10_000))));
        }
    },
    LOT("lot", "MW of a lot") {
        @Override
        Settings apply(Settings settings, String value) {
            Contracts said = settings.market().contracts();
            return settings.withMarket(settings.market()
                    .withContracts(new Contracts(
                            OptionalDouble.of(number(value, Double.MIN_VALUE, 1e6)),
                            said.tick(),
                            said.lowestPrice(),
                            said.highestPrice(),
                            said.leastLots(),
                            said.reserveLots(),
                            said.capFactor())));
        }
    },
    ARRIVALS("arrivals", "arrivals of a participant at the market per period, on average") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withSimulation(settings.simulation().withArrivals(number(value, Double.MIN_VALUE, 1e6)));
        }
    },
    THRESHOLD("threshold", "by how much prices must move before a store plans anew") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withSimulation(settings.simulation().withThreshold(number(value, 0, 1e6)));
        }
    },
    IMBALANCE("imbalance", "rule for imbalances") {
        @Override
        Settings apply(Settings settings, String value) {
            SettlementRules said = settings.market().settlement();
            List<String> names = Arrays.stream(MarketSettings.Imbalance.values())
                    .map(rule -> rule.name().toLowerCase(Locale.ROOT))
                    .toList();
            if (!names.contains(value)) {
                throw refused(value, "one of " + String.join(", ", names));
            }
            return settings.withMarket(settings.market()
                    .withSettlement(
                            said.withImbalance(MarketSettings.Imbalance.valueOf(value.toUpperCase(Locale.ROOT)))));
        }
    },
    FLEXIBLE("flexible", "share of the participants with flexibility that keep theirs") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withSimulation(settings.simulation().withFlexible(number(value, 0, 1)));
        }
    };

    private final String word;
    private final String meaning;

    Factor(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** Returns the settings of a study for a level. */
    abstract Settings apply(Settings settings, String value);

    /**
     * Returns a study at one of its levels.
     *
     * @throws IllegalArgumentException where the level makes no sense; the message says what is allowed
     */
    public Study apply(Study study, String value) {
        return study.withSettings(apply(study.settings(), value));
    }

    /** Returns the word by which it is chosen. */
    public String word() {
        return word;
    }

    /** Returns what its levels are. */
    public String meaning() {
        return meaning;
    }

    /**
     * Returns the factor of a word.
     *
     * @throws IllegalArgumentException where there is none; the message lists all
     */
    public static Factor of(String word) {
        List<String> words = Arrays.stream(values()).map(Factor::word).toList();
        int at = words.indexOf(word);
        if (at < 0) {
            throw new IllegalArgumentException("There is no factor %s; there are %s%s."
                    .formatted(word, String.join(", ", words), Suggestion.maybe(word, words)));
        }
        return values()[at];
    }

    double number(String value, double least, double most) {
        return level(value, least, most).orElseThrow(() -> refused(value, "a number " + range(least, most)));
    }

    int whole(String value, int least, int most) {
        return level(value, least, most)
                .filter(number -> number == Math.rint(number))
                .orElseThrow(() -> refused(value, "a whole number " + range(least, most)))
                .intValue();
    }

    private static Optional<Double> level(String value, double least, double most) {
        try {
            double number = Double.parseDouble(value);
            return number >= least && number <= most ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String range(double least, double most) {
        return least == Double.MIN_VALUE
                ? "above 0, at most %.0f".formatted(most)
                : "from %.0f to %.0f".formatted(least, most);
    }

    IllegalArgumentException refused(String value, String allowed) {
        return new IllegalArgumentException(
                "Factor %s = %s: must be %s (%s).".formatted(word, value, allowed, meaning));
    }
}
