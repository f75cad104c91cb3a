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

    /** Lets everything in a book be tried that may trade after an auction, whether it was done or not. */
    static void revive(Trading trading, Book book) {
        book.flows.relieve();
        book.noteAdded(Book.SELL);
        book.noteAdded(Book.BUY);
        trading.touch(book);
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
        do {
            int[] touched = trading.touched();
            for (int k = 0; k < trading.touchedCount(); k++) {
                calm(trading.books.get(touched[k]));
            }
        } while (trading.hasBlocks() && matching.whole().executeBlock());
        trading.clearTouched();
    }

    private void calm(Book book) {
        if (!book.matches()) {
            return;
        }
        do {
            if (book.flows.takeRelief()) {
                book.noteEased();
                retry.run(book);
                book.flows.takeRelief();
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
