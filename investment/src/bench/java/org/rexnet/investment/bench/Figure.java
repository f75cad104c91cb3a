package org.rexnet.investment.bench;

import java.util.Locale;

/**
 * One row of the table: what was measured, and the bar that it should reach.
 *
 * @param name what is measured
 * @param measured what came out, with its unit
 * @param bar what should come out
 * @param verdict how the two compare
 */
record Figure(String name, String measured, String bar, Verdict verdict) {

    private static final double SAME = 1e-6;

    /** How a figure compares with its bar. */
    enum Verdict {
        MET("met"),
        NOT_MET("not met"),
        /** There is no bar. */
        TOLD("told"),
        SKIPPED("skipped"),
        FAILED("failed");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }

        static Verdict of(boolean met) {
            return met ? MET : NOT_MET;
        }
    }

    /** A ratio of two times that should be at least {@code least}. */
    static Figure ratio(String name, double slowSeconds, double fastSeconds, double least) {
        double ratio = slowSeconds / fastSeconds;
        return new Figure(
                name,
                text("%.1f x (%s against %s)", ratio, seconds(fastSeconds), seconds(slowSeconds)),
                text("at least %.0f x", least),
                Verdict.of(ratio >= least));
    }

    /** A ratio of two times that tells more about another figure. */
    static Figure toldRatio(String name, double slowSeconds, double fastSeconds) {
        return new Figure(
                name,
                text("%.1f x (%s against %s)", slowSeconds / fastSeconds, seconds(fastSeconds), seconds(slowSeconds)),
                "",
                Verdict.TOLD);
    }

    /** A time that should stay below {@code most}. */
    static Figure time(String name, double takenSeconds, double most) {
        return new Figure(
                name, seconds(takenSeconds), text("about %.0f s", most), Verdict.of(takenSeconds <= 1.1 * most));
    }

    /** A time that was not waited for to its end, though it should stay below {@code most}; the text says how far it got. */
    static Figure stopped(String name, double limitSeconds, String reached, double most) {
        return new Figure(
                name,
                text("stopped after %.0f s%s", limitSeconds, reached),
                text("about %.0f s", most),
                Verdict.NOT_MET);
    }

    /** Something done per second, at least {@code least} times. */
    static Figure rate(String name, double perSecond, double least) {
        return new Figure(
                name, text("%,.0f per s", perSecond), text("at least %,.0f", least), Verdict.of(perSecond >= least));
    }

    /** A factor by which something grows, at most {@code most}; the text says of what. */
    static Figure growth(String name, String text, double factor, double most) {
        return new Figure(
                name, text("%.2f (%s)", factor, text), text("at most %.2f", most), Verdict.of(factor <= most));
    }

    /** The largest relative difference of costs that should be the same to 1e-6. */
    static Figure difference(String name, double difference) {
        return new Figure(
                name, text("%.1e apart", difference), text("at most %.0e", SAME), Verdict.of(difference <= SAME));
    }

    /** A time beside another for which there is no bar. */
    static Figure told(String name, String measured) {
        return new Figure(name, measured, "", Verdict.TOLD);
    }

    /** A ratio to a time that was not waited for to its end, which should be at least {@code least}. */
    static Figure ratioAbove(String name, double limitSeconds, double fastSeconds, double least) {
        double ratio = limitSeconds / fastSeconds;
        return new Figure(
                name,
                text("more than %.1f x (%s against more than %s)", ratio, seconds(fastSeconds), seconds(limitSeconds)),
                text("at least %.0f x", least),
                Verdict.of(ratio >= least));
    }

    /** A share of a time that should stay below {@code most}. */
    static Figure share(String name, double share, double most) {
        return new Figure(
                name, text("%.1f %%", 100 * share), text("under %.0f %%", 100 * most), Verdict.of(share < most));
    }

    /** Peak memory that should stay below {@code mostMb}. */
    static Figure memory(String name, long peakMb, long mostMb) {
        return peakMb == 0
                ? skipped(name, "no account of memory on this system")
                : new Figure(name, text("%d MB", peakMb), text("at most %d MB", mostMb), Verdict.of(peakMb <= mostMb));
    }

    static Figure skipped(String name, String why) {
        return new Figure(name, "skipped: " + why, "", Verdict.SKIPPED);
    }

    static Figure failed(String name, String why) {
        return new Figure(name, why, "", Verdict.FAILED);
    }

    static String seconds(double seconds) {
        return seconds < 1 ? text("%.1f ms", 1000 * seconds) : text("%.2f s", seconds);
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
