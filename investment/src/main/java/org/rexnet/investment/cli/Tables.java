package org.rexnet.investment.cli;

import org.rexnet.core.clearing.ResultTable;

/** Names of the tables in running text. */
final class Tables {

    private Tables() {}

    /** Returns the name of one component, such as "storage unit". */
    static String singular(ResultTable table) {
        return switch (table) {
            case BUSES -> "bus";
            case GENERATORS -> "generator";
            case LOADS -> "load";
            case STORAGE_UNITS -> "storage unit";
            case STORES -> "store";
            case LINES -> "line";
            case TRANSFORMERS -> "transformer";
            case PIPES -> "pipe";
            case LINKS -> "link";
            case CHP -> "CHP";
            case BIDS -> "bid";
            case BILATERAL_CONTRACTS -> "bilateral contract";
            case FLEXIBLE_LOADS -> "flexible load";
            case BUILDINGS -> "building";
            case CHARGING_STATIONS -> "charging station";
            case EV_SESSIONS -> "EV session";
            case GLOBAL_CONSTRAINTS -> "global constraint";
        };
    }

    /** Returns the name of several components, such as "storage units". */
    static String plural(ResultTable table) {
        return table == ResultTable.EV_SESSIONS ? "EV sessions" : table.text().replace('_', ' ');
    }
}
