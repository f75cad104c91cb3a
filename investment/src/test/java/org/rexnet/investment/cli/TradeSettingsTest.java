package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.trading.KnownAnswers;

/** What a study says of its market, through {@code rexnet trade}: the capacity fee, and the exchanger. */
class TradeSettingsTest {

    @TempDir
    private Path folder;

    /** Trades what K2 trades, 20 MW from bus 1 at 10 to bus 3 at 50 over a line of 10 MW that two thirds of it use. */
    private Map<String, Object> tradeWithFee(double fee) throws IOException {
        StudyWriter.write(KnownAnswers.study("K2"), Results.NONE, folder);
        Path settings = folder.resolve("study.yaml");
        String text = Files.readString(settings);
        assertThat(text).startsWith("market:");
        Files.writeString(settings, text + "  capacity_fee: %s\n".formatted(fee));
        Path orders = Files.writeString(folder.resolve("orders.csv"), """
            time,order,participant,place,period,side,mw,price
            1999-12-31 23:30,a,a,1,0,sell,20,10
            ,d,d,3,0,buy,20,50
            """);
        CommandRun run = CommandRun.of("trade", folder.toString(), "--orders", orders.toString(), "--json");
        assertThat(run.code()).as(run.err()).isZero();
        return run.json();
    }

    /** Phi = F c (u - 0.5)^3 / 0.75 of a line that is full: 10 MW x 10 x 0.125 / 0.75; the seller gets its limit. */
    @Test
    void whoComesLastPaysForTheCapacityThatIsLeft() throws IOException {
        Map<String, Object> json = tradeWithFee(10);

        assertThat(row(json, "trades", 0)).containsEntry("mw", 15.0).containsEntry("price", 10.0);
        assertThat(number(row(json, "statements", "d"), "fees")).isCloseTo(-16.67, within(0.15));
        assertThat(number(row(json, "statements", "a"), "fees")).isZero();
        assertThat(number(row(json, "accounts", "fee"), "balance"))
                .isCloseTo(-number(row(json, "statements", "d"), "fees"), within(1e-9));
    }

    /** The last lot's fee, two thirds of 4 c (u - 0.5)^2, must not exceed the 40 between the limits: u = 0.887, 13 lots. */
    @Test
    void whatTheFeeEatsUpIsNotTraded() throws IOException {
        assertThat(row(tradeWithFee(100), "trades", 0)).containsEntry("mw", 13.0);
    }

    @Test
    void anExchangerTakesSimpleOrdersAtItsPriceAndPaysForWhatItHolds() throws IOException {
        Path meters = Files.writeString(
                folder.resolve("meters.csv"), "participant,place,period,mwh\ncoal plant headland,headland,5,1\n");
        CommandRun run =
                CommandRun.of("trade", "harbour", "--design", "exchanger", "--metered", meters.toString(), "--json");

        assertThat(run.code()).as(run.err()).isZero();
        Map<String, Object> json = run.json();
        assertThat(json).containsEntry("design", "exchanger");
        double sum = rows(json, "statements").stream()
                        .mapToDouble(row -> number(row, "total"))
                        .sum()
                + number(row(json, "accounts", "network"), "balance")
                + number(row(json, "accounts", "imbalance"), "balance")
                + number(row(json, "accounts", "rounding"), "balance");
        assertThat(sum).isCloseTo(0, within(1e-4));
        assertThat(number(row(json, "statements", "exchanger"), "imbalances")).isNotZero();
        assertThat(number(row(json, "statements", "coal plant headland"), "imbalances"))
                .isNotZero();
        assertThat(rows(json, "deliveries")).hasSizeGreaterThan(24);
    }

    private static List<Map<?, ?>> rows(Map<String, Object> json, String section) {
        return ((List<?>) json.getOrDefault(section, List.of()))
                .stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> row(Map<String, Object> json, String section, int k) {
        return (Map<String, Object>) rows(json, section).get(k);
    }

    private static Map<?, ?> row(Map<String, Object> json, String section, String name) {
        return rows(json, section).stream()
                .filter(row -> row.containsValue(name))
                .findFirst()
                .orElseThrow();
    }

    private static double number(Map<?, ?> row, String key) {
        return row.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
