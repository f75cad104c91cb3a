package org.rexnet.investment.growth;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.KiloUnits;
import org.rexnet.core.study.ComponentKind;

/** Something that changes what stands. */
public sealed interface GrowthEvent {

    /** Returns the year in which it happens, from 1. */
    int year();

    /** Returns who acts, or whose asset ends. */
    String participant();

    /** Returns what happens, without year and participant, as people read it. */
    String words();

    /** Returns one line of the log, which is the same for the same history on every machine that computes alike. */
    String toLine();

    /**
     * Capacity of one candidate.
     *
     * @param table stem of its table
     * @param name its name
     * @param amount in MW, for stores in MWh
     */
    record Purchase(String table, String name, double amount) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s:%s %.9g", table, name, amount);
        }

        private String words() {
            String unit = Arrays.stream(ComponentKind.values())
                    .filter(kind -> kind.table().equals(table) && kind.hasCapacity())
                    .map(kind -> KiloUnits.smaller(kind.unit()))
                    .findFirst()
                    .orElse("");
            return "%s (%s %s)".formatted(name, Figures.quantity(KiloUnits.KILO * amount), unit);
        }

        private static String words(String verb, List<Purchase> purchases, double netValuePerYear) {
            return "%s %s and gains %s a year"
                    .formatted(
                            verb,
                            purchases.stream().map(Purchase::words).collect(Collectors.joining(", ")),
                            Figures.quantity(netValuePerYear));
        }
    }

    /**
     * A participant builds, because that pays.
     *
     * @param netValuePerYear its gain a year by its own account beyond the annual cost of the new capacity; above 0
     * @param netPresentValue the same over the shortest life among what it builds, at the discount rate of that; infinite where neither
     *     ends
     */
    record Investment(
            int year, String participant, List<Purchase> purchases, double netValuePerYear, double netPresentValue)
            implements GrowthEvent {

        public Investment {
            purchases = List.copyOf(purchases);
        }

        @Override
        public String words() {
            return Purchase.words("builds", purchases, netValuePerYear);
        }

        @Override
        public String toLine() {
            return String.format(
                    Locale.ROOT,
                    "%d %s builds %s, net value %.6g a year",
                    year,
                    participant,
                    purchases.stream().map(Purchase::toString).collect(Collectors.joining(", ")),
                    netValuePerYear);
        }
    }

    /**
     * A participant gives up what it built, because its annual cost is more than it brings.
     *
     * @param netValuePerYear its gain a year: the annual cost saved less the earnings lost; above 0
     */
    record Divestment(int year, String participant, List<Purchase> assets, double netValuePerYear)
            implements GrowthEvent {

        public Divestment {
            assets = List.copyOf(assets);
        }

        @Override
        public String words() {
            return Purchase.words("gives up", assets, netValuePerYear);
        }

        @Override
        public String toLine() {
            return String.format(
                    Locale.ROOT,
                    "%d %s gives up %s, net value %.6g a year",
                    year,
                    participant,
                    assets.stream().map(Purchase::toString).collect(Collectors.joining(", ")),
                    netValuePerYear);
        }
    }

    /** The life of what was built ends before a year begins. */
    record Retirement(int year, String participant, Purchase asset) implements GrowthEvent {

        @Override
        public String words() {
            return "loses %s, whose life is over".formatted(asset.words());
        }

        @Override
        public String toLine() {
            return "%d %s retires %s".formatted(year, participant, asset);
        }
    }
}
