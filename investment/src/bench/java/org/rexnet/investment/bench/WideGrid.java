package org.rexnet.investment.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A MATPOWER case several times side by side, in a ring of tie lines between the same buses of neighbours.
 *
 * <p>Turned by one place the ring is the same grid, and costs are convex: so the mean over all turns of a best dispatch is one, too, in
 * which nothing flows over tie lines. The least cost is that of the case times the number of copies.
 */
final class WideGrid {

    private static final int MOST_BUS = 1_000_000;
    private static final String TIE = "\t%d\t%d\t0.001\t0.01\t0\t500\t500\t500\t0\t0\t1\t-30\t30;";
    private static final List<String> TABLES = List.of("bus", "gen", "gencost", "branch");

    private WideGrid() {}

    /**
     * Writes copies of a case as one.
     *
     * @param tiesEach tie lines between two neighbours, at buses spread over the case
     */
    static void write(Path path, int copies, int tiesEach, Path to) {
        try {
            List<String> lines = Files.readAllLines(path);
            Map<String, List<String>> rows = new LinkedHashMap<>();
            TABLES.forEach(table -> rows.put(table, rows(lines, table)));
            List<String> written = new ArrayList<>(List.of("function mpc = wide", "mpc.version = '2';"));
            lines.stream().filter(line -> line.startsWith("mpc.baseMVA")).forEach(written::add);
            rows.forEach((table, own) -> {
                written.add("mpc.%s = [".formatted(table));
                for (int copy = 0; copy < copies; copy++) {
                    int number = copy;
                    own.forEach(row -> written.add(moved(table, row, number)));
                }
                if (table.equals("branch")) {
                    written.addAll(ties(rows.getOrDefault("bus", List.of()), copies, tiesEach));
                }
                written.add("];");
            });
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.write(to, written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows(List<String> lines, String table) {
        int first = lines.indexOf("mpc.%s = [".formatted(table)) + 1;
        int end = first;
        while (!lines.get(end).startsWith("]")) {
            end++;
        }
        return lines.subList(first, end);
    }

    private static String moved(String table, String row, int copy) {
        String[] cells = row.strip().split("\\s+");
        int numbers =
                switch (table) {
                    case "bus", "gen" -> 1;
                    case "branch" -> 2;
                    default -> 0;
                };
        for (int i = 0; i < numbers; i++) {
            cells[i] = Long.toString(Long.parseLong(cells[i]) + (long) copy * MOST_BUS);
        }
        if (table.equals("bus") && copy > 0 && cells[1].equals("3")) {
            cells[1] = "2"; // One reference is enough.
        }
        return "\t" + String.join("\t", cells);
    }

    private static List<String> ties(List<String> buses, int copies, int tiesEach) {
        List<String> ties = new ArrayList<>();
        for (int copy = 0; copy < copies; copy++) {
            for (int tie = 0; tie < tiesEach; tie++) {
                String row = buses.get((int) ((long) buses.size() * tie / tiesEach));
                long bus = Long.parseLong(row.strip().split("\\s+")[0]);
                long neighbour = (copy + 1L) % copies * MOST_BUS;
                ties.add(TIE.formatted(bus + (long) copy * MOST_BUS, bus + neighbour));
            }
        }
        return ties;
    }
}
