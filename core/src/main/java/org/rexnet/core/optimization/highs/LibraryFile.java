package org.rexnet.core.optimization.highs;

import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * HiGHS' native library, a resource of OR-Tools' platform jar, and its copy in a folder that only this user can write to.
 * The copy is named after the checksum of the resource and verified against it before every use, so a damaged copy, or
 * that of another version, is never loaded; several processes may copy at once.
 *
 * @param url where the resource is
 * @param name file name of the library
 * @param size bytes
 * @param checksum CRC-32
 */
record LibraryFile(URL url, String name, long size, long checksum) {

    static LibraryFile ofThisPlatform() {
        String name = Platform.isWindows() ? "highs.dll" : Platform.isMac() ? "libhighs.1.dylib" : "libhighs.so.1";
        String resource = "ortools-" + Platform.RESOURCE_PREFIX + "/" + name;
        URL url = LibraryFile.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IllegalStateException("There is no HiGHS for this platform: " + resource
                    + " is not on the class path. Maybe the jar ortools-" + Platform.RESOURCE_PREFIX + " is missing.");
        }
        try {
            return of(url, name);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + url + ".", e);
        }
    }

    private static LibraryFile of(URL url, String name) throws IOException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            JarEntry entry = jar.getJarEntry();
            if (entry.getSize() >= 0 && entry.getCrc() >= 0) {
                return new LibraryFile(url, name, entry.getSize(), entry.getCrc());
            }
        }
        try (InputStream in = url.openStream()) {
            CRC32 checksum = new CRC32();
            long size = new CheckedInputStream(in, checksum).transferTo(java.io.OutputStream.nullOutputStream());
            return new LibraryFile(url, name, size, checksum.getValue());
        }
    }

    /** The verified copy, made now if need be. */
    Path cached() {
        try {
            return cachedIn(userFolder());
        } catch (IOException notThere) {
            try {
                return cachedIn(Files.createTempDirectory("rexnet-highs"));
            } catch (IOException e) {
                e.addSuppressed(notThere);
                throw new UncheckedIOException("Cannot unpack " + url + ".", e);
            }
        }
    }

    /** The verified copy in a folder, made now if need be. */
    Path cachedIn(Path parent) throws IOException {
        Path folder = parent.resolve("highs-" + Long.toHexString(checksum) + "-" + size);
        createPrivate(folder);
        Path copy = folder.resolve(name);
        if (!isIntact(copy)) {
            Path part = Files.createTempFile(folder, "part", "");
            try (InputStream in = url.openStream()) {
                Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            }
            if (!isIntact(part)) {
                throw new IOException(url + " was not copied in full.");
            }
            replace(part, copy);
        }
        return copy;
    }

    /** A library in use cannot be replaced on Windows; then another process has just put an intact one there. */
    private void replace(Path part, Path copy) throws IOException {
        try {
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(part);
            if (!isIntact(copy)) {
                throw e;
            }
        }
    }

    private boolean isIntact(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != size) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(Files.readAllBytes(file));
        return crc.getValue() == checksum;
    }

    private static Path userFolder() {
        String home = System.getProperty("user.home", ".");
        if (Platform.isWindows()) {
            String local = System.getenv("LOCALAPPDATA");
            return Path.of(local == null ? home : local, "rexnet");
        }
        if (Platform.isMac()) {
            return Path.of(home, "Library", "Caches", "rexnet");
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank() ? Path.of(home, ".cache", "rexnet") : Path.of(cache, "rexnet");
    }

    /** Creates a folder that others can neither read nor write, and refuses one that others own or can write to. */
    private static void createPrivate(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder.getParent());
        try {
            Files.createDirectory(folder, attributes);
        } catch (FileAlreadyExistsException exists) {
            if (posix
                    && !PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
                            .endsWith("------")) {
                throw new IOException("Others may write to " + folder + ".", exists);
            }
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IOException(folder + " is not a folder that can be written to.");
        }
    }
}
