package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.network.Line;
import org.rexnet.network.Transformer;

class ComponentsTest {

    @Test
    void findsAComponentByItsKindAndName() {
        Generator generator = Generator.builder("one", "bus").capacityMw(1).build();
        Load load = Load.builder("one", "bus").powerMw(1).build();
        Load other = Load.builder("two", "bus").powerMw(1).build();
        Components components = Components.of(List.of(other, load, generator));

        assertThat(components.find(new ComponentKey(ComponentKind.LOAD, "one"))).containsSame(load);
        assertThat(components.find(new ComponentKey(ComponentKind.GENERATOR, "one")))
                .containsSame(generator);
        assertThat(components.find(new ComponentKey(ComponentKind.GENERATOR, "two")))
                .isEmpty();
        assertThat(components.find(new ComponentKey(ComponentKind.STORE, "one")))
                .isEmpty();
    }

    @Test
    void linesAndTransformersKeepTheirCommonOrder() {
        Study study = Study.builder("mixed")
                .buses("a", "b")
                .add(Transformer.of("first", "a", "b", 0.1, 1))
                .add(Line.of("second", "a", "b", 0.1, 1))
                .add(Transformer.of("third", "a", "b", 0.1, 1))
                .build();

        assertThat(study.linePositions(ComponentKind.TRANSFORMER)).containsExactly(0, 2);
        assertThat(study.linePositions(ComponentKind.LINE)).containsExactly(1);
        assertThat(study.linePositions(ComponentKind.LINK)).isEmpty();
    }
}
