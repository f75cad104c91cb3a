package org.rexnet.core.study.matpower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.PassiveBranch;

/** Reads the networks of PGLib-OPF v23.07 (CC BY 4.0) where they are present. */
class PglibTest {

    @ParameterizedTest
    @CsvSource({
        "case3_lmbd, 3, 3, 3, 315.0, 0.0",
        "case5_pjm, 5, 6, 5, 1000.0, 0.0",
        "case30_as, 30, 41, 6, 283.4, 0.0",
        "case14_ieee, 14, 20, 5, 259.0, 0.0",
        "case24_ieee_rts, 24, 38, 33, 2850.0, 0.0",
        "case39_epri, 39, 46, 10, 6254.23, 0.0",
        "case118_ieee, 118, 186, 54, 4242.0, 0.0",
        "case300_ieee, 300, 411, 69, 23525.85, 1.3",
        "case1354_pegase, 1354, 1991, 260, 73059.67, 0.0",
        "case2383wp_k, 2383, 2896, 327, 24558.38, 0.0",
        "case2869_pegase, 2869, 4582, 510, 132437.35, 9.897082",
        "case10480_goc, 10480, 18559, 777, 111168.283, 0.0"
    })
    void hasTheBusesBranchesGeneratorsAndLoadOfTheFile(
            String name, int buses, int branches, int generators, double loadMw, double shuntMw) {
        Study study = MatpowerReader.read(file(name));
        assertThat(study.network().buses()).hasSize(buses);
        assertThat(study.network().branches(PassiveBranch.class)).hasSize(branches);
        assertThat(study.generators()).hasSize(generators);
        assertThat(total(study, "load-")).isCloseTo(loadMw, within(1e-6));
        assertThat(total(study, "shunt-")).isCloseTo(shuntMw, within(1e-6));
        assertThat(study.settings().currency()).isEqualTo("USD");
        assertThat(study.settings().lostLoad()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void readsThePjmCase() {
        Study study = MatpowerReader.read(file("case5_pjm"));
        assertThat(study.name()).isEqualTo("pglib_opf_case5_pjm");
        PassiveBranch line = study.network().branches(PassiveBranch.class).getLast();
        assertThat(line.id()).isEqualTo("4-5");
        assertThat(line.reactance()).isEqualTo(0.0297 / 100);
        assertThat(line.capacityMw()).isEqualTo(240);
        assertThat(line.angleLimits().max()).isEqualTo(Math.toRadians(30));
        assertThat(study.generators().getLast().marginalCost().at(0)).isEqualTo(10);
        assertThat(study.generators().getLast().capacityMw()).isEqualTo(600);
        assertThat(study.notes()).containsExactly("Fields that are not used: areas.");
    }

    private static double total(Study study, String prefix) {
        return study.loads().stream()
                .filter(load -> load.id().startsWith(prefix))
                .map(Load::powerMw)
                .mapToDouble(power -> power.at(0))
                .sum();
    }

    private static Path file(String name) {
        String data = System.getProperty("rexnet.data", "");
        Path file = Path.of(data, "pglib-opf", "pglib_opf_" + name + ".m");
        assumeTrue(!data.isEmpty() && Files.exists(file), "reference data is not present");
        return file;
    }
}
