package org.rexnet.core.study.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Study;
import org.rexnet.network.topology.Topology;

class VillageTest {

    private static final Study VILLAGE =
            BuiltInStudies.find("village").orElseThrow().study();

    @Test
    void theDevicesAreThoseOfBahraich() {
        double lightHours = IntStream.range(0, 24)
                .mapToDouble(hour -> VillageDevices.domestic().get(0).use()[hour][0])
                .sum();
        // 0.39 x 4 + 0.39 + 0.39 + 0.58 + 0.47 + 0.93 x 4 + 0.88 + 0.83, the column of January in light_times.csv.
        assertThat(lightHours).isCloseTo(8.82, within(1e-9));
        double homes = VillageDevices.domestic().stream()
                .mapToDouble(device -> device.count() * device.watts())
                .sum();
        // Ownership x power of devices.yaml, 100 households: light 6, phone 11, radio 2.8, television 1.6, laptop 0.4,
        // fan 1 W each.
        assertThat(homes).isCloseTo(2280, within(1e-9));
        assertThat(VILLAGE.loads()).hasSize(100).allMatch(load -> load.powerMw().max() > 0);
    }

    @Test
    void aPanelGivesWhatItGaveInTheYear2007() {
        int[] days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        double hours = 0;
        for (int month = 0; month < 12; month++) {
            for (int hour = 0; hour < 24; hour++) {
                hours += days[month] * VillageSky.sun(hour, month);
                assertThat(VillageSky.sun(hour, month)).isBetween(0.0, 1.0);
            }
        }
        assertThat(hours).isCloseTo(1841.57, within(5.0));
        assertThat(VillageSky.sun(0, 5)).isZero();
    }

    @Test
    void everybodyCouldBeConnectedAndNobodyIs() {
        Topology topology = Topology.of(VILLAGE.network());
        assertThat(topology.islands()).hasSize(1);
        Clearing clearing =
                new MarketClearing(new StandardSolver()).clear(VILLAGE).orThrow();
        double[][] lost = clearing.series(ComponentKind.BUS, "lost_load");
        for (int t = 0; t < lost.length; t++) {
            for (int bus = 0; bus < 100; bus++) {
                double wanted = VILLAGE.loads().get(bus).powerMw().at(t);
                assertThat(lost[t][bus]).isCloseTo(wanted, within(1e-9));
            }
        }
    }

    @Test
    void everyHouseholdOwnsItsDevicesAndMayBuildTheLinesToItsNeighbours() {
        Ownership ownership = Ownership.of(VILLAGE);
        assertThat(ownership.unknown()).isEmpty();
        assertThat(ownership.owners(new ComponentKey(ComponentKind.LOAD, "devices 7")))
                .containsExactly("household 7");
        assertThat(VILLAGE.lines()).allMatch(line -> {
            List<String> owners = ownership.owners(line.key());
            return line.branch().id().equals("grid") ? owners.equals(List.of("utility")) : owners.size() == 2;
        });
        assertThat(VILLAGE.generators())
                .filteredOn(generator -> generator.carrier().equals("diesel"))
                .hasSize(6);
    }

    @Test
    void aSmallerVillageIsMadeAlike() {
        Study small = Village.of("hamlet", 12);
        assertThat(small.loads()).hasSize(12);
        assertThat(Topology.of(small.network()).islands()).hasSize(1);
        Study again = Village.of("hamlet", 12);
        assertThat(again.loads()).isEqualTo(small.loads());
        assertThat(again.lines()).isEqualTo(small.lines());
        assertThat(again.generators()).isEqualTo(small.generators());
    }
}
