package org.rexnet.core.simulation.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rexnet.core.simulation.design.DesignTowns.design;
import static org.rexnet.core.simulation.design.DesignTowns.place;
import static org.rexnet.core.simulation.design.DesignTowns.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.Draws;
import org.rexnet.core.exchange.JournaledExchange;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

class MarketDesignsTest {

    private static final RunOptions OPTIONS = RunOptions.of(new StandardSolver());

    static LongStream seeds() {
        return Draws.seeds(2, 40);
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

    /** What one design asks of a world changes nothing for those that come after it. */
    @Test
    void theOrderOfDesignsChangesNeitherWorldNorHistory() {
        Setting setting = Setting.of(DesignTowns.study(1, true), new StandardSolver());
        List<Long> forth = logs(World.of(setting, 4), MarketDesigns.all());
        List<Design> backwards = new ArrayList<>(MarketDesigns.all());
        Collections.reverse(backwards);
        List<Long> back = logs(World.of(setting, 4), backwards);
        Collections.reverse(back);

        assertThat(back).isEqualTo(forth);
    }

    private static List<Long> logs(World world, List<Design> designs) {
        long hash = World.of(world.setting(), world.seed()).hash();
        List<Long> logs = new ArrayList<>();
        for (Design design : designs) {
            Run run = design.run(world, OPTIONS);
            assertThat(run.worldHash()).as(design.name()).isEqualTo(hash);
            assertThat(world.hash()).as(design.name()).isEqualTo(hash);
            logs.add(run.logHash());
        }
        return logs;
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

    @Test
    void reservationsServeNearlyAllThatIsDeliveredOnTheExchange() {
        World world = DesignTowns.world(DesignTowns.study(1, false), 1);
        Run run = run("exchange", world);
        double delivered = 0;
        double missed = 0;
        int homes = place(world, run, "homes", "town");
        for (int t = world.setting().warmUp(); t < world.setting().count(); t++) {
            delivered += Math.abs(run.delivery().meteredMwh()[t][homes]);
            missed += Math.abs(
                    run.delivery().meteredMwh()[t][homes] - run.delivery().soldMwh()[t][homes]);
        }
        assertThat(missed / delivered).isLessThan(0.02);
        assertThat(run.counts().trades()).isPositive();
        assertThat(run.counts().auctions()).isPositive();
        assertThat(run.priceError()).isPresent();
    }

    @Test
    void theExchangeKeepsAJournalThatTellsItsHistory(@TempDir Path folder) {
        World world = DesignTowns.world(DesignTowns.study(1, true), 6);
        long without = run("exchange", world).logHash();
        RunOptions journaled = new RunOptions(new StandardSolver(), Optional.of(folder));
        assertThat(design("exchange").run(world, journaled).logHash()).isEqualTo(without);
        assertThat(folder.resolve(JournaledExchange.FILE)).isNotEmptyFile();
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
