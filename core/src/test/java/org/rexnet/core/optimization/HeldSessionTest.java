package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.HighsSolver;

/** What a session of what is left of a model asks of the two sessions that it owns. */
class HeldSessionTest {

    private static final HighsSolver SOLVER = new HighsSolver();

    private final LinearModel model = new LinearModel();
    /** From 4 on, and far too dear. */
    private final Variable capacity = model.addVariable(4, 9, 1000);

    private final Variable output = model.addVariable(0, Double.POSITIVE_INFINITY, 1);
    private final Variable lost = model.addVariable(0, Double.POSITIVE_INFINITY, 50);

    HeldSessionTest() {
        Constraint most = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
        model.addTerm(most, output, 1);
        model.addTerm(most, capacity, -1);
        Constraint balance = model.addConstraint(10, 10);
        model.addTerm(balance, output, 1);
        model.addTerm(balance, lost, 1);
    }

    /** A session that counts what it is asked for. */
    private static final class Counted implements SolverSession {

        private final SolverSession counted;
        private int solves;
        private int closes;

        Counted(LinearModel model) {
            counted = SOLVER.open(model, SolverOptions.DEFAULTS);
        }

        @Override
        public Outcome solve() {
            solves++;
            return counted.solve();
        }

        @Override
        public void startFrom(Basis basis) {
            counted.startFrom(basis);
        }

        @Override
        public void cancel() {
            counted.cancel();
        }

        @Override
        public void close() {
            closes++;
            counted.close();
        }
    }

    private HeldModel held() {
        BitSet capacities = new BitSet();
        capacities.set(capacity.index());
        HeldModel held = new HeldModel(model, capacities);
        held.takeConstraints();
        return held;
    }

    @Test
    void aCancelledSessionDoesNotAskForTheWhole() {
        HeldModel held = held();
        Counted rest = new Counted(held.model());
        Counted whole = new Counted(model);
        try (HeldSession session = new HeldSession(model, held, rest, whole)) {
            session.cancel();
            assertThat(session.solve())
                    .isInstanceOfSatisfying(
                            LimitReached.class,
                            reached -> assertThat(reached.limit()).isEqualTo(Limit.CANCELLED));
        }
        assertThat(whole.solves).isZero();
        assertThat(rest.closes).isEqualTo(1);
        assertThat(whole.closes).isEqualTo(1);
    }

    @Test
    void whatIsLeftIsClosedOnceTheWholeIsSolvedInItsPlace() {
        HeldModel held = held();
        Counted rest = new Counted(held.model());
        Counted whole = new Counted(model);
        try (HeldSession session = new HeldSession(model, held, rest, whole)) {
            assertThat(((Optimal) session.solve()).solution().objective()).isCloseTo(4304, within(1e-6));
            assertThat(whole.solves).isZero();
            model.setCost(lost, 60);
            assertThat(((Optimal) session.solve()).solution().objective()).isCloseTo(4364, within(1e-6));
            assertThat(rest.closes).isEqualTo(1);
        }
        assertThat(whole.solves).isEqualTo(1);
        assertThat(rest.closes).isEqualTo(1);
        assertThat(whole.closes).isEqualTo(1);
    }
}
