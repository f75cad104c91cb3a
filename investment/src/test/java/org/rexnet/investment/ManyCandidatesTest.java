package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;

/**
 * Plans with more than a hundred candidates that stand already, which start with all capacities held: jointly and in parts, against the same
 * plans with voltage angles, which start from nothing.
 */
class ManyCandidatesTest {

    private static final int HOURS = 96;
    private static final String[] BUSES = {"a", "b", "c", "d"};

    static LongStream seeds() {
        return LongStream.range(0, 6);
    }

    /** By seed, none, a few or most of the candidates pay. */
    private static Study draw(long seed) {
        Random random = new Random(seed);
        StudyBuilder study = Study.builder("seed " + seed).hours(HOURS).buses(BUSES);
        double dear = (seed % 3) * 1500;
        for (int i = 0; i < 4; i++) {
            Line line = Line.of("line " + i, BUSES[i], BUSES[(i + 1) % 4], 0.1 + random.nextDouble(), 20);
            study.add(LineOperation.builder(line)
                    .expansion(Expansion.of(20, 60, dear / 4 + 200 * random.nextDouble()))
                    .build());
            study.load("load " + i, BUSES[i], random.doubles(HOURS, 2, 120).toArray());
            study.generator("dear " + i, BUSES[i], 400, 100 + 50 * random.nextDouble());
            for (int c = 0; c < 26; c++) {
                double[] available = random.doubles(HOURS).toArray();
                study.generator(
                        "wind " + i + "-" + c,
                        BUSES[i],
                        g -> g.maxPu(Profile.of(available))
                                .marginalCost(random.nextDouble())
                                .expansion(Expansion.of(2, 8, dear + 3000 * random.nextDouble())));
            }
        }
        study.storageUnit(
                "battery",
                "b",
                s -> s.maxHours(4)
                        .cyclic(random.nextBoolean())
                        .expansion(Expansion.of(3, 10, dear + 2000 * random.nextDouble())));
        return study.build();
    }

    private static double cost(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Planned.class);
        return ((PlanOutcome.Planned) outcome).plan().clearing().objective();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void jointlyAndInPartsThePlanCostsWhatItCostsWithAngles(long seed) {
        Study study = draw(seed);
        ClearingOptions options = ClearingOptions.of(study.settings()).withThreads(1);
        ExpansionPlanning planning = ExpansionPlanning.ofCapacities(new StandardSolver());
        double expected =
                cost(planning.plan(study, options.withFormulation(FlowFormulation.ANGLES), ClearingProgress.SILENT));
        double joint = cost(planning.plan(study, options, ClearingProgress.SILENT));
        assertThat(joint).isCloseTo(expected, within(1e-7 * expected));
        EquilibriumOptions parts = EquilibriumOptions.DEFAULTS.withPartSnapshots(HOURS / 2);
        double inParts = cost(new EquilibriumPlanning(new StandardSolver()).plan(study, options, parts));
        assertThat(inParts).isCloseTo(expected, within((parts.gap() + 1e-7) * expected));
    }
}
