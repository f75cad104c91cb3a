package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.Horizon.Block;
import org.rexnet.network.Bus;

class HarbourTownTest {

    private static final Study WEEKS =
            BuiltInStudies.find("harbour").orElseThrow().study();
    private static final Study YEAR =
            BuiltInStudies.find("harbour-year").orElseThrow().study();

    @Test
    void theSeriesAreTheSameBitForBitOnEveryPlatform() throws NoSuchAlgorithmException {
        HarbourYear year = new HarbourYear(2030);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (double[] series :
                new double[][] {year.homes, year.offices, year.port, year.headlandWind, year.inlandWind, year.sun}) {
            for (double value : series) {
                digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
            }
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("9414fd0d95820275d279b2a48641971de02f280c02928b679b9995d559f1ffa0");
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
        assertThat(demandMwh(YEAR)).isBetween(50_000.0, 60_000.0);
        assertThat(peakMw(YEAR)).isBetween(8.5, 10.5);
        assertThat(capacityFactor(YEAR, "new wind headland")).isBetween(0.34, 0.44);
        assertThat(capacityFactor(YEAR, "new wind mill")).isBetween(0.22, 0.32);
        assertThat(capacityFactor(YEAR, "new solar mill")).isBetween(0.10, 0.14);
    }

    @Test
    void theWeeksHaveTheTotalsOfTheYear() {
        assertThat(demandMwh(WEEKS) / demandMwh(YEAR)).isCloseTo(1, within(0.05));
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
        double plantMw =
                YEAR.generators().stream().mapToDouble(Generator::capacityMw).sum();
        assertThat(plantMw).isCloseTo(15.3, within(1e-9)).isGreaterThan(peakMw(YEAR));
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
        assertThat(WEEKS.settings().lostLoad()).hasValue(3000);
        assertThat(WEEKS.network().carrier("coal").attribute("co2_emissions")).isEqualTo(0.34);
    }

    @Test
    void busesHaveDifferentPlacesOnAMap() {
        assertThat(WEEKS.network().buses())
                .hasSize(5)
                .extracting(Bus::x)
                .doesNotHaveDuplicates()
                .allMatch(x -> x > 10 && x < 11);
    }

    private static double demandMwh(Study study) {
        return total(study, t -> demandMw(study, t));
    }

    private static double peakMw(Study study) {
        double peak = 0;
        for (int t = 0; t < study.horizon().size(); t++) {
            peak = Math.max(peak, demandMw(study, t));
        }
        return peak;
    }

    private static double demandMw(Study study, int t) {
        return study.loads().stream().mapToDouble(load -> load.powerMw().at(t)).sum();
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
