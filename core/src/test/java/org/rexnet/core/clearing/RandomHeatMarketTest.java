package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.Surpluses;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.optimization.ortools.OrToolsSolver;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.OwnTables;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.network.Pipe;

/** Random heat networks against the same market written down once more, equation by equation, and solved by the other solver. */
class RandomHeatMarketTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final int HOURS = 4;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    /** A meshed heat network of 4 to 7 buses with boilers, plants of heat and power, a heat pump, and a grid of one bus. */
    static Study draw(long seed) {
        return draw(seed, false);
    }

    /**
     * Draws a study.
     *
     * @param sayable whether PyPSA has words for all of it, and RexNet reads these words
     */
    static Study draw(long seed, boolean sayable) {
        Random random = new Random(seed);
        int places = 4 + random.nextInt(4);
        StudyBuilder study = Study.builder("seed " + seed).hours(HOURS).buses("grid");
        study.generator("import", "grid", g -> g.capacityMw(500).marginalCost(profile(random, 20, 90)));
        study.generator("export", "grid", g -> g.capacityMw(500).sign(-1).marginalCost(-10));
        study.add(load("lights", "grid", profile(random, 0, 60)));
        for (int b = 0; b < places; b++) {
            study.bus("h" + b, "heat");
            study.add(load("homes " + b, "h" + b, profile(random, 0, 12)));
            double cost = 40 + 60 * random.nextDouble();
            study.generator("boiler " + b, "h" + b, g -> g.capacityMw(100).marginalCost(cost));
            if (random.nextBoolean()) {
                double supply = 65 + 30 * random.nextDouble();
                study.add(new HeatSchedule("h" + b, Profile.of(supply), profile(random, 30, 50), Profile.of(8)));
            }
        }
        for (int b = 0; b < places; b++) {
            study.add(pipe(random, sayable, "p" + b, "h" + b, "h" + (b + 1) % places));
        }
        study.add(pipe(random, sayable, "across", "h0", "h2"));
        study.link("pump", "grid", "h1", 3 * random.nextDouble(), 2.5 + random.nextDouble());
        for (int c = 0; c < 2; c++) {
            study.add(plant(random, sayable, "chp " + c, "h" + random.nextInt(places)));
        }
        return study.build();
    }

    private static Load load(String id, String bus, Profile power) {
        return Load.builder(id, bus).powerMw(power).build();
    }

    private static Profile profile(Random random, double low, double high) {
        return Profile.of(random.doubles(HOURS, low, high).toArray());
    }

    private static PipeOperation pipe(Random random, boolean sayable, String id, String from, String to) {
        double capacity = 1 + 14 * random.nextDouble();
        boolean extendable = random.nextInt(3) == 0;
        boolean forward = random.nextInt(3) == 0;
        double heatTransfer = random.nextBoolean() || sayable && extendable ? 0 : 0.5 * random.nextDouble();
        double loss = random.nextBoolean() || sayable && extendable && !forward ? 0 : 0.1 * random.nextDouble();
        Pipe pipe = new Pipe(id, from, to, random.nextDouble(), 0.2, heatTransfer, capacity);
        PipeOperation.Builder builder = PipeOperation.builder(pipe)
                .maxPu(random.nextBoolean() ? Profile.ONE : profile(random, 0.3, 1))
                .lossPerMw(loss);
        if (forward) {
            builder.direction(Direction.FORWARD).delaySnapshots(sayable ? 0 : random.nextInt(3));
        }
        if (extendable) {
            builder.expansion(Expansion.of(0, 20, 100 * random.nextDouble()));
        }
        return builder.build();
    }

    private static CombinedHeatPower plant(Random random, boolean sayable, String id, String bus) {
        double capacity = 2 + 10 * random.nextDouble();
        CombinedHeatPower.Builder builder = random.nextBoolean()
                ? CombinedHeatPower.backPressure(id, "grid", bus, 0.3, 0.4 + random.nextDouble())
                : CombinedHeatPower.extraction(id, "grid", bus, 0.45, 0.3 + random.nextDouble(), 0.2);
        boolean extendable = random.nextInt(3) == 0;
        if (extendable) {
            builder.expansion(Expansion.of(0, 30, 100 * random.nextDouble()));
        }
        return builder.capacityMw(capacity)
                .fuelCost(profile(random, 10, 40))
                .marginalCost(3)
                .maxHeatMw(random.nextBoolean() || sayable && extendable ? Double.POSITIVE_INFINITY : 6)
                .build();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void costAgreesWithTheMarketWrittenDownOnceMore(long seed) {
        Study study = draw(seed);
        for (boolean expansion : new boolean[] {false, true}) {
            ClearingOptions options = ClearingOptions.of(study.settings()).withExpansion(expansion);
            ClearingOutcome outcome = MARKET.clear(study, options);
            double expected = new Reference(study, expansion).cost();

            if (Double.isNaN(expected)) {
                assertThat(outcome).isInstanceOf(ClearingOutcome.Infeasible.class);
                continue;
            }
            Clearing clearing = outcome.orThrow();
            assertThat(clearing.objective()).isEqualTo(expected, within(1e-6 * Math.abs(expected)));
            Surpluses surpluses = clearing.surpluses();
            assertThat(surpluses.imbalance()).isEqualTo(0, within(1e-6 * surpluses.payments()));
            assertRentsAddUp(clearing);
            if (expansion) {
                assertRentsPayForCapacities(clearing);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsWrittenIsReadAsItWas(long seed, @TempDir Path temporary) {
        Study study = draw(seed);
        Path folder = temporary.resolve("study");
        StudyWriter.write(study, org.rexnet.core.study.Results.NONE, folder);
        Study read = StudyReader.read(folder);
        assertThat(OwnTables.of(read)).containsExactlyInAnyOrderElementsOf(OwnTables.of(study));
        assertThat(read.generators()).isEqualTo(study.generators());
        assertThat(read.network().buses()).isEqualTo(study.network().buses());
        assertThat(read.links()).hasSameSizeAs(study.links());
        assertThat(read.keptColumns()).extracting("column").containsExactly("pypsa_version");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatPypsaIsToldCostsTheSame(long seed, @TempDir Path temporary) throws IOException {
        Study study = draw(seed, true);
        Path folder = temporary.resolve("study");
        assertThat(StudyWriter.write(study, org.rexnet.core.study.Results.NONE, folder))
                .isEmpty();
        PypsaView.of(folder);
        Study translated = StudyReader.read(folder);
        assertThat(translated.pipes()).isEmpty();
        assertThat(translated.components(CombinedHeatPower.class)).isEmpty();

        ClearingOptions options = ClearingOptions.of(study.settings()).withExpansion(true);
        double cost = MARKET.clear(study, options).orThrow().objective();
        assertThat(MARKET.clear(translated, options).orThrow().objective())
                .isEqualTo(cost, within(1e-6 * Math.abs(cost)));
    }

    /** What a pipe or plant receives is the rent of its capacity, less the losses that it buys where they do not follow the capacity. */
    private static void assertRentsAddUp(Clearing clearing) {
        Study study = clearing.study();
        double[] rents = clearing.capacityRents(ComponentKind.PIPE);
        double[] capacities = clearing.column(ComponentKind.PIPE, "q_nom_opt");
        List<PipeOperation> pipes = study.pipes();
        for (int i = 0; i < rents.length; i++) {
            PipeOperation pipe = pipes.get(i);
            double bought = 0;
            for (int t = 0; t < HOURS && pipe.expansion().isEmpty(); t++) {
                for (String bus : pipe.buses()) {
                    bought += clearing.price(bus, t) * pipe.standingLossMw(study.heatSchedule(bus), t);
                }
            }
            double receipts =
                    clearing.surpluses().of(ComponentKind.PIPE, pipe.id()).receipts();
            assertThat(receipts + bought).as("pipe %s", pipe.id()).isEqualTo(rents[i] * capacities[i], within(1e-4));
        }
    }

    private static void assertRentsPayForCapacities(Clearing clearing) {
        List<CombinedHeatPower> plants = clearing.study().components(CombinedHeatPower.class);
        for (int i = 0; i < plants.size(); i++) {
            double cost = plants.get(i).expansion().map(Expansion::annualCost).orElse(0.0);
            double capacity = clearing.column(ComponentKind.CHP, "p_nom_opt")[i];
            if (plants.get(i).expansion().isPresent() && capacity > 1e-6 && capacity < 30 - 1e-6) {
                assertThat(clearing.capacityRents(ComponentKind.CHP)[i]).isEqualTo(cost, within(1e-5));
            }
        }
        List<PipeOperation> pipes = clearing.study().pipes();
        for (int i = 0; i < pipes.size(); i++) {
            double cost = pipes.get(i).expansion().map(Expansion::annualCost).orElse(0.0);
            double capacity = clearing.column(ComponentKind.PIPE, "q_nom_opt")[i];
            if (pipes.get(i).expansion().isPresent() && capacity > 1e-6 && capacity < 20 - 1e-6) {
                assertThat(clearing.capacityRents(ComponentKind.PIPE)[i]).isEqualTo(cost, within(1e-5));
            }
        }
    }

    /** The market as one balance per bus and hour and one row per limit; slow and plain. */
    private static final class Reference {

        private final Study study;
        private final boolean expansion;
        private final LinearModel model = new LinearModel();
        private final Map<String, Constraint> balances = new HashMap<>();

        private Reference(Study study, boolean expansion) {
            this.study = study;
            this.expansion = expansion;
            for (int t = 0; t < HOURS; t++) {
                for (var bus : study.network().buses()) {
                    double load = 0;
                    for (Load one : study.loads()) {
                        load += one.bus().equals(bus.id()) ? one.powerMw().at(t) : 0;
                    }
                    balances.put(bus.id() + t, model.addConstraint(load, load));
                }
            }
        }

        private double cost() {
            for (Generator g : study.generators()) {
                for (int t = 0; t < HOURS; t++) {
                    Variable p = model.addVariable(
                            0, g.capacityMw(), g.marginalCost().at(t));
                    model.addTerm(balance(g.bus(), t), p, g.sign());
                }
            }
            for (var link : study.links()) {
                for (int t = 0; t < HOURS; t++) {
                    Variable p = model.addVariable(0, link.link().capacityMw(), 0);
                    model.addTerm(balance(link.link().from(), t), p, -1);
                    model.addTerm(
                            balance(link.link().to().get(0), t),
                            p,
                            link.efficiencies().get(0).at(t));
                }
            }
            study.pipes().forEach(this::pipe);
            study.components(CombinedHeatPower.class).forEach(this::plant);
            try (var session = new OrToolsSolver().open(model, SolverOptions.DEFAULTS)) {
                return session.solve() instanceof Optimal optimal
                        ? optimal.solution().objective()
                        : Double.NaN;
            }
        }

        private Constraint balance(String bus, int t) {
            return Objects.requireNonNull(balances.get(bus + t));
        }

        private Variable capacity(boolean extendable, double existing, double most, double cost) {
            return extendable && expansion
                    ? model.addVariable(0, most, cost)
                    : model.addVariable(existing, existing, 0);
        }

        private void pipe(PipeOperation pipe) {
            boolean extendable = pipe.expansion().isPresent();
            Variable capacity = capacity(
                    extendable,
                    pipe.pipe().capacityMw(),
                    20,
                    pipe.expansion().map(Expansion::annualCost).orElse(0.0));
            for (int t = 0; t < HOURS; t++) {
                for (String bus : pipe.buses()) {
                    HeatSchedule schedule = study.heatSchedule(bus);
                    double kelvin = schedule.supplyCelsius().at(t)
                            + schedule.returnCelsius().at(t)
                            - 2 * schedule.groundCelsius().at(t);
                    double loss = 0.5e-3
                            * pipe.pipe().heatTransferWPerMK()
                            * pipe.pipe().lengthKm()
                            * kelvin;
                    // Per MW of capacity, which is fixed where the pipe is not extended.
                    model.addTerm(balance(bus, t), capacity, -loss / pipe.pipe().capacityMw());
                }
            }
            flow(pipe, pipe.buses(), capacity);
            if (pipe.direction() == Direction.BOTH) {
                flow(pipe, pipe.buses().reversed(), capacity);
            }
        }

        private void flow(PipeOperation pipe, List<String> ends, Variable capacity) {
            List<Variable> flow = new ArrayList<>();
            for (int t = 0; t < HOURS; t++) {
                Variable mw = model.addVariable(0, Double.POSITIVE_INFINITY, 0);
                Constraint limit = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
                model.addTerm(limit, mw, 1);
                model.addTerm(limit, capacity, -pipe.maxPu().at(t));
                flow.add(mw);
            }
            for (int t = 0; t < HOURS; t++) {
                model.addTerm(balance(ends.get(0), t), flow.get(t), -1);
                int arrives = (t + pipe.delaySnapshots()) % HOURS;
                model.addTerm(balance(ends.get(1), arrives), flow.get(t), 1 - pipe.lossPerMw());
            }
        }

        private void plant(CombinedHeatPower plant) {
            Variable capacity = capacity(
                    plant.expansion().isPresent(),
                    plant.capacityMw(),
                    30,
                    plant.expansion().map(Expansion::annualCost).orElse(0.0));
            for (int t = 0; t < HOURS; t++) {
                double fuelCost = plant.fuelCost().at(t);
                Variable fuel = model.addVariable(0, Double.POSITIVE_INFINITY, fuelCost);
                Variable p = model.addVariable(
                        0, Double.POSITIVE_INFINITY, plant.marginalCost().at(t));
                Variable q = model.addVariable(0, plant.maxHeatMw(), 0);
                Constraint burnt = model.addConstraint(0, 0);
                model.addTerm(burnt, fuel, plant.efficiency());
                model.addTerm(burnt, p, -1);
                model.addTerm(burnt, q, -plant.powerLossPerHeat());
                Constraint line =
                        model.addConstraint(0, plant.type() == Type.BACK_PRESSURE ? 0 : Double.POSITIVE_INFINITY);
                model.addTerm(line, p, 1);
                model.addTerm(line, q, -plant.powerToHeat());
                Constraint limit = model.addConstraint(Double.NEGATIVE_INFINITY, 0);
                model.addTerm(limit, p, 1);
                model.addTerm(limit, q, plant.powerLossPerHeat());
                model.addTerm(limit, capacity, -1);
                model.addTerm(balance(plant.powerBus(), t), p, 1);
                model.addTerm(balance(plant.heatBus(), t), q, 1);
            }
        }
    }
}
