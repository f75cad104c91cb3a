package org.rexnet.core.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Studies that cannot be read, each with what the message must contain; made in a folder that the test provides. */
public final class BadStudies {

    private static final String BUSES = "name,v_nom\nnorth,110\nsouth,110\n";
    private static final String GENERATORS = "name,bus,p_nom,marginal_cost\nwind,north,100,0\n";
    private static final String LOADS = "name,bus,p_set\ntown,south,50\n";
    private static final String LINES = "name,bus0,bus1,x,s_nom\nnorth-south,north,south,10,80\n";
    private static final String CASE = """
            function mpc = bad
            mpc.version = '2';
            mpc.baseMVA = 100;
            mpc.bus = [
            1 3 0 0 0 0 1 1 0 110 1 1.1 0.9;
            2 1 50 0 0 0 1 1 0 110 1 1.1 0.9;
            ];
            mpc.gen = [
            1 0 0 0 0 1 100 1 80 10;
            ];
            mpc.branch = [
            1 2 0.01 0.1 0 60 0 0 0 0 1 -30 30;
            ];
            mpc.gencost = [
            2 0 0 3 0.1 20 5;
            ];
            """;

    /**
     * One study that cannot be read.
     *
     * @param name what is wrong with it
     * @param path folder or case
     * @param expected pieces that the message must contain
     */
    public record BadStudy(String name, Path path, List<String> expected) {

        @Override
        public String toString() {
            return name;
        }
    }

    private final Path root;
    private final List<BadStudy> all = new ArrayList<>();

    private BadStudies(Path root) {
        this.root = root;
    }

    /** Makes all of them below a folder. */
    public static List<BadStudy> in(Path folder) {
        BadStudies studies = new BadStudies(folder);
        studies.addFolders();
        studies.addSettings();
        studies.addCases();
        studies.addOthers();
        return List.copyOf(studies.all);
    }

    /** Makes a study of the same tables and one of the same case that can be read. */
    public static List<Path> goodIn(Path folder) {
        BadStudies studies = new BadStudies(folder);
        studies.folder("good folder", Map.of());
        studies.matpower("good case", "", "");
        return studies.all.stream().map(BadStudy::path).toList();
    }

    private void addFolders() {
        folder("an empty name", Map.of("loads.csv", LOADS + ",south,5\n"), "loads.csv:3", "name");
        folder("a name twice", Map.of("buses.csv", BUSES + "north,110\n"), "buses.csv:4", "north");
        folder("an unknown bus", Map.of("loads.csv", "name,bus,p_set\ntown,suoth,50\n"), "loads.csv:2", "bus", "suoth");
        folder(
                "a word for a number",
                Map.of("generators.csv", "name,bus,p_nom,marginal_cost\nwind,north,1OO,0\n"),
                "generators.csv:2",
                "p_nom",
                "1OO");
        folder(
                "a capacity below 0",
                Map.of("lines.csv", "name,bus0,bus1,x,s_nom\nnorth-south,north,south,10,-5\n"),
                "lines.csv:2",
                "s_nom",
                "-5");
        folder(
                "a line of endless reactance",
                Map.of("lines.csv", "name,bus0,bus1,x,s_nom\nnorth-south,north,south,inf,80\n"),
                "lines.csv:2",
                "x");
        folder("no buses", Map.of("buses.csv", ""), "buses.csv");
        folder(
                "a series of another length",
                Map.of("snapshots.csv", "snapshot\n0\n1\n2\n", "loads-p_set.csv", "snapshot,town\n0,1\n1,2\n"),
                "loads-p_set.csv");
        folder(
                "a word in a series",
                Map.of("snapshots.csv", "snapshot\n0\n", "loads-p_set.csv", "snapshot,town\n0,much\n"),
                "loads-p_set.csv:2",
                "town",
                "much");
        folder(
                "three faults at once",
                Map.of(
                        "loads.csv",
                        "name,bus,p_set\ntown,west,x\n",
                        "generators.csv",
                        "name,bus,p_nom,marginal_cost\nwind,east,1,0\n"),
                "loads.csv:2, bus = west",
                "loads.csv:2, p_set = x",
                "generators.csv:2, bus = east");
    }

    private void addSettings() {
        folder("an unknown setting", Map.of("study.yaml", "currancy: EUR\n"), "study.yaml:1", "currancy", "currency");
        folder(
                "a setting that is no number",
                Map.of("study.yaml", "title: a\nlost_load: much\n"),
                "study.yaml:2",
                "much");
        folder("settings that are no YAML", Map.of("study.yaml", "title: [a\n"), "study.yaml", "YAML");
    }

    private void addCases() {
        matpower("case with an unknown bus", "1 0 0 0 0 1 100 1 80 10", "7 0 0 0 0 1 100 1 80 10", ":9", "gen.bus = 7");
        matpower("case with crossed limits", "1 80 10", "1 10 80", ":9", "gen.Pmin = 80", "Pmax");
        matpower("case with a limit below 0", "0.01 0.1 0 60", "0.01 0 0 -60", ":12", "branch.rateA = -60");
        matpower("case with a bus twice", "\n2 1 50", "\n1 1 50", ":6", "bus.bus_i = 1");
        matpower("case with too few columns", "1 0 0 0 0 1 100 1 80 10", "1 0 0 0 0 1 100 1 80", ":9", "columns");
        matpower("case that computes", "mpc.gencost = [", "mpc.gen(:, 9) = 2 * [", ":14", "nothing is executed");
        matpower("case of version 3", "'2'", "'3'", ":2", "version = 3");
        matpower("case with a cubic cost", "2 0 0 3 0.1 20 5", "2 0 0 4 0.1 0.1 20 5", ":15", "not supported");
        matpower("case without a bus table", "mpc.bus =", "mpc.buses =", "bus is missing");
    }

    private void addOthers() {
        Path archive = root.resolve("archive.m");
        write(archive, "PK\u0003\u0004 not a case".getBytes(StandardCharsets.ISO_8859_1));
        all.add(new BadStudy("an archive", archive, List.of("archive.m", "archive")));
        all.add(new BadStudy("nothing there", root.resolve("nowhere"), List.of("nowhere", "does not exist")));
        Path text = root.resolve("notes.txt");
        write(text, "not a study".getBytes(StandardCharsets.UTF_8));
        all.add(new BadStudy("a file of another kind", text, List.of("notes.txt", "folder", ".m")));
    }

    private void folder(String name, Map<String, String> changed, String... expected) {
        Map<String, String> files = new LinkedHashMap<>(
                Map.of("buses.csv", BUSES, "generators.csv", GENERATORS, "loads.csv", LOADS, "lines.csv", LINES));
        files.putAll(changed);
        Path folder = root.resolve(name.replace(' ', '-'));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.forEach((file, text) -> write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8)));
        all.add(new BadStudy(name, folder, Arrays.asList(expected)));
    }

    private void matpower(String name, String target, String replacement, String... expected) {
        Path file = root.resolve(name.replace(' ', '-') + ".m");
        if (!CASE.contains(target)) {
            throw new IllegalArgumentException("The case has no " + target);
        }
        write(file, CASE.replace(target, replacement).getBytes(StandardCharsets.UTF_8));
        all.add(new BadStudy(name, file, Arrays.asList(expected)));
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
