package org.rexnet.core.exchange;

/** Rule that a rejected command broke; the value beside it is the number named here. */
public enum Rule {
    /** Names an order that is not alive: its name. */
    UNKNOWN_ORDER("there is no such order"),
    /** Names an order that is alive already, or is not above 0: the name. */
    ORDER_NAME("the name is taken or not above 0"),
    /** Names a portfolio that is not known: its number. */
    UNKNOWN_PORTFOLIO("there is no such portfolio"),
    /** Names a grid, bus or branch that is not known: its number. */
    UNKNOWN_PLACE("there is no such grid, bus or branch"),
    /** Names a period that is not open: its number. */
    PERIOD("the period is not open"),
    /** The quantity in lots. */
    LOTS("lots must be whole, above 0 and at most 2^29"),
    /** The limit in ticks. */
    BAND("the limit lies outside the price band"),
    /** The time in milliseconds. */
    TIME("time runs backwards"),
    /** The order's expiry in milliseconds. */
    EXPIRY("the order would have ended already"),
    /** The peak, or the most lots in a period. */
    PEAK("the peak must be above 0 and not above the lots"),
    /** Nothing is matched while a period collects orders: its number. */
    COLLECTING("immediate orders are refused while orders are collected"),
    /** The period's number. */
    HALTED("trading is halted"),
    /** The lots that could be executed. */
    NOT_FILLABLE("not all of it can be executed"),
    /** The room left in lots. */
    SELL_CAP("more than the participant can sell"),
    /** The room left in lots. */
    BUY_CAP("more than the participant can buy"),
    /** The parent's name. */
    PARENT("the parent is not alive, is a child itself, or has 100 children that wait"),
    /** The sum of all caps in lots. */
    GROSS_BOUND("the participants' limits would exceed the bound that the network's margin was made for"),
    /** The kind of the command. */
    COMMAND("there is no such command, or it may not come now"),
    /** The portfolio, efficiency or number of outputs. */
    CONVERSION(
            "a conversion needs 1 to 4 outputs of the same participant at other places, each with an efficiency above"
                    + " 0"),
    /** Names a participant that there cannot be: its number. */
    UNKNOWN_PARTICIPANT("there is no such participant"),
    /** Resumes a period that is not halted: its number. */
    NOT_HALTED("trading is not halted");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** Returns the rule in words. */
    public String text() {
        return text;
    }
}
