package org.rexnet.core.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.Draws;
import org.rexnet.core.optimization.highs.HighsSolver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;

class WorldTest {

    private static final ComponentKey HOMES = new ComponentKey(ComponentKind.LOAD, "homes");
    private static final ComponentKey WIND = new ComponentKey(ComponentKind.GENERATOR, "wind");
    private static final ComponentKey GAS = new ComponentKey(ComponentKind.GENERATOR, "gas");

    private static Study study() {
        return SmallWorlds.study();
    }

    private static Setting setting(Study study) {
        return Setting.of(study, new HighsSolver());
    }

    @Test
    void everythingThatCanBeOwnedHasAnActorAndVehiclesActThroughTheirStation() {
        Setting setting = setting(study());

        assertThat(setting.actors().stream().map(Actor::name))
                .containsExactly("town", "gas", "wind", "battery", "square");
        assertThat(setting.count()).isEqualTo(72);
        assertThat(setting.warmUp()).isEqualTo(24);
        assertThat(setting.study().conditions(Participant.class)).hasSize(5);
        assertThat(setting.endValue("east")).isBetween(1.0, 3000.0);
    }

    @Test
    void theSameSeedGivesTheSameWorldAndAnotherSeedAnotherOne() {
        Setting setting = setting(study());

        assertThat(World.of(setting, 1).hash()).isEqualTo(World.of(setting, 1).hash());
        assertThat(World.of(setting, 1).hash())
                .isNotEqualTo(World.of(setting, 2).hash());
    }

    @Test
    void askingInAnyOrderChangesNothing() {
        Setting setting = setting(study());
        World world = World.of(setting, 1);
        List<Double> before = forecasts(world, List.of(0, 10, 20, 71));
        List<Integer> backwards = new ArrayList<>(List.of(0, 10, 20, 71));
        Collections.reverse(backwards);
        List<Double> reversed = forecasts(world, backwards);
        Collections.reverse(reversed);
        world.realized();
        long hash = World.of(setting, 1).hash();

        assertThat(reversed).isEqualTo(before);
        assertThat(world.hash()).isEqualTo(hash);
    }

    private static List<Double> forecasts(World world, List<Integer> periods) {
        List<Double> all = new ArrayList<>();
        periods.forEach(p -> all.add(world.expected(HOMES, p, 71)));
        return all;
    }

    @Test
    void anotherStrategyOfOneLeavesTheDrawsOfAllOthersUnchanged() {
        Study other = study().toBuilder()
                .add(new Participant("wind farm", List.of("wind"))
                        .withConduct(Participant.Conduct.DEFAULT.withStrategy("zero-intelligence")))
                .build();
        World before = World.of(setting(study()), 3);
        World after = World.of(setting(other), 3);

        for (Actor actor : before.setting().actors()) {
            after.setting().actors().stream()
                    .filter(one -> one.name().equals(actor.name()))
                    .forEach(one -> assertThat(after.hash(one)).isEqualTo(before.hash(actor)));
        }
        assertThat(IntStream.range(0, 72).mapToDouble(t -> after.realized(WIND, t)))
                .containsExactlyElementsOf(IntStream.range(0, 72)
                        .mapToDouble(t -> before.realized(WIND, t))
                        .boxed()
                        .toList());
    }

    @Test
    void forecastsAreTheMeansOfWhatHappensAndErrAsFarAsTheStudySays() {
        Setting setting = setting(study());
        int seeds = Draws.count(400, 4000);
        int target = 60;
        for (int issued : new int[] {0, 37, 59}) {
            double sum = 0;
            double squares = 0;
            for (int seed = 1; seed <= seeds; seed++) {
                World world = World.of(setting, seed);
                double error = world.realized(HOMES, target) - world.expected(HOMES, issued, target);
                sum += error;
                squares += error * error;
            }
            double sd = Math.sqrt(squares / seeds);
            assertThat(sum / seeds).as("bias of issue %d", issued).isCloseTo(0, within(4 * sd / Math.sqrt(seeds)));
            double base = 3.0;
            double lead = issued == 0 ? 24 : target + 1 - lastNews(issued, target);
            double wanted = base * Math.sqrt(Martingales.variance(new Forecast.Errors(0.02, 0.05, 0.9, 0.5), lead));
            assertThat(sd)
                    .as("spread of issue %d", issued)
                    .isCloseTo(wanted, within((seeds < 1000 ? 0.15 : 0.06) * wanted));
        }
    }

    /** News comes every six hours for 36 hours ahead, every hour for the next two. */
    private static int lastNews(int issued, int target) {
        for (int p = issued; ; p--) {
            if (p % 6 == 0 || target < p + 2) {
                return p;
            }
        }
    }

    @Test
    void windStaysWithinItsBoundsAndAPlantIsUpAsOftenAsItsTimesSay() {
        Setting setting = setting(study());
        double up = 0;
        for (int seed = 1; seed <= 500; seed++) {
            World world = World.of(setting, seed);
            for (int t = 0; t < 72; t++) {
                assertThat(world.realized(WIND, t)).isBetween(0.0, 2.0);
                up += world.realized(GAS, t) / 4 / 72 / 500;
            }
        }
        double fails = -Math.expm1(-1 / 100.0);
        double repairs = -Math.expm1(-1 / 10.0);
        assertThat(up).isCloseTo(repairs / (fails + repairs), within(0.02));
    }

    @Test
    void vehiclesAreKnownAsDeclaredUntilTheyCome() {
        World world = World.of(setting(study()), 5);

        assertThat(world.sessions(0)).hasSameSizeAs(world.visits());
        assertThat(world.sessions(0).stream().map(EvSession::energyMwh)).containsOnly(0.02);
        assertThat(world.sessions(72))
                .isEqualTo(world.visits().stream()
                        .flatMap(visit -> visit.real().stream())
                        .toList());
    }

    @Test
    void arrivalsAreAsManyAsTheRateSays() {
        Setting setting = setting(study());
        long count = 0;
        for (int seed = 1; seed <= 100; seed++) {
            World world = World.of(setting, seed);
            long time = -1;
            for (long k = 0; (time = world.arrival(0, k, time)) < Long.MAX_VALUE; k++) {
                count++;
            }
        }
        assertThat(count).isBetween(7200L - 340, 7200L + 340);
    }

    @Test
    void clonesHaveTheDrawsOfTheirOriginals() {
        Study doubled = study().toBuilder()
                .add(Load.builder("homes twin", "west")
                        .powerMw(study().loads().get(0).powerMw())
                        .build())
                .add(new Participant("town twin", List.of("homes twin")))
                .add(Forecast.of("homes twin", 0.02, 0.05))
                .build();
        Setting setting = Setting.of(doubled, Map.of("town twin", "town", "homes twin", "homes"), new HighsSolver());
        World world = World.of(setting, 4);
        World single = World.of(setting(study()), 4);
        ComponentKey twin = new ComponentKey(ComponentKind.LOAD, "homes twin");

        for (int t = 0; t < 72; t++) {
            assertThat(world.realized(twin, t)).isEqualTo(single.realized(HOMES, t));
        }
    }

    @Test
    void aStudyWithoutLostLoadIsRefused() {
        Study free = study().withSettings(Settings.DEFAULTS);

        assertThatThrownBy(() -> setting(free))
                .isInstanceOf(RefusedStudyException.class)
                .hasMessageContaining("lost_load");
    }
}
