package org.rexnet.core.study.matpower;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LargestNumber;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyException;

/**
 * Reads a MATPOWER case of format version 2, or of version 1, as a study of one hour; money is in USD.
 *
 * <p>Bus numbers are bus names; {@code Pd} and {@code Gs} are loads (the voltage is 1 per unit); branches are named
 * {@code from-to}, generators {@code gen-1} by their row, DC lines {@code dc-1}. A rate of 0 and angle limits of 0 and
 * 0, or a full turn, mean no limit. Minimum outputs hold and constant costs count. Parts out of service and isolated
 * buses are left out, which a note says. {@code genfuel} names the carriers of generators. Three-phase parts become
 * their balanced equivalent, see {@link CaseThreePhase}.
 */
public final class MatpowerReader {

    private static final long LARGEST_FILE = 512L << 20;
    private static final int LONGEST_LINE = 32 << 20;

    private final String file;
    private final Faults faults = new Faults();

    private MatpowerReader(String file) {
        this.file = file;
    }

    /** Returns the study of a case; throws {@link StudyException} that names everything wrong with it. */
    public static Study read(Path path) {
        String file = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        MatpowerReader reader = new MatpowerReader(file);
        byte[] text = reader.load(path);
        reader.checkText(text);
        reader.faults.throwIfAny();
        return reader.study(new CaseParser(file, text, reader.faults).parse());
    }

    private byte[] load(Path path) {
        try {
            if (Files.isDirectory(path) || !Files.exists(path)) {
                throw new StudyException(List.of(
                        Fault.of(file, Files.isDirectory(path) ? "is a folder, not a case" : "does not exist")));
            }
            if (!Files.isRegularFile(path)) {
                throw new StudyException(
                        List.of(Fault.of(file, "is neither a file nor a folder, but a pipe or device")));
            }
            if (Files.size(path) > LARGEST_FILE) {
                throw new StudyException(
                        List.of(Fault.of(file, "must not be larger than %d MiB".formatted(LARGEST_FILE >> 20))));
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new StudyException(Fault.of(file, "cannot be read: " + e.getMessage()), e);
        }
    }

    private void checkText(byte[] text) {
        String start = new String(text, 0, Math.min(10, text.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\3\4") || start.startsWith("\u001f\u008b")) {
            faults.add(file, "is a compressed archive: unpack it first");
            return;
        }
        if (start.startsWith("MATLAB 5.0")) {
            faults.add(file, "is a binary MAT-file: MATPOWER's savecase writes a case as text");
            return;
        }
        int line = 1;
        int lineStart = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == 0) {
                faults.add(file, line, "", "", "is not text in UTF-8 or ASCII");
                return;
            }
            if (text[at] == '\n') {
                line++;
                lineStart = at + 1;
            } else if (at - lineStart == LONGEST_LINE) {
                faults.add(file, line, "", "", "must not be longer than %d MiB".formatted(LONGEST_LINE >> 20));
                return;
            }
        }
    }

    private Study study(CaseText found) {
        double baseMva = header(found);
        checkOwnCosts(found);
        CaseRows bus = required(found, CaseTable.BUS);
        CaseRows gen = required(found, CaseTable.GEN);
        CaseRows branch = required(found, CaseTable.BRANCH);
        String name = file.endsWith(".m") ? file.substring(0, file.length() - 2) : file;
        StudyBuilder study = Study.builder(name).settings(Settings.DEFAULTS.withCurrency("USD"));
        CaseBuses buses = new CaseBuses(bus);
        CaseThreePhase threePhase = new CaseThreePhase(table -> orEmpty(found, table), buses);
        if (bus.count() == 0 && !threePhase.exists()) {
            buses.areUnknown();
            if (found.tables.containsKey(CaseTable.BUS)) {
                bus.fault("must have at least one bus");
            }
        }
        buses.addTo(study);
        List<String> fuels = found.texts.getOrDefault("genfuel", List.of());
        new CaseGenerators(gen, rows(found, CaseTable.GENCOST), fuels, buses).addTo(study);
        new CaseBranches(branch, buses, baseMva).addTo(study);
        rows(found, CaseTable.DCLINE)
                .ifPresent(dc -> new CaseDcLines(dc, rows(found, CaseTable.DCLINECOST), buses).addTo(study));
        rows(found, CaseTable.A)
                .ifPresent(a -> limits(a, found, bus.count(), baseMva).addTo(study, gen.count(), inService(study)));
        threePhase.addTo(study);
        addTexts(found, buses, study);
        throwFaults();
        return study.build();
    }

    private CaseLimits limits(CaseRows factors, CaseText found, int buses, double baseMva) {
        return new CaseLimits(factors, rows(found, CaseTable.L), rows(found, CaseTable.U), buses, baseMva);
    }

    private static Set<String> inService(StudyBuilder study) {
        return study.components().all(Generator.class).stream()
                .map(Generator::id)
                .collect(Collectors.toSet());
    }

    /** Throws the faults in the order of their lines, those of the file as a whole last. */
    private void throwFaults() {
        if (!faults.isEmpty()) {
            Comparator<Fault> byLine =
                    Comparator.comparingInt(fault -> fault.line() == 0 ? Integer.MAX_VALUE : fault.line());
            throw new StudyException(faults.toList().stream().sorted(byLine).toList());
        }
    }

    /** Costs of one's own count only by {@code N}, and are stated only with {@code Cw}; without it MATPOWER stops, too. */
    private void checkOwnCosts(CaseText found) {
        Integer line = found.ownCosts.get("N");
        if (line == null) {
            found.unused.putAll(found.ownCosts);
        } else if (found.ownCosts.containsKey("Cw")) {
            faults.add(file, line, "N", "", "costs of one's own (N with Cw) change the optimum and are not read");
        } else {
            faults.add(
                    file,
                    line,
                    "N",
                    "",
                    "states costs of one's own without their coefficients Cw: with N there must be Cw, for MATPOWER's"
                            + " optimal power flow, too");
        }
    }

    /** Checks version and base, and returns the base in MVA. */
    private double header(CaseText found) {
        CaseText.Scalar version = found.scalars.get("version");
        if (version != null && !version.text().strip().matches("[12](\\.0*)?")) {
            faults.add(file, version.line(), "version", version.text(), "must be 1 or 2");
        }
        CaseText.Scalar base = found.scalars.get("baseMVA");
        if (base == null) {
            faults.add(file, "baseMVA is missing");
            return 1;
        }
        byte[] text = base.text().getBytes(StandardCharsets.UTF_8);
        CaseNumber number = new CaseNumber(text);
        if (!number.read(0, text.length) || !(number.value() > 0) || LargestNumber.isExceededBy(number.value())) {
            faults.add(
                    file,
                    base.line(),
                    "baseMVA",
                    base.text(),
                    "must be a number above 0 and at most " + LargestNumber.TEXT);
            return 1;
        }
        return number.value();
    }

    private CaseRows required(CaseText found, CaseTable table) {
        return rows(found, table).orElseGet(() -> {
            faults.add(file, "the table %s is missing".formatted(table.field()));
            return orEmpty(found, table);
        });
    }

    private CaseRows orEmpty(CaseText found, CaseTable table) {
        return rows(found, table).orElseGet(() -> new CaseRows(file, table, new Matrix(0), faults));
    }

    private Optional<CaseRows> rows(CaseText found, CaseTable table) {
        return Optional.ofNullable(found.tables.get(table)).map(matrix -> new CaseRows(file, table, matrix, faults));
    }

    private static void addTexts(CaseText found, CaseBuses buses, StudyBuilder study) {
        List<String> busNames = found.texts.getOrDefault("bus_name", List.of());
        if (busNames.size() == buses.count()) {
            study.add(buses.named(busNames));
        }
        if (!found.unused.isEmpty()) {
            List<String> fields = new ArrayList<>(found.unused.keySet());
            study.note("Fields that are not used: " + CaseBuses.shortened(fields) + ".");
        }
    }
}
