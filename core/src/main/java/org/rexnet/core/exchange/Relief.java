package org.rexnet.core.exchange;

/**
 * Branches that trades of a period may have relieved, and the largest transfers that they left open before: they tell which pairs of buses
 * have opened since; mutable.
 */
final class Relief {

    private final int[] branches;
    private final long[] onwardBefore;
    private final long[] backBefore;
    private int count;

    /** Begins with none of so many branches. */
    Relief(int branches) {
        this.branches = new int[branches];
        onwardBefore = new long[branches];
        backBefore = new long[branches];
    }

    /** Notes what all branches near their limits leave open before a trade that relieves one of them. */
    void note(NearLimits near) {
        for (int k = 0; k < near.count(); k++) {
            int branch = near.branch(k);
            int at = 0;
            while (at < count && branches[at] != branch) {
                at++;
            }
            long onward = near.transferAt(k, true);
            long back = near.transferAt(k, false);
            boolean isNew = at == count;
            branches[at] = branch;
            onwardBefore[at] = isNew ? onward : Math.min(onwardBefore[at], onward);
            backBefore[at] = isNew ? back : Math.min(backBefore[at], back);
            count += isNew ? 1 : 0;
        }
    }

    /** Returns how many branches there are. */
    int count() {
        return count;
    }

    /** Returns the k-th of them. */
    int branch(int k) {
        return branches[k];
    }

    /** Returns the {@link NearLimits#transfer} of the k-th before any trade, the least where there were several. */
    long before(int k, boolean isOnward) {
        return isOnward ? onwardBefore[k] : backBefore[k];
    }

    /** Begins anew with none. */
    void forget() {
        count = 0;
    }
}
