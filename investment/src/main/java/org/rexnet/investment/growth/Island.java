package org.rexnet.investment.growth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.result.ClearingCorner;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.study.ComponentKind;

/**
 * Buses that are connected to each other, cleared by themselves. What everybody gets there, and wants, is counted when it is first asked
 * for; for one thread.
 */
final class Island {

    private final List<Integer> buses;
    private final MarketDispatch dispatch;
    private final ClearingCorner corner;
    private final Standing standing;
    private final Territory territory;
    private @Nullable Payoffs payoffs;
    private @Nullable Demand demand;

    Island(
            List<Integer> buses,
            MarketDispatch dispatch,
            ClearingCorner corner,
            Standing standing,
            Territory territory) {
        this.buses = buses;
        this.dispatch = dispatch;
        this.corner = corner;
        this.standing = standing;
        this.territory = territory;
    }

    /** Returns what everybody here gets and pays. */
    Payoffs payoffs() {
        Payoffs known = payoffs == null ? new Payoffs(buses, dispatch, standing, territory) : payoffs;
        payoffs = known;
        return known;
    }

    private Demand demand() {
        Demand known = demand == null ? Demand.of(territory.study(), buses, standing) : demand;
        demand = known;
        return known;
    }

    List<Integer> buses() {
        return buses;
    }

    /** Returns the cost of operation over the horizon, load that is not served included. */
    double cost() {
        return dispatch.cost();
    }

    /** Returns where its clearing ended; knows nothing if that was only for looking. */
    ClearingCorner corner() {
        return corner;
    }

    /** Returns a participant's receipts less its payments over the horizon. */
    double payoff(String participant) {
        return payoffs().payoff(participant);
    }

    /** Returns the price at a bus of the whole study in snapshot {@code t}. */
    double price(int bus, int t) {
        return dispatch.prices()[t][bus];
    }

    /** Returns MW at a bus of the whole study that would serve what others here want, by snapshot. */
    double[] wantedByOthers(String participant, int bus) {
        return demand().byOthers(participant, bus);
    }

    /** Returns what a component earns over the horizon, all owners together; 0 where it does not stand here. */
    double surplus(ComponentKind kind, String name) {
        return dispatch.surpluses().stream()
                .filter(one ->
                        one.component().kind() == kind && one.component().id().equals(name))
                .mapToDouble(Surplus::amount)
                .sum();
    }

    /** Returns whether anything here belongs to somebody else, or to nobody, in part at least. */
    boolean hasOthers(String participant) {
        return dispatch.surpluses().stream()
                .anyMatch(one ->
                        isOfOthers(one.component().kind(), one.component().id(), participant));
    }

    private boolean isOfOthers(ComponentKind kind, String name, String participant) {
        return standing.share(kind, name, participant) < 1;
    }

    /** Returns emissions in t over the horizon. */
    double co2Tonnes() {
        return dispatch.co2Tonnes();
    }
}
