package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Network;

class BranchOperationsTest {

    private static final Line FIRST = Line.of("first", "a", "b", 0.1, 1);
    private static final Line SECOND = Line.of("second", "a", "b", 0.2, 1);
    private static final Line THIRD = Line.of("third", "a", "b", 0.3, 1);

    private static final Network NETWORK = Network.builder()
            .add(Bus.of("a"))
            .add(Bus.of("b"))
            .add(FIRST)
            .add(SECOND)
            .build();

    @Test
    void whatNobodySaysOfABranchIsAdded() {
        LineOperation half = LineOperation.builder(SECOND).maxPu(0.5).build();
        Load load = Load.builder("load", "a").powerMw(1).build();

        Components complete = BranchOperations.complete(NETWORK, Components.of(List.of(half, load)));

        assertThat(complete.all(LineOperation.class))
                .containsExactly(LineOperation.builder(FIRST).build(), half);
        assertThat(complete.all(Load.class)).containsExactly(load);
    }

    @Test
    void aBranchOfAnotherNetworkIsRefused() {
        Components other = Components.of(List.of(
                LineOperation.builder(FIRST).build(),
                LineOperation.builder(THIRD).build()));
        assertThatThrownBy(() -> BranchOperations.complete(NETWORK, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The line third is not in the network.");
    }
}
