package org.rexnet.core.study.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon.Block;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.OwnTables;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.network.Pipe;

class HarbourTownTest {

    private static final Study WEEKS =
            BuiltInStudies.find("harbour").orElseThrow().study();
    private static final Study YEAR =
            BuiltInStudies.find("harbour-year").orElseThrow().study();

    @Test
    void theSeriesAreTheSameBitForBitOnEveryPlatform() throws NoSuchAlgorithmException {
        HarbourYear year = new HarbourYear(2030);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (double[] series : new double[][] {
            year.homes,
            year.offices,
            year.port,
            year.headlandWind,
            year.inlandWind,
            year.sun,
            year.outdoor,
            year.sea,
            year.ground,
            year.heating
        }) {
            for (double value : series) {
                digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("4462250cc7cead0aab7ac289ead6abf82e18925381f6f8caf6437fd4c7baaf1a");
    }

    @Test
    void fourWeeksStandForAYear() {
        assertThat(WEEKS.horizon().size()).isEqualTo(672);
        assertThat(WEEKS.horizon().blocks())
                .containsExactly(
                        new Block("winter", 0, 168),
                        new Block("spring", 168, 336),
                        new Block("summer", 336, 504),
                        new Block("autumn", 504, 672));
        assertThat(total(WEEKS, t -> 1)).isCloseTo(8760, within(1e-6));
        assertThat(YEAR.horizon().size()).isEqualTo(8760);
        assertThat(YEAR.horizon().at(8759).label()).isEqualTo("2030-12-31 23:00:00");
        assertThat(WEEKS.horizon().labels())
                .doesNotHaveDuplicates()
                .isSubsetOf(YEAR.horizon().labels());
    }

    @Test
    void demandWindAndSunAreThoseOfATownByTheNorthSea() {
        assertThat(demandMwh(YEAR, false)).isBetween(50_000.0, 60_000.0);
        assertThat(peakMw(YEAR, false)).isBetween(8.5, 10.5);
        assertThat(capacityFactor(YEAR, "new wind headland")).isBetween(0.34, 0.44);
        assertThat(capacityFactor(YEAR, "new wind mill")).isBetween(0.22, 0.32);
        assertThat(capacityFactor(YEAR, "new solar mill")).isBetween(0.10, 0.14);
    }

    @Test
    void heatIsWantedInWinterAndPipesCanCarryMostOfIt() {
        assertThat(demandMwh(YEAR, true)).isBetween(13_000.0, 18_000.0);
        assertThat(peakMw(YEAR, true)).isBetween(3.5, 5.5);
        assertThat(YEAR.network().branches(Pipe.class)).hasSize(24);
        PipeOperation dock = YEAR.components(PipeOperation.class).stream()
                .filter(pipe -> pipe.id().equals("plant-dock"))
                .findFirst()
                .orElseThrow();
        assertThat(dock.pipe().capacityMw()).isBetween(1.3, 1.6).isLessThan(peakMw(YEAR, true) / 2);
        HeatSchedule schedule = YEAR.heatSchedule("heat plant");
        assertThat(schedule.supplyCelsius().min()).isEqualTo(70);
        assertThat(schedule.supplyCelsius().max()).isBetween(75.0, 85.0);
    }

    @Test
    void aDistrictDrawsSixteenTimesWhatAHouseDoes() {
        Load district = YEAR.loads().stream()
                .filter(load -> load.bus().equals("district 16"))
                .findFirst()
                .orElseThrow();
        double perHouse = district.powerMw().at(0) / new HarbourYear(2030).heating[0] / 16;
        assertThat(perHouse).isCloseTo(0.019347, within(1e-6));
    }

    @Test
    void vehiclesComeOnEveryDayAndStayWithinTheirWeek() {
        List<EvSession> sessions = YEAR.components(EvSession.class);
        assertThat(sessions)
                .hasSizeBetween(15_000, 20_000)
                .allMatch(s -> s.energyMwh() <= s.mostEnergyMwh(0.95) + 1e-9);
        assertThat(sessions.stream().map(s -> s.arrival().truncatedTo(ChronoUnit.DAYS)))
                .containsAll(IntStream.range(0, 364)
                        .mapToObj(day -> Instants.of("2030-01-01").plus(day, ChronoUnit.DAYS))
                        .toList());
        assertThat(sessions).filteredOn(EvSession::feedsBack).hasSizeBetween(900, 1100);
        assertThat(sessions.stream().map(EvSession::id))
                .containsAll(WEEKS.components(EvSession.class).stream()
                        .map(EvSession::id)
                        .toList());
        assertThat(WEEKS.components(EvSession.class)).hasSizeGreaterThan(800);
    }

    @Test
    void theWeeksHaveTheTotalsOfTheYear() {
        assertThat(demandMwh(WEEKS, false) / demandMwh(YEAR, false)).isCloseTo(1, within(0.05));
        assertThat(demandMwh(WEEKS, true) / demandMwh(YEAR, true)).isCloseTo(1, within(0.15));
        for (String weather : new String[] {"new wind headland", "new wind mill", "new solar mill"}) {
            assertThat(capacityFactor(WEEKS, weather) / capacityFactor(YEAR, weather))
                    .as(weather)
                    .isCloseTo(1, within(0.08));
        }
    }

    @Test
    void nothingIsProducedFromTheSunAtNightAndSummerIsBrighter() {
        Generator solar = generator(YEAR, "new solar mill");
        assertThat(solar.maxPu().at(0)).isZero();
        assertThat(mean(solar, 24 * 150, 24 * 180)).isGreaterThan(3 * mean(solar, 0, 24 * 30));
        assertThat(solar.maxPu().max()).isLessThan(1);
    }

    @Test
    void existingPlantCouldServeTheTownAlone() {
        double plantMw = YEAR.generators().stream()
                .filter(generator -> !isOf(YEAR, generator.bus(), "gas") && !isOf(YEAR, generator.bus(), "heat"))
                .mapToDouble(Generator::capacityMw)
                .sum();
        assertThat(plantMw).isCloseTo(15.3, within(1e-9)).isGreaterThan(peakMw(YEAR, false));
    }

    @Test
    void everyKindOfCandidateIsOffered() {
        assertThat(WEEKS.generators())
                .filteredOn(g -> g.expansion().isPresent())
                .hasSize(5);
        assertThat(WEEKS.storageUnits()).hasSize(2).allMatch(unit -> unit.cyclic() && unit.maxHours() == 4);
        assertThat(WEEKS.lines())
                .filteredOn(line -> line.expansion().isPresent())
                .extracting(line -> line.branch().id())
                .containsExactly("mill-harbour", "harbour-headland");
        assertThat(WEEKS.links())
                .filteredOn(link -> link.expansion().isPresent())
                .extracting(LinkOperation::id)
                .containsExactly("new heat pump");
        assertThat(WEEKS.stores())
                .filteredOn(store -> store.expansion().isPresent())
                .extracting(Store::id)
                .containsExactly("new tank");
        assertThat(OwnTables.of(WEEKS))
                .filteredOn(component -> component.expansion().isPresent())
                .extracting(Component::id)
                .containsExactly("plant-dock", "square", "quay");
        assertThat(WEEKS.settings().lostLoad()).hasValue(3000);
        assertThat(WEEKS.network().carrier("coal").attribute("co2_emissions")).isEqualTo(0.34);
    }

    @Test
    void busesHaveDifferentPlacesOnAMap() {
        assertThat(WEEKS.network().buses())
                .hasSize(31)
                .allMatch(bus -> bus.x() > 10 && bus.x() < 11 && bus.y() > 56 && bus.y() < 57)
                .extracting(bus -> bus.x() + " " + bus.y())
                .doesNotHaveDuplicates();
    }

    private static boolean isOf(Study study, String bus, String carrier) {
        return study.network().bus(bus).carrier().equals(carrier);
    }

    private static double demandMwh(Study study, boolean heat) {
        return total(study, t -> demandMw(study, heat, t));
    }

    private static double peakMw(Study study, boolean heat) {
        double peak = 0;
        for (int t = 0; t < study.horizon().size(); t++) {
            peak = Math.max(peak, demandMw(study, heat, t));
        }
        return peak;
    }

    private static double demandMw(Study study, boolean heat, int t) {
        return study.loads().stream()
                .filter(load -> isOf(study, load.bus(), "heat") == heat)
                .mapToDouble(load -> load.powerMw().at(t))
                .sum();
    }

    private static double capacityFactor(Study study, String id) {
        Generator generator = generator(study, id);
        return total(study, t -> generator.maxPu().at(t)) / 8760;
    }

    private static Generator generator(Study study, String id) {
        return study.generators().stream()
                .filter(generator -> generator.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(Generator generator, int first, int end) {
        double sum = 0;
        for (int t = first; t < end; t++) {
            sum += generator.maxPu().at(t);
        }
        return sum / (end - first);
    }

    private static double total(Study study, IntToDoubleFunction value) {
        double total = 0;
        for (int t = 0; t < study.horizon().size(); t++) {
            total += study.horizon().at(t).objectiveWeight() * value.applyAsDouble(t);
        }
        return total;
    }
}
