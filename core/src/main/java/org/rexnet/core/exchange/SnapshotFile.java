package org.rexnet.core.exchange;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * File with the state of an exchange at a position of its journal: from there on only the journal's tail has to be applied.
 *
 * <p>Magic number with version, fingerprint of the setup, {@link Place}, the state, CRC-32C of all that; big-endian. A new file takes the
 * place of the old one at once, when it is whole.
 */
final class SnapshotFile {

    private static final long MAGIC = 0x5245584E45545342L;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long fingerprint;

    SnapshotFile(Path file, long fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    /**
     * What the journal was when the snapshot was made.
     *
     * @param position its length in bytes
     * @param records in it
     * @param commands among them
     * @param hash of all events of these
     */
    record Place(long position, long records, int commands, long hash) {

        private Place keep(Snapshot snapshot) {
            return new Place(
                    snapshot.number(position),
                    snapshot.number(records),
                    snapshot.number(commands),
                    snapshot.number(hash));
        }
    }

    void write(Place place, Consumer<Snapshot> state) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(out, BUFFER), new CRC32C());
            OutputStream buffered = new BufferedOutputStream(checked, BUFFER);
            Snapshot snapshot = Snapshot.writing(buffered);
            snapshot.number(MAGIC);
            snapshot.number(fingerprint);
            place.keep(snapshot);
            state.accept(snapshot);
            buffered.flush();
            snapshot.number(checked.getChecksum().getValue());
            buffered.flush();
            out.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads the state; empty, without reading any, where there is no file, or none that is whole, of this setup and not ahead of the
     * journal: then the journal tells everything. A whole file of that kind is deleted, lest it fits a journal that was cut and has grown
     * otherwise.
     *
     * @param journalBytes length of the journal
     */
    Optional<Place> read(long journalBytes, Consumer<Snapshot> state) throws IOException {
        if (!Files.exists(file) || !isWhole()) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            Snapshot snapshot = Snapshot.reading(in);
            long magic = snapshot.number(0L);
            long setup = snapshot.number(0L);
            Place place = new Place(0, 0, 0, 0).keep(snapshot);
            if (magic == MAGIC && setup == fingerprint && place.position <= journalBytes) {
                state.accept(snapshot);
                return Optional.of(place);
            }
        }
        Files.delete(file);
        return Optional.empty();
    }

    private boolean isWhole() throws IOException {
        long left = Files.size(file) - Long.BYTES;
        if (left < 6 * Long.BYTES) {
            return false;
        }
        try (CheckedInputStream in = new CheckedInputStream(Files.newInputStream(file), new CRC32C())) {
            byte[] buffer = new byte[BUFFER];
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(left, BUFFER));
                if (read < 0) {
                    return false;
                }
                left -= read;
            }
            long found = in.getChecksum().getValue();
            return Snapshot.reading(in).number(0L) == found;
        }
    }
}
