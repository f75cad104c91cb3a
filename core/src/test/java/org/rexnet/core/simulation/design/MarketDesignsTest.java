package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.Draws;
import org.rexnet.core.exchange.JournaledExchange;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.run.DeliveryRecord;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.ParticipantResult;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.SimulationSettings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

class MarketDesignsTest {

    private static final RunOptions OPTIONS = RunOptions.of(new StandardSolver());

    static LongStream seeds() {
        return Draws.seeds(2, 40);
    }

    private static Run run(String design, World world) {
        Design found = MarketDesigns.all().stream()
                .filter(one -> one.name().equals(design))
                .findFirst()
                .orElseThrow();
        return found.run(world, OPTIONS);
    }

    /** Adds an electrolyser of two slopes, whose product pays while power costs less than 70 or 50. */
    private static Study withHydrogen(Study towns) {
        return towns.toBuilder()
                .bus("tank", "hydrogen")
                .add(Electrolyser.builder("stack", "hill", "tank", 0.7)
                        .curve(
                                new Electrolyser.Point(0.2, 0.7),
                                new Electrolyser.Point(0.5, 0.7),
                                new Electrolyser.Point(1, 0.6))
                        .capacityMw(2)
                        .build())
                .add(Bid.of("trucks", "tank", Bid.Side.BUY, 1, 100))
                .build();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noDesignIsBetterThanPerfectForesightAndAllKeepLimitsEnergyAndMoney(long seed) {
        Study towns = DesignTowns.study(2, true);
        Setting setting = Setting.of(seed % 2 == 0 ? withHydrogen(towns) : towns, new StandardSolver());
        World world = World.of(setting, seed);
        double bound = run("bound", world).welfare().total();
        for (Design design : MarketDesigns.all()) {
            Run run = design.run(world, OPTIONS);
            assertThat(run.welfare().total())
                    .as(design.name())
                    .isLessThanOrEqualTo(bound + 1e-6 * Math.abs(bound))
                    .isGreaterThan(0.5 * bound);
            assertThat(run.counts().violations()).as(design.name()).isZero();
            assertThat(run.counts().broken()).as(design.name()).isZero();
            assertThat(run.worldHash()).isEqualTo(world.hash());
            double money = run.accounts().stream()
                            .mapToDouble(one -> one.received())
                            .sum()
                    + run.others().stream().mapToDouble(Run.Balance::money).sum();
            assertThat(money).as(design.name()).isCloseTo(0, within(1e-6 * bound));
            double surplus = run.accounts().stream()
                            .mapToDouble(one -> one.surplus())
                            .sum()
                    + run.others().stream().mapToDouble(Run.Balance::money).sum();
            assertThat(surplus).as(design.name()).isCloseTo(run.welfare().total(), within(1e-6 * bound));
        }
    }

    /** Whose fuel has no bus of its own: two units of power and one of heat come together, and so they are sold. */
    @Test
    void theHeatOfAChpPlantIsSoldWithItsPower() {
        Study town = Study.builder("town")
                .hours(48)
                .settings(Settings.DEFAULTS
                        .withLostLoad(3000)
                        .withSimulation(
                                SimulationSettings.DEFAULTS.withDays(1, 1).withEndValue(60)))
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

        Run run = run("exchange", DesignTowns.world(town, 1));

        List<DeliveryRecord.Place> places = run.delivery().places();
        int power = places.indexOf(place(places, "chp", "town", town));
        int heat = places.indexOf(place(places, "chp", "heat", town));
        for (int t = 26; t < 48; t++) {
            double sold = run.delivery().soldMwh()[power][t];
            assertThat(sold).as("power sold for period %d", t).isCloseTo(4, within(0.1));
            assertThat(run.delivery().soldMwh()[heat][t])
                    .as("heat sold for period %d", t)
                    .isCloseTo(sold / 2, within(0.1));
        }
        assertThat(run.counts().broken() + run.counts().violations()).isZero();
    }

    private static DeliveryRecord.Place place(
            List<DeliveryRecord.Place> places, String component, String bus, Study study) {
        Setting setting = Setting.of(study, new StandardSolver());
        int actor = setting.actors().stream()
                .filter(one -> one.name().contains(component))
                .findFirst()
                .orElseThrow()
                .index();
        return places.stream()
                .filter(place -> place.actor() == actor && place.bus().equals(bus))
                .findFirst()
                .orElseThrow();
    }

    /** A house with a roof of 4 kW by day and a need of 1 kW; its battery loses a fiftieth of what it holds in an hour. */
    @Test
    void aBatteryThatLosesContentGivesItsOwnerNoMoreThanIsLeft() {
        double[] day = new double[48];
        for (int t = 0; t < 48; t++) {
            day[t] = t % 24 >= 8 && t % 24 < 16 ? 1 : 0;
        }
        Study house = Study.builder("house")
                .hours(48)
                .settings(Settings.DEFAULTS
                        .withLostLoad(3000)
                        .withSimulation(
                                SimulationSettings.DEFAULTS.withDays(1, 1).withEndValue(60)))
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

    @Test
    void withoutUncertaintyCentralAndNodalReachTheBound() {
        World world = DesignTowns.world(DesignTowns.study(3, false), 1);
        Run bound = run("bound", world);
        double cost = bound.welfare().values() - bound.welfare().total();
        for (String design : List.of("central", "nodal")) {
            double lost = bound.welfare().total() - run(design, world).welfare().total();
            assertThat(lost / bound.welfare().total()).as(design).isLessThan(1e-3);
            assertThat(lost / cost).as(design).isLessThan(0.02);
        }
    }

    /** Clones have the draws of their originals, and the line between the towns is there twice. */
    @Test
    void twiceTheParticipantsAreWorthTwiceAsMuch() {
        Study twice = DesignTowns.study(1, true, 2);
        World once = DesignTowns.world(DesignTowns.study(1, true), 7);
        World both = World.of(Setting.of(twice, DesignTowns.originals(twice), new StandardSolver()), 7);
        for (String design : List.of("bound", "central", "nodal")) {
            double welfare = run(design, once).welfare().total();
            assertThat(run(design, both).welfare().total()).as(design).isCloseTo(2 * welfare, within(1e-3 * welfare));
        }
    }

    @Test
    void theSameSeedHasTheSameHistoryOnOneThreadAndOnTwo() {
        Study study = DesignTowns.study(1, true);
        Setting setting = Setting.of(study, new StandardSolver());
        for (Design design : MarketDesigns.all()) {
            long alone = design.run(World.of(setting, 5), OPTIONS).logHash();
            CompletableFuture<Long> one = CompletableFuture.supplyAsync(
                    () -> design.run(World.of(setting, 5), OPTIONS).logHash());
            CompletableFuture<Long> other = CompletableFuture.supplyAsync(
                    () -> design.run(World.of(setting, 5), OPTIONS).logHash());
            assertThat(one.join()).as(design.name()).isEqualTo(alone);
            assertThat(other.join()).as(design.name()).isEqualTo(alone);
        }
    }

    /** Whatever was traded, all is balanced at delivery, where nothing has to be decided before. */
    @Test
    void withoutStoresAndNoticeTheExchangeIsWorthAsMuchAsTheSpotMarket() {
        Study study = DesignTowns.study(1, true)
                .filter(component -> !component.storesEnergy()
                        && component.kind() != ComponentKind.EV_SESSION
                        && component.kind() != ComponentKind.CHARGING_STATION);
        World world = DesignTowns.world(study, 2);
        double spot = run("spot", world).welfare().total();
        assertThat(run("exchange", world).welfare().total()).isCloseTo(spot, within(1e-7 * spot));
        assertThat(run("exchanger", world).welfare().total()).isCloseTo(spot, within(1e-7 * spot));
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

    @Test
    void reservationsServeNearlyAllThatIsDeliveredOnTheExchange() {
        World world = DesignTowns.world(DesignTowns.study(1, false), 1);
        Run run = run("exchange", world);
        double delivered = 0;
        double missed = 0;
        int homes = place(world, run, "homes");
        for (int t = world.setting().warmUp(); t < world.setting().count(); t++) {
            delivered += Math.abs(run.delivery().meteredMwh()[homes][t]);
            missed += Math.abs(
                    run.delivery().meteredMwh()[homes][t] - run.delivery().soldMwh()[homes][t]);
        }
        assertThat(missed / delivered).isLessThan(0.02);
        assertThat(run.counts().trades()).isPositive();
        assertThat(run.counts().auctions()).isPositive();
        assertThat(run.priceError()).isPresent();
    }

    private static int place(World world, Run run, String actor) {
        for (int k = 0; k < run.delivery().places().size(); k++) {
            int number = run.delivery().places().get(k).actor();
            if (world.setting().actors().get(number).name().equals(actor)) {
                return k;
            }
        }
        throw new AssertionError("There is no actor " + actor);
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

    @Test
    void theExchangeKeepsAJournalThatTellsItsHistory(@TempDir Path folder) {
        World world = DesignTowns.world(DesignTowns.study(1, true), 6);
        long without = run("exchange", world).logHash();
        Design exchange = MarketDesigns.all().stream()
                .filter(one -> one.name().equals("exchange"))
                .findFirst()
                .orElseThrow();
        RunOptions journaled = new RunOptions(new StandardSolver(), Optional.of(folder));
        assertThat(exchange.run(world, journaled).logHash()).isEqualTo(without);
        assertThat(folder.resolve(JournaledExchange.FILE)).isNotEmptyFile();
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
        int place = place(world, run, "trader");
        for (int t = world.setting().warmUp(); t < world.setting().count(); t++) {
            assertThat(run.delivery().meteredMwh()[place][t]).isZero();
        }
    }

    /**
     * Peat on the hill is dearer than the coal there and cheaper than the gas in the town, to which the line is full: who says that it costs what power
     * is worth on the hill is scheduled in the zone, and paid its price for what it then need not make.
     */
    @Test
    void sayingTheLocalPricePaysWhereOneIsRedispatchedAtStatedCostAndNowhereElse() {
        Study study = Study.builder("full line")
                .hours(48)
                .settings(
                        Settings.DEFAULTS.withLostLoad(3000).withSimulation(SimulationSettings.DEFAULTS.withDays(1, 1)))
                .buses("hill", "town")
                .line("hill", "town", 0.1, 6)
                .generator("coal", "hill", 8, 60)
                .generator("peat", "hill", 4, 90)
                .generator("gas", "town", 20, 100)
                .load(
                        "homes",
                        "town",
                        Collections.nCopies(48, 14.0).stream()
                                .mapToDouble(one -> one)
                                .toArray())
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
        Study study = Study.builder("surprise")
                .hours(48)
                .settings(
                        Settings.DEFAULTS.withLostLoad(3000).withSimulation(SimulationSettings.DEFAULTS.withDays(1, 1)))
                .buses("town")
                .generator("coal", "town", 8, 60)
                .generator("gas", "town", 8, 100)
                .load(
                        "homes",
                        "town",
                        Collections.nCopies(48, 7.8).stream()
                                .mapToDouble(one -> one)
                                .toArray())
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

    /** Lots and least quantities do not double, so that the exchange is not worth exactly twice as much. */
    @Test
    void twiceTheParticipantsAreWorthAboutTwiceAsMuchOnTheExchange() {
        Study twice = DesignTowns.study(1, true, 2);
        World once = DesignTowns.world(DesignTowns.study(1, true), 7);
        World both = World.of(Setting.of(twice, DesignTowns.originals(twice), new StandardSolver()), 7);
        double welfare = run("exchange", once).welfare().total();
        assertThat(run("exchange", both).welfare().total()).isCloseTo(2 * welfare, within(1e-2 * welfare));
    }

    private static int actor(World world, String name) {
        return world.setting().actors().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow()
                .index();
    }

    @Test
    void aStrategyThatNobodyKnowsIsRefusedInEveryDesign() {
        Study study = DesignTowns.study(1, false).toBuilder()
                .add(new Participant("fox", List.of("generators:gas"))
                        .withConduct(Participant.Conduct.DEFAULT.withStrategy("speculatr")))
                .build();
        World world = DesignTowns.world(study, 1);
        for (Design design : MarketDesigns.all()) {
            assertThatThrownBy(() -> design.run(world, OPTIONS))
                    .as(design.name())
                    .isInstanceOf(RefusedStudyException.class)
                    .hasMessageStartingWith("Participant fox: there is no strategy speculatr; there are inc-dec, naive")
                    .hasMessageContaining("maybe speculator");
        }
    }

    @Test
    void whatNoDesignFollowsIsRefusedByName() {
        Study study = DesignTowns.study(1, false).toBuilder()
                .generator("hydro", "hill", g -> g.capacityMw(2).maxEnergyMwh(20))
                .build();
        World world = DesignTowns.world(study, 1);
        assertThatThrownBy(() -> run("spot", world))
                .isInstanceOf(RefusedStudyException.class)
                .hasMessage("Generator hydro: no market design follows limits of energy over the horizon.");
    }

    @Test
    void aFlatTariffLeavesTheUtilityNothing() {
        Run run = run("no-market", DesignTowns.world(DesignTowns.study(1, true), 3));
        assertThat(run.others()).hasSize(1);
        assertThat(run.others().get(0).money()).isCloseTo(0, within(1e-6));
        assertThat(run.priceError()).isEmpty();
    }
}
