package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.MovedCapacity;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;

/** A session must find what a clearing from nothing finds. */
class ClearingSessionTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final int HOURS = 30;

    /** What makes the models differ in kind. */
    enum Kind {
        UNCOUPLED,
        LOST_LOAD,
        QUADRATIC,
        CHANGING_EFFICIENCY,
        STORAGE,
        COMMITMENT,
        OUTAGES,
        ANGLES
    }

    @ParameterizedTest
    @EnumSource
    void otherLoadsClearAsInAClearingFromNothing(Kind kind) {
        Random random = new Random(kind.ordinal());
        Study study = ring(kind, random);
        ClearingOptions options = options(kind, study);
        try (ClearingSession session = MARKET.open(study, options)) {
            assertSame(session.clear().orThrow(), study, options);
            for (int round = 0; round < 4; round++) {
                List<Load> loads = loads(random);
                Clearing again = session.clear(loads).orThrow();
                assertThat(again.study().loads()).isEqualTo(loads);
                assertSame(again, study.withLoads(loads), options);
            }
        }
    }

    @Test
    void aShortageDoesNotSpoilWhatComesAfter() {
        Study study = ring(Kind.UNCOUPLED, new Random(1));
        ClearingOptions options = options(Kind.UNCOUPLED, study);
        List<Load> tooMuch = study.loads().stream()
                .map(load -> load.toBuilder().powerMw(1000).build())
                .toList();
        try (ClearingSession session = MARKET.open(study, options)) {
            assertThat(session.clear(tooMuch)).isInstanceOf(ClearingOutcome.Infeasible.class);
            assertSame(session.clear(study.loads()).orThrow(), study, options);
        }
    }

    @Test
    void otherLoadsMustStandAtTheSameBuses() {
        Study study = ring(Kind.UNCOUPLED, new Random(1));
        List<Load> turned = new ArrayList<>(study.loads());
        Collections.reverse(turned);
        try (ClearingSession session = MARKET.open(study, ClearingOptions.of(study.settings()))) {
            assertThatThrownBy(() -> session.clear(turned))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("only their power may differ");
        }
    }

    @Test
    void whatIsToldOfSeveralCapacitiesIsReadOnce() {
        Study study = Study.builder("two plants")
                .hours(2)
                .buses("town")
                .load("town", "town", 10, 20)
                .generator("base", "town", g -> g.marginalCost(1).expansion(Expansion.of(100, 100, 30)))
                .generator("peak", "town", g -> g.marginalCost(5).expansion(Expansion.of(100, 100, 7)))
                .build();
        ClearingOptions options = ClearingOptions.of(study.settings()).withExpansion(true);
        try (ClearingSession session = MARKET.open(study, options)) {
            Clearing plan = session.clear().orThrow();
            List<Clearing> told = List.of("base", "peak").stream()
                    .map(name -> session.findBeside(
                                    new ComponentKey(ComponentKind.GENERATOR, name),
                                    100,
                                    MovedCapacity.Side.ABOVE,
                                    1e-3)
                            .orElseThrow()
                            .clearing())
                    .toList();
            assertThat(told.get(1)).isSameAs(told.get(0));
            assertThat(told.get(0).prices()).isDeepEqualTo(plan.prices());
            assertThat(told.get(0).objective()).isCloseTo(plan.objective(), within(1e-9));
        }
    }

    @Test
    void jointSnapshotsCostWhatTheyCostByThemselves() {
        Study study = ring(Kind.UNCOUPLED, new Random(2));
        ClearingOptions options = ClearingOptions.of(study.settings());
        Clearing joint = MARKET.clear(study, options.withDecomposition(ClearingOptions.Decomposition.JOINT))
                .orThrow();
        assertThat(joint.statistics().windows()).isEqualTo(1);
        assertSame(joint, study, options);
    }

    private static void assertSame(Clearing found, Study study, ClearingOptions options) {
        Clearing fresh = MARKET.clear(study, options).orThrow();
        assertThat(found.objective()).isEqualTo(fresh.objective(), within(1e-7 * Math.abs(fresh.objective())));
        for (int t = 0; t < HOURS; t++) {
            assertThat(found.prices()[t]).containsExactly(fresh.prices()[t], within(1e-4));
        }
    }

    private static ClearingOptions options(Kind kind, Study study) {
        ClearingOptions options = ClearingOptions.of(study.settings());
        return switch (kind) {
            case OUTAGES -> options.withSecurity(ClearingOptions.Security.N_MINUS_1);
            case ANGLES -> options.withFormulation(FlowFormulation.ANGLES);
            case UNCOUPLED, LOST_LOAD, QUADRATIC, CHANGING_EFFICIENCY, STORAGE, COMMITMENT -> options;
        };
    }

    /** Five buses in a ring with one chord; costs are drawn, so that dispatch and prices are unique. */
    private static Study ring(Kind kind, Random random) {
        StudyBuilder study = Study.builder(kind.name()).hours(HOURS).buses("0", "1", "2", "3", "4");
        for (int bus = 0; bus < 5; bus++) {
            study.line(Integer.toString(bus), Integer.toString((bus + 1) % 5), 0.1 + random.nextDouble(), 60);
        }
        study.line("0", "2", 0.4, 60);
        for (int g = 0; g < 10; g++) {
            double cost = 10 + 80 * random.nextDouble();
            boolean curved = kind == Kind.QUADRATIC && g % 3 == 0;
            boolean switched = kind == Kind.COMMITMENT && g < 2;
            double capacity = 40 + 40 * random.nextDouble();
            study.generator("g" + g, Integer.toString(g % 5), one -> {
                one.capacityMw(capacity).marginalCost(cost);
                if (curved) {
                    one.quadraticCost(Profile.of(0.1));
                }
                return switched ? one.minPu(0.4).commitment(Commitment.free().withCosts(500, 50)) : one;
            });
        }
        switch (kind) {
            case LOST_LOAD -> study.settings(study.build().settings().withLostLoad(3000));
            case STORAGE ->
                study.storageUnit(
                        "s",
                        "3",
                        s -> s.capacityMw(20).maxHours(4).efficiencyStore(0.9).cyclic(true));
            case CHANGING_EFFICIENCY -> changingLink(study, random);
            case UNCOUPLED, QUADRATIC, COMMITMENT, OUTAGES, ANGLES -> {}
        }
        loads(random).forEach(study::add);
        return study.build();
    }

    private static void changingLink(StudyBuilder study, Random random) {
        double[] efficiencies = random.doubles(HOURS, 0.8, 0.99).toArray();
        study.add(LinkOperation.builder(Link.of("link", "1", "3", 15), List.of(Profile.of(efficiencies)))
                .build());
    }

    private static List<Load> loads(Random random) {
        List<Load> loads = new ArrayList<>();
        for (int bus = 0; bus < 5; bus++) {
            double[] mw = random.doubles(HOURS, 20, 50).toArray();
            loads.add(Load.builder("load-" + bus, Integer.toString(bus))
                    .powerMw(Profile.of(mw))
                    .build());
        }
        return loads;
    }
}
