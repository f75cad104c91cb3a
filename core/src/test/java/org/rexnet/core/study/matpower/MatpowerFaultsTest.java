package org.rexnet.core.study.matpower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rexnet.core.study.matpower.CaseFile.BRANCH;
import static org.rexnet.core.study.matpower.CaseFile.BUS;
import static org.rexnet.core.study.matpower.CaseFile.COST;
import static org.rexnet.core.study.matpower.CaseFile.GEN;
import static org.rexnet.core.study.matpower.CaseFile.HEAD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.StudyException;

class MatpowerFaultsTest {

    @TempDir
    private Path folder;

    @Test
    void allFaultsAreNamedAtOnceWithLineColumnAndValue() {
        assertThat(CaseFile.faults(
                        folder,
                        HEAD,
                        "mpc.bus = [\n"
                                + "1 3 0 0 0 0 1 1 0 110 1 1 1\n"
                                + "1 1 0 0 0 0 1 1 0 110 1 1 1\n"
                                + "2 5 0 0 0 0 1 1 0 110 1 1 1\n",
                        "3 1 NaN 0 0 0 1 1 0 110 1 1 1\n4 1 0\n5 1 5O 0 0 0 1 1 0 -1 1 1 1\n];\n",
                        "mpc.gen = [\n9 0 0 0 0 1 1 1 80 0\n1 0 0 0 0 1 1 1 8 9\n1 0 0 0 0 1 1 1 8];\n",
                        "mpc.gencost = [\n2 0 0 4 1 2 3 4\n3 0 0 2 1 2 3 4\n2 0 0 9 1 2 3 4];\n",
                        "mpc.branch = [\n1 2 0 0 0 0 0 0 0 0 1\n1 1 0 1 0 -5 0 0 0 0 1\n1.5 2 0 1 0 0 0 0 0 0 1\n];\n"))
                .containsExactly(
                        "small.m:6, bus.bus_i = 1: must be unique: this bus exists twice",
                        "small.m:7, bus.type = 5: must be 1, 2, 3 or 4",
                        "small.m:8, bus.Pd = NaN: must be a number",
                        "small.m:9, bus: must have at least 13 columns but has 3",
                        "small.m:10, bus.Pd = 5O: must be a number",
                        "small.m:14, gen.Pmin = 9: must not exceed Pmax, which is 8.0",
                        "small.m:15, gen: must have at least 10 columns but has 9",
                        "small.m:18, gencost.model = 3: must be 1 (piecewise linear) or 2 (polynomial)",
                        "small.m:22, branch.tbus = 1: must differ from fbus",
                        "small.m:22, branch.rateA = -5: must be at least 0, where 0 means no limit",
                        "small.m:23, branch.fbus = 1.5: must be a bus number, a whole number above 0");
    }

    @Test
    void anUnknownBusIsNamedWhereEveryBusNumberCouldBeRead() {
        assertThat(CaseFile.faults(
                        folder,
                        HEAD,
                        BUS,
                        "mpc.gen = [9 0 0 0 0 1 1 1 80 0];\n",
                        COST,
                        "mpc.branch = [1 3 0 1 0 0 0 0 0 0 1];\n",
                        "mpc.dcline = [1 8 1 0 0 0 0 1 1 9 5 0 0 0 0 0 1.5];"))
                .containsExactly(
                        "small.m:8, gen.bus = 9: there is no bus 9",
                        "small.m:12, branch.tbus = 3: there is no bus 3",
                        "small.m:13, dcline.tbus = 8: there is no bus 8");
    }

    @Test
    void nothingIsExecuted() {
        assertThat(CaseFile.faults(
                        folder,
                        HEAD,
                        BUS,
                        GEN,
                        COST,
                        BRANCH,
                        "mpc.gen(:, 9) = [\n"
                                + " 1\n"
                                + " 2];\n"
                                + "define_constant;\n"
                                + "mpc.base = rand * 3;\n"
                                + "mpc.x = zeros(2);\n"
                                + "k == 5\n",
                        "if q, mpc.y = [1 2]'; end\nmpc.branch(1) = 4;"))
                .hasSize(7)
                .allMatch(fault -> fault.contains("nothing is executed"))
                .first()
                .asString()
                .startsWith("small.m:17, mpc.gen(:, 9) = [:");
        assertThat(CaseFile.faults(
                        folder,
                        HEAD,
                        BUS,
                        GEN,
                        COST,
                        "mpc.branch = [\n1 2 0 rand(2) 0 0 0 0 0 0 1\n1 2 0 1 ~ 2 0 0 0 0 0 0 1];"))
                .anyMatch(fault ->
                        fault.startsWith("small.m:15, branch.x = rand(2): must be a number or plain arithmetic"))
                .anyMatch(fault -> fault.startsWith("small.m:16, branch.b = ~: must be a number"));
    }

    @Test
    void costsThatTheMarketCannotClearAreNamed() {
        assertThat(CaseFile.faults(
                        folder,
                        HEAD,
                        BUS,
                        "mpc.gen = [1 0 0 0 0 1 1 1 8 0;1 0 0 0 0 1 1 1 8 0;1 0 0 0 0 1 1 1 8 0;1 0 0 0 0 1 1 1 8"
                                + " 0];\n",
                        BRANCH,
                        "mpc.gencost = [2 0 0 4 0.1 2 3 4\n2 0 0 3 -1 2 3 4\n1 0 0 2 3 1 3 4\n2 0 0 9 0 0 0 0];"))
                .containsExactly(
                        "small.m:12, gencost.column 5 = 0.1: polynomial costs above the square are not supported: must"
                                + " be 0",
                        "small.m:13, gencost.column 5 = -1: must be at least 0: costs that are not convex are not"
                                + " supported",
                        "small.m:14, gencost.n = 2: piecewise costs that are not convex are not supported: "
                                + "The outputs of a piecewise cost must rise, but 3.0 follows 3.0.",
                        "small.m:15, gencost.n = 9: needs 13 columns but the row has 8");
        assertThat(CaseFile.faults(folder, HEAD, BUS, GEN, BRANCH, "mpc.gencost = [2 0 0 1 3; 2 0 0 1 3; 2 0 0 1 3];"))
                .containsExactly(
                        "small.m:14, gencost: must have one row per generator, 1, or twice as many, but has 3");
    }

    @Test
    void headersMustBeRight() {
        assertThat(CaseFile.faults(folder, "function mpc = small\nmpc.version = '3';\nmpc.baseMVA = -1;\n", BUS, GEN))
                .containsExactly(
                        "small.m:2, version = 3: must be 1 or 2",
                        "small.m:3, baseMVA = -1: must be a number above 0 and at most 1e12",
                        "small.m: the table branch is missing");
        assertThat(CaseFile.faults(folder, "function [baseMVA, bus, gen] = old\nbaseMVA = 100;\nbus = [1 2];\n"))
                .containsExactly(
                        "small.m:3, bus: must have at least 13 columns but has 2",
                        "small.m: the table gen is missing",
                        "small.m: the table branch is missing");
        assertThat(CaseFile.faults(folder, "")).hasSize(4).contains("small.m: the table bus is missing");
        assertThat(CaseFile.faults(folder, HEAD, "mpc.bus = [];\nmpc.gen = 5;\n", BRANCH, BRANCH))
                .containsExactly(
                        "small.m:4, bus: must have at least one bus",
                        "small.m:5, gen: must be a table in brackets",
                        "small.m:9, branch: must be given once only",
                        "small.m: the table gen is missing");
    }

    @Test
    void aForgottenBracketIsFoundWhereTheTableStarts() {
        assertThat(CaseFile.faults(folder, HEAD, BUS.replace("];", ""), GEN, BRANCH, COST))
                .containsExactly("small.m:4, bus: has no closing bracket ]");
        assertThat(CaseFile.faults(folder, HEAD, BUS, GEN, BRANCH, COST.replace("]", "")))
                .containsExactly("small.m:14, gencost: has no closing bracket ]");
    }

    @Test
    void whatIsNotACaseIsNotRead() throws IOException {
        assertThat(CaseFile.faults(folder, "PK\3\4..."))
                .containsExactly("small.m: is a compressed archive: unpack it first");
        assertThat(CaseFile.faults(folder, "MATLAB 5.0 MAT-file, Platform: GLNXA64"))
                .containsExactly("small.m: is a binary MAT-file: MATPOWER's savecase writes a case as text");
        assertThat(CaseFile.faults(folder, HEAD, "m\0p\0c"))
                .containsExactly("small.m:4: is not text in UTF-8 or ASCII");
        Path missing = folder.resolve("missing.m");
        assertThatThrownBy(() -> MatpowerReader.read(missing))
                .isInstanceOf(StudyException.class)
                .hasMessage("missing.m: does not exist");
        Path subfolder = Files.createDirectory(folder.resolve("case.m"));
        assertThatThrownBy(() -> MatpowerReader.read(subfolder)).hasMessage("case.m: is a folder, not a case");
    }

    @Test
    void aLineOfManyMegabytesIsRefusedAndOneOfSomeIsRead() {
        assertThat(CaseFile.faults(folder, HEAD, "mpc.x = [", "1 ".repeat(100 << 20), "];"))
                .containsExactly("small.m:4: must not be longer than 32 MiB");
        assertThat(CaseFile.read(folder, HEAD, BUS, GEN, BRANCH, COST, "mpc.x = [", "1 ".repeat(1 << 20), "];")
                        .notes())
                .containsExactly("Fields that are not used: x.");
    }
}
