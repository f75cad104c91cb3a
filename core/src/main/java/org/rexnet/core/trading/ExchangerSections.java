package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;

/** What a day with exchangers came to, as sections: told once for pages, JSON, tables and files. */
public final class ExchangerSections {

    private final ExchangerRun run;
    private final StudyMarket market;
    private final String currency;

    private ExchangerSections(ExchangerRun run) {
        this.run = run;
        market = run.market();
        currency = market.study().settings().currency();
    }

    /** Returns the sections of a run and its delivery, in the order of a page. */
    public static List<Section> of(ExchangerRun run, DeliveryRun delivery) {
        ExchangerSections sections = new ExchangerSections(run);
        List<Section> all = new ArrayList<>(List.of(sections.facts(), MarketWords.of(run.market()), sections.posted()));
        if (!run.refused().isEmpty()) {
            all.add(sections.refusals());
        }
        all.addAll(MoneySections.of(run, delivery).all());
        return all;
    }

    private Section facts() {
        return Section.facts("", "", run)
                .add(Column.words("status", "", one -> "traded"))
                .add(Column.words("design", "", one -> ExchangerRun.NAME))
                .add(Column.<ExchangerRun>number(
                        "orders", "", Format.COUNT, one -> one.fills().size()))
                .add(Column.<ExchangerRun>number(
                        "refused", "", Format.COUNT, one -> one.refused().size()))
                .only(Output.JSON)
                .build();
    }

    private Section posted() {
        double hours = market.periods().minutes() / 60.0;
        List<int[]> books = new ArrayList<>();
        for (int period = 0; period < market.periods().count(); period++) {
            for (int grid = 0; grid < market.grids().size(); grid++) {
                int p = period;
                int g = grid;
                if (run.fills().stream().anyMatch(fill -> isOf(fill, p, g))) {
                    books.add(new int[] {period, grid});
                }
            }
        }
        return Section.table("posted", "Posted prices and the inventory of the exchanger", books)
                .chart(new Chart.Lines(
                        "Posted price by delivery period", currency + "/MWh", "period", "market", List.of("price")))
                .add(Column.words("period", "", book -> market.horizon().label(book[0])))
                .add(Column.words("market", "", book -> market.gridName(book[1])))
                .add(Column.number(
                        "traded_mwh",
                        "traded",
                        "MWh",
                        Format.AMOUNT,
                        book -> hours
                                * market.mw(run.fills().stream()
                                        .filter(fill -> isOf(fill, book[0], book[1]))
                                        .mapToLong(ExchangerRun.Fill::lots)
                                        .sum())))
                .add(Column.number(
                        "price",
                        "last price",
                        currency + "/MWh",
                        Format.MONEY,
                        book -> market.price(run.exchanger(book[0], book[1]).priceTicks(0))))
                .add(Column.number(
                        "inventory_mwh",
                        "inventory",
                        "MWh",
                        Format.AMOUNT,
                        book -> hours
                                * market.mw(run.exchanger(book[0], book[1]).inventoryLots(0))))
                .add(Column.number(
                        "commission",
                        "commission",
                        currency,
                        Format.MONEY,
                        book -> hours
                                * market.rules().lotMw()
                                * market.price(run.exchanger(book[0], book[1]).commission())))
                .note(
                        "%s at the posted price, %s not willing or not carried by the network; inventory is what it bought more than it sold, its"
                                        .formatted(
                                                Figures.count(
                                                        run.fills().stream()
                                                                .filter(fill -> fill.lots() > 0)
                                                                .count(),
                                                        "order traded",
                                                        "orders traded"),
                                                Figures.of(
                                                        (double) run.fills().stream()
                                                                .filter(fill -> fill.lots() == 0)
                                                                .count(),
                                                        0))
                                + " imbalance at delivery, at the first bus of its grid.")
                .first(48)
                .build();
    }

    private Section refusals() {
        return Section.table("refusals", "Refused", run.refused())
                .add(Column.number("line", "line", "", Format.NUMBER, ExchangerRun.Refused::line))
                .add(Column.words("row", "", ExchangerRun.Refused::words))
                .add(Column.words("rule", "", ExchangerRun.Refused::why))
                .first(8)
                .build();
    }

    private boolean isOf(ExchangerRun.Fill fill, int period, int grid) {
        return fill.period() == period
                && market.portfolios().get(fill.portfolio()).grid() == grid;
    }
}
