package org.rexnet.investment.cli;

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
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Small studies, cases and checkpoints whose bytes are changed by chance; the same seed, the same files. */
final class MutatedFiles {

    private static final List<String> WORDS = List.of(
            "1e308",
            "-1e308",
            "1e20",
            "-1e20",
            "1e16",
            "-1",
            "0",
            "inf",
            "-inf",
            "nan",
            "",
            "True",
            "a",
            "b",
            "1e-300",
            "\u0000",
            "\"",
            ";",
            ",",
            "'",
            "\u202e",
            "ä",
            "2030-13-45",
            "99999999999999999999",
            "=cmd()",
            "[[[[",
            "{{",
            "- ",
            ": ",
            "%",
            "...",
            "\n",
            "\t",
            "#");
    private static final String CASE = """
        function mpc = small
        mpc.version = '2';
        mpc.baseMVA = 100;
        k = 50/3;
        mpc.bus = [
        1 3 0 0 0 0 1 1 0 110 1 1.1 0.9;
        2 1 50 10 0 0 1 1 0 110 1 1.1 0.9;
        3 1 20 10 1 0 1 1 0 110 1 1.1 0.9;
        ];
        mpc.gen = [
        1 0 0 9 -9 1 100 1 80 10;
        3 0 0 9 -9 1 100 1 60 0;
        ];
        mpc.branch = [
        1 2 0.01 0.1 0 60 0 0 0 0 1 -30 30;
        2 3 0.01 0.1 0 60 0 0 1.02 3 1 -30 30;
        1 3 0.01 0.2 0 40 0 0 0 0 1 -360 360;
        ];
        mpc.gencost = [
        2 0 0 3 0.1 20 5 0 0 0;
        1 0 0 3 0 0 20 200 60 900;
        ];
        mpc.A = [0 0 0 0 0 0 1 1 0 0]; mpc.l = -Inf; mpc.u = 1.2;
        mpc.branch(:, 3) = mpc.branch(:, 3) * k / 16;
        mpc.bus3p = [
        1 1 110 1 1 1 0 -120 120;
        2 1 20 1 1 1 0 -120 120;
        3 1 20 1 1 1 0 -120 120;
        ];
        mpc.buslink = [1 3 1 1];
        mpc.xfmr3p = [
        1 1 2 1 0.01 0.05 2000 110 1.02;
        ];
        mpc.line3p = [
        1 2 3 1 4 5280/5280;
        ];
        mpc.load3p = [
        1 3 1 300 400 500 0.9 0.9 0.9;
        ];
        mpc.gen3p = [
        1 2 1 1 1 1 100 100 100 0 0 0;
        ];
        mpc.lc = [
        4 0.3 0.1 0.1 0.3 0.1 0.3 1 0.4 0.4 1 0.4 1 9 1 1 9 1 9;
        ];
        """;

    private final Random random;
    private final Path folder;
    private final Map<String, byte[]> study;
    private final byte[] checkpoint;

    private MutatedFiles(long seed, Path folder, Map<String, byte[]> study, byte[] checkpoint) {
        random = new Random(seed);
        this.folder = folder;
        this.study = study;
        this.checkpoint = checkpoint;
    }

    /** What the mutations start from; made once. */
    record Originals(Map<String, byte[]> study, byte[] checkpoint) {

        /** Writes a study with most kinds of tables, plans it, and keeps both. */
        static Originals of(Path folder) {
            Path tables = folder.resolve("originals");
            Path state = folder.resolve("state");
            try {
                Files.createDirectories(tables);
                Map<String, String> files = tables();
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Files.writeString(tables.resolve(file.getKey()), file.getValue());
                }
                // What mutations start from is read and solved, or they would all end at the same fault.
                mustEndWell(plan(tables, state, "--quiet"));
                Path small = Files.writeString(folder.resolve("original.m"), CASE);
                mustEndWell("clear", small.toString(), "--json", "--quiet");
                Map<String, byte[]> study = new LinkedHashMap<>();
                files.forEach((name, text) -> study.put(name, text.getBytes(StandardCharsets.UTF_8)));
                return new Originals(study, Files.readAllBytes(state));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void mustEndWell(String... command) {
            CommandRun run = CommandRun.of(command);
            if (run.code() != 0) {
                throw new IllegalStateException(run.out() + run.err());
            }
        }

        private static Map<String, String> tables() {
            Map<String, String> files = new LinkedHashMap<>();
            files.put(
                    "buses.csv",
                    "name,v_nom,carrier,x,y,temperature_outdoor\na,110,AC,0,0,\nb,110,AC,1,0,\nh,1,heat,0,1,3\n");
            files.put("carriers.csv", "name,co2_emissions\ngas,0.2\nAC,0\nheat,0\nwind,0\n");
            files.put(
                    "snapshots.csv",
                    "snapshot,objective,stores,generators\n"
                            + "2030-01-01 00:00,1,1,1\n2030-01-01 01:00,1,1,1\n2030-01-01 02:00,1,1,1\n");
            files.put("lines.csv", "name,bus0,bus1,x,r,s_nom\nab,a,b,1,0.1,50\n");
            files.put(
                    "generators.csv",
                    "name,bus,carrier,p_nom,p_nom_extendable,p_nom_max,capital_cost,marginal_cost\n"
                            + "gas,a,gas,100,False,,,50\nwind,b,wind,10,True,80,9,0\n");
            files.put(
                    "generators-p_max_pu.csv",
                    "snapshot,wind\n2030-01-01 00:00,0.4\n2030-01-01 01:00,0.9\n2030-01-01 02:00,0\n");
            files.put("loads.csv", "name,bus,p_set\ntown,b,40\nhomes,h,5\n");
            files.put(
                    "loads-p_set.csv",
                    "snapshot,town\n2030-01-01 00:00,40\n2030-01-01 01:00,55\n2030-01-01 02:00,30\n");
            files.put("links.csv", "name,bus0,bus1,p_nom,efficiency,marginal_cost\npump,a,h,20,3,1\n");
            files.put(
                    "storage_units.csv",
                    "name,bus,p_nom,max_hours,cyclic_state_of_charge,efficiency_store\nbattery,b,5,4,True,0.95\n");
            files.put("stores.csv", "name,bus,e_nom,e_cyclic,standing_loss\ntank,h,4,True,0.01\n");
            files.put(
                    "global_constraints.csv",
                    "name,type,carrier_attribute,sense,constant\nco2,primary_energy,co2_emissions,<=,900\n");
            files.put("charging_stations.csv", "name,bus,p_nom,plugs\nquay,a,0.1,2\n");
            files.put(
                    "ev_sessions.csv",
                    "name,station,arrival,departure,energy,rate,value\n"
                            + "s1,quay,2030-01-01 00:10,2030-01-01 01:50,0.02,0.05,500\n");
            files.put("output_limits.csv", "name,generators,factors,lower,upper\nboth,gas|wind,1|0.5,,120\n");
            files.put(
                    "study.yaml",
                    "title: mutants\nlost_load: 3000\ncurrency: EUR\nseed: 3\n"
                            + "heating_curve:\n  supply: {-15: 95, 0: 80, 15: 70}\n  return: {-15: 50, 15: 40}\n");
            return files;
        }
    }

    private static String[] plan(Path study, Path state, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "invest",
                study.toString(),
                "--method",
                "equilibrium",
                "--part",
                "2",
                "--json",
                "--checkpoint",
                state.toString()));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    /** Writes the files of a seed into a folder and returns the command that reads them. */
    static String[] write(long seed, Path folder, Originals originals) {
        MutatedFiles files = new MutatedFiles(seed, folder, originals.study(), originals.checkpoint());
        try {
            return files.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String[] write() throws IOException {
        int kind = random.nextInt(20);
        if (kind < 6) {
            Path file = folder.resolve("mutant.m");
            replace(file, mutated(CASE.getBytes(StandardCharsets.UTF_8)));
            return command("clear", file);
        }
        if (kind == 6) {
            Path state = folder.resolve("mutant.state");
            replace(state, mutated(checkpoint));
            return plan(folder.resolve("originals"), state, "--resume", "--quiet");
        }
        String[] names = study.keySet().toArray(String[]::new);
        String changed = names[random.nextInt(names.length)];
        // A folder for each file that changes: all others in it stay as they are.
        Path tables = folder.resolve("mutant-" + changed);
        if (Files.notExists(tables)) {
            Files.createDirectories(tables);
            for (Map.Entry<String, byte[]> file : study.entrySet()) {
                Files.write(tables.resolve(file.getKey()), file.getValue());
            }
        }
        replace(tables.resolve(changed), mutated(study.getOrDefault(changed, new byte[0])));
        return command(kind < 13 ? "clear" : "invest", tables);
    }

    /** Writes a new file: what is cut and written anew waits for the disk, two thirds of the time of all commands. */
    private static void replace(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.write(file, content);
    }

    /** Returns a command that reads a study; most end there, as what is read well takes long to solve. */
    private String[] command(String solving, Path study) {
        return random.nextInt(12) == 0
                ? new String[] {solving, study.toString(), "--json", "--quiet"}
                : new String[] {"validate", study.toString()};
    }

    private byte[] mutated(byte[] original) {
        byte[] bytes = original;
        for (int change = 1 + random.nextInt(3); change > 0; change--) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int from = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, from + 1 + random.nextInt(40));
        return switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, from, from + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(bytes, from, end, new byte[0]);
            case 2 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, end));
            case 3 -> Arrays.copyOf(bytes, from);
            case 4 -> spliced(bytes, from, from, repeated(Arrays.copyOfRange(bytes, from, end)));
            case 5 -> spliced(bytes, from, from, word());
            default -> number(bytes, from);
        };
    }

    private byte[] word() {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] repeated(byte[] part) {
        int times = 1 + random.nextInt(300);
        byte[] all = new byte[times * part.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(part, 0, all, i * part.length, part.length);
        }
        return all;
    }

    /** Puts a word in place of a number or name that stands near. */
    private byte[] number(byte[] bytes, int near) {
        int from = near;
        while (from < bytes.length && !isPart(bytes[from])) {
            from++;
        }
        int end = from;
        while (end < bytes.length && isPart(bytes[end])) {
            end++;
        }
        return spliced(bytes, from, end, word());
    }

    private static boolean isPart(byte b) {
        return Character.isLetterOrDigit(b) || b == '.' || b == '-' || b == '_';
    }

    private static byte[] spliced(byte[] bytes, int from, int end, byte[] between) {
        byte[] result = new byte[from + between.length + bytes.length - end];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(between, 0, result, from, between.length);
        System.arraycopy(bytes, end, result, from + between.length, bytes.length - end);
        return result;
    }

    /**
     * Runs seeds {@code args[1]} to {@code args[2]} in the folder {@code args[0]}, one command after another, and says which of them end
     * otherwise than a command should, and how many ran; ended from outside, at which it was.
     */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Originals originals = Originals.of(folder);
        AtomicLong at = new AtomicLong();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ended at seed " + at.get())));
        long slowest = 0;
        long slowestSeed = 0;
        long first = Long.parseLong(args[1]);
        long last = Long.parseLong(args[2]);
        for (long seed = first; seed <= last; seed++) {
            at.set(seed);
            String[] command = write(seed, folder, originals);
            long start = System.nanoTime();
            CommandRun run = CommandRun.of(command);
            long took = System.nanoTime() - start;
            if (took > slowest) {
                slowest = took;
                slowestSeed = seed;
            }
            fault(run).ifPresent(new Report(seed, command)::print);
        }
        System.out.printf(
                "%d commands, the slowest of seed %d in %d ms%n", last - first + 1, slowestSeed, slowest / 1_000_000);
    }

    private record Report(long seed, String[] command) {
        void print(String fault) {
            System.out.println("FAULT seed %d, %s: %s".formatted(seed, String.join(" ", command), fault));
        }
    }

    /** Returns what is wrong with the end of a command; empty where it ended as it should. */
    static Optional<String> fault(CommandRun run) {
        boolean isTrace = run.err().contains("\tat ")
                || run.out().contains("\tat ")
                || run.err().contains("Exception");
        return run.code() < 0 || run.code() > 2 || isTrace
                ? Optional.of("exit code %d, %s"
                        .formatted(run.code(), run.err().lines().limit(3).toList()))
                : Optional.empty();
    }
}
