package org.rexnet.core.simulation.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.MarketSettings.Contracts;
import org.rexnet.core.study.MarketSettings.SettlementRules;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.Suggestion;

/** Something that an experiment varies, the same for all designs. */
public enum Factor {
    WIND_AND_SUN("wind_and_sun", "share of the energy needed that wind and sun can give, from 0 to 10") {
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
    WINDOW("window", "periods that trade at a time, at least 1") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withMarket(settings.market()
                    .withTimetable(settings.market().timetable().withWindow(whole(value, 1, 10_000))));
        }
    },
    LOT("lot", "MW of a lot, above 0") {
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
    ARRIVALS("arrivals", "arrivals of a participant at the market per period, on average, above 0") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withSimulation(settings.simulation().withArrivals(number(value, Double.MIN_VALUE, 1e6)));
        }
    },
    THRESHOLD("threshold", "by how much prices must move before a store plans anew for that, at least 0") {
        @Override
        Settings apply(Settings settings, String value) {
            return settings.withSimulation(settings.simulation().withThreshold(number(value, 0, 1e6)));
        }
    },
    IMBALANCE("imbalance", "rule for imbalances: single, dual, separated or flat") {
        @Override
        Settings apply(Settings settings, String value) {
            SettlementRules said = settings.market().settlement();
            List<String> names = Arrays.stream(MarketSettings.Imbalance.values())
                    .map(rule -> rule.name().toLowerCase(Locale.ROOT))
                    .toList();
            if (!names.contains(value)) {
                throw refused(value, "must be one of %s".formatted(String.join(", ", names)));
            }
            return settings.withMarket(settings.market()
                    .withSettlement(
                            said.withImbalance(MarketSettings.Imbalance.valueOf(value.toUpperCase(Locale.ROOT)))));
        }
    },
    FLEXIBLE("flexible", "share of the participants with flexibility that keep theirs, from 0 to 1") {
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
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(value, "must be a number: " + meaning);
        }
        throw refused(value, "must be " + meaning);
    }

    int whole(String value, int least, int most) {
        double number = number(value, least, most);
        if (number != Math.rint(number)) {
            throw refused(value, "must be a whole number: " + meaning);
        }
        return (int) number;
    }

    IllegalArgumentException refused(String value, String message) {
        return new IllegalArgumentException("Factor %s = %s: %s.".formatted(word, value, message));
    }
}
