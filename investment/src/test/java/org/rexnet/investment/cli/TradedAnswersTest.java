package org.rexnet.investment.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.trading.KnownAnswers;

/** The files of orders with known answers, through {@code rexnet trade}. */
class TradedAnswersTest {

    @TempDir
    private Path folder;

    private static Map<String, Object> run(String name, String... more) {
        List<String> args = new ArrayList<>(List.of("trade", name, "--json", "--quiet"));
        args.addAll(List.of(more));
        CommandRun run = CommandRun.of(args.toArray(new String[0]));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run.json();
    }

    private static List<Map<?, ?>> rows(Map<String, Object> json, String key) {
        List<Map<?, ?>> rows = new ArrayList<>();
        ((List<?>) json.getOrDefault(key, List.of())).forEach(row -> rows.add((Map<?, ?>) row));
        return rows;
    }

    private static double number(Map<?, ?> row, String key) {
        return row.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String trades(Map<String, Object> json) {
        List<String> words = new ArrayList<>();
        for (Map<?, ?> trade : rows(json, "trades")) {
            words.add("%s-%s %.0f@%.0f"
                    .formatted(
                            "".equals(trade.get("sold")) ? "auction" : trade.get("sold"),
                            "".equals(trade.get("bought")) ? "auction" : trade.get("bought"),
                            number(trade, "mw"),
                            number(trade, "price")));
        }
        return String.join("; ", words);
    }

    private static String left(Map<String, Object> json) {
        return String.join(
                "; ",
                rows(json, "orders").stream()
                        .filter(order -> number(order, "left_mw") > 0)
                        .map(order -> "%s %.0f".formatted(order.get("order"), number(order, "left_mw")))
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K1  | a-d 10@30; b-d 8@30 | b 2; c 5",
                "K2  | a-d 15@10 | a 5; d 5",
                "K3  | a-d 15@10; e-d 5@50 | a 5; e 1",
                "K4  | a-d 15@10; e-d 5@50; a-g 5@10; e-g 1@11 | ''",
                "K5  | a-d 15@10 | a 5",
                "K6  | g1-d 15@10; g3-d 85@100 | g1 85; g2 100; g3 15",
                "K7  | g2-d 30@200; g3-d 70@200 | g1 100; g2 70; g3 30",
                "K8  | z-y 15@5; auction-b1 5@19; s2-auction 10@20; auction-b3 5@21 | b1 5; s2 10",
                "K11 | a-d 15@5 | a 25; d 25; e 12; h 5",
                "K13 | z-d 4@29 | a 10",
                "K14 | a-x 3@30; b-y 5@30; a-y 1@30 | a 7",
                "K15 | i-x 10@30; b-x 5@30; j-y 10@30; c-y 10@30; j-y 5@30 | b 5; i 20; j 15",
                "K16 | c-x 5@31; n-x 1@31; n-y 9@30 | ''",
                "K17 | '' | a 20",
                "K18 | a3-f 1@20; a2-f 2@30; a4-f 2@35; z-f 1@35 | a1 5; a2 3; a4 1",
                "K19 | a-k 10@20; b-k 10@30; c-k 4@35; e-k 1@38; g-k 1@40; d-k 4@45 | d 2",
            })
    void ordersMeetAsTheRulesSay(String name, String trades, String left) {
        Map<String, Object> json = run(name);

        assertThat(trades(json)).isEqualTo(trades);
        assertThat(left(json)).isEqualTo(left);
    }

    /** Flows on lines 12, 23 and 13 of the triangle, and which of them split its areas. */
    @ParameterizedTest
    @CsvSource({"K2, 13, 10, at its limit", "K4, 13, 9.333, ''", "K6, 12, 5, ''", "K11, 13, -10, at its limit"})
    void whatIsReservedOfALineFollowsFromTrades(String name, String line, double mw, String near) {
        List<Map<?, ?>> uses = rows(run(name), "branch_use");

        assertThat(uses)
                .filteredOn(use -> line.equals(use.get("branch")) && "0".equals(use.get("period")))
                .singleElement()
                .satisfies(use -> assertThat(number(use, "reserved_mw")).isCloseTo(mw, within(1e-3)))
                .satisfies(use -> assertThat(use.get("near")).isEqualTo(near));
    }

    /** Prices by bus of the auction in a period, what it leaves to the network, and trades. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "K8  | 0 | 19 20 21  | 0   | z-y 15@5; auction-b1 5@19; s2-auction 10@20; auction-b3 5@21",
                "K9  | 0 | -59 20 99 | 0   | g1-d 15@10; g3-d 85@100;"
                        + " auction-b1 15@-59; s2-auction 30@20; auction-b3 15@99",
                "K10 | 6 | 10 20 50  | 700 | s1-b3 15@10; t1-auction 10@10; t2-auction 10@20; auction-c3 20@50",
            })
    void anAuctionFindsWhatPairsAreStuckAt(String name, int period, String prices, double surplus, String trades) {
        Map<String, Object> json = run(name);

        assertThat(rows(json, "quotes").stream()
                        .filter(quote -> Integer.toString(period).equals(quote.get("period")))
                        .map(quote -> "%.0f".formatted(number(quote, "auction_price"))))
                .containsExactly(prices.split(" "));
        assertThat(rows(json, "auctions"))
                .filteredOn(auction -> "yes".equals(auction.get("done")))
                .singleElement()
                .satisfies(auction -> assertThat(number(auction, "surplus")).isCloseTo(surplus, within(1e-9)));
        assertThat(trades(json)).isEqualTo(trades);
    }

    @Test
    void orderOfArrivalIsToldFromTheRest() {
        Map<?, ?> comparison = (Map<?, ?>)
                Objects.requireNonNull(run("K6", "--compare-clearing").get("comparison"));

        assertThat(number(comparison, "traded")).isEqualTo(11_350);
        // A line of 10.01 MW carries 0.01 more than one of 10; its shadow price is 240.
        assertThat(number(comparison, "cleared")).isCloseTo(12_400 + 0.01 * 240, within(0.01));
        assertThat(number(comparison, "arrival")).isCloseTo(1052.4, within(0.01));
        assertThat(number(comparison, "lots_and_reserve")).isCloseTo(0, within(0.01));
        assertThat(number(comparison, "expiry")).isCloseTo(0, within(0.01));
    }

    @Test
    void theFiveBusesOpenAtTheirKnownPrices() {
        Map<String, Object> json = run("K12");

        assertThat(rows(json, "quotes"))
                .map(quote -> number(quote, "auction_price"))
                .containsExactly(16.98, 26.38, 30.00, 39.94, 10.00);
        List<Double> sold = rows(json, "orders").stream()
                .map(order -> number(order, "traded_mw"))
                .limit(5)
                .toList();
        List<Double> known = List.of(40.0, 170.0, 323.49485, 0.0, 466.50515);
        for (int k = 0; k < known.size(); k++) {
            assertThat(sold.get(k)).isCloseTo(known.get(k), within(0.01));
        }
        assertThat(number(rows(json, "auctions").get(0), "surplus")).isCloseTo(14_957.29, within(5.0));
    }

    @ParameterizedTest
    @CsvSource({
        "K25, single,    -2400,  800, -400,   0, 2000",
        "K25, dual,      -2400,  500, -400, 300, 2000",
        "K25, separated, -2850,  500, -475, 825, 2000",
        "K26, single,      600, -200,  100,   0, -500",
        "K26, dual,        600, -500,  100, 300, -500",
        "K26, separated,   150, -500,   25, 825, -500",
    })
    void imbalancesCostWhatTheRuleSays(
            String name, String rule, double a, double b, double c, double kept, double balancers) throws IOException {
        StudyWriter.write(KnownAnswers.study(name), Results.NONE, folder);
        Path settings = folder.resolve("study.yaml");
        Files.writeString(settings, "  imbalance: %s\n  imbalance_factor: 1.5\n".formatted(rule), APPEND);
        Path orders = Files.writeString(folder.resolve("orders.csv"), KnownAnswers.orders(name));
        Path meters = Files.writeString(
                folder.resolve("meters.csv"), KnownAnswers.meters(name).orElseThrow());
        Map<String, Object> json =
                run(folder.toString(), "--orders", orders.toString(), "--metered", meters.toString());
        List<Map<?, ?>> statements = rows(json, "statements");

        assertThat(List.of("a", "b", "c"))
                .map(who -> statements.stream()
                        .filter(one -> who.equals(one.get("participant")))
                        .mapToDouble(one -> number(one, "imbalances"))
                        .sum())
                .containsExactly(a, b, c);
        assertThat(statements.stream()
                        .mapToDouble(one -> number(one, "balancing"))
                        .sum())
                .isCloseTo(balancers, within(1e-6));
        assertThat(rows(json, "accounts"))
                .filteredOn(account -> "imbalance".equals(account.get("account")))
                .singleElement()
                .satisfies(account -> assertThat(number(account, "balance")).isCloseTo(kept, within(1e-6)));
        assertThat(statements.stream().mapToDouble(one -> number(one, "total")).sum())
                .isCloseTo(-kept, within(1e-6));
    }
}
