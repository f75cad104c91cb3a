package org.rexnet.core.clearing.result;

import java.util.List;
import org.rexnet.core.study.ComponentKind;

/**
 * Accounts of all components of a clearing. All receipts together are 0: what is paid is received, as revenue or as rent.
 *
 * @param all one account for each component that trades, and one for each bus with lost load or surplus
 */
public record Accounts(List<Account> all) {

    public Accounts {
        all = List.copyOf(all);
    }

    /** Returns the accounts of one table. */
    public List<Account> of(ComponentKind kind) {
        return all.stream().filter(account -> account.kind() == kind).toList();
    }

    /** Returns the account of one component; throws {@link IllegalArgumentException} where there is none. */
    public Account of(ComponentKind kind, String name) {
        return of(kind).stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no account of %s in %s.".formatted(name, kind.table())));
    }

    /** Returns the sum of all receipts: 0 but for rounding. */
    public double imbalance() {
        return all.stream().mapToDouble(Account::receipts).sum();
    }

    /** Returns what is paid by those who pay. */
    public double payments() {
        return all.stream().mapToDouble(a -> Math.max(0, -a.receipts())).sum();
    }

    /** Returns the sum of all costs, that of building left out. */
    public double cost() {
        return all.stream().mapToDouble(Account::cost).sum();
    }

    static Accounts of(Clearing clearing) {
        return of(clearing, clearing.prices());
    }

    static Accounts of(Clearing clearing, double[][] prices) {
        return new Bookkeeping(clearing, prices).accounts();
    }
}
