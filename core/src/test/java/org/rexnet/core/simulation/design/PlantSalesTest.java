package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.core.simulation.design.DesignTowns.actor;
import static org.rexnet.core.simulation.design.DesignTowns.column;
import static org.rexnet.core.simulation.design.DesignTowns.place;
import static org.rexnet.core.simulation.design.DesignTowns.run;
import static org.rexnet.core.simulation.design.DesignTowns.twoDays;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.ParticipantResult;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.trading.StudyMarket;

/** What plants and their owners sell and buy in the markets of the designs, and what they earn. */
class PlantSalesTest {

    private static final RunOptions OPTIONS = RunOptions.of(new StandardSolver());

    /** Whose fuel has no bus of its own: two units of power and one of heat come together, and so they are sold. */
    @Test
    void theHeatOfAChpPlantIsSoldWithItsPower() {
        Study town = twoDays("town", 60)
                .buses("town")
                .bus("heat", "heat")
                .add(CombinedHeatPower.backPressure("chp", "town", "heat", 0.4, 2)
                        .capacityMw(4)
                        .marginalCost(Profile.of(30))
                        .build())
                .generator("gas", "town", 8, 100)
                .generator("boiler", "heat", 4, 70)
                .load("homes", "town", 6)
                .load("heating", "heat", 3)
                .build();

        World world = DesignTowns.world(town, 1);
        Run run = run("exchange", world);
        int power = place(world, run, "chp", "town");
        int heat = place(world, run, "chp", "heat");
        for (int t = 26; t < 48; t++) {
            double sold = run.delivery().soldMwh()[t][power];
            assertThat(sold).as("power sold for period %d", t).isCloseTo(4, within(0.1));
            assertThat(run.delivery().soldMwh()[t][heat])
                    .as("heat sold for period %d", t)
                    .isCloseTo(sold / 2, within(0.1));
        }
        assertThat(run.counts().broken() + run.counts().violations()).isZero();
    }

    /**
     * Power in pure condensing and heat with the power of the back-pressure line share one capacity: whatever is sold of both, the plant
     * can make at once, with a bus for its fuel and without.
     */
    @ParameterizedTest
    @CsvSource({"exchange, true", "exchange, false", "exchanger, true", "exchanger, false"})
    void anExtractionPlantSellsNoMorePowerAndHeatThanItCanMakeAtOnce(String design, boolean hasFuelBus) {
        CombinedHeatPower chp = CombinedHeatPower.extraction("chp", "town", "heat", 0.4, 0.5, 0.2)
                .capacityMw(4)
                .fuelBus(hasFuelBus ? Optional.of("gas grid") : Optional.empty())
                .fuelCost(hasFuelBus ? 0 : 12)
                .build();
        StudyBuilder town = twoDays("town", 60)
                .buses("town")
                .bus("heat", "heat")
                .bus("gas grid", "gas")
                .generator("well", "gas grid", 30, 12)
                .add(chp)
                .generator("peaker", "town", 12, 100)
                .generator("boiler", "heat", 12, 70)
                .add(Load.builder("homes", "town")
                        .powerMw(Profile.of(sine(48, 8, 3, 0)))
                        .build())
                .add(Load.builder("heating", "heat")
                        .powerMw(Profile.of(sine(48, 5, 4, 9)))
                        .build())
                .add(Forecast.of("loads", 0.05, 0.1));
        World world = DesignTowns.world(town.build(), 1);

        Run run = run(design, world);

        double[] power = column(run.delivery().soldMwh(), place(world, run, "chp", "town"));
        double[] heat = column(run.delivery().soldMwh(), place(world, run, "chp", "heat"));
        double lotMw = StudyMarket.of(world.setting().study()).rules().lotMw();
        for (int t = 24; t < 48; t++) {
            assertThat(power[t] + 0.2 * heat[t])
                    .as("capacity used by what is sold for period %d: %s MW and %s MW of heat", t, power[t], heat[t])
                    .isLessThanOrEqualTo(4 + 3 * lotMw);
            assertThat(0.5 * heat[t])
                    .as("power that the heat sold for period %d comes with", t)
                    .isLessThanOrEqualTo(power[t] + 3 * lotMw);
        }
        assertThat(Arrays.stream(power).sum()).as("power sold").isGreaterThan(48);
        assertThat(Arrays.stream(heat).sum()).as("heat sold").isGreaterThan(12);
        assertThat(run.counts().broken() + run.counts().violations()).isZero();
    }

    private static double[] sine(int hours, double mean, double swing, int phase) {
        double[] values = new double[hours];
        Arrays.setAll(values, h -> mean + swing * Math.sin(2 * Math.PI * (h - phase) / 24));
        return values;
    }

    /** A house with a roof of 4 kW by day and a need of 1 kW; its battery loses a fiftieth of what it holds in an hour. */
    @Test
    void aBatteryThatLosesContentGivesItsOwnerNoMoreThanIsLeft() {
        double[] day = new double[48];
        for (int t = 0; t < 48; t++) {
            day[t] = t % 24 >= 8 && t % 24 < 16 ? 1 : 0;
        }
        Study house = twoDays("house", 60)
                .buses("house")
                .generator(
                        "roof",
                        "house",
                        g -> g.carrier("solar").capacityMw(0.004).maxPu(Profile.of(day)))
                .load("devices", "house", 0.001)
                .storageUnit(
                        "battery",
                        "house",
                        s -> s.capacityMw(0.002)
                                .maxHours(5)
                                .efficiencyStore(0.95)
                                .efficiencyDispatch(0.95)
                                .standingLoss(0.02)
                                .cyclic(true))
                .add(new Participant("household", List.of("roof", "devices", "battery")))
                .build();
        World world = DesignTowns.world(house, 1);

        Run run = run("no-market", world);

        assertThat(run.counts().broken() + run.counts().violations()).isZero();
        assertThat(run.energies().unserved()).isBetween(1e-4, 0.015);
        assertThat(run.welfare().total())
                .isLessThanOrEqualTo(run("bound", world).welfare().total() + 1e-6);
    }

    /** What may not move has nothing to trade, and earns nothing in any market. */
    @Test
    void aFollowerWithItsFlexibilityOffEarnsExactlyNothing() {
        Study study = DesignTowns.study(1, true).toBuilder()
                .add(new Participant("works", List.of("storage_units:battery"))
                        .withConduct(Participant.Conduct.DEFAULT.withFlexible(false)))
                .build();
        World world = DesignTowns.world(study, 3);
        for (Design design : MarketDesigns.all()) {
            ParticipantResult account = design.run(world, OPTIONS).accounts().get(actor(world, "works"));
            assertThat(account.trades()).as(design.name()).isZero();
            assertThat(account.received()).as(design.name()).isZero();
            assertThat(account.surplus()).as(design.name()).isZero();
        }
    }

    /** A notice time of some hours on the dispatchable plants: what was not decided in time cannot be had, and nothing breaks. */
    @Test
    void plantsWithNoticeKeepToWhatTheyDecided() {
        Study study = DesignTowns.study(1, true);
        StudyBuilder slow = study.toBuilder();
        for (String id : List.of("coal", "gas")) {
            slow.add(new Participant(id + " works", List.of("generators:" + id))
                    .withConduct(Participant.Conduct.DEFAULT.withNotice(240)));
        }
        World world = DesignTowns.world(slow.build(), 4);
        double bound = run("bound", world).welfare().total();
        for (Design design : MarketDesigns.all()) {
            Run run = design.run(world, OPTIONS);
            assertThat(run.counts().violations()).as(design.name()).isZero();
            assertThat(run.counts().broken()).as(design.name()).isZero();
            assertThat(run.welfare().total()).as(design.name()).isLessThanOrEqualTo(bound * (1 + 1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"price-taker", "zero-intelligence", "naive", "speculator", "inc-dec"})
    void participantsMayTradeByOtherStrategies(String strategy) {
        Participant.Conduct conduct = Participant.Conduct.DEFAULT.withStrategy(strategy);
        Study study = DesignTowns.study(1, true).toBuilder()
                .add(new Participant("works", List.of("generators:gas", "storage_units:battery")).withConduct(conduct))
                .add(Participant.trader("trader", 2, "town").withConduct(conduct))
                .build();
        World world = DesignTowns.world(study, 1);
        Run run = run("exchange", world);
        assertThat(run.counts().broken()).isZero();
        assertThat(run.counts().violations()).isZero();
        assertThat(run.welfare().total())
                .isLessThanOrEqualTo(run("bound", world).welfare().total() * (1 + 1e-6));
        assertThat(run.accounts().get(actor(world, "trader")).trades()).isPositive();
        int place = place(world, run, "trader", "town");
        for (int t = world.setting().warmUp(); t < world.setting().count(); t++) {
            assertThat(run.delivery().meteredMwh()[t][place]).isZero();
        }
    }

    /**
     * Peat on the hill is dearer than the coal there and cheaper than the gas in the town, to which the line is full: who says that it
     * costs what power is worth on the hill is scheduled in the zone, and paid its price for what it then need not make.
     */
    @Test
    void sayingTheLocalPricePaysWhereOneIsRedispatchedAtStatedCostAndNowhereElse() {
        Study study = twoDays("full line")
                .buses("hill", "town")
                .line("hill", "town", 0.1, 6)
                .generator("coal", "hill", 8, 60)
                .generator("peat", "hill", 4, 90)
                .generator("gas", "town", 20, 100)
                .load("homes", "town", 14.0)
                .build();
        Study gamed = study.toBuilder()
                .add(new Participant("works", List.of("generators:peat"))
                        .withConduct(Participant.Conduct.DEFAULT.withStrategy("inc-dec")))
                .build();
        World truthful = DesignTowns.world(study, 1);
        World gaming = DesignTowns.world(gamed, 1);
        for (String design : List.of("incumbent", "nodal", "exchange")) {
            double before = run(design, truthful)
                    .accounts()
                    .get(actor(truthful, "peat"))
                    .surplus();
            double after =
                    run(design, gaming).accounts().get(actor(gaming, "works")).surplus();
            if (design.equals("incumbent")) {
                assertThat(before).as(design).isCloseTo(24 * 4 * (100 - 90), within(1e-6));
                assertThat(after).as(design).isCloseTo(24 * 4 * (100 - 60.6), within(1e-6));
            } else {
                assertThat(after).as(design).isLessThanOrEqualTo(before + 1e-6);
            }
        }
    }

    /** A plant that sold nothing at noon and runs because balancing calls it gets its cost back where it sets the price. */
    @Test
    void aPlantThatBalancingCallsLosesNothingOnTheIncumbentMarket() {
        Study study = twoDays("surprise")
                .buses("town")
                .generator("coal", "town", 8, 60)
                .generator("gas", "town", 8, 100)
                .load("homes", "town", 7.8)
                .add(Forecast.of("loads", 0.1, 0.3))
                .build();
        World world = DesignTowns.world(study, 2);
        Run run = run("incumbent", world);
        for (String name : List.of("coal", "gas")) {
            assertThat(run.accounts().get(actor(world, name)).surplus())
                    .as(name)
                    .isGreaterThan(-1e-6);
        }
        assertThat(run.accounts().get(actor(world, "gas")).value()
                        + run.accounts().get(actor(world, "gas")).cost())
                .isPositive();
    }
}
