package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.clearing.result.CarrierTotals;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.MarginalMwh;
import org.rexnet.core.clearing.result.PriceChain;
import org.rexnet.core.clearing.result.PriceComponents;
import org.rexnet.core.clearing.result.SetterShare;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;
import org.rexnet.network.Pipe;

/** What sets prices of several carriers, and how their energy and money add up. */
class SectorPricesTest {

    private static final Offset<Double> EXACT = within(1e-6);

    private static Clearing explain(Study study) {
        ClearingOptions options =
                ClearingOptions.of(study.settings()).withExplanation(ClearingOptions.Explanation.SETTERS);
        return new MarketClearing(new StandardSolver()).clear(study, options).orThrow();
    }

    /** Hydro at the mine, gas in the town beyond a full line; the school is heated by a heat pump from the town. */
    private static StudyBuilder town() {
        return Study.builder("town")
                .buses("mine", "town")
                .bus("school", "heat")
                .line("mine", "town", 0.01, 50)
                .generator("hydro", "mine", 200, 5)
                .generator("gas", "town", 200, 60)
                .link("heat pump", "town", "school", 10, 3)
                .load("demand", "town", 80)
                .load("pupils", "school", 6);
    }

    @Test
    void aHeatPriceIsFollowedThroughTheHeatPumpToTheFullLine() {
        Clearing clearing = explain(town().build());
        PriceChain chain = clearing.priceChain("school", 0);

        assertThat(clearing.price("school")).isEqualTo(60 / 3.0, EXACT);
        assertThat(chain.words())
                .isEqualTo("link heat pump at school, itself set by generator gas at town (line mine-town is full)");
        assertThat(chain.main())
                .extracting(PriceChain.Step::amountMw)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(1, EXACT),
                        second -> assertThat(second).isEqualTo(1 / 3.0, EXACT));
        assertThat(chain.main().get(1).money()).isEqualTo(20, EXACT);
    }

    @Test
    void aTankPassesThePriceOnInTime() {
        Clearing clearing = explain(Study.builder("tank")
                .hours(2)
                .bus("heat", "heat")
                .generator("boiler", "heat", g -> g.capacityMw(10).marginalCost(Profile.of(new double[] {20, 90})))
                .load("houses", "heat", 2, 4)
                .store("tank", "heat", s -> s.capacityMwh(50).standingLoss(0.1))
                .build());
        assertThat(clearing.price("heat", 1)).isEqualTo(20 / 0.9, EXACT);
        assertThat(clearing.priceChain("heat", 1).words())
                .isEqualTo("store tank at heat, itself set by generator boiler at heat in 0");
    }

    @Test
    void whoIsShiftedSetsThePrice() {
        Clearing clearing = explain(Study.builder("shift")
                .buses("b")
                .hours(2)
                .generator("gas", "b", g -> g.capacityMw(100).marginalCost(Profile.of(new double[] {10, 90})))
                .generator("coal", "b", g -> g.capacityMw(40).marginalCost(Profile.of(new double[] {30, 29})))
                .load("load", "b", 100, 38)
                .add(new FlexibleLoad("wash", "b", Profile.of(10), 4, 2))
                .build());
        // Hour 1 has 2 MW of coal left; the rest of the wash is done at hour 0.
        assertThat(clearing.priceChain("b", 1).words())
                .isEqualTo("flexible load wash at b, itself set by generator coal at b in 0");
        assertThat(clearing.price("b", 1)).isEqualTo(clearing.price("b", 0), EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void carriersBalanceInEnergyAndMoneyAndChainsAddUpToPrices(int seed) {
        Clearing clearing = explain(RandomAnsweringDemandTest.mixed(new Random(seed)));
        for (CarrierTotals total : CarrierTotals.of(clearing)) {
            double size = 1e-6 * (1 + total.usedMwh() + total.toOthersMwh());
            assertThat(total.suppliedMwh() + total.fromOthersMwh() + total.unservedMwh())
                    .isEqualTo(
                            total.usedMwh() + total.toOthersMwh() + total.storedMwh() + total.lostMwh(), within(size));
            assertThat(total.payments())
                    .isEqualTo(total.receipts() + total.rents(), within(1e-6 * (1 + Math.abs(total.payments()))));
        }
        assertThat(CarrierTotals.of(clearing))
                .extracting(CarrierTotals::carrier)
                .containsExactly("AC", "heat");
        clearing.study().network().buses().forEach(bus -> {
            for (int t = 0; t < clearing.study().horizon().size(); t++) {
                MarginalMwh next = clearing.nextMwh(bus.id(), t);
                MarginalMwh last = clearing.lastMwh(bus.id(), t);
                assertThat(clearing.price(bus.id(), t)).isBetween(last.price() - 1e-4, next.price() + 1e-4);
                assertMoneyAddsUp(next, bus.id() + " " + t);
                assertMoneyAddsUp(last, bus.id() + " " + t);
            }
        });
    }

    private static void assertMoneyAddsUp(MarginalMwh mwh, String where) {
        double money =
                mwh.chain().steps().stream().mapToDouble(PriceChain.Step::money).sum();
        if (mwh.isPossible()) {
            assertThat(money).as(where + " " + mwh.chain()).isEqualTo(mwh.price(), within(1e-4));
        }
    }

    /** Two heat buses, a lossy pipe, a plant that makes both, and a car. */
    static Study sectors() {
        return Study.builder("sectors")
                .horizon(new Horizon(IntStream.range(0, 6)
                        .mapToObj(t -> new Horizon.Snapshot("2030-01-01 0%d:00".formatted(t), 3, 1, 3, ""))
                        .toList()))
                .buses("grid")
                .bus("plant", "heat")
                .bus("town", "heat")
                .generator(
                        "wind",
                        "grid",
                        g -> g.capacityMw(30).maxPu(Profile.of(new double[] {0.9, 0.8, 0.1, 0.2, 0.6, 0.3})))
                .generator("gas", "grid", 30, 70)
                .load("demand", "grid", 12, 11, 14, 18, 16, 13)
                .generator("boiler", "town", 5, 55)
                .link("heat pump", "grid", "plant", 2, 3)
                .store("tank", "plant", s -> s.capacityMwh(8).cyclic(true).standingLoss(0.01))
                .add(CombinedHeatPower.backPressure("chp", "grid", "plant", 0.4, 0.8)
                        .capacityMw(2)
                        .fuelCost(25)
                        .build())
                .add(PipeOperation.builder(new Pipe("main", "plant", "town", 1, 0.2, 0.3, 6))
                        .lossPerMw(0.05)
                        .build())
                .load("houses", "town", 6, 7, 8, 7, 5, 4)
                .add(ChargingStation.of("kerb", "grid", 0.05))
                .add(EvSession.of(
                        "car",
                        "kerb",
                        Instant.parse("2030-01-01T02:30:00Z"),
                        Instant.parse("2030-01-01T06:00:00Z"),
                        0.06,
                        0.03))
                .build();
    }

    @Test
    void heatAndChargingBalanceInEnergyAndMoneyToo() {
        Clearing clearing = explain(sectors());
        assertThat(CarrierTotals.of(clearing)).allSatisfy(total -> {
            assertThat(total.suppliedMwh() + total.fromOthersMwh() + total.unservedMwh())
                    .isEqualTo(total.usedMwh() + total.toOthersMwh() + total.storedMwh() + total.lostMwh(), EXACT);
            assertThat(total.payments()).isEqualTo(total.receipts() + total.rents(), EXACT);
        });
        CarrierTotals heat = CarrierTotals.of(clearing).get(1);
        assertThat(heat.carrier()).isEqualTo("heat");
        assertThat(heat.usedMwh()).isEqualTo(3 * 37, EXACT);
        assertThat(heat.lostMwh()).isGreaterThan(3);
        assertThat(CarrierTotals.of(clearing).get(0).usedMwh()).isEqualTo(3 * (84 + 0.06), EXACT);
        assertThat(clearing.priceChain("town", 5).words()).startsWith("pipe main at town, itself set by ");
    }

    /** Plant at 20, town behind a pipe that loses a tenth, hill behind another that is full. */
    @Test
    void aHeatPriceConsistsOfEnergyLossAndCongestion() {
        Clearing clearing = explain(Study.builder("loss")
                .bus("plant", "heat")
                .bus("town", "heat")
                .bus("hill", "heat")
                .generator("cheap", "plant", 50, 18)
                .generator("dear", "hill", 50, 30)
                .add(PipeOperation.builder(new Pipe("low", "plant", "town", 1, 0.3, 0, 40))
                        .lossPerMw(0.1)
                        .build())
                .add(PipeOperation.builder(new Pipe("high", "town", "hill", 1, 0.3, 0, 2))
                        .build())
                .load("square", "town", 6)
                .load("castle", "hill", 4)
                .build());
        assertThat(clearing.price("town")).isEqualTo(20, EXACT);
        // Weighted by load: 0.6 x 20 + 0.4 x 30.
        PriceComponents hill = clearing.priceComponents("hill", 0);
        assertThat(hill.energy()).isEqualTo(24, EXACT);
        assertThat(hill.congestion()).containsOnlyKeys("high");
        assertThat(hill.congestion().get("high")).isEqualTo(10 * (1 - 0.4), EXACT);
        assertThat(hill.loss()).isEqualTo(0, EXACT);
        PriceComponents plant = clearing.priceComponents("plant", 0);
        assertThat(plant.energy()).isEqualTo(24, EXACT);
        assertThat(plant.congestion().get("high")).isEqualTo(-4, EXACT);
        assertThat(plant.loss()).isEqualTo(-2, EXACT);
        assertThat(plant.price()).isEqualTo(18, EXACT);
    }

    @Test
    void aCableBetweenTwoGridsIsPartOfTheirPrices() {
        Clearing clearing = explain(Study.builder("cable")
                .buses("north", "south")
                .generator("hydro", "north", 100, 9)
                .generator("gas", "south", 100, 50)
                .add(LinkOperation.builder(Link.of("cable", "north", "south", 20), 0.9)
                        .marginalCost(1)
                        .build())
                .load("city", "south", 40)
                .build());
        PriceComponents north = clearing.priceComponents("north", 0);
        // 10 are lost energy's price less 9, use 1 / 0.9, and the rest of the 41 the full cable.
        assertThat(north.energy()).isEqualTo(50, EXACT);
        assertThat(north.loss()).isEqualTo(-1, EXACT);
        assertThat(north.congestion().get("use of cable")).isEqualTo(-1 / 0.9, EXACT);
        assertThat(north.congestion().get("cable")).isEqualTo(-(41 - 1 - 1 / 0.9), EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void partsAddUpToThePriceInMeshesOfPipes(int seed) {
        Random random = new Random(seed);
        StudyBuilder builder = Study.builder("mesh " + seed);
        for (int b = 0; b < 6; b++) {
            builder.bus("b" + b, "heat").generator("g" + b, "b" + b, 10, 10 + 40 * random.nextDouble());
            builder.load("l" + b, "b" + b, 6 * random.nextDouble());
        }
        for (int p = 0; p < 8; p++) {
            int from = random.nextInt(6);
            int to = (from + 1 + random.nextInt(5)) % 6;
            builder.add(PipeOperation.builder(
                            new Pipe("p" + p, "b" + from, "b" + to, 1, 0.3, 0.1, 1 + 3 * random.nextDouble()))
                    .lossPerMw(p % 2 == 0 ? 0 : 0.05)
                    .build());
        }
        Clearing clearing = explain(builder.build());
        for (int b = 0; b < 6; b++) {
            assertThat(clearing.priceComponents("b" + b, 0).price()).isEqualTo(clearing.price("b" + b), EXACT);
        }
    }

    @Test
    void sharesOfSettersAreSharesOfHours() {
        Study study = town().hours(3)
                .generator(
                        "boiler", "school", g -> g.capacityMw(10).marginalCost(Profile.of(new double[] {15, 30, 10})))
                .build();
        List<SetterShare> shares = SetterShare.of(explain(study));
        List<SetterShare> heat =
                shares.stream().filter(s -> s.carrier().equals("heat")).toList();
        assertThat(heat)
                .extracting(SetterShare::answeredBy, SetterShare::setBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("generator boiler", "generator boiler"),
                        org.assertj.core.groups.Tuple.tuple("link heat pump", "generator gas"));
        assertThat(heat.get(0).share()).isEqualTo(2 / 3.0, EXACT);
        assertThat(heat.get(0).averagePrice()).isEqualTo(12.5, EXACT);
        assertThat(heat.get(1).averagePrice()).isEqualTo(20, EXACT);
        assertThat(shares.stream().mapToDouble(SetterShare::share).sum()).isEqualTo(2, EXACT);
    }
}
