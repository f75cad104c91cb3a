package org.rexnet.core.clearing;

import java.util.List;
import org.rexnet.core.clearing.answer.ClearingSections;
import org.rexnet.core.clearing.answer.CouplingSections;
import org.rexnet.core.clearing.answer.PriceSections;
import org.rexnet.core.clearing.answer.SectorSections;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.clearing.sectors.SectorCouplingValue;
import org.rexnet.core.section.SectionTable;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Study;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Results of a clearing as Tablesaw tables, for notebooks and further work in Java.
 *
 * <p>Power is in MW, energy in MWh, prices in the study's currency per MWh; energy and money are sums over the horizon's weighted hours.
 */
public final class ClearingTables {

    private final Clearing clearing;
    private final Study study;

    private ClearingTables(Clearing clearing) {
        this.clearing = clearing;
        study = clearing.study();
    }

    /** Returns the tables of a clearing; each is made when it is asked for. */
    public static ClearingTables of(Clearing clearing) {
        return new ClearingTables(clearing);
    }

    /** Returns the price at every bus: one row per snapshot, one column per bus. */
    public Table prices() {
        return wide("prices", study.ids(ComponentKind.BUS), clearing.prices());
    }

    /** Returns the output of every generator: one row per snapshot, one column per generator. */
    public Table dispatch() {
        return series(ComponentKind.GENERATOR, "p");
    }

    /** Returns one attribute of all components of a table, as PyPSA names it: one row per snapshot, one column per component. */
    public Table series(ComponentKind kind, String attribute) {
        String name = kind.table() + "-" + attribute;
        return wide(name, study.ids(kind), clearing.series(kind, attribute));
    }

    /** Returns the flow through every line and transformer, from its first bus to its second: one column per branch. */
    public Table flows() {
        List<String> names = study.lines().stream()
                .map(line -> ComponentKind.of(line.branch()).table() + " "
                        + line.branch().id())
                .toList();
        return wide("flows", names, clearing.flows());
    }

    /** Returns average, lowest and highest price of every bus. */
    public Table busPrices() {
        return SectionTable.of(ClearingSections.of(clearing).busPrices());
    }

    /** Returns average price by load, lowest and highest price of every carrier. */
    public Table carrierPrices() {
        return SectionTable.of(ClearingSections.of(clearing).carrierPrices());
    }

    /** Returns the branches that held flow back, highest rent first. */
    public Table congestion() {
        return SectionTable.of(ClearingSections.of(clearing).congestion());
    }

    /** Returns capacity, energy, use, value and curtailment of generators, storage and links by carrier. */
    public Table supply() {
        return SectionTable.of(ClearingSections.of(clearing).supply());
    }

    /** Returns the parts of the price at a bus in snapshot {@code t}, which add up to it: energy, congestion by branch, loss. */
    public Table priceComponents(String bus, int t) {
        return SectionTable.of(PriceSections.of(clearing).components(bus, t));
    }

    /**
     * Returns the components that set the price at a bus in snapshot {@code t}, largest contribution first; the contributions add up to
     * the price.
     *
     * @throws IllegalStateException if the clearing was not asked to explain prices
     */
    public Table priceSetters(String bus, int t) {
        return SectionTable.of(PriceSections.of(clearing).setters("set by", clearing.priceSetters(bus, t)));
    }

    /**
     * Returns how often each component sets the prices of each carrier: one row per carrier, component that answers one more MWh, and
     * component at the end of the chain; shares of a carrier's hours add up to 1.
     *
     * @throws IllegalStateException if the clearing was not asked to explain prices
     */
    public Table setters() {
        return SectionTable.of(SectorSections.setters(clearing));
    }

    /** Returns energy and money by carrier: what is supplied, converted, used, stored and lost, and who pays and receives. */
    public Table sectors() {
        return SectionTable.of(SectorSections.sectors(clearing).getFirst());
    }

    /** Returns the surplus of each participant in one market and apart; the gains add up to the value of coupling. */
    public static Table coupling(SectorCouplingValue value) {
        return SectionTable.of(CouplingSections.participants(value, ""));
    }

    /** Returns receipts, running cost and surplus of everybody: participants, lines, lost load; payments are receipts below 0. */
    public Table surplus() {
        List<Surplus> all = clearing.surpluses().all();
        return Table.create(
                "surplus",
                texts(
                        "table",
                        all.stream().map(a -> a.component().kind().table()).toList()),
                texts("name", all.stream().map(a -> a.component().id()).toList()),
                numbers("receipts", all.stream().map(Surplus::receipts).toList()),
                numbers("running cost", all.stream().map(Surplus::cost).toList()),
                numbers("surplus", all.stream().map(Surplus::amount).toList()));
    }

    /**
     * Returns the outcome of every EV session: where and from when it was plugged in, how long it waited, whether it moved to another
     * station or left without a plug, its energy taken and missing, its payment, and the costs of missing energy and of the detour.
     */
    public Table charging() {
        List<ChargingResult> all = clearing.charging().sessions();
        return Table.create(
                "charging",
                texts("session", all.stream().map(r -> r.stay().session().id()).toList()),
                texts("station", all.stream().map(r -> r.stay().station().id()).toList()),
                texts("course", all.stream().map(r -> r.course().toString()).toList()),
                texts(
                        "plugged in",
                        all.stream()
                                .map(r -> r.stay().leftWithoutPlug()
                                        ? ""
                                        : Instants.format(r.stay().from()))
                                .toList()),
                numbers(
                        "waited h",
                        all.stream()
                                .map(r -> r.stay().waitingTime().toNanos() / 3.6e12)
                                .toList()),
                numbers(
                        "energy MWh",
                        all.stream().map(ChargingResult::energyMwh).toList()),
                numbers(
                        "missing MWh",
                        all.stream().map(ChargingResult::missingMwh).toList()),
                numbers("payment", all.stream().map(ChargingResult::payment).toList()),
                numbers("cost", all.stream().map(ChargingResult::cost).toList()));
    }

    /** Returns what a MWh into the vehicle costs at every charging station: one row per snapshot, one column per station. */
    public Table chargingPrices() {
        return wide(
                "charging prices",
                study.ids(ComponentKind.CHARGING_STATION),
                clearing.charging().prices());
    }

    private Table wide(String name, List<String> names, double[][] values) {
        Table table = Table.create(
                name, StringColumn.create("snapshot", study.horizon().labels()));
        for (int i = 0; i < names.size(); i++) {
            double[] column = new double[values.length];
            for (int t = 0; t < column.length; t++) {
                column[t] = values[t][i];
            }
            table.addColumns(DoubleColumn.create(names.get(i), column));
        }
        return table;
    }

    private static StringColumn texts(String name, List<String> values) {
        return StringColumn.create(name, values);
    }

    private static DoubleColumn numbers(String name, List<? extends Number> values) {
        return DoubleColumn.create(name, values.toArray(Number[]::new));
    }
}
