package org.rexnet.core.simulation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.plant.Plants;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.trading.StudyMarket;

class DispatchTest {

    private final Solver solver = new StandardSolver();

    @Test
    void costsADayOfTheTownAsMuchAsItsClearing() {
        assertCostsAsMuchAsItsClearing(
                BuiltInStudies.find("harbour").orElseThrow().study());
    }

    /** Without states its curve is all that it can do: the first half of its load makes 0.7 per MW, the second 0.5. */
    @Test
    void runsAnElectrolyserAsItsClearingDoes() {
        Study town = BuiltInStudies.find("harbour").orElseThrow().study();
        Clearing clearing = assertCostsAsMuchAsItsClearing(town.toBuilder()
                .bus("hydrogen", "hydrogen")
                .add(Electrolyser.builder("stack", "harbour", "hydrogen", 0.7)
                        .curve(
                                new Electrolyser.Point(0, 0.7),
                                new Electrolyser.Point(0.5, 0.7),
                                new Electrolyser.Point(1, 0.6))
                        .capacityMw(2)
                        .marginalCost(1)
                        .build())
                .add(Bid.of("trucks", "hydrogen", Bid.Side.BUY, 1, 1000))
                .build());

        double[][] drawn = clearing.series(ComponentKind.ELECTROLYSER, "p");
        assertThat(Arrays.stream(drawn).mapToDouble(row -> row[0]).sum()).isGreaterThan(1);
    }

    /**
     * Batteries of one make that begin with the same content stand for one another; a billionth of a MWh between them makes them single.
     */
    @Test
    void storesThatAreAlikeDoEachAnEqualPartOfWhatTheyDoOneByOne() {
        double[] need = new double[24];
        Arrays.setAll(need, t -> t % 3 == 0 ? 5 : t % 3 == 1 ? 60 : 25);
        World world = world(batteries(need));
        Sites sites = Sites.of(StudyMarket.of(world.setting().study()));
        Plants plants = Plants.of(world, sites);
        int[] stores = IntStream.range(0, plants.all().size())
                .filter(p -> plants.all().get(p).reservoir().isPresent())
                .toArray();
        PlantStates apart = new PlantStates(plants.all(), 24);
        for (int p : stores) {
            apart.hold(p, 1 + 1e-9 * p);
        }

        Schedule together = day(plants, sites, new PlantStates(plants.all(), 24));
        Schedule oneByOne = day(plants, sites, apart);

        assertThat(together.cost()).isCloseTo(oneByOne.cost(), within(1e-4));
        double moved = 0;
        for (int p : stores) {
            int alike = stores[p % 2 == stores[0] % 2 ? 0 : 1];
            for (int t = 0; t < 24; t++) {
                double before = t == 0 ? 1 : together.content(p, t - 1);
                double net = 0;
                for (int a = 0; a < plants.all().get(p).activities().size(); a++) {
                    net += together.power(plants.first(p) + a, t)
                            * plants.all().get(p).activities().get(a).content();
                }
                assertThat(together.content(p, t)).isCloseTo(before + net, within(1e-7));
                assertThat(together.content(p, t)).isEqualTo(together.content(alike, t));
                moved += Math.abs(net);
            }
        }
        assertThat(moved).isGreaterThan(10);
        for (int t = 0; t < 24; t++) {
            double sum = 0;
            double sumOneByOne = 0;
            for (int p : stores) {
                sum += together.content(p, t);
                sumOneByOne += oneByOne.content(p, t);
            }
            assertThat(sum).isBetween(0.0, 2.0 * stores.length);
            assertThat(sumOneByOne).isBetween(0.0, 2.0 * stores.length);
        }
    }

    private Schedule day(Plants plants, Sites sites, PlantStates states) {
        Outlook window = new Outlook(0, 24, plants.realized(), states, EndWorth.ofPlants(plants.all()));
        return new Dispatch(sites, plants.all(), 0, 24, solver).solve(window);
    }

    /** Forty batteries at two buses, and a need that moves the price from 20 to 90 and back. */
    private static Study batteries(double[] need) {
        StudyBuilder study = Study.builder("batteries")
                .settings(Settings.DEFAULTS.withLostLoad(3000))
                .hours(24)
                .buses("a", "b")
                .line("a", "b", 0.1, 30)
                .generator("low", "a", 20, 20)
                .generator("middle", "b", 20, 50)
                .generator("high", "b", 30, 90)
                .load("town", "b", need);
        for (int k = 0; k < 40; k++) {
            study.storageUnit(
                    "battery " + k,
                    k % 2 == 0 ? "a" : "b",
                    s -> s.capacityMw(0.5).maxHours(4).efficiencyDispatch(0.9).initialMwh(1));
        }
        return study.build();
    }

    /** Content of the batteries is worth from 1 to 118 a MWh: those that were far from the price before are not far from the next. */
    @Test
    void findsTheSameWhateverItKnowsOfThePeriodBefore() {
        double[] need = new double[24];
        Arrays.setAll(need, t -> t % 3 == 0 ? 5 : t % 3 == 1 ? 60 : 25);
        World world = world(batteries(need));
        Sites sites = Sites.of(StudyMarket.of(world.setting().study()));
        Plants plants = Plants.of(world, sites);
        PlantStates states = new PlantStates(plants.all(), 24);
        EndWorth worth = p -> new EndWorth.Steps(new double[] {2.97 * p, 2.97 * p - 8.03}, new double[] {1.1, 0.9});
        Dispatch knowing = new Dispatch(sites, plants.all(), 0, 24, solver);
        for (int t = 0; t < 24; t++) {
            Outlook window = new Outlook(t, t + 1, plants.realized(), states, worth);
            Schedule found = knowing.solve(window);
            Schedule fresh = new Dispatch(sites, plants.all(), 0, 24, solver).solve(window);

            assertThat(found.cost()).as("cost of period %d", t).isCloseTo(fresh.cost(), within(1e-6));
            for (int p = 0; p < plants.all().size(); p++) {
                assertThat(found.content(p, 0))
                        .as("period %d, %s", t, plants.all().get(p).name())
                        .isCloseTo(fresh.content(p, 0), within(1e-6));
            }
        }
    }

    private Clearing assertCostsAsMuchAsItsClearing(Study study) {
        World world = world(study);
        Sites sites = Sites.of(StudyMarket.of(world.setting().study()));
        Plants plants = Plants.of(world, sites);
        int count = world.setting().count();
        Outlook window = new Outlook(
                0, count, plants.realized(), new PlantStates(plants.all(), count), EndWorth.ofPlants(plants.all()));
        Dispatch dispatch = new Dispatch(sites, plants.all(), 0, count, solver);
        Schedule schedule = dispatch.solve(window);
        Clearing clearing = new MarketClearing(solver).clear(world.realized()).orThrow();
        assertThat(schedule.cost() + needs(plants, window, sites.hours()))
                .isCloseTo(clearing.objective(), within(1e-6 * Math.abs(clearing.objective())));
        return clearing;
    }

    private static World world(Study study) {
        Study day = study.withSettings(study.settings()
                .withSimulation(study.settings().simulation().withDays(1, 0).withEndValue(0)));
        return World.of(Setting.of(day, new StandardSolver()), 1);
    }

    /** Value of all that is needed: a clearing counts what is missing, a dispatch what is served. */
    private static double needs(Plants plants, Outlook window, double hours) {
        double value = 0;
        for (int p = 0; p < plants.all().size(); p++) {
            Plant plant = plants.all().get(p);
            if (!window.sight().sees(p)) {
                continue;
            }
            for (Activity activity : plant.activities()) {
                for (int t = window.from(); t < window.end() && activity.kind() == Activity.Kind.NEED; t++) {
                    value -= activity.cost(t) * activity.most(t, window.sight()) * hours;
                }
            }
            if (plant.reservoir().isPresent() && plant.reservoir().get().isNeed()) {
                Reservoir store = plant.reservoir().get();
                value += store.worth() * store.needed();
            }
        }
        return value;
    }
}
