package org.rexnet.core.settlement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Double entry in whole units of money ({@link org.rexnet.core.market.MoneyUnit}): every posting takes from one account what it gives to
 * another, so that all balances together are 0 after each. Mutable, for one thread; a posting makes no objects.
 */
public final class Ledger {

    private static final int PURPOSES = Purpose.values().length;

    private final Map<Account, Integer> numbers = new HashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private final Listener listener;
    private long[] balances = new long[0];
    /** By account and purpose. */
    private long[] turnovers = new long[0];

    private long lastEvent = Long.MIN_VALUE;

    /** Told of every posting, so that a journal can keep them. */
    public interface Listener {

        Listener SILENT = (event, purpose, from, to, units) -> {};

        /** Notes that {@code units} went from one account to another because of an event. */
        void posted(long event, Purpose purpose, Account from, Account to, long units);
    }

    public Ledger() {
        this(Listener.SILENT);
    }

    public Ledger(Listener listener) {
        this.listener = listener;
    }

    /** Returns the number by which postings name an account; opens it where it is new. */
    public int number(Account account) {
        Integer known = numbers.get(account);
        if (known != null) {
            return known;
        }
        int number = accounts.size();
        accounts.add(account);
        numbers.put(account, number);
        if (number == balances.length) {
            balances = Arrays.copyOf(balances, 2 * number + 8);
            turnovers = Arrays.copyOf(turnovers, balances.length * PURPOSES);
        }
        return number;
    }

    /**
     * Moves money between accounts.
     *
     * @param event number of the event that is the reason; never below that of the posting before
     * @param from number of the account that pays
     * @param to number of the account that receives
     * @param units of money; below 0 the other way round
     * @throws ArithmeticException where a balance would exceed a {@code long}; nothing has changed then
     */
    public void move(long event, Purpose purpose, int from, int to, long units) {
        if (event < lastEvent) {
            throw new IllegalArgumentException(
                    "Postings follow the order of events, but %d comes after %d.".formatted(event, lastEvent));
        }
        long payer = Math.subtractExact(balances[from], units);
        long receiver = from == to ? payer : Math.addExact(balances[to], units);
        int paid = from * PURPOSES + purpose.ordinal();
        int received = to * PURPOSES + purpose.ordinal();
        long turnoverPaid = Math.subtractExact(turnovers[paid], units);
        long turnoverReceived = Math.addExact(turnovers[received], units);
        lastEvent = event;
        if (from != to) {
            balances[from] = payer;
            balances[to] = receiver;
            turnovers[paid] = turnoverPaid;
            turnovers[received] = turnoverReceived;
        }
        listener.posted(event, purpose, accounts.get(from), accounts.get(to), units);
    }

    /** Moves money between accounts by what they are. */
    public void move(long event, Purpose purpose, Account from, Account to, long units) {
        move(event, purpose, number(from), number(to), units);
    }

    /** Returns what an account has, in units of money; 0 where nothing was posted to it. */
    public long balance(Account account) {
        Integer number = numbers.get(account);
        return number == null ? 0 : balances[number];
    }

    /** Returns the net receipts of an account for a purpose, in units of money. */
    public long turnover(Account account, Purpose purpose) {
        Integer number = numbers.get(account);
        return number == null ? 0 : turnovers[number * PURPOSES + purpose.ordinal()];
    }

    /** Returns the accounts that were opened, in that order. */
    public List<Account> accounts() {
        return List.copyOf(accounts);
    }

    /** Returns the sum of all balances: always 0. */
    public long total() {
        return Arrays.stream(balances).reduce(0, Math::addExact);
    }

    /** Returns what a participant received and paid, by purpose. */
    public Statement statement(String participant) {
        Account account = Account.of(participant);
        Map<Purpose, Long> byPurpose = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            long units = turnover(account, purpose);
            if (units != 0) {
                byPurpose.put(purpose, units);
            }
        }
        return new Statement(participant, byPurpose, balance(account));
    }

    /** Returns the statements of all participants, in the order in which their accounts were opened. */
    public List<Statement> statements() {
        return accounts.stream()
                .filter(account -> account.kind() == Account.Kind.PARTICIPANT)
                .map(account -> statement(account.name()))
                .toList();
    }
}
