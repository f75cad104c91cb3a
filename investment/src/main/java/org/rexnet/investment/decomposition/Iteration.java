package org.rexnet.investment.decomposition;

import java.util.List;

/**
 * One round of clearing all parts at proposed capacities; arrays are the iteration's own, to be read only.
 *
 * @param number from 1
 * @param lower no plan costs less
 * @param upper cost of the best plan so far; infinite before there is one
 * @param cost of the capacities that were cleared in this round, operation included
 * @param gap (upper - lower) / upper
 * @param seconds since the start
 * @param capacities that were cleared, in the order of {@link Outline#capacityNames}
 * @param tonnes of carbon dioxide that generators and plants emit
 * @param unservedMwh load that is not served
 * @param costPerMwh cost per MWh that loads draw; 0 where none do
 */
public record Iteration(
        int number,
        double lower,
        double upper,
        double cost,
        double gap,
        double seconds,
        double[] capacities,
        double tonnes,
        double unservedMwh,
        double costPerMwh) {

    /** What does not change from iteration to iteration. */
    public record Outline(List<String> capacityNames, int parts, int linkingValues) {
        public Outline {
            capacityNames = List.copyOf(capacityNames);
        }
    }
}
