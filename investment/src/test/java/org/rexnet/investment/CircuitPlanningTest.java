package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.warning.Warnings;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.signal.Earnings;
import org.rexnet.network.Line;

final class CircuitPlanningTest {

    private static final ExpansionPlanning JOINT = new ExpansionPlanning(new StandardSolver());

    /** Garver's six buses with Kirchhoff's laws and candidates that are whole circuits: a quarter of each largest addition. */
    private static Study garver(String name) {
        Study relaxed = BuiltInStudies.find(name).orElseThrow().study();
        List<LineOperation> lines = new ArrayList<>();
        for (LineOperation line : relaxed.lines()) {
            lines.add(line.expansion().isEmpty() ? line : circuits(line));
        }
        StudyBuilder study = Study.builder(name).settings(relaxed.settings().withFormulation(FlowFormulation.ANGLES));
        relaxed.network().buses().forEach(study::add);
        lines.forEach(study::add);
        relaxed.generators().forEach(study::add);
        relaxed.loads().forEach(study::add);
        return study.build();
    }

    private static LineOperation circuits(LineOperation line) {
        Expansion limits = line.expansion().orElseThrow();
        double circuitMw = limits.max() / 4;
        return line.toBuilder()
                .expansion(new Expansion(0, limits.max(), limits.annualCost(), circuitMw))
                .circuits(true)
                .build();
    }

    private static Map<String, Long> built(Plan plan) {
        Map<String, Long> built = new TreeMap<>();
        for (LineOperation line : plan.study().lines()) {
            if (line.circuits()) {
                CapacityAddition addition = plan.addition(line.branch().id());
                long circuits = Math.round(
                        addition.optimal() / line.expansion().orElseThrow().module());
                if (circuits > 0) {
                    built.put(addition.name(), circuits);
                }
            }
        }
        return built;
    }

    @Test
    void garverWithFixedGenerationCostsTwoHundred() {
        Plan plan = JOINT.plan(garver("garver-fixed")).orThrow();

        assertThat(plan.clearing().objective()).isCloseTo(200, within(1e-4));
        assertThat(built(plan)).isEqualTo(Map.of("new 2-6", 4L, "new 3-5", 1L, "new 4-6", 2L));
    }

    @Test
    void garverWithRedispatchCostsAHundredAndTen() {
        Plan plan = JOINT.plan(garver("garver")).orThrow();

        assertThat(plan.clearing().objective()).isCloseTo(110, within(1e-4));
        assertThat(built(plan)).isEqualTo(Map.of("new 3-5", 1L, "new 4-6", 3L));
    }

    @Test
    void aPlanOfCircuitsCanBeHeldAndOperated() {
        Study study = garver("garver");
        Plan plan = JOINT.plan(study).orThrow();
        Plan held = JOINT.plan(CandidateChange.fixedAt(study, plan)).orThrow();

        assertThat(held.clearing().objective())
                .isCloseTo(
                        plan.clearing().objective(),
                        within(1e-6 * plan.clearing().objective()));
        assertThat(plan.signals()).allSatisfy(signal -> {
            assertThat(signal.lastRentPerUnit()).isEmpty();
            assertThat(signal.basis()).isEqualTo(Earnings.Basis.SHADOW_PRICE);
        });
    }

    @Test
    void theEquilibriumMethodPlansCircuitsJointly() {
        PlanOutcome outcome = new EquilibriumPlanning(new StandardSolver()).plan(garver("garver"));

        assertThat(outcome.orThrow().clearing().objective()).isCloseTo(110, within(1e-4));
        assertThat(outcome.orThrow().convergence()).isEmpty();
    }

    @Test
    void theCircuitsThatAreBuiltObeyKirchhoff() {
        Plan plan = JOINT.plan(garver("garver")).orThrow();
        Map<String, Long> built = built(plan);
        Study found = plan.study();
        StudyBuilder study = Study.builder("as built").settings(found.settings());
        found.network().buses().forEach(study::add);
        found.generators().forEach(study::add);
        found.loads().forEach(study::add);
        for (LineOperation line : found.lines()) {
            if (!line.circuits()) {
                study.add(line);
            }
            for (int c = 0; c < built.getOrDefault(line.branch().id(), 0L); c++) {
                study.add(Line.of(
                        line.branch().id() + " " + c,
                        line.branch().from(),
                        line.branch().toBus(),
                        line.branch().reactance(),
                        line.expansion().orElseThrow().module()));
            }
        }

        assertThat(new MarketClearing(new StandardSolver())
                        .clear(study.build())
                        .orThrow()
                        .objective())
                .isCloseTo(0, within(1e-6));
    }

    @Test
    void aClearingThatDoesNotCountCircuitsRefusesThemByName() {
        Study study = garver("garver");

        assertThatThrownBy(() ->
                        new MarketClearing(new StandardSolver()).clear(study, ClearingOptions.of(study.settings())))
                .hasMessageContaining("new 1-2")
                .hasMessageContaining("whole circuits");
        assertThat(Warnings.ofCircuits(study))
                .hasSize(15)
                .anyMatch(note -> note.startsWith("Line new 1-2 is of whole circuits"));
        Study asPipes = study.withSettings(study.settings().withFormulation(FlowFormulation.TRANSPORT));
        assertThat(Warnings.ofCircuits(asPipes)).isEmpty();
    }

    @Test
    void circuitsAreWrittenAndReadAsTheyAre(@TempDir Path folder) throws IOException {
        StudyWriter.write(garver("garver"), Results.NONE, folder.resolve("garver"));

        Study read = StudyReader.read(folder.resolve("garver"));

        assertThat(read.lines().stream().filter(LineOperation::circuits)).hasSize(15);
        assertThat(JOINT.plan(read.withSettings(read.settings().withFormulation(FlowFormulation.ANGLES)))
                        .orThrow()
                        .clearing()
                        .objective())
                .isCloseTo(110, within(1e-4));
        Path lines = folder.resolve("garver/lines.csv");
        Files.writeString(lines, Files.readString(lines).replace("circuits", "circles"));
        assertThatThrownBy(() -> StudyReader.read(folder.resolve("garver")))
                .hasMessageContaining("expansion")
                .hasMessageContaining("circles");
    }
}
