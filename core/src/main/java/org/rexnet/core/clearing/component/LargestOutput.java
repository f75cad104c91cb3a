package org.rexnet.core.clearing.component;

import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/** An output that a committed unit of variable capacity cannot exceed: it ties the unit's output to being on. */
final class LargestOutput {

    private static final double LARGEST_PER_PEAK = 10;

    private LargestOutput() {}

    /** Returns that output in MW: by the largest capacity where there is one, or by the load. */
    static double mw(Study study, Optional<Expansion> expansion, Profile maxPu) {
        double largest = expansion.map(Expansion::max).orElse(Double.POSITIVE_INFINITY);
        if (Double.isInfinite(largest) || largest == 0) {
            largest = LARGEST_PER_PEAK * Math.max(peakLoadMw(study), largestGeneratorMw(study));
        }
        return largest * maxPu.max();
    }

    private static double peakLoadMw(Study study) {
        return IntStream.range(0, study.horizon().size())
                .mapToDouble(t -> study.loads().stream()
                        .mapToDouble(load -> Math.abs(load.powerMw().at(t)))
                        .sum())
                .max()
                .orElse(0);
    }

    private static double largestGeneratorMw(Study study) {
        return study.generators().stream()
                .mapToDouble(Generator::capacityMw)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }
}
