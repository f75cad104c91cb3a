package org.rexnet.core.simulation.experiment;

import java.util.Locale;

/** A figure of one run. */
public enum Indicator {
    WELFARE("money", "values - costs - shedding - spill + end values"),
    VALUES("money", "value of all that was needed"),
    COSTS("money", "true costs"),
    SHEDDING("money", "value of what was not served"),
    SPILL_COST("money", "cost of what nobody took"),
    END_VALUES("money", "value of what stores hold more at the end"),
    NEEDED("MWh", "energy needed"),
    UNSERVED("MWh", "needed and not served"),
    SPILLED("MWh", "given by wind, sun and water and not used"),
    LOST_SHARE("", "unserved and spilled energy per energy needed"),
    TRADED("MWh", "traded before delivery"),
    IMBALANCE("MWh", "differences between delivery and what was traded before"),
    REDISPATCHED("MWh", "moved by redispatch"),
    PRICE("money/MWh", "mean price, by need at each bus; of all buses alike where only vehicles need energy"),
    PRICE_SPREAD("money/MWh", "standard deviation of that price"),
    PRICE_ERROR("money/MWh", "root mean square of the last prices before delivery less those at delivery"),
    SURPLUS("money", "of all participants together"),
    OTHERS("money", "of all accounts that belong to no participant together"),
    SMALL_SURPLUS("money/MWh", "surplus of participants under 10 kW per MWh that passed their meters"),
    SMALL_TRADING("", "share of participants under 10 kW that traded at all"),
    ABSORBED("money/MWh", "paid per MWh by which others' deviations were absorbed"),
    CAUSED("money/MWh", "paid for a MWh of deviation that was caused"),
    CAPTURE("", "mean price of wind and sun by what they give, as a share of the plain mean at their buses"),
    CORRELATION("", "between what wind and sun give and the price, at the same time of day"),
    INCOME_VARIATION("", "standard deviation of a day's income of wind and sun by its mean"),
    VIOLATIONS("", "of physical limits at delivery"),
    BROKEN("", "identities of money and energy that did not hold"),
    EVENTS("", "events"),
    ARRIVALS("", "of participants at the market"),
    COMMANDS("", "to the exchange"),
    TRADES("", "matched"),
    AUCTIONS("", "held"),
    PROGRAMS("", "linear models solved");

    private final String unit;
    private final String meaning;

    Indicator(String unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    /** Returns its name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the unit; empty where it is a pure number. */
    public String unit() {
        return unit;
    }

    /** Returns what it says, in a sentence. */
    public String meaning() {
        return meaning;
    }
}
