package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.rexnet.core.market.Side;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.core.settlement.Account;
import org.rexnet.core.settlement.Delivery;
import org.rexnet.core.settlement.Ledger;
import org.rexnet.core.settlement.Purpose;
import org.rexnet.core.settlement.Statement;

/** Who paid what to whom: statements, deliveries and the accounts that make them add up. */
final class MoneySections {

    private static final int MOST = 12;

    private final StudyMarket market;
    private final Ledger ledger;
    private final DeliveryRun delivery;
    private final String currency;
    private final Map<String, long[]> energy = new TreeMap<>();

    private MoneySections(StudyMarket market, Ledger ledger, DeliveryRun delivery) {
        this.market = market;
        this.ledger = ledger;
        this.delivery = delivery;
        currency = market.study().settings().currency();
    }

    /** Prepares the sections of a day on the exchange. */
    static MoneySections of(TradeRun run) {
        MoneySections sections = new MoneySections(run.market(), run.history().ledger(), run.delivery());
        for (TradeHistory.Trade trade : run.history().trades()) {
            sections.count(trade.seller(), trade.lots(), 0);
            sections.count(trade.buyer(), 0, trade.lots());
        }
        return sections;
    }

    /** Prepares the sections of a day with exchangers. */
    static MoneySections of(ExchangerRun run, DeliveryRun delivery) {
        MoneySections sections = new MoneySections(run.market(), run.ledger(), delivery);
        for (ExchangerRun.Fill fill : run.fills()) {
            boolean sells = fill.side() == Side.SELL;
            sections.count(fill.portfolio(), sells ? fill.lots() : 0, sells ? 0 : fill.lots());
        }
        return sections;
    }

    private void count(int portfolio, long sold, long bought) {
        if (portfolio >= 0) {
            long[] sums =
                    energy.computeIfAbsent(market.portfolios().get(portfolio).participant(), name -> new long[2]);
            sums[0] += sold;
            sums[1] += bought;
        }
    }

    List<Section> all() {
        List<Section> sections = new ArrayList<>();
        deliveries(sections);
        sections.add(statements());
        sections.add(accounts());
        return sections;
    }

    private double mwh(double lots) {
        return lots * market.rules().lotMw() * market.periods().minutes() / 60.0;
    }

    private void deliveries(List<Section> sections) {
        List<DeliveryRun.Settled> settled = delivery.settled();
        List<Deviation> deviations = settled.stream().map(this::deviation).toList();
        SectionBuilder<Deviation> section = Section.table("deliveries", "Imbalances and balancing energy", deviations)
                .onPage(sums(deviations))
                .add(Column.<Deviation>words("period", "", Deviation::period).inData())
                .add(Column.words("market", "", Deviation::market))
                .add(Column.number("short_mwh", "short", "MWh", Format.fixed(3), Deviation::shortMwh))
                .add(Column.number("long_mwh", "long", "MWh", Format.fixed(3), Deviation::longMwh))
                .add(Column.number("up_mwh", "up", "MWh", Format.fixed(3), Deviation::upMwh))
                .add(Column.number("down_mwh", "down", "MWh", Format.fixed(3), Deviation::downMwh))
                .add(Column.number("lowest_price", "lowest", currency + "/MWh", Format.MONEY, Deviation::lowest))
                .add(Column.number("highest_price", "highest", currency + "/MWh", Format.MONEY, Deviation::highest));
        for (int period : delivery.failed()) {
            section.note("%s: nothing that could still move balances what was metered; the period is not settled."
                    .formatted(market.horizon().label(period)));
        }
        if (sums(deviations).isEmpty() && delivery.failed().isEmpty()) {
            sections.add(section.only(Output.JSON, Output.CSV, Output.TABLE).build());
            return;
        }
        sections.add(section.note(
                        "Short and long: energy that participants, and the network for losses of pipes, delivered less"
                                + " or more than contracted. Units that could still move were dispatched anew at least"
                                + " cost, up and down, which gives a balancing price at each bus,"
                                + " from lowest to highest; %s.".formatted(rule()))
                .build());
    }

    /** Returns how imbalances are paid. */
    private String rule() {
        return switch (market.study().settings().market().settlement().imbalance()) {
            case SINGLE -> "every imbalance is paid at that of its bus";
            case DUAL -> "imbalances are paid at it or at the market's price, whichever is worse for whoever deviates";
            case SEPARATED ->
                "imbalances that help are paid at the market's price, those that do not bear more than it";
            case FLAT -> "imbalances are paid at a fixed price";
        };
    }

    /** Deviations of a period and grid, in MWh and money per MWh; or of all periods together. */
    private record Deviation(
            String period,
            String market,
            double shortMwh,
            double longMwh,
            double upMwh,
            double downMwh,
            double lowest,
            double highest) {

        boolean isAny() {
            return shortMwh + longMwh + upMwh + downMwh > 0;
        }

        Deviation plus(Deviation other) {
            return new Deviation(
                    "",
                    market,
                    shortMwh + other.shortMwh,
                    longMwh + other.longMwh,
                    upMwh + other.upMwh,
                    downMwh + other.downMwh,
                    Math.min(lowest, other.lowest),
                    Math.max(highest, other.highest));
        }
    }

    private Deviation deviation(DeliveryRun.Settled settled) {
        return new Deviation(
                market.horizon().label(settled.period()),
                market.gridName(settled.grid()),
                sum(settled, Delivery::imbalance, -1),
                sum(settled, Delivery::imbalance, 1),
                sum(settled, Delivery::called, 1),
                sum(settled, Delivery::called, -1),
                market.price(settled.lowestTicks()),
                market.price(settled.highestTicks()));
    }

    private double sum(DeliveryRun.Settled settled, ToLongFunction<Delivery> millilots, int sign) {
        return settled.deliveries().stream()
                .mapToLong(millilots)
                .filter(lots -> Long.signum(lots) == sign)
                .mapToDouble(lots -> mwh(Math.abs(lots) / 1000.0))
                .sum();
    }

    private static List<Deviation> sums(List<Deviation> deviations) {
        Map<String, Deviation> sums = new LinkedHashMap<>();
        deviations.stream().filter(Deviation::isAny).forEach(one -> sums.merge(one.market(), one, Deviation::plus));
        return List.copyOf(sums.values());
    }

    private Section statements() {
        List<Statement> statements = ledger.statements().stream()
                .filter(one -> energy.containsKey(one.participant())
                        || !one.byPurpose().isEmpty())
                .sorted(Comparator.comparingLong((Statement one) -> -Math.abs(one.total()))
                        .thenComparing(Statement::participant))
                .toList();
        SectionBuilder<Statement> section = Section.table("statements", "Settlement statements", statements)
                .chart(Chart.Bars.of("What participants receive and pay", currency, "participant", "total", "total"))
                .add(Column.words("participant", "", Statement::participant))
                .add(Column.number("sold_mwh", "sold", "MWh", Format.AMOUNT, one -> mwh((double) energy(one, 0))))
                .add(Column.number("bought_mwh", "bought", "MWh", Format.AMOUNT, one -> mwh((double) energy(one, 1))))
                .add(Column.number(
                        "contracts",
                        "contracts",
                        "",
                        Format.MONEY,
                        one -> market.money(one.byPurpose().getOrDefault(Purpose.TRADE, 0L)
                                + one.byPurpose().getOrDefault(Purpose.AUCTION, 0L))))
                .add(money("trades", "trades", Purpose.TRADE).inData())
                .add(money("auctions", "auctions", Purpose.AUCTION).inData());
        column(section, statements, "fees", "fees", Purpose.FEE);
        column(section, statements, "balancing", "balancing", Purpose.BALANCING);
        column(section, statements, "imbalances", "imbalances", Purpose.IMBALANCE);
        section.add(money("losses", "losses", Purpose.LOSS).inData())
                .add(money("rebate", "rebate", Purpose.REBATE).inData())
                .add(Column.<Statement>number(
                                "network",
                                "network",
                                "",
                                Format.MONEY,
                                one -> market.money(one.byPurpose().getOrDefault(Purpose.LOSS, 0L)
                                        + one.byPurpose().getOrDefault(Purpose.REBATE, 0L)))
                        .onPage());
        return section.add(Column.number("total", "total", "", Format.MONEY, one -> market.money(one.total())))
                .first(MOST)
                .note(
                        "%s; received above 0, paid below. Sold and bought include trades back; network: a share of its surplus, less one of the losses of pipes."
                                .formatted(currency))
                .build();
    }

    private static String unit(double perUnit) {
        double parts = 1 / perUnit;
        return Math.abs(parts - Math.rint(parts)) < 1e-6 * parts
                ? "1/" + Figures.of(Math.rint(parts), 0)
                : Double.toString(perUnit);
    }

    private long energy(Statement one, int which) {
        long[] sums = energy.get(one.participant());
        return sums == null ? 0 : sums[which];
    }

    private void column(
            SectionBuilder<Statement> section, List<Statement> statements, String key, String title, Purpose purpose) {
        boolean any = statements.stream().anyMatch(one -> one.byPurpose().containsKey(purpose));
        Column<Statement> column = money(key, title, purpose);
        section.add(any ? column : column.inData());
    }

    private Column<Statement> money(String key, String title, Purpose purpose) {
        return Column.number(
                key,
                title,
                "",
                Format.MONEY,
                one -> market.money(one.byPurpose().getOrDefault(purpose, 0L)));
    }

    /** Returns what the network paid or got where pipes lost more or less than it had bought. */
    private String beyond() {
        double paid = market.money(-ledger.turnover(Account.LOSS, Purpose.IMBALANCE));
        if (Math.abs(paid) < 0.005) {
            return "";
        }
        return paid > 0
                ? ", and paid %s for what they lost beyond that".formatted(Figures.money(paid))
                : ", and got back %s for what they did not lose".formatted(Figures.money(-paid));
    }

    private Section accounts() {
        List<Account> accounts = new ArrayList<>(List.of(
                Account.NETWORK, Account.LOSS, Account.FEE, Account.IMBALANCE, Account.AUCTION, Account.ROUNDING));
        long participants =
                ledger.statements().stream().mapToLong(Statement::total).sum();
        List<String> words = new ArrayList<>();
        for (Account account : accounts) {
            long units = ledger.balance(account);
            if (Math.abs(market.money(units)) >= 0.005) {
                words.add("%s %s"
                        .formatted(
                                account.kind().name().toLowerCase(java.util.Locale.ROOT),
                                Figures.money(market.money(units))));
            }
        }
        String kept = words.isEmpty() ? "no other account keeps a cent" : "accounts keep " + String.join(", ", words);
        String bought = Figures.money(market.money(
                -ledger.turnover(Account.LOSS, Purpose.AUCTION) - ledger.turnover(Account.LOSS, Purpose.TRADE)));
        String losses =
                ledger.turnover(Account.LOSS, Purpose.AUCTION) + ledger.turnover(Account.LOSS, Purpose.TRADE) == 0
                        ? ""
                        : " The network bought what pipes lose for %s %s%s.".formatted(bought, currency, beyond());
        return Section.table("accounts", "Accounts", accounts)
                .add(Column.<Account>words(
                                "account", "", account -> account.kind().name().toLowerCase(java.util.Locale.ROOT))
                        .inData())
                .add(Column.<Account>of(
                                "balance",
                                "balance",
                                currency,
                                Format.MONEY,
                                account -> Value.of(market.money(ledger.balance(account))))
                        .inData())
                .note("All participants together: %s %s; %s. The ledger adds up to %s in whole units of %s %s.%s"
                        .formatted(
                                Figures.money(market.money(participants)),
                                currency,
                                kept,
                                Figures.of((double) ledger.total(), 0),
                                unit(market.rules().moneyUnit().perUnit()),
                                currency,
                                losses))
                .build();
    }
}
