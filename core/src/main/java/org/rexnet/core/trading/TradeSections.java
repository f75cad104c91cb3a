package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;

/** What a day of trading came to, as sections: told once for pages, JSON, tables and files. */
public final class TradeSections {

    private final TradeRun run;
    private final StudyMarket market;
    private final TradeHistory history;
    private final String currency;

    private TradeSections(TradeRun run) {
        this.run = run;
        market = run.market();
        history = run.history();
        currency = market.study().settings().currency();
    }

    /** Returns the sections of a run, in the order of a page. */
    public static List<Section> of(TradeRun run) {
        TradeSections sections = new TradeSections(run);
        List<Section> all = new ArrayList<>();
        all.add(sections.facts());
        all.add(MarketWords.of(run.market()));
        sections.recovery().ifPresent(all::add);
        all.addAll(new MarketSections(run).all());
        all.addAll(new NetworkSections(run).all());
        all.addAll(new OrderSections(run).all());
        all.addAll(MoneySections.of(run).all());
        run.comparison().ifPresent(found -> all.add(sections.comparison(found)));
        all.replaceAll(TradeSections::withoutEmptyTable);
        return all;
    }

    /** Returns a section, for programs only where it is a table without rows. */
    private static Section withoutEmptyTable(Section section) {
        boolean isEmpty = section.shape() == Section.Shape.TABLE
                && !section.fields().isEmpty()
                && section.pageRows().isEmpty();
        return isEmpty
                ? section.only(section.outputs().stream()
                        .filter(output -> output != Output.PAGE)
                        .toArray(Output[]::new))
                : section;
    }

    private Section facts() {
        return Section.facts("", "", run)
                .add(Column.words("status", "", one -> "traded"))
                .add(Column.words("study", "", one -> market.study().name()))
                .add(Column.words("currency", "", one -> currency))
                .add(Column.<TradeRun>number("rows", "", Format.COUNT, TradeRun::rows))
                .add(Column.<TradeRun>number("orders", "", Format.COUNT, one -> fileOrders()))
                .add(Column.<TradeRun>number(
                        "refused", "", Format.COUNT, one -> history.refusals().size()))
                .add(Column.<TradeRun>number("trades", "", Format.COUNT, one -> continuous()))
                .add(Column.<TradeRun>number(
                        "auctions", "", Format.COUNT, one -> history.auctions().size()))
                .add(Column.<TradeRun>number(
                        "failed_roundings",
                        "",
                        Format.COUNT,
                        one -> run.session().auctions().failedRoundings()))
                .add(Column.<TradeRun>number(
                        "recovered",
                        "",
                        Format.COUNT,
                        one -> run.session().recovery().commands()))
                .only(Output.JSON)
                .build();
    }

    private long fileOrders() {
        return OrderSections.given(history).count();
    }

    private Optional<Section> recovery() {
        Recovery recovery = run.session().recovery();
        if (recovery.commands() == 0 && recovery.cutBytes() == 0) {
            return Optional.empty();
        }
        String cut = recovery.cutBytes() == 0
                ? ""
                : " %s at its end were no whole record and were cut off."
                        .formatted(Figures.count(recovery.cutBytes(), "byte", "bytes"));
        String commands = Figures.count(recovery.commands(), "command", "commands");
        String held = recovery.commands() == history.commands()
                ? "It held all %s, which came to the same again.".formatted(commands)
                : "It held %s of %s, which came to the same again; the rest was added."
                        .formatted(commands, Figures.of(history.commands(), 0));
        return Optional.of(Section.text("The journal", held + cut));
    }

    private long continuous() {
        return history.trades().stream()
                .filter(trade -> trade.seller() >= 0 && trade.buyer() >= 0)
                .count();
    }

    private Section comparison(WelfareComparison found) {
        String bound = "Orders may be executed in part there, all or none too, so that the clearing is a bound.";
        return Section.facts("comparison", "Gains from trade, beside one clearing of all orders", found)
                .add(gain("traded", "gains from trade", WelfareComparison::traded))
                .add(gain("cleared", "gains in one clearing", WelfareComparison::cleared))
                .add(Column.<WelfareComparison>number("share", "share", Format.PERCENT, WelfareComparison::share))
                .add(gain("lots_and_reserve", "lost to lots and reserve", WelfareComparison::lots))
                .add(gain("expiry", "lost because orders were not alive together", WelfareComparison::expiry))
                .add(gain("arrival", "lost to the order of arrival", WelfareComparison::arrival))
                .note("Gain by limits: the limit prices of buyers less those of sellers. " + bound)
                .build();
    }

    /** A figure in ticks times lots, as money. */
    private Column<WelfareComparison> gain(String key, String title, ToDoubleFunction<WelfareComparison> figure) {
        double scale = market.rules().tickPerMwh()
                * market.rules().lotMw()
                * market.periods().minutes()
                / 60.0;
        return Column.number(key, title, currency, Format.AMOUNT, one -> scale * figure.applyAsDouble(one));
    }
}
