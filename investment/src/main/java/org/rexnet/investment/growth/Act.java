package org.rexnet.investment.growth;

import java.util.List;

/**
 * Whatever one participant does at one time.
 *
 * @param year in which it is done
 * @param participant who does it
 * @param changes of different candidates
 */
record Act(int year, String participant, List<Change> changes) {

    Act {
        changes = List.copyOf(changes);
    }

    List<Integer> candidates() {
        return changes.stream().map(Change::candidate).toList();
    }

    /** Returns the annual cost of capacity built less that of capacity given up. */
    double annualCost(Territory territory) {
        return changes.stream()
                .mapToDouble(change -> change.amount()
                        * territory
                                .candidates()
                                .get(change.candidate())
                                .expansion()
                                .annualCost())
                .sum();
    }
}
