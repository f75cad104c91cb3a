package org.rexnet.core.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * An exchange whose commands and auction results are kept in a file, from which it comes back as it was; for one thread and one writer.
 *
 * <p>A command is written once it was applied and before it is answered, after the results of the auctions that it set off: what is in the
 * file has all its events, what is not has none. Opening a file that exists applies all of it; results of auctions are checked and applied
 * but not solved again. Where a {@link #snapshot} was made, only what came after it is applied.
 */
public final class JournaledExchange implements AutoCloseable {

    /** Name of the file within the folder. */
    public static final String FILE = "exchange.journal";

    private final ReservationExchange exchange;
    private final Journal journal;
    private final SnapshotFile snapshots;
    private final Deque<AuctionResult> recorded = new ArrayDeque<>();
    private final long[] own = new long[Command.WORDS];
    private boolean replays = true;
    private int commands;
    private long hash;

    /** Name of the file, beside it, from which on only the journal's tail is applied. */
    public static final String SNAPSHOT_FILE = "exchange.snapshot";

    private JournaledExchange(Path folder, ExchangeSetup setup, NetworkAuction auction, Journal.Sync sync, int capacity)
            throws IOException {
        Files.createDirectories(folder);
        snapshots = new SnapshotFile(folder.resolve(SNAPSHOT_FILE), setup.fingerprint());
        journal = Journal.open(folder.resolve(FILE), setup.fingerprint(), sync);
        try {
            exchange = new ReservationExchange(
                    setup,
                    call -> replays ? recorded.remove() : solve(auction, call),
                    capacity,
                    ShortQueue.MOST,
                    journal.edition());
            SnapshotFile.Place place =
                    snapshots.read(journal.position(), exchange::keep).orElse(new SnapshotFile.Place(0, 0, 0, 0));
            commands = place.commands();
            hash = place.hash();
            journal.recover(place.position(), place.records(), this::replay);
        } catch (IOException | RuntimeException e) {
            journal.abandon();
            throw e;
        }
        recorded.clear();
        replays = false;
    }

    /**
     * Opens an exchange in a folder, new or as it was left.
     *
     * @throws JournalException where the folder's journal is broken, in use or of another setup; the message says which
     * @throws UncheckedIOException where it cannot be read or written
     */
    public static JournaledExchange open(Path folder, ExchangeSetup setup, NetworkAuction auction, Journal.Sync sync) {
        try {
            return new JournaledExchange(folder, setup, auction, sync, 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies a command, keeps it, and returns what came of it. */
    public List<Event> apply(Command command) {
        command.write(own, 0);
        apply(own, 0);
        return exchange.events().list();
    }

    /** Applies a command that stands in words, and keeps it; what came of it stands in the exchange's events. */
    public void apply(long[] words, int at) {
        exchange.apply(words, at);
        note();
        try {
            journal.append(Journal.Kind.COMMAND, words, at, Command.words(words[at]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes sure of all commands so far, as the journal's {@link Journal.Sync} says. */
    public void commit() {
        try {
            journal.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes all that commands have changed to a file, so that opening applies only what came after. */
    public void snapshot() {
        try {
            journal.force();
            snapshots.write(
                    new SnapshotFile.Place(journal.position(), journal.records(), commands, hash), exchange::keep);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the exchange, to be looked at only. */
    public ReservationExchange exchange() {
        return exchange;
    }

    /** Returns the journal. */
    public Journal journal() {
        return journal;
    }

    /** Returns how many commands were applied since the first. */
    public int commands() {
        return commands;
    }

    /** Returns a number that tells histories apart: a hash of all events since the first command. */
    public long hash() {
        return hash;
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replay(Journal.Kind kind, long[] words, int count) {
        switch (kind) {
            case AUCTION -> recorded.add(AuctionWords.read(words, count));
            case COMMAND -> {
                exchange.apply(words, 0);
                recorded.clear();
                note();
            }
        }
    }

    private AuctionResult solve(NetworkAuction auction, AuctionCall call) {
        AuctionResult result = auction.clear(call);
        long[] words = AuctionWords.write(result);
        try {
            journal.append(Journal.Kind.AUCTION, words, 0, words.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return result;
    }

    private void note() {
        commands++;
        hash = exchange.events().mixedInto(hash);
    }
}
