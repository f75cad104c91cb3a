package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a model starts that is another one with some of its variables as numbers. */
class ReducedBasisTest {

    /** Capacity k, output x up to 0.5 k, output y from 2 k on, and the balance x + y = 8. */
    private static LinearModel planned() {
        LinearModel model = new LinearModel();
        Variable k = model.addVariable(1, 9, 7);
        Variable x = model.addVariable(0, Double.POSITIVE_INFINITY, 1);
        Variable y = model.addVariable(0, Double.POSITIVE_INFINITY, 2);
        Constraint most = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
        model.addTerm(most, x, 1);
        model.addTerm(most, k, -0.5);
        Constraint least = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
        model.addTerm(least, y, -1);
        model.addTerm(least, k, 2);
        Constraint balance = model.addConstraint(8, 8);
        model.addTerm(balance, x, 1);
        model.addTerm(balance, y, 1);
        return model;
    }

    /** The same where k is 4. */
    private static LinearModel given(double costOfX) {
        LinearModel model = new LinearModel();
        Variable x = model.addVariable(0, 2, costOfX);
        Variable y = model.addVariable(8, Double.POSITIVE_INFINITY, 2);
        Constraint balance = model.addConstraint(8, 8);
        model.addTerm(balance, x, 1);
        model.addTerm(balance, y, 1);
        return model;
    }

    private static int[] ordinals(List<BasisStatus> statuses) {
        return statuses.stream().mapToInt(Enum::ordinal).toArray();
    }

    private static ReducedBasis reduced(BasisStatus most, BasisStatus least) {
        BitSet capacities = new BitSet();
        capacities.set(0);
        Basis basis = Basis.of(
                ordinals(List.of(BasisStatus.AT_LOWER, BasisStatus.BASIC, BasisStatus.BASIC)),
                ordinals(List.of(most, least, BasisStatus.AT_LOWER)));
        return ReducedBasis.of(planned(), basis, capacities, new int[0], new BitSet());
    }

    @Test
    void aConstraintThatBecomesABoundTakesItsVariableThere() {
        Basis atMost =
                reduced(BasisStatus.AT_UPPER, BasisStatus.BASIC).of(given(1)).orElseThrow();
        assertThat(atMost.status(new Variable(0))).isEqualTo(BasisStatus.AT_UPPER);
        assertThat(atMost.status(new Variable(1))).isEqualTo(BasisStatus.BASIC);
        assertThat(atMost.status(new Constraint(0))).isEqualTo(BasisStatus.AT_LOWER);

        Basis atLeast =
                reduced(BasisStatus.BASIC, BasisStatus.AT_UPPER).of(given(1)).orElseThrow();
        assertThat(atLeast.status(new Variable(0))).isEqualTo(BasisStatus.BASIC);
        assertThat(atLeast.status(new Variable(1))).isEqualTo(BasisStatus.AT_LOWER);
    }

    @Test
    void constraintsThatTheOtherModelHasLastAreLastInTheirOrder() {
        BitSet balance = new BitSet();
        balance.set(2);
        Basis basis = Basis.of(
                ordinals(List.of(BasisStatus.AT_LOWER, BasisStatus.BASIC, BasisStatus.BASIC)),
                ordinals(List.of(BasisStatus.AT_UPPER, BasisStatus.BASIC, BasisStatus.AT_LOWER)));
        BitSet capacities = new BitSet();
        capacities.set(0);
        ReducedBasis twice = ReducedBasis.of(planned(), basis, capacities, new int[] {2, 2}, balance);
        LinearModel other = given(1);
        assertThat(twice.of(other)).isEmpty();
        other.addConstraint(0, 1);
        assertThat(twice.of(other).orElseThrow().status(new Constraint(1))).isEqualTo(BasisStatus.AT_LOWER);
    }

    @Test
    void anotherModelStartsFromNothing() {
        ReducedBasis reduced = reduced(BasisStatus.AT_UPPER, BasisStatus.BASIC);
        assertThat(reduced.of(given(3))).isEmpty();
        assertThat(reduced.of(planned())).isEmpty();
    }
}
