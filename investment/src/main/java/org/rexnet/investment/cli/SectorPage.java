package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.CarrierTotals;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ContractSettlement;
import org.rexnet.core.clearing.result.SetterShare;

/** Energy and money by carrier, what sets prices, and bilateral contracts, as text. */
final class SectorPage {

    private static final int MOST_SETTERS = 6;
    private static final int MOST_CONTRACTS = 10;

    private final PrintWriter out;
    private final Ink ink;
    private final Clearing clearing;
    private final String currency;

    SectorPage(PrintWriter out, Ink ink, Clearing clearing) {
        this.out = out;
        this.ink = ink;
        this.clearing = clearing;
        currency = clearing.study().settings().currency();
    }

    /** Prints totals where there are several carriers, setters where they were asked for, contracts where there are any. */
    void print(boolean setters) {
        List<CarrierTotals> totals = CarrierTotals.of(clearing);
        if (totals.size() > 1) {
            printEnergy(totals);
            printMoney(totals);
        }
        if (setters) {
            printSetters();
        }
        printContracts();
    }

    private void printEnergy(List<CarrierTotals> totals) {
        heading("Sectors, MWh");
        TextTable table = new TextTable()
                .words("carrier")
                .number("supplied")
                .number("from others")
                .number("used")
                .number("to others")
                .number("stored")
                .number("lost")
                .number("unserved");
        totals.forEach(total -> table.row(
                total.carrier(),
                Figures.amount(total.suppliedMwh()),
                Figures.amount(total.fromOthersMwh()),
                Figures.amount(total.usedMwh()),
                Figures.amount(total.toOthersMwh()),
                Figures.amount(total.storedMwh()),
                Figures.amount(total.lostMwh()),
                Figures.amount(total.unservedMwh())));
        table.print(out, ink);
    }

    private void printMoney(List<CarrierTotals> totals) {
        heading("Sectors, " + currency);
        TextTable table = new TextTable()
                .words("carrier")
                .number("average price")
                .number("payments")
                .number("receipts")
                .number("rents");
        totals.forEach(total -> table.row(
                total.carrier(),
                Figures.money(total.averagePrice()),
                Figures.amount(total.payments()),
                Figures.amount(total.receipts()),
                Figures.amount(total.rents())));
        table.print(out, ink);
    }

    private void printSetters() {
        heading("What sets prices");
        Map<String, Integer> rows = new LinkedHashMap<>();
        Map<String, Double> rest = new LinkedHashMap<>();
        TextTable table = new TextTable()
                .words("carrier")
                .words("one more MWh comes from")
                .words("itself set by")
                .number("hours")
                .number("average price");
        for (SetterShare share : SetterShare.of(clearing)) {
            if (rows.merge(share.carrier(), 1, Integer::sum) > MOST_SETTERS) {
                rest.merge(share.carrier(), share.share(), Double::sum);
                continue;
            }
            String first = share.answeredBy().isEmpty() ? "not determined" : share.answeredBy();
            table.row(
                    share.carrier(),
                    first,
                    share.setBy().equals(share.answeredBy()) ? "" : share.setBy(),
                    Figures.percent(share.share()),
                    Figures.money(share.averagePrice()));
        }
        rest.forEach((carrier, share) -> table.row(carrier, "others", "", Figures.percent(share), ""));
        table.print(out, ink);
    }

    private void printContracts() {
        List<ContractSettlement> all = ContractSettlement.of(clearing);
        if (all.isEmpty()) {
            return;
        }
        heading("Bilateral contracts");
        TextTable table = new TextTable()
                .words("contract")
                .number("MWh")
                .number("buyer pays seller " + currency)
                .number("buyer pays network " + currency);
        all.stream()
                .limit(MOST_CONTRACTS)
                .forEach(contract -> table.row(
                        contract.contract(),
                        Figures.amount(contract.energyMwh()),
                        Figures.amount(contract.payment()),
                        Figures.amount(contract.networkCharge())));
        table.print(out, ink);
        if (all.size() > MOST_CONTRACTS) {
            out.println("  and %d more".formatted(all.size() - MOST_CONTRACTS));
        }
    }

    private void heading(String text) {
        out.println();
        out.println(ink.bold(text));
    }
}
