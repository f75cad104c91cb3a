package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.HighsSolver;

/** The vertex of a basis, its equations solved anew. */
class PolishedPointTest {

    /** Prices of millions beside costs of millionths, as penalties and small costs meet: all equations hold to rounding. */
    @Test
    void theVertexOfAnOptimalBasisIsOptimalToRounding() {
        long vertices = Draws.seeds(100, 1000)
                .filter(seed -> isOptimalToRounding(RandomModels.general(seed)))
                .count();

        assertThat(vertices).isGreaterThan(20);
    }

    private static boolean isOptimalToRounding(LinearModel model) {
        model.setCost(new Variable(0), 1e6);
        try (SolverSession session = new HighsSolver().open(model, SolverOptions.DEFAULTS)) {
            if (!(session.solve() instanceof Optimal optimal)) {
                return false;
            }
            Point polished = Point.of(model, optimal.solution().basis()).orElseThrow();
            Certificate certificate = Certificate.of(model, polished);
            assertThat(certificate.holds()).as(certificate.toString()).isTrue();
            assertThat(certificate.dual().size()).isLessThan(1e-8);
            assertThat(certificate.primal().size()).isLessThan(1e-8);
            return true;
        }
    }

    @Test
    void aBasisThatIsNotOptimalDoesNotBecomeSo() {
        LinearModel model = new LinearModel();
        Variable cheap = model.addVariable(0, 60, 10);
        Variable dear = model.addVariable(0, 100, 30);
        Constraint balance = model.addConstraint(80, 80);
        model.addTerm(balance, cheap, 1);
        model.addTerm(balance, dear, 1);
        int[] columns = {BasisStatus.AT_LOWER.ordinal(), BasisStatus.BASIC.ordinal()};
        int[] rows = {BasisStatus.AT_LOWER.ordinal()};

        Point vertex = Point.of(model, Basis.of(columns, rows)).orElseThrow();

        assertThat(vertex.value()).containsExactly(0, 80);
        assertThat(Certificate.of(model, vertex).holds()).isFalse();
    }
}
