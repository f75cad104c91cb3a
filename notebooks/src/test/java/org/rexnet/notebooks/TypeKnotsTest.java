package org.rexnet.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prints the largest knot of types of each package, and holds all of them to small ones. */
class TypeKnotsTest {

    private static final int LARGEST = 6;

    @Test
    void noPackageHasALargeKnotOfTypes() {
        Map<String, List<String>> knots = TypeKnots.largest(MainClasses.ALL);
        System.out.println("Largest strongly connected set of types of each package:");
        knots.forEach((name, types) -> {
            System.out.printf("%4d %s %s%n", types.size(), name, types.size() > 1 ? types : "");
            assertThat(types).as(name).hasSizeLessThanOrEqualTo(LARGEST);
        });
        assertThat(knots).containsKey("org.rexnet.core.clearing.component");
    }
}
