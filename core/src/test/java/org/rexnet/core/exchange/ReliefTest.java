package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReliefTest {

    private static final long LOT = 1L << Grid.FRACTION_BITS;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void busesStandInTheOrderOfABranchsSensitivities(boolean isAscending) {
        Grid grid = ExampleGrids.case14(1);
        for (int branch = 0; branch < grid.branches().size(); branch++) {
            int[] order = grid.order(branch, isAscending);
            assertThat(Arrays.stream(order).sorted().toArray())
                    .isEqualTo(IntStream.range(0, grid.buses().size()).toArray());
            for (int k = 1; k < order.length; k++) {
                long step = grid.sensitivity(branch, order[k]) - grid.sensitivity(branch, order[k - 1]);
                assertThat(isAscending ? step : -step).isGreaterThanOrEqualTo(0);
            }
            assertThat(grid.order(branch, isAscending)).isSameAs(order);
        }
    }

    /** One branch of 10 lots each way; the least quantity is one lot. */
    @Test
    void theLeastTransferThatABranchLeftOpenBeforeAnyOfTheTradesIsKept() {
        long[] flow = {9 * LOT};
        NearLimits near = near(flow);
        Relief relief = new Relief(1);

        relief.note(near);
        flow[0] = 7 * LOT;
        near.forgetHeadroom();
        relief.note(near);

        assertThat(relief.count()).isEqualTo(1);
        assertThat(relief.branch(0)).isZero();
        assertThat(relief.before(0, true)).isEqualTo(LOT);
        assertThat(relief.before(0, false)).isEqualTo(17 * LOT);
        assertThat(near.transfer(0, true)).isEqualTo(3 * LOT);

        relief.forget();

        assertThat(relief.count()).isZero();
    }

    private static NearLimits near(long[] flow) {
        Grid grid = ExampleGrids.triangle(10, 10, 10);
        NearLimits near = new NearLimits(
                grid, flow, new long[] {10 * LOT}, new long[] {-10 * LOT}, new long[] {1}, new long[] {1});
        near.list(new long[] {0}, new long[] {0});
        return near;
    }
}
