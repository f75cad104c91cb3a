package org.rexnet.core.simulation.run;

import java.util.List;

/**
 * What was delivered and paid, by place and period, over all periods of the world, the warm-up among them. A place is one participant at
 * one bus.
 *
 * @param places in the order of the columns
 * @param meteredMwh net injection, by period and place
 * @param soldMwh sold less bought before delivery, by period and place; 0 throughout in designs without positions
 * @param received money for deliveries of a period, by period and place, of all markets and settlements
 */
public record DeliveryRecord(List<Place> places, double[][] meteredMwh, double[][] soldMwh, double[][] received) {

    /** Nothing noted. */
    public static final DeliveryRecord NONE =
            new DeliveryRecord(List.of(), new double[0][], new double[0][], new double[0][]);

    /**
     * One participant at one bus.
     *
     * @param actor its position among the actors of the world
     * @param bus name of the bus
     */
    public record Place(int actor, String bus) {}

    public DeliveryRecord {
        places = List.copyOf(places);
    }
}
