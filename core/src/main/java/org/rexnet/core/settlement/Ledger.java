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

    /** Numbers of an account: its balance, and then its net receipts by purpose. */
    private static final int NUMBERS = 1 + Purpose.values().length;

    private final Map<Account, Integer> numbers = new HashMap<>();
    private final List<Account> accounts = new ArrayList<>();
    private final Listener listener;
    private final boolean isHeard;
    /** By account: see {@link #NUMBERS}; what a posting changes stands together. */
    private long[] sums = new long[0];

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
        isHeard = !listener.equals(Listener.SILENT);
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
        if (number * NUMBERS == sums.length) {
            sums = Arrays.copyOf(sums, (2 * number + 8) * NUMBERS);
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
        if (from != to && units != 0) {
            shift(purpose, from * NUMBERS, to * NUMBERS, units);
        }
        lastEvent = event;
        if (isHeard) {
            listener.posted(event, purpose, accounts.get(from), accounts.get(to), units);
        }
    }

    private void shift(Purpose purpose, int ofPayer, int ofReceiver, long units) {
        long payer = Math.subtractExact(sums[ofPayer], units);
        long receiver = Math.addExact(sums[ofReceiver], units);
        int paid = ofPayer + 1 + purpose.ordinal();
        int received = ofReceiver + 1 + purpose.ordinal();
        long turnoverPaid = Math.subtractExact(sums[paid], units);
        long turnoverReceived = Math.addExact(sums[received], units);
        sums[ofPayer] = payer;
        sums[ofReceiver] = receiver;
        sums[paid] = turnoverPaid;
        sums[received] = turnoverReceived;
    }

    /** Moves money between accounts by what they are. */
    public void move(long event, Purpose purpose, Account from, Account to, long units) {
        move(event, purpose, number(from), number(to), units);
    }

    /** Returns what an account has, in units of money; 0 where nothing was posted to it. */
    public long balance(Account account) {
        Integer number = numbers.get(account);
        return number == null ? 0 : sums[number * NUMBERS];
    }

    /** Returns the net receipts of an account for a purpose, in units of money. */
    public long turnover(Account account, Purpose purpose) {
        Integer number = numbers.get(account);
        return number == null ? 0 : sums[number * NUMBERS + 1 + purpose.ordinal()];
    }

    /** Returns the accounts that were opened, in that order. */
    public List<Account> accounts() {
        return List.copyOf(accounts);
    }

    /** Returns the sum of all balances: always 0. */
    public long total() {
        long total = 0;
        for (int number = 0; number < accounts.size(); number++) {
            total = Math.addExact(total, sums[number * NUMBERS]);
        }
        return total;
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
