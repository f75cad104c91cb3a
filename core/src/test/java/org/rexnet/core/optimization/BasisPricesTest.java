package org.rexnet.core.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;

class BasisPricesTest {

    /**
     * Least cost 2 x + 3 y + 5 z of x + y + z = 4, x <= 1, x - y <= 0: x and y are basic at x = 1, y = 3 where the first and last row
     * press.
     */
    private final LinearModel model = new LinearModel();

    private final Variables variables = model.addVariables(3);
    private final BasisPrices prices = new BasisPrices(model, new StandardSolver(), SolverOptions.DEFAULTS);

    BasisPricesTest() {
        double[] costs = {2, 3, 5};
        Constraint sum = model.addConstraint(4, 4);
        for (int j = 0; j < 3; j++) {
            model.setBounds(variables.at(j), 0, 10);
            model.setCost(variables.at(j), costs[j]);
            model.addTerm(sum, variables.at(j), 1);
        }
        Constraint order = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
        model.addTerm(order, variables.at(0), 1);
        model.addTerm(order, variables.at(1), -1);
    }

    private static Basis basis(BasisStatus x, BasisStatus y, BasisStatus z, BasisStatus sum, BasisStatus order) {
        return Basis.of(new int[] {x.ordinal(), y.ordinal(), z.ordinal()}, new int[] {sum.ordinal(), order.ordinal()});
    }

    @Test
    void whatIsBasicNeitherGainsNorLosesAndTheRestByThePricesThatFollow() {
        Basis basis = basis(
                BasisStatus.BASIC, BasisStatus.BASIC, BasisStatus.AT_LOWER, BasisStatus.AT_LOWER, BasisStatus.AT_UPPER);
        // With x = y both cost 2.5 per unit of the sum, z costs 5.
        assertThat(prices.reducedCosts(basis)).containsExactly(new double[] {0, 0, 2.5}, within(1e-9));
    }

    @Test
    void aBasisOfVariablesThatOccurAlikeHasNoPrices() {
        LinearModel alike = new LinearModel();
        Variables two = alike.addVariables(2);
        alike.setCost(two.at(1), 1);
        for (int i = 0; i < 2; i++) {
            Constraint row = alike.addConstraint(4, 4);
            alike.addTerm(row, two.at(0), 1);
            alike.addTerm(row, two.at(1), 1);
        }
        int basic = BasisStatus.BASIC.ordinal();
        int fixed = BasisStatus.AT_LOWER.ordinal();
        Basis singular = Basis.of(new int[] {basic, basic}, new int[] {fixed, fixed});
        BasisPrices ofAlike = new BasisPrices(alike, new StandardSolver(), SolverOptions.DEFAULTS);
        assertThat(ofAlike.reducedCosts(singular)).isEmpty();
    }
}
