package org.rexnet.core.clearing.result;

/** What of a component a variable of the clearing is. */
public enum Quantity {
    /** MW that it feeds in, that a link draws at its first bus, or that is accepted of a bid. */
    OUTPUT(""),
    /** MW of heat that a plant feeds in beside its power. */
    HEAT("heat of "),
    /** MW that it draws. */
    DEMAND(""),
    /** MW that a vehicle feeds back. */
    FEEDING("feeding back of "),
    /** MW that a storage unit feeds in. */
    DISPATCH("dispatch of "),
    /** MW that a storage unit draws. */
    STORING("storing of "),
    /** MW of inflow that a storage unit lets go. */
    SPILL("spill of "),
    /** MWh that it holds at the end of a snapshot; where the snapshot stands for several, the least of them. */
    LEVEL("level of "),
    /** MWh of the highest level that a snapshot stands for. */
    HIGHEST_LEVEL("highest level of "),
    /** MWh of levels before and after the periods of a linked horizon. */
    LINKED_LEVEL("linked level of "),
    /** Degrees Celsius in a building at the end of a snapshot. */
    TEMPERATURE("temperature of "),
    /** MW of load that a bus does not serve, or of heat that a building does without. */
    LOST_LOAD("lost load at "),
    /** MW that are wasted: at a bus, or aired out of a building. */
    SURPLUS("surplus at "),
    /** MW that a bus is short of where capacities are still sought. */
    SHORTAGE("shortage at "),
    /** MW that a bus has too many of where capacities are still sought. */
    EXCESS("excess at "),
    /** MWh that a flexible load or a vehicle needed and did not get. */
    MISSING("energy missing in "),
    /** MW from the first bus to the second. */
    FLOW(""),
    /** MW from the second bus to the first, where losses tell them apart. */
    BACKWARD_FLOW("backward "),
    /** MW that are lost on the way. */
    LOSS("loss of "),
    /** Angle of the voltage at a bus, x a susceptance. */
    ANGLE("angle at "),
    /** How many units are on. */
    STATUS("status of "),
    /** How many units start, or MW of them. */
    START("start of "),
    /** How many units stop. */
    STOP("stop of "),
    /** Money per hour of a cost that is made of pieces. */
    COST("cost of "),
    /** MW, for stores MWh, of all that is built. */
    CAPACITY("capacity of "),
    /** Whole units of which the capacity is made. */
    MODULES("modules of ");

    private final String phrase;

    Quantity(String phrase) {
        this.phrase = phrase;
    }

    /** Returns the words that stand before the component, such as {@code spill of }; empty where the quantity is all that it does. */
    public String phrase() {
        return phrase;
    }
}
