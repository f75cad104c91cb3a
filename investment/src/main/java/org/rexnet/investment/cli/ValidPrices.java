package org.rexnet.investment.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.network.Bus;

/** Intervals of valid prices, as part of a page of text and of a JSON object. */
final class ValidPrices {

    /** What is said of an end that does not exist. */
    static final String NONE = "cannot be had";

    private static final double SHARE = 1e-6;
    private static final int MOST_ROWS = 20;

    private ValidPrices() {}

    /** Returns whether an interval is one price, but for rounding. */
    static boolean isUnique(PriceInterval interval) {
        double size = Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
        return interval.isUnique(SHARE * Math.max(1, size));
    }

    private record Row(String bus, int t, PriceInterval interval) {

        double width() {
            return interval.high() - interval.low();
        }
    }

    /** Prints the prices that are not unique, the widest intervals first. */
    static void print(PrintWriter out, Ink ink, Clearing clearing) {
        List<Row> rows = new ArrayList<>();
        int found = 0;
        for (int t = 0; t < clearing.study().horizon().size(); t++) {
            for (Bus bus : clearing.study().network().buses()) {
                Optional<PriceInterval> interval = clearing.findPriceInterval(bus.id(), t);
                found += interval.isPresent() ? 1 : 0;
                if (interval.isPresent() && !isUnique(interval.get())) {
                    rows.add(new Row(bus.id(), t, interval.get()));
                }
            }
        }
        int all = clearing.study().horizon().size()
                * clearing.study().network().buses().size();
        out.println();
        out.println(ink.bold("Valid prices, " + clearing.study().settings().currency() + "/MWh"));
        if (found < all) {
            out.println("  Of %s prices the interval was not found.".formatted(Figures.of(all - found, 0)));
        }
        if (rows.isEmpty()) {
            out.println("  Each price is the only valid one.");
            return;
        }
        out.println("  %s of %s prices are not unique: what the last MWh saved and what the next one costs."
                .formatted(Figures.of(rows.size(), 0), Figures.of(all, 0)));
        rows.sort(Comparator.comparingDouble(Row::width).reversed());
        TextTable table = new TextTable()
                .words("bus")
                .words("snapshot")
                .number("last saved")
                .number("price")
                .number("next costs");
        rows.stream()
                .limit(MOST_ROWS)
                .forEach(row -> table.row(
                        row.bus(),
                        clearing.study().horizon().at(row.t()).label(),
                        end(row.interval().low()),
                        Figures.money(clearing.price(row.bus(), row.t())),
                        end(row.interval().high())));
        if (rows.size() > MOST_ROWS) {
            table.gap();
        }
        table.print(out, ink);
    }

    private static String end(double price) {
        return Double.isInfinite(price) ? NONE : Figures.money(price);
    }

    /** Writes the interval of every bus and snapshot. */
    static void write(JsonGenerator json, Clearing clearing) throws IOException {
        json.writeArrayFieldStart("price_intervals");
        for (int t = 0; t < clearing.study().horizon().size(); t++) {
            for (Bus bus : clearing.study().network().buses()) {
                Optional<PriceInterval> interval = clearing.findPriceInterval(bus.id(), t);
                if (interval.isPresent()) {
                    json.writeStartObject();
                    json.writeStringField("bus", bus.id());
                    json.writeStringField(
                            "snapshot", clearing.study().horizon().at(t).label());
                    JsonFields.number(json, "price", clearing.price(bus.id(), t));
                    write(json, "low", interval.get().low());
                    write(json, "high", interval.get().high());
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    /** Writes a price, or that it cannot be had. */
    static void write(JsonGenerator json, String field, double price) throws IOException {
        if (Double.isInfinite(price)) {
            json.writeStringField(field, NONE);
        } else {
            JsonFields.number(json, field, price);
        }
    }
}
