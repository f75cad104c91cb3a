package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.model.VariableRegister;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.MarginalMwh;
import org.rexnet.core.clearing.result.PriceChain;
import org.rexnet.core.clearing.result.PriceSetter;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.RandomStudy;
import org.rexnet.core.study.RandomStudy.Feature;
import org.rexnet.core.study.Renaming;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.network.Bus;
import org.rexnet.network.flow.DcFlow;

/** Names of components and snapshots are for people: no number depends on them. */
class NamesTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());

    /** Names that look like the words of a clearing. */
    private static final List<String> LOOKALIKES =
            List.of("unit ", "like ", "lost load at ", "capacity of ", "storage unit ", "line ", "heat of ");

    static LongStream seeds() {
        return Draws.areFull() ? Draws.seeds(0, 300) : LongStream.of(1, 2, 4);
    }

    private static String lookalike(int number) {
        return LOOKALIKES.get(number % LOOKALIKES.size()) + number;
    }

    /** Sessions keep their order, because plugs go by arrival, then name. */
    @ParameterizedTest
    @MethodSource("seeds")
    void otherNamesChangeNoNumber(long seed, @TempDir Path folder) throws IOException {
        StudyWriter.write(RandomStudy.without(seed, Set.of(Feature.MODULES)), Results.NONE, folder.resolve("study"));
        Study named = SideBySide.of(StudyReader.read(folder.resolve("study")));
        Renaming.inFolder(folder.resolve("study"), NamesTest::lookalike);
        Study renamed = SideBySide.of(StudyReader.read(folder.resolve("study")));

        assertSameNumbers(named, renamed);
    }

    /** Not with sessions, which arrive and leave at times that labels say. */
    @ParameterizedTest
    @MethodSource("seeds")
    void otherLabelsOfSnapshotsChangeNoNumber(long seed) {
        Study labelled = SideBySide.of(
                RandomStudy.without(seed, Set.of(Feature.MODULES, Feature.CHARGING, Feature.STATION_CANDIDATES)));
        List<Horizon.Snapshot> snapshots = new ArrayList<>();
        for (Horizon.Snapshot one : labelled.horizon().snapshots()) {
            snapshots.add(new Horizon.Snapshot(
                    lookalike(1000 - snapshots.size()),
                    one.objectiveWeight(),
                    one.durationHours(),
                    one.generatorWeight(),
                    one.block()));
        }
        Horizon relabelled = new Horizon(
                snapshots, labelled.horizon().futures(), labelled.horizon().course());

        assertSameNumbers(labelled, labelled.withLoads(relabelled, labelled.loads()));
    }

    private static void assertSameNumbers(Study one, Study other) {
        for (boolean expansion : new boolean[] {false, true}) {
            Optional<Clearing> first = clear(one, expansion);
            Optional<Clearing> second = clear(other, expansion);
            assertThat(second.isPresent()).isEqualTo(first.isPresent());
            if (first.isPresent()) {
                assertSame(numbers(first.get()), numbers(second.get()));
            }
        }
    }

    private static Optional<Clearing> clear(Study study, boolean expansion) {
        ClearingOptions options = ClearingOptions.of(study.settings())
                .withExpansion(expansion)
                .withExplanation(ClearingOptions.Explanation.SETTERS);
        return MARKET.clear(study, options) instanceof ClearingOutcome.Cleared cleared
                ? Optional.of(cleared.clearing())
                : Optional.empty();
    }

    private static void assertSame(double[] expected, double[] actual) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as("number %d", i).isCloseTo(expected[i], within(0.0));
        }
    }

    /** Returns cost, results, surpluses and what explains prices, in the order of the study. */
    private static double[] numbers(Clearing clearing) {
        Results results = ClearingExport.of(clearing);
        DoubleStream.Builder all = DoubleStream.builder().add(clearing.objective());
        results.series()
                .forEach(table -> Arrays.stream(table.values())
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .forEach(all::add));
        results.columns().forEach(column -> column.values().values().forEach(all::add));
        for (Surplus surplus : clearing.surpluses().all()) {
            all.add(surplus.receipts()).add(surplus.cost());
        }
        for (Bus bus : clearing.study().network().buses()) {
            for (int t = 0; t < clearing.study().horizon().size(); t++) {
                MarginalMwh next = clearing.nextMwh(bus.id(), t);
                next.setters().stream().mapToDouble(PriceSetter::contribution).forEach(all::add);
                next.chain().steps().stream()
                        .mapToDouble(PriceChain.Step::amountMw)
                        .forEach(all::add);
                next.chain().steps().stream()
                        .mapToDouble(PriceChain.Step::money)
                        .forEach(all::add);
            }
        }
        return all.build().toArray();
    }

    @Test
    void aChainLosesNoMoneyWhereNamesReadLikeWords() {
        Clearing clearing = clear(
                        Study.builder("storage")
                                .buses("b")
                                .hours(2)
                                .generator("unit 1", "b", g -> g.capacityMw(10).marginalCost(20))
                                .generator(
                                        "unit 1 and like",
                                        "b",
                                        g -> g.capacityMw(10).marginalCost(70).quadraticCost(0.5))
                                .storageUnit(
                                        "1",
                                        "b",
                                        s -> s.capacityMw(3)
                                                .maxHours(2)
                                                .cyclic(true)
                                                .marginalCost(5))
                                .load("load", "b", 5, 18)
                                .build(),
                        false)
                .orElseThrow();

        for (int t = 0; t < 2; t++) {
            MarginalMwh next = clearing.nextMwh("b", t);
            double money = next.chain().steps().stream()
                    .mapToDouble(PriceChain.Step::money)
                    .sum();
            assertThat(money).as("snapshot %d", t).isCloseTo(clearing.price("b", t), within(1e-6));
        }
    }

    /** What explains a price, and rows of one's own, find every variable by its component. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyVariableIsAQuantityOfAComponent(long seed) {
        Study study = SideBySide.of(RandomStudy.without(seed, Set.of(Feature.MODULES)));
        for (FlowFormulation formulation : FlowFormulation.values()) {
            ClearingOptions options =
                    ClearingOptions.of(study.settings()).withExpansion(true).withFormulation(formulation);
            DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
            ClearingProblem problem = new ClearingProblem(
                    study, dcFlow, options, 0, study.horizon().size(), Optional.empty());
            VariableRegister register = problem.window().register();
            BitSet acting = acting(problem);

            assertThat(IntStream.range(0, problem.model().variableCount())
                            .mapToObj(Variable::new)
                            .filter(variable -> acting.get(variable.index())
                                    || register.find(variable).isPresent()))
                    .allSatisfy(variable -> {
                        VariableRegister.Entry entry = register.get(variable);
                        if (entry.quantity() != Quantity.LINKED_LEVEL) {
                            assertThat(register.find(entry.component(), entry.quantity(), entry.snapshot()))
                                    .as("%s", entry)
                                    .contains(variable);
                        }
                    });
        }
    }

    /** Returns the variables that cost or inject anything; the states of an electrolyser do neither. */
    private static BitSet acting(ClearingProblem problem) {
        BitSet acting = new BitSet();
        for (int k = 0; k < problem.size(); k++) {
            problem.window().injections().terms(k, (bus, variable, coefficient) -> acting.set(variable.index()));
        }
        for (int j = 0; j < problem.model().variableCount(); j++) {
            Variable variable = new Variable(j);
            if (problem.model().cost(variable) != 0 || problem.model().quadraticCost(variable) != 0) {
                acting.set(j);
            }
        }
        return acting;
    }
}
