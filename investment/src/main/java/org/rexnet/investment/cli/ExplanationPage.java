package org.rexnet.investment.cli;

import java.io.PrintWriter;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.MarginalMwh;
import org.rexnet.core.clearing.result.PriceComponents;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.clearing.result.PriceSetter;

/** Of what a price consists, what the next MWh costs and what the last one saved, as part of a page of text. */
final class ExplanationPage {

    private final PrintWriter out;
    private final Ink ink;
    private final Clearing clearing;
    private final String unit;

    ExplanationPage(PrintWriter out, Ink ink, Clearing clearing) {
        this.out = out;
        this.ink = ink;
        this.clearing = clearing;
        unit = clearing.study().settings().currency() + "/MWh";
    }

    void print(PriceQuestion question) {
        int t = question.position(clearing);
        String bus = question.bus();
        boolean single = clearing.study().horizon().size() == 1;
        out.println();
        out.println(ink.bold("The price at %s%s is %s %s"
                .formatted(
                        bus,
                        single ? "" : " in " + clearing.study().horizon().at(t).label(),
                        Figures.money(clearing.price(bus, t)),
                        unit)));
        printParts(clearing.priceComponents(bus, t));
        MarginalMwh next = clearing.nextMwh(bus, t);
        MarginalMwh last = clearing.lastMwh(bus, t);
        if (ValidPrices.isUnique(new PriceInterval(last.price(), next.price()))
                && next.setters().equals(last.setters())) {
            printSetters("set by", next);
            printWords("One more MWh", next);
        } else {
            printSides(next, last);
        }
    }

    private void printParts(PriceComponents parts) {
        TextTable table = new TextTable().words("part").words("due to").number(unit);
        table.row("energy", "", Figures.money(parts.energy()));
        parts.congestion().forEach((branch, part) -> table.row("congestion", branch, Figures.money(part)));
        if (parts.loss() != 0) {
            table.row("loss", "", Figures.money(parts.loss()));
        }
        table.print(out, ink);
    }

    private void printSetters(String head, MarginalMwh mwh) {
        out.println();
        TextTable setters = new TextTable()
                .words(head)
                .number("MW per MW of demand")
                .number("costs " + unit)
                .number("part");
        for (PriceSetter setter : mwh.setters()) {
            setters.row(
                    setter.component(),
                    Figures.of(setter.amount(), 4),
                    Figures.money(setter.marginalCost()),
                    Figures.money(setter.contribution()));
        }
        setters.print(out, ink);
    }

    private void printWords(String what, MarginalMwh mwh) {
        String words = mwh.chain().words();
        if (!words.isEmpty()) {
            out.println();
            Wrapped.print(out, "  ", what + ": " + words + ".");
        }
    }

    /** The two directions of a kink, or of a price that two ways of serving demand share. */
    private void printSides(MarginalMwh next, MarginalMwh last) {
        if (next.isPossible()) {
            printSetters("one more MWh", next);
        }
        if (last.isPossible()) {
            printSetters("the last one", last);
        }
        out.println();
        Wrapped.print(
                out,
                "  ",
                next.isPossible()
                        ? "One more MWh costs %s%s.".formatted(Figures.money(next.price()), by(next))
                        : "One more MWh %s%s.".formatted(ValidPrices.NONE, committed()));
        Wrapped.print(
                out,
                "  ",
                last.isPossible()
                        ? "The last one saved %s%s.".formatted(Figures.money(last.price()), by(last))
                        : "One MWh less %s%s.".formatted(ValidPrices.NONE, committed()));
    }

    private static String by(MarginalMwh mwh) {
        String words = mwh.chain().words();
        return words.isEmpty() ? "" : ": " + words;
    }

    private String committed() {
        return clearing.statistics().fixedCommitment() ? " with the units that are on" : "";
    }
}
