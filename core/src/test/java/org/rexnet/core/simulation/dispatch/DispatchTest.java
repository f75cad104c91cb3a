package org.rexnet.core.simulation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.plant.Plants;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.trading.StudyMarket;

class DispatchTest {

    private final Solver solver = new StandardSolver();

    @Test
    void costsADayOfTheTownAsMuchAsItsClearing() {
        World world = world(BuiltInStudies.find("harbour").orElseThrow().study());
        Sites sites = Sites.of(StudyMarket.of(world.setting().study()));
        Plants plants = Plants.of(world, sites);
        int count = world.setting().count();
        Window window = new Window(
                0, count, plants.realized(), new PlantStates(plants.all(), count), EndWorth.ofPlants(plants.all()));
        Dispatch dispatch = new Dispatch(sites, plants.all(), 0, count, solver);
        Schedule schedule = dispatch.solve(window);
        Clearing clearing = new MarketClearing(solver).clear(world.realized()).orThrow();
        assertThat(schedule.cost() + needs(plants, window, sites.hours()))
                .isCloseTo(clearing.objective(), within(1e-6 * clearing.objective()));
    }

    @Test
    void refusesAPlantOfWhichItKnowsNothing() {
        Study town = BuiltInStudies.find("harbour").orElseThrow().study();
        String bus = town.network().buses().getFirst().id();
        World world = world(town.toBuilder()
                .bus("hydrogen", "hydrogen")
                .add(Electrolyser.builder("stack", bus, "hydrogen", 0.6)
                        .capacityMw(1)
                        .build())
                .build());

        assertThatThrownBy(() ->
                        Plants.of(world, Sites.of(StudyMarket.of(world.setting().study()))))
                .isInstanceOf(RefusedStudyException.class)
                .hasMessage("A simulation knows no plants of the kind of electrolyser stack yet."
                        + " Leave it out, or write it as a link.");
    }

    private static World world(Study study) {
        Study day = study.withSettings(study.settings()
                .withSimulation(study.settings().simulation().withDays(1, 0).withEndValue(0)));
        return World.of(Setting.of(day, new StandardSolver()), 1);
    }

    /** Value of all that is needed: a clearing counts what is missing, a dispatch what is served. */
    private static double needs(Plants plants, Window window, double hours) {
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
