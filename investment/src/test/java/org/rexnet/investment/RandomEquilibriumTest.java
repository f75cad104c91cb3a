package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;

/** Equilibrium and joint plan of random studies with candidates in all sectors, and that each kind is built in some and not in others. */
class RandomEquilibriumTest {

    private static final double GAP = 1e-4;
    private static final int STUDIES = Draws.count(16, 40);
    private static final int SCENARIO_STUDIES = Draws.count(3, 8);

    /** What few studies leave out, all of them hold: each kind built in some and not in others. */
    private static final int LEAST = Draws.count(0, 3);

    private static final EquilibriumPlanning EQUILIBRIUM = new EquilibriumPlanning(new StandardSolver());
    private static final ExpansionPlanning JOINT = new ExpansionPlanning(new StandardSolver());

    /** How many candidates of a kind were built and how many were left at their least. */
    private static final class Count {
        private int built;
        private int notBuilt;
    }

    @Test
    void bothMethodsAgreeAndNobodyProfits() {
        Map<String, Count> counts = new TreeMap<>();
        for (long seed = 0; seed < STUDIES; seed++) {
            agree(RandomExpansions.of(seed), counts);
        }
        assertCoverage(counts);
    }

    @Test
    void bothMethodsAgreeOverScenarios() {
        Map<String, Count> counts = new TreeMap<>();
        for (long seed = 100; seed < 100 + SCENARIO_STUDIES; seed++) {
            Study certain = RandomExpansions.of(seed);
            List<Scenario> scenarios = List.of(
                    scenario("calm", 0.3, Scenario.Attribute.AVAILABILITY, 0.9),
                    scenario("cold", 0.5, Scenario.Attribute.LOAD, 1.1),
                    scenario("mild", 0.2, Scenario.Attribute.LOAD, 0.8));
            agree(SideBySide.of(certain.withSettings(certain.settings().withScenarios(scenarios))), counts);
        }
        assertThat(counts).containsKeys("charging station", "CHP", "pipe");
        assertThat(counts.values().stream().mapToInt(count -> count.built).sum())
                .isPositive();
        assertThat(counts.values().stream().mapToInt(count -> count.notBuilt).sum())
                .isPositive();
    }

    private static Scenario scenario(String name, double probability, Scenario.Attribute what, double factor) {
        return new Scenario(name, probability, List.of(Scenario.Override.factor(what, factor)));
    }

    private static void agree(Study study, Map<String, Count> counts) {
        Plan joint = JOINT.plan(study).orThrow();
        Plan equilibrium = EQUILIBRIUM
                .plan(
                        study,
                        ClearingOptions.of(study.settings()).withThreads(2),
                        EquilibriumOptions.DEFAULTS.withPartSnapshots(12))
                .orThrow();

        double best = joint.clearing().objective();
        assertThat(equilibrium.clearing().objective())
                .as("cost of the equilibrium plan of %s", study.name())
                .isBetween(best - 1e-6 * Math.abs(best), best + GAP * Math.abs(best));
        Convergence convergence = equilibrium.convergence().orElseThrow();
        assertThat(convergence.converged()).isTrue();
        assertThat(convergence.lower())
                .as("lower bound of %s", study.name())
                .isLessThanOrEqualTo(best + 1e-6 * Math.abs(best));
        for (Plan plan : List.of(joint, equilibrium)) {
            assertThat(plan.equilibriumGap())
                    .as("zero profit in %s: %s", study.name(), plan.signals())
                    .isLessThan(1e-3);
        }
        count(joint, counts);
    }

    private static void count(Plan plan, Map<String, Count> counts) {
        List<Candidate> candidates = Candidate.of(plan.study());
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            Count count = counts.computeIfAbsent(kind(candidate), kind -> new Count());
            if (plan.signals().get(i).capacity() > candidate.expansion().min() + 1e-6) {
                count.built++;
            } else {
                count.notBuilt++;
            }
        }
    }

    private static String kind(Candidate candidate) {
        String kind = candidate.kind().singular();
        return candidate.name().contains("heat pump") ? "heat pump" : kind;
    }

    private static void assertCoverage(Map<String, Count> counts) {
        assertThat(counts.keySet())
                .containsExactlyInAnyOrder(
                        "generator",
                        "storage unit",
                        "store",
                        "line",
                        "transformer",
                        "link",
                        "heat pump",
                        "pipe",
                        "CHP",
                        "charging station");
        counts.forEach((kind, count) -> {
            assertThat(count.built)
                    .as("number of candidates of kind %s that are built", kind)
                    .isGreaterThanOrEqualTo(LEAST);
            assertThat(count.notBuilt)
                    .as("number of candidates of kind %s that are not built", kind)
                    .isGreaterThanOrEqualTo(LEAST);
        });
    }
}
