package org.rexnet.core.clearing;

import org.rexnet.network.Branch;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.Pipe;
import org.rexnet.network.Transformer;

/** Tables of components, by PyPSA's names. */
public enum ResultTable {
    BUSES("buses"),
    GENERATORS("generators"),
    LOADS("loads"),
    STORAGE_UNITS("storage_units"),
    STORES("stores"),
    LINES("lines"),
    TRANSFORMERS("transformers"),
    PIPES("pipes"),
    LINKS("links"),
    CHP("chp"),
    BIDS("bids"),
    BILATERAL_CONTRACTS("bilateral_contracts"),
    FLEXIBLE_LOADS("flexible_loads"),
    BUILDINGS("buildings"),
    CHARGING_STATIONS("charging_stations"),
    EV_SESSIONS("ev_sessions"),
    GLOBAL_CONSTRAINTS("global_constraints");

    private final String text;

    ResultTable(String text) {
        this.text = text;
    }

    /** Returns the stem of the table's file. */
    public String text() {
        return text;
    }

    /** Returns the table that a branch is in. */
    public static ResultTable of(Branch branch) {
        return switch (branch) {
            case Line line -> LINES;
            case Transformer transformer -> TRANSFORMERS;
            case Pipe pipe -> PIPES;
            case Link link -> LINKS;
        };
    }
}
