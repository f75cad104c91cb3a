package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code network.geojson} and {@code page.txt} of {@code --out}. */
class NetworkGeoJsonTest {

    private static final String NORTH = "Å \"north\" \\ 1";

    @TempDir
    private Path folder;

    @Test
    void everyBusOfHarbourIsAPointWithThePricesOfThePage() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("clear", "harbour", "--snapshots", "0:2", "--json", "--out", out.toString());

        assertThat(run.code()).isZero();
        Map<String, Map<?, ?>> points = new LinkedHashMap<>();
        double load = 0;
        for (Map<?, ?> feature : features(out)) {
            assertInRange(geometry(feature).get("coordinates"));
            if ("Point".equals(geometry(feature).get("type"))) {
                points.put(String.valueOf(properties(feature).get("name")), properties(feature));
                load += number(properties(feature).get("load_mwh"));
            }
        }
        assertThat(points).containsKeys("mill", "old town", "station", "harbour", "headland");
        List<Map<?, ?>> prices = objects(run.json().get("bus_prices"));
        assertThat(prices.stream().map(price -> String.valueOf(price.get("bus"))))
                .containsExactlyElementsOf(points.keySet());
        for (Map<?, ?> price : prices) {
            for (String key : List.of("carrier", "average_by_time", "lowest", "highest")) {
                Map<?, ?> point = Objects.requireNonNull(points.get(String.valueOf(price.get("bus"))));
                assertThat((Object) point.get(key)).isEqualTo(price.get(key));
            }
        }
        double carriers = objects(run.json().get("prices")).stream()
                .mapToDouble(carrier -> number(carrier.get("load_mwh")))
                .sum();
        assertThat(carriers).isPositive();
        assertThat(load).isCloseTo(carriers, within(1e-9 * carriers));
    }

    /** The line carries 30 MW and may carry 35; the mine, and the line to it, have no position. */
    private Path study(String positions) throws IOException {
        Path study = Files.createDirectories(folder.resolve("study"));
        Files.writeString(
                study.resolve("buses.csv"),
                "name,x,y\n\"%s\",%s\nmine,0,0\n".formatted(NORTH.replace("\"", "\"\""), positions));
        Files.writeString(study.resolve("snapshots.csv"), "snapshot\n2030-01-01 00:00\n2030-01-01 01:00\n");
        Files.writeString(study.resolve("lines.csv"), """
            name,bus0,bus1,x,s_nom,s_nom_extendable,s_nom_max,capital_cost
            cable,"%1$s",south,0.1,30,true,35,10
            track,south,mine,0.1,100,false,100,0
            """.formatted(NORTH.replace("\"", "\"\"")));
        Files.writeString(
                study.resolve("generators.csv"),
                "name,bus,p_nom,marginal_cost\nhydro,\"%s\",60,7\ngas,south,60,55\n"
                        .formatted(NORTH.replace("\"", "\"\"")));
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\ntown,south,40\npit,mine,5\n");
        return study;
    }

    @Test
    void aPlanSaysWhatBranchesCarryAndEarnAndLeavesOutWhatHasNoPosition() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of(
                "invest", study("-10.25,56.5\nsouth,10,-54").toString(), "--out", out.toString(), "--quiet");

        assertThat(run.code()).as(run.err()).isZero();
        List<Map<?, ?>> features = features(out);
        assertThat(features).hasSize(3);
        assertThat(geometry(features.get(0))).isEqualTo(Map.of("type", "Point", "coordinates", List.of(-10.25, 56.5)));
        assertThat(properties(features.get(0)))
                .containsOnly(
                        entry("kind", "bus"),
                        entry("name", NORTH),
                        entry("carrier", "AC"),
                        entry("average_by_time", 7.0),
                        entry("lowest", 7.0),
                        entry("highest", 7.0),
                        entry("load_mwh", 0.0));
        assertThat(properties(features.get(1))).contains(entry("average_by_time", 55.0), entry("load_mwh", 80.0));
        assertThat(geometry(features.get(2)))
                .isEqualTo(Map.of(
                        "type", "LineString", "coordinates", List.of(List.of(-10.25, 56.5), List.of(10.0, -54.0))));
        assertThat(properties(features.get(2)))
                .containsOnly(
                        entry("kind", "line"),
                        entry("name", "cable"),
                        entry("carrier", "AC"),
                        entry("bus0", NORTH),
                        entry("bus1", "south"),
                        entry("capacity_mw", 35.0),
                        entry("addition_mw", 5.0),
                        entry("highest_loading", 1.0),
                        entry("rent", 3360.0));
        assertThat(out.resolve("result-congestion.csv"))
                .content()
                .contains("cable")
                .contains(",3360.0\n");
        assertThat(out.resolve("page.txt")).content().isEqualTo(run.out());
    }

    @Test
    void withoutPositionsOnEarthThereIsNone() throws IOException {
        for (String positions : List.of("0,0\nsouth,0,0", "10,56\nsouth,400,56")) {
            Path out = folder.resolve("out");
            CommandRun run = CommandRun.of("clear", study(positions).toString(), "--out", out.toString());

            assertThat(run.code()).isZero();
            assertThat(out.resolve("answer.json")).exists();
            assertThat(out.resolve("network.geojson")).doesNotExist();
        }
    }

    @Test
    void theFolderHoldsThePageAsItWasPrintedAndIsReadAsBefore() throws IOException {
        Path out = folder.resolve("out");
        CommandRun run =
                CommandRun.of("clear", study("-10.25,56.5\nsouth,10,-54").toString(), "--out", out.toString());

        assertThat(run.out()).contains("Total cost");
        assertThat(out.resolve("page.txt")).content().isEqualTo(run.out());
        assertThat(out.resolve("network.geojson")).exists();
        Path again = folder.resolve("again.html");
        assertThat(CommandRun.of("report", out.toString(), again.toString(), "--quiet")
                        .err())
                .isEmpty();
        assertThat(again).hasSameTextualContentAs(out.resolve("report.html"));
        assertThat(CommandRun.of("clear", out.toString(), "--json").json().get("objective"))
                .isEqualTo(CommandRun.of("clear", folder.resolve("study").toString(), "--json")
                        .json()
                        .get("objective"));
    }

    @Test
    void aComparisonHoldsItsPageToo() {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("compare", "two-areas", "two-areas-unlimited", "--out", out.toString());

        assertThat(run.out()).contains("two-areas-unlimited");
        assertThat(out.resolve("page.txt")).content().isEqualTo(run.out());
        assertThat(out.resolve("network.geojson")).doesNotExist();
    }

    private static List<Map<?, ?>> features(Path out) throws IOException {
        String text = Files.readString(out.resolve("network.geojson"));
        Map<String, Object> all = new CommandRun(0, text, "").json();
        assertThat(all).containsEntry("type", "FeatureCollection").containsEntry("currency", "EUR");
        List<Map<?, ?>> features = objects(all.get("features"));
        assertThat(features)
                .isNotEmpty()
                .allSatisfy(feature -> assertThat((Object) feature.get("type")).isEqualTo("Feature"));
        return features;
    }

    private static void assertInRange(@Nullable Object coordinates) {
        if (!(coordinates instanceof List<?> list)) {
            throw new AssertionError("No coordinates: " + coordinates);
        }
        if (list.get(0) instanceof List<?>) {
            assertThat(list).hasSize(2);
            list.forEach(NetworkGeoJsonTest::assertInRange);
        } else {
            assertThat(list).hasSize(2);
            assertThat(number(list.get(0))).isBetween(10.8, 11.0);
            assertThat(number(list.get(1))).isBetween(56.3, 56.5);
        }
    }

    private static Map<?, ?> geometry(Map<?, ?> feature) {
        return object(feature.get("geometry"));
    }

    private static Map<String, Object> properties(Map<?, ?> feature) {
        Map<String, Object> properties = new LinkedHashMap<>();
        object(feature.get("properties")).forEach((key, value) -> properties.put(String.valueOf(key), value));
        return properties;
    }

    private static List<Map<?, ?>> objects(@Nullable Object array) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (array instanceof List<?> list) {
            list.forEach(one -> objects.add(object(one)));
        }
        return objects;
    }

    private static Map<?, ?> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new AssertionError("No object: " + value);
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new AssertionError("Not a number: " + value);
    }
}
