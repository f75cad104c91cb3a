package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What time brings: closures, expiries, collections, openings and auctions, in this order where they meet at one instant (rule R2).
 * Mutable.
 */
final class Session {

    private final Trading trading;
    private final Books books;
    private final FollowUp followUp;
    private final Timetable timetable;
    private final Sweep sweep;
    private final Expiries expiries;
    private final AuctionDesk auctions;
    private long due = Timetable.NEVER;

    Session(Trading trading, FollowUp followUp, Sweep sweep, AuctionDesk auctions) {
        this.trading = trading;
        books = trading.books;
        this.followUp = followUp;
        this.sweep = sweep;
        this.auctions = auctions;
        timetable = new Timetable(books.rules, books.periods);
        expiries = trading.orders.expiries();
    }

    /** Begins trading; returns false where all periods are over. */
    boolean begin(long time) {
        boolean any = timetable.begin(time);
        plan();
        return any;
    }

    /** Notes that an order ends at the instant of its terms. */
    void expire(int slot) {
        expiries.add(slot);
        due = Math.min(due, trading.orders.terms(slot).expiry);
    }

    /** Returns the next instant at which something is due. */
    long due() {
        return due;
    }

    /**
     * Lets everything happen that is due before an instant, and at it; of the latter only what comes before changes of capability, if so
     * wished.
     */
    void advance(long time, boolean wholeInstant) {
        while (due <= time) {
            long instant = due;
            close(instant);
            expire(instant);
            if (instant == time && !wholeInstant) {
                plan();
                return;
            }
            collect(instant);
            auction(instant);
            plan();
        }
    }

    /** Ends all periods that are open. */
    void end() {
        for (int period = timetable.takeClosure(Long.MAX_VALUE);
                period >= 0;
                period = timetable.takeClosure(Long.MAX_VALUE)) {
            if (period < books.firstUnopened()) {
                close(period);
            }
        }
        due = Timetable.NEVER;
    }

    private void plan() {
        due = Math.min(timetable.next(), expiries.next());
    }

    private void close(long instant) {
        for (int period = timetable.takeClosure(instant); period >= 0; period = timetable.takeClosure(instant)) {
            close(period);
        }
        followUp.run();
    }

    private void close(int period) {
        for (int area = 0; area < books.grids.size(); area++) {
            Book book = books.get(period, area);
            int count = sweep.inBook(book);
            for (int k = 0; k < count; k++) {
                int slot = sweep.slot(k);
                if (sweep.isStillThere(k) && trading.orders.has(slot, Orders.FACE)) {
                    trading.flexible.close(slot);
                } else if (sweep.isStillThere(k)) {
                    trading.expire(slot);
                }
            }
            book.close();
            trading.events.phase(book.number, Event.Phase.CLOSED);
        }
    }

    private void expire(long instant) {
        int count = 0;
        while (expiries.next() <= instant) {
            count = sweep.put(count, expiries.take());
        }
        sweep.sort(count);
        for (int k = 0; k < count; k++) {
            if (sweep.isStillThere(k)) {
                trading.touchAll(sweep.slot(k));
                trading.expire(sweep.slot(k));
            }
        }
        followUp.run();
    }

    private void collect(long instant) {
        for (int period = timetable.takeCollection(instant); period >= 0; period = timetable.takeCollection(instant)) {
            books.open(period);
            for (int area = 0; area < books.grids.size(); area++) {
                trading.events.phase(books.number(period, area), Event.Phase.COLLECTING);
            }
            trading.flexible.open(period);
        }
        trading.touched().clear(books);
    }

    private void auction(long instant) {
        List<Integer> opening = new ArrayList<>();
        for (int period = timetable.takeOpening(instant); period >= 0; period = timetable.takeOpening(instant)) {
            opening.add(period);
            for (int area = 0; area < books.grids.size(); area++) {
                start(books.get(period, area));
            }
        }
        TreeSet<Integer> auctioned = new TreeSet<>(opening);
        for (int period = timetable.takeAuction(instant); period >= 0; period = timetable.takeAuction(instant)) {
            auctioned.add(period);
        }
        auction(List.copyOf(auctioned), opening);
        followUp.run();
    }

    /** Lets orders meet from now on, continuously or in auctions only. */
    private void start(Book book) {
        Event.Phase next = books.rules.auctionsOnly() ? Event.Phase.AUCTIONS : Event.Phase.CONTINUOUS;
        book.enter(next);
        if (book.phase() == next) {
            trading.events.phase(book.number, next);
        }
    }

    /** Auctions periods, and lets everything be tried that may trade then. */
    private void auction(List<Integer> periods, List<Integer> always) {
        if (!periods.isEmpty()) {
            auctions.run(periods, always);
            periods.forEach(this::revive);
        }
    }

    /** Auctions a period whose halt has ended. */
    void resume(int period) {
        auction(List.of(period), List.of(period));
    }

    private void revive(int period) {
        for (int area = 0; area < books.grids.size(); area++) {
            Book book = books.get(period, area);
            if (book.matches()) {
                trading.revive(book);
            }
        }
    }

    /** Writes or reads what is due. */
    void keep(Snapshot snapshot) {
        timetable.keep(snapshot);
        expiries.keep(snapshot);
        due = snapshot.number(due);
    }
}
