package org.rexnet.investment.cli;

import java.util.List;
import org.rexnet.investment.CapacityAddition;

/** Capacities in MW (MWh), or in kW (kWh) where all are so small that MW would show little but zeros. */
enum CapacityScale {
    MEGA(1),
    KILO(1000);

    private static final double SMALL_MW = 0.1;

    private final double perMega;

    CapacityScale(double perMega) {
        this.perMega = perMega;
    }

    static CapacityScale of(List<CapacityAddition> additions) {
        boolean small = additions.stream()
                .allMatch(addition -> Math.max(Math.abs(addition.existing()), Math.abs(addition.optimal())) < SMALL_MW);
        return small ? KILO : MEGA;
    }

    String amount(double capacity) {
        return Figures.amount(perMega * capacity);
    }

    /** Returns the unit of an amount whose own is MW or MWh. */
    String unit(String unit) {
        return this == KILO ? unit.replaceFirst("^MW", "kW") : unit;
    }
}
