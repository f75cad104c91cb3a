package org.rexnet.core.trading;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Columns of a file of orders, and their meaning. */
public enum OrderColumn {
    TIME("a point in time in UTC; where it is empty, that of the row before"),
    COMMAND("submit (the default), cancel, replace, mass-cancel, halt, resume, auction, caps, branch, advance or"
            + " close"),
    ORDER("name of the order; unique among those alive"),
    PARTICIPANT("who orders"),
    PLACE("bus or charging station"),
    PERIOD("delivery period: its start, or its number from 0; several of a block or flexible order as first..last or"
            + " a|b|c"),
    SIDE("sell or buy"),
    TYPE("limit (the default), market, ioc, fok, aon, iceberg, block, flexible or conversion"),
    MW("quantity in whole lots: power in each period; of a flexible order energy over all, in MW x periods, which is"
            + " rounded up to a lot"),
    PRICE("limit in whole ticks, per MWh; none for market orders; of a conversion the least margin per MWh bought"),
    PEAK("MW that an iceberg shows, or that a flexible order takes in a period"),
    UNTIL("a point in time from which on the order is no longer alive"),
    AFTER("name of the order that must be filled first"),
    OWN("what gives way where an order would meet one of its owner: incoming (the default) or resting"),
    BRANCH("line, transformer, pipe or station whose limit changes to mw"),
    CONVERTS_TO(
            "where a conversion order, which buys at its place, sells: place:MW per MW bought, several separated by |"),
    NOTE("anything");

    private final String meaning;

    OrderColumn(String meaning) {
        this.meaning = meaning;
    }

    /** Returns its name in the header. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what a cell says. */
    public String meaning() {
        return meaning;
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(OrderColumn::title).toList();
    }
}
