package org.rexnet.core.exchange;

/** Takes orders, takes them back and changes them (rules R7 and R14); works on the books it is given. */
final class OrderDesk {

    private final Trading trading;
    private final Books books;
    private final Orders orders;
    private final Matching matching;
    private final Session session;
    private final Conversions conversions;
    private final Admission admission;
    private final Ticket ticket = new Ticket();

    OrderDesk(Trading trading, Matching matching, Session session, Conversions conversions) {
        this.conversions = conversions;
        this.trading = trading;
        books = trading.books;
        orders = trading.orders;
        this.matching = matching;
        this.session = session;
        admission = new Admission(trading, matching.whole().dryRun());
    }

    void submit(long[] words, int at, long now) {
        ticket.read(words, at);
        if (!admission.admits(ticket, now)) {
            trading.events.rejected(ticket.order, admission.rule(), admission.value());
            return;
        }
        int slot = add();
        trading.events.accepted(ticket.order, orders.sequence(slot));
        if (orders.has(slot, Orders.INACTIVE)) {
            return;
        }
        matching.enter(slot);
    }

    private int add() {
        int slot = orders.add();
        orders.id(slot, ticket.order);
        int rank = ticket.type == OrderType.MARKET ? 0 : books.rank((int) ticket.limit, ticket.buying);
        orders.place(slot, rank, trading.nextSequence());
        int last = ticket.type == OrderType.FLEXIBLE ? ticket.periods.span() - 1 : 0;
        orders.offer(
                slot,
                (int) ticket.lots,
                books.number(ticket.period + last, trading.portfolios.area(ticket.portfolio)),
                ticket.type.ordinal()
                        | (ticket.buying ? Orders.BUY : 0)
                        | (ticket.cancelsResting ? Orders.CANCELS_RESTING : 0)
                        | trading.portfolios.bus(ticket.portfolio) << Orders.BUS_SHIFT,
                ticket.portfolio);
        orders.enter(slot);
        if (ticket.peak != 0 || ticket.type.spansPeriods()) {
            addTerms(slot);
        }
        if (ticket.expiry != Terms.NEVER) {
            orders.ensureTerms(slot).expiry = ticket.expiry;
            session.expire(slot);
        }
        if (ticket.parent != 0) {
            link(slot, orders.find(ticket.parent));
        }
        reserve(slot);
        return slot;
    }

    private void addTerms(int slot) {
        Terms terms = orders.ensureTerms(slot);
        terms.peak = (int) ticket.peak;
        terms.first = ticket.period;
        terms.periods = ticket.periods;
        if (ticket.type == OrderType.FLEXIBLE) {
            trading.flexible.prepare(terms);
        }
    }

    private void link(int slot, int parent) {
        Terms terms = orders.ensureTerms(slot);
        terms.parent = parent;
        terms.isChild = true;
        orders.flags(slot, orders.flags(slot) | Orders.INACTIVE);
        Terms parental = orders.ensureTerms(parent);
        parental.children++;
        int last = parental.firstChild;
        if (last == Orders.NONE) {
            parental.firstChild = slot;
            return;
        }
        while (orders.terms(last).nextChild != Orders.NONE) {
            last = orders.terms(last).nextChild;
        }
        orders.terms(last).nextChild = slot;
    }

    /** Counts what an order offers. */
    private void reserve(int slot) {
        switch (orders.type(slot)) {
            case FLEXIBLE -> trading.flexible.appear(slot);
            case BLOCK -> trading.reserveBlock(slot, orders.lots(slot));
            default -> books.of(slot).reserve(orders.portfolio(slot), trading.side(slot), orders.lots(slot));
        }
    }

    void cancel(long order) {
        int slot = orders.find(order);
        if (slot == Orders.NONE) {
            trading.events.rejected(order, Rule.UNKNOWN_ORDER, order);
            return;
        }
        if (!isPlain(slot) || books.of(slot).hasAllOrNone()) {
            trading.touchAll(slot);
        }
        trading.cancel(slot, Event.Reason.REQUESTED);
    }

    void replace(long order, long lots, long limit) {
        int slot = orders.find(order);
        if (slot == Orders.NONE || !isPlain(slot) || !movePlain(slot, order, lots, limit)) {
            replace(slot, order, lots, limit);
        }
    }

    private void replace(int slot, long order, long lots, long limit) {
        if (lots == 0 || slot == Orders.NONE) {
            cancel(order);
            return;
        }
        if (orders.type(slot) == OrderType.CONVERSION) {
            conversions.replace(slot, lots, limit);
            return;
        }
        ticket.read(orders, slot, orders.book(slot) / books.grids.size(), lots, limit);
        if (!admission.admitsReplace(slot, ticket)) {
            trading.events.rejected(order, admission.rule(), admission.value());
            return;
        }
        trading.touchAll(slot);
        int rank = books.rank((int) limit, ticket.buying);
        if (orders.has(slot, Orders.INACTIVE)) {
            change(slot, (int) lots, rank);
            trading.events.replaced(order, orders.sequence(slot), (int) lots, (int) limit);
        } else if (rank == orders.rank(slot) && lots < orders.lots(slot)) {
            reduce(slot, (int) lots);
            trading.events.replaced(order, orders.sequence(slot), (int) lots, (int) limit);
        } else {
            trading.withdraw(slot);
            orders.lots(slot, (int) lots);
            orders.rank(slot, rank);
            orders.sequence(slot, trading.nextSequence());
            reserve(slot);
            trading.events.replaced(order, orders.sequence(slot), (int) lots, (int) limit);
            matching.enter(slot);
        }
    }

    private boolean isPlain(int slot) {
        return QuietOrders.isPlain(orders.flags(slot));
    }

    /** Moves a plain order to another limit, where it breaks no rule: the same that happens otherwise, with each look-up once. */
    private boolean movePlain(int slot, long order, long lots, long limit) {
        Book book = books.of(slot);
        int side = orders.side(slot);
        int before = orders.lots(slot);
        long rank = book.side(side).rank(limit);
        boolean within = book.side(side).isInBand(rank) && lots > 0;
        if (!within || lots > before || rank == orders.rank(slot) || !book.matches()) {
            return false;
        }
        long sequence = trading.nextSequence();
        if (lots < before) {
            book.reserve(orders.portfolio(slot), side, (int) lots - before);
            orders.lots(slot, (int) lots);
        }
        book.hide(slot, side, orders.bus(slot));
        orders.place(slot, (int) rank, sequence);
        trading.events.replaced(order, sequence, (int) lots, (int) limit);
        matching.enter(slot);
        return true;
    }

    /** Changes an order that is not alive yet. */
    private void change(int slot, int lots, int rank) {
        trading.withdraw(slot);
        orders.lots(slot, lots);
        orders.rank(slot, rank);
        reserve(slot);
    }

    private void reduce(int slot, int lots) {
        int less = orders.lots(slot) - lots;
        orders.lots(slot, lots);
        switch (orders.type(slot)) {
            case FLEXIBLE -> trading.flexible.refresh(slot);
            case BLOCK -> trading.reserveBlock(slot, -less);
            default -> {
                orders.shown(slot, Math.min(orders.shown(slot), lots));
                books.of(slot).reserve(orders.portfolio(slot), trading.side(slot), -less);
            }
        }
    }
}
