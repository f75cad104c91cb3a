package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;

/**
 * Surpluses of all components of a clearing. All receipts together are 0: what is paid is received, as revenue or as rent.
 *
 * @param all one for each component that trades, and one for each bus with lost load or surplus; by kind, then in the study's order
 */
public record Surpluses(List<Surplus> all) {

    public Surpluses {
        all = List.copyOf(all);
    }

    /** Returns the surpluses of one kind of component. */
    public List<Surplus> of(ComponentKind kind) {
        return all.stream()
                .filter(surplus -> surplus.component().kind() == kind)
                .toList();
    }

    /** Returns the surplus of one component; throws {@link IllegalArgumentException} where there is none. */
    public Surplus of(ComponentKind kind, String id) {
        return of(kind).stream()
                .filter(surplus -> surplus.component().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no surplus of %s.".formatted(new ComponentKey(kind, id))));
    }

    /** Returns the sum of all receipts: 0 but for rounding. */
    public double imbalance() {
        return all.stream().mapToDouble(Surplus::receipts).sum();
    }

    /** Returns what is paid by those who pay. */
    public double payments() {
        return all.stream().mapToDouble(s -> Math.max(0, -s.receipts())).sum();
    }

    /** Returns the sum of all costs, that of building left out. */
    public double cost() {
        return all.stream().mapToDouble(Surplus::cost).sum();
    }

    /** Returns the surpluses of a clearing at prices in money per MWh by snapshot and bus. */
    static Surpluses of(Clearing clearing, double[][] prices) {
        List<Surplus> all = new ArrayList<>();
        for (Operation operation : clearing.operations()) {
            Surplus surplus = new Surplus(operation.component(), operation.receipts(prices), operation.cost());
            boolean isIdle = surplus.receipts() == 0 && surplus.cost() == 0;
            if (!isIdle || operation.component().kind() != ComponentKind.BUS) {
                all.add(surplus);
            }
        }
        return new Surpluses(all);
    }
}
