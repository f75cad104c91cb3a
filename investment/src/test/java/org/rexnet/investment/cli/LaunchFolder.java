package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The launcher in a folder of its own, over the classes under test as if they had been built.
 *
 * @param root the folder
 */
record LaunchFolder(Path root) {

    private static final int PATIENCE = 120;
    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final String SEARCH = HOME.resolve("bin") + ":/usr/bin:/bin";
    private static final FileTime LATER = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));

    /** How a process ended. */
    record Ended(int code, String text) {}

    /** Makes an empty folder one. */
    static LaunchFolder in(Path root) throws IOException {
        LaunchFolder folder = new LaunchFolder(root);
        Files.copy(Path.of("..", "rexnet"), root.resolve("rexnet"));
        for (String module : List.of("network", "core", "investment")) {
            Files.createDirectories(root.resolve(module).resolve("src").resolve("main"));
            Path launch = Files.createDirectories(
                    root.resolve(module).resolve("target").resolve("launch"));
            writeJar(launch.resolve(module + "-0.1.0.jar"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(root.resolve("pom.xml"), "");
        folder.write(
                "class-path", folder.launch().resolve("investment-0.1.0.jar").toString());
        folder.use(HOME.resolve("bin").resolve("java"));
        folder.writeLater("built", "");
        folder.writeLater("classes.jsa", "");
        return folder;
    }

    /** Writes a jar of nothing but the class path of this test, without what the launcher fetches. */
    static void writeJar(Path jar) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(classPath.split(File.pathSeparator))
                                .filter(entry -> !entry.contains("powsybl-iidm"))
                                .map(entry ->
                                        Path.of(entry).toAbsolutePath().toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    /** Returns where the launcher keeps things. */
    Path launch() {
        return root.resolve("investment").resolve("target").resolve("launch");
    }

    /** Writes a line to a file there. */
    Path write(String file, String line) throws IOException {
        return Files.writeString(launch().resolve(file), line + "\n");
    }

    /** Does the same to a file newer than any other; an empty one stays empty. */
    void writeLater(String file, String line) throws IOException {
        Path written = line.isEmpty() ? Files.writeString(launch().resolve(file), "") : write(file, line);
        Files.setLastModifiedTime(written, LATER);
    }

    /** Lets a script of the shell be the Java that the launcher found last time. */
    void useJavaThat(String script) throws IOException {
        use(writeCommand("java", script));
    }

    /** Writes a script of the shell as a command in the folder bin. */
    Path writeCommand(String name, String script) throws IOException {
        Path command = Files.writeString(
                Files.createDirectories(root.resolve("bin")).resolve(name), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    }

    private void use(Path java) throws IOException {
        write("java", HOME + ":" + SEARCH + "\n" + java);
    }

    /** Runs a line of shell with {@code $rexnet}, without HOME and in POSIX' locale. */
    Ended shell(String line) throws IOException, InterruptedException {
        Path output = root.resolve("output");
        Process process = new ProcessBuilder(
                        "env",
                        "-i",
                        "PATH=" + SEARCH,
                        "JAVA_HOME=" + HOME,
                        "LC_ALL=POSIX",
                        "rexnet=" + root.resolve("rexnet"),
                        "sh",
                        "-c",
                        line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as("ends: %s", text).isTrue();
        return new Ended(process.exitValue(), text);
    }
}
