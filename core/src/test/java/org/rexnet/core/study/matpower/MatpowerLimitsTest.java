package org.rexnet.core.study.matpower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rexnet.core.study.matpower.CaseFile.BRANCH;
import static org.rexnet.core.study.matpower.CaseFile.BUS;
import static org.rexnet.core.study.matpower.CaseFile.HEAD;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.Study;

/** A case's own constraints A, l and u, its own costs, and files that are programs. */
class MatpowerLimitsTest {

    private static final String GENS =
            "mpc.gen = [\n1 0 0 0 0 1 100 1 80 0\n1 0 0 0 0 1 100 0 80 0\n2 0 0 0 0 1 100 1 80 0\n];\n";
    private static final double NONE = Double.NEGATIVE_INFINITY;

    @TempDir
    private Path folder;

    @Test
    void constraintsOfAcAndOfDcCasesBindTheGeneratorsThatRun() {
        List<OutputLimit.Term> both = List.of(new OutputLimit.Term("gen-1", 2), new OutputLimit.Term("gen-3", 0.5));

        assertThat(limits("mpc.A = [0 0 0 0 2 7 .5 0 0 0];\nmpc.l = -1e10;\nmpc.u = 0.6;\n"))
                .containsExactly(new OutputLimit("1", both, NONE, 60));
        assertThat(limits("mpc.A = [0 0 2 7 .5\n0 0 0 0 1];\nmpc.l = [-Inf; .1];\nmpc.u = [.6; 1e10];\n"))
                .containsExactly(
                        new OutputLimit("1", both, NONE, 60),
                        new OutputLimit("2", List.of(new OutputLimit.Term("gen-3", 1)), 10, Double.POSITIVE_INFINITY));
        assertThat(limits("mpc.A = [];\nmpc.l = [];\nmpc.u = [];\nmpc.N = [];\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mpc.A = [1 0 0 0 0]; mpc.u = 1; | binds an angle
        mpc.A = [0 0 0 1];              | must have 10 columns
        mpc.A = [0 0 1 0 0]; mpc.u = [1; 2]; | must have as many numbers as A has rows, 1, but has 2
        mpc.A = [0 0 1 0 0]; mpc.l = 2; mpc.u = 1; | l must not exceed u
        mpc.A = [0 0 x 0 0]; mpc.u = 1; | A.column 3 = x: must be a number
        mpc.A = sparse(2, 2);           | sparse is neither
        mpc.N = [1 2]; mpc.Cw = [1];    | (N with Cw) change the optimum
        mpc.N = [1 2]; mpc.H = [1];     | without their coefficients Cw
        mpc.A = [0 0 1 0 0 0 0 0 0 0 0]; | but has 11: variables of one's own are not read
        """)
    void constraintsThatCannotBeKeptAreNamed(String text, String fault) {
        assertThat(CaseFile.faults(folder, HEAD, BUS, GENS, BRANCH, text + "\n"))
                .singleElement()
                .asString()
                .contains(fault)
                .startsWith("small.m:16");
    }

    @Test
    void ofAProgramTheFirstStatementsAreNamed() {
        String loop = "for k = 1:3\n  mpc.bus(k, 3) = rand(1);\nend\nx = zeros(3);\n".repeat(20);

        assertThat(CaseFile.faults(folder, HEAD, loop, BUS, GENS, BRANCH))
                .hasSize(8)
                .satisfies(faults -> assertThat(faults.getFirst()).endsWith("; so in 4 rows, to line 16"))
                .last()
                .isEqualTo("small.m:16: what follows was not looked at: the file is a program");
    }

    private List<OutputLimit> limits(String text) {
        Study study = CaseFile.read(folder, HEAD, BUS, GENS, BRANCH, text);
        return study.conditions(OutputLimit.class);
    }
}
