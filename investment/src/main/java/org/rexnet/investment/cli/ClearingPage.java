package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.clearing.result.BusPrice;
import org.rexnet.core.clearing.result.CarrierPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.core.clearing.result.Supply;
import org.rexnet.core.clearing.sectors.SectorCouplingOutcome;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

/** Prices, congestion and supply of a clearing, as a page of text. */
final class ClearingPage {

    private static final int MOST_BUSES = 12;
    private static final int MOST_EXTREMES = 5;
    private static final int MOST_LINES = 10;
    private static final int MOST_CARRIERS = 15;
    private static final double SMALLEST_MWH = 1e-3;

    private final PrintWriter out;
    private final Ink ink;
    private final Clearing clearing;
    private final Study study;
    private final String currency;

    ClearingPage(PrintWriter out, Ink ink, Clearing clearing) {
        this.out = out;
        this.ink = ink;
        this.clearing = clearing;
        study = clearing.study();
        currency = study.settings().currency();
    }

    void printCost(String what) {
        out.println();
        out.println(ink.bold(what + "  " + Figures.money(clearing.objective()) + " " + currency));
        printEnergy("Lost load", "lost_load");
        printEnergy("Surplus", "surplus");
        if (clearing.statistics().fixedCommitment()) {
            out.println("  Prices hold with the units that were chosen to be on.");
        }
    }

    private void printEnergy(String what, String attribute) {
        if (study.settings().lostLoad().isEmpty()
                && study.settings().surplusCost().isEmpty()) {
            return;
        }
        double mwh = 0;
        double[][] series = clearing.series(ComponentKind.BUS, attribute);
        for (int t = 0; t < series.length; t++) {
            for (double mw : series[t]) {
                mwh += mw * study.horizon().at(t).objectiveWeight();
            }
        }
        if (mwh > SMALLEST_MWH) {
            out.println(ink.alarm("  %s  %s MWh".formatted(what, Figures.amount(mwh))));
        }
    }

    void printPrices() {
        List<BusPrice> buses = BusPrice.of(clearing);
        List<CarrierPrice> carriers = CarrierPrice.of(clearing);
        heading("Prices, " + currency + "/MWh");
        if (buses.size() > carriers.size()) {
            printCarrierPrices(carriers);
            out.println();
        }
        printBusPrices(buses, study.horizon().size() == 1);
    }

    private void printCarrierPrices(List<CarrierPrice> carriers) {
        TextTable table = new TextTable()
                .words("carrier")
                .number("buses")
                .number("load MWh")
                .number("average by load")
                .number("lowest")
                .number("highest");
        carriers.stream()
                .limit(MOST_CARRIERS)
                .forEach(price -> table.row(
                        price.carrier(),
                        Figures.of(price.buses(), 0),
                        Figures.amount(price.loadMwh()),
                        Figures.money(price.average()),
                        Figures.money(price.lowest()),
                        Figures.money(price.highest())));
        table.print(out, ink);
    }

    private void printBusPrices(List<BusPrice> buses, boolean single) {
        TextTable table = new TextTable().words("bus").words("carrier");
        if (single) {
            table.number("price");
        } else {
            table.number("average by time").number("lowest").number("highest");
        }
        if (buses.size() <= MOST_BUSES) {
            buses.forEach(bus -> row(table, bus, single));
        } else {
            List<BusPrice> sorted = buses.stream()
                    .sorted(Comparator.comparingDouble(BusPrice::average).reversed())
                    .toList();
            sorted.subList(0, MOST_EXTREMES).forEach(bus -> row(table, bus, single));
            table.gap();
            sorted.subList(sorted.size() - MOST_EXTREMES, sorted.size()).forEach(bus -> row(table, bus, single));
        }
        table.print(out, ink);
    }

    private static void row(TextTable table, BusPrice bus, boolean single) {
        if (single) {
            table.row(bus.bus(), bus.carrier(), Figures.money(bus.average()));
        } else {
            table.row(
                    bus.bus(),
                    bus.carrier(),
                    Figures.money(bus.average()),
                    Figures.money(bus.lowest()),
                    Figures.money(bus.highest()));
        }
    }

    void printCongestion() {
        List<Congestion> all = Congestion.of(clearing);
        if (all.isEmpty()) {
            if (!study.network().branches().isEmpty()) {
                out.println();
                out.println("No line, transformer or connection is congested.");
            }
            return;
        }
        heading("Congestion");
        TextTable table = new TextTable()
                .words("branch")
                .words("from")
                .words("to")
                .number("capacity MW")
                .number("hours")
                .number("rent " + currency);
        all.stream()
                .limit(MOST_LINES)
                .forEach(congestion -> table.row(
                        congestion.kind().singular() + " " + congestion.name(),
                        congestion.from(),
                        congestion.to(),
                        Figures.amount(congestion.capacityMw()),
                        Figures.amount(congestion.hours()),
                        Figures.amount(congestion.rent())));
        table.print(out, ink);
        if (all.size() > MOST_LINES) {
            double rest =
                    all.stream().skip(MOST_LINES).mapToDouble(Congestion::rent).sum();
            out.println("  and %s with a rent of %s %s"
                    .formatted(Figures.of(all.size() - MOST_LINES, 0) + " more", Figures.amount(rest), currency));
        }
    }

    void printSupply() {
        List<Supply> all = Supply.of(clearing);
        if (all.isEmpty()) {
            return;
        }
        heading("Supply");
        TextTable table = new TextTable()
                .words("from")
                .words("carrier")
                .number("capacity")
                .words("")
                .number("energy MWh")
                .number("used")
                .number("earned " + currency + "/MWh")
                .number("curtailed MWh");
        for (Supply supply : all) {
            boolean stores = supply.kind() == ComponentKind.STORE;
            table.row(
                    supply.kind().plural(),
                    supply.carrier().isEmpty() ? "–" : supply.carrier(),
                    Figures.amount(supply.capacity()),
                    stores ? "MWh" : "MW",
                    Figures.amount(supply.energyMwh()),
                    supply.capacityFactor() > 0 ? Figures.percent(supply.capacityFactor()) : "",
                    supply.energyMwh() > SMALLEST_MWH ? Figures.money(supply.marketValue()) : "",
                    supply.curtailedMwh() > SMALLEST_MWH ? Figures.amount(supply.curtailedMwh()) : "");
        }
        table.print(out, ink);
    }

    void printSolver(Seconds seconds) {
        Clearing.Statistics statistics = clearing.statistics();
        out.println();
        Wrapped.print(
                out,
                "",
                "%s: %s, %s, %s; %s rows x %s columns at most, %s flow limits added."
                        .formatted(
                                statistics.solver(),
                                Figures.count(statistics.windows(), "model", "models"),
                                Figures.count(statistics.solves(), "solve", "solves"),
                                Figures.count(statistics.iterations(), "iteration", "iterations"),
                                Figures.of(statistics.rows(), 0),
                                Figures.of(statistics.columns(), 0),
                                Figures.of(statistics.flowLimits(), 0)));
        out.println("Read in %s, solved in %s, %s since the start."
                .formatted(
                        Figures.seconds(seconds.read()),
                        Figures.seconds(seconds.solve()),
                        Figures.seconds(seconds.process())));
    }

    /** Prints what sets prices, and energy and money by carrier. */
    void printSectors(boolean setters) {
        new ChargingPage(out, ink, clearing).print();
        new SectorPage(out, ink, clearing).print(setters);
    }

    void printCoupling(SectorCouplingOutcome outcome) {
        new CouplingPage(out, ink, currency).print(outcome);
    }

    private void heading(String text) {
        out.println();
        out.println(ink.bold(text));
    }
}
