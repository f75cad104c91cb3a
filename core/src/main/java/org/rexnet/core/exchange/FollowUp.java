package org.rexnet.core.exchange;

/** What a command sets off once its own order has come to rest (rule R8a); works on the books that the command touched. */
final class FollowUp {

    private final Trading trading;
    private final Matching matching;
    private final Retry retry;

    FollowUp(Trading trading, Matching matching) {
        this.trading = trading;
        this.matching = matching;
        retry = new Retry(trading);
    }

    /** Lets resting orders, all-or-none orders, blocks and children trade until none can any more. */
    void run() {
        if (trading.isQuiet()) {
            return;
        }
        calm();
        for (int child = trading.nextReady(); child != Orders.NONE; child = trading.nextReady()) {
            activate(child);
            calm();
        }
    }

    private void calm() {
        TouchedBooks touched = trading.touched();
        do {
            touched.sort();
            for (int k = 0; k < touched.count(); k++) {
                calm(trading.books.get(touched.number(k)));
            }
        } while (trading.hasBlocks() && matching.whole().executeBlock());
        touched.clear(trading.books);
    }

    private void calm(Book book) {
        if (!book.matches()) {
            return;
        }
        do {
            if (book.flows.isRelieved()) {
                book.noteEased();
                retry.run(book);
                book.flows.forgetRelief();
            }
        } while (matching.whole().executeAllOrNone(book));
    }

    private void activate(int slot) {
        Orders orders = trading.orders;
        orders.flags(slot, orders.flags(slot) & ~Orders.INACTIVE);
        orders.sequence(slot, trading.nextSequence());
        if (orders.type(slot) == OrderType.FLEXIBLE) {
            trading.flexible.renew(slot);
        }
        trading.events.activated(orders.id(slot), orders.sequence(slot));
        matching.enter(slot);
    }
}
