package org.rexnet.core.clearing;

import java.util.List;
import org.rexnet.core.clearing.result.Account;
import org.rexnet.core.clearing.result.BusPrice;
import org.rexnet.core.clearing.result.CarrierPrice;
import org.rexnet.core.clearing.result.CarrierTotals;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.core.clearing.result.PriceComponents;
import org.rexnet.core.clearing.result.PriceSetter;
import org.rexnet.core.clearing.result.SetterShare;
import org.rexnet.core.clearing.result.Supply;
import org.rexnet.core.clearing.sectors.SectorCouplingValue;
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
        List<BusPrice> all = BusPrice.of(clearing);
        return Table.create(
                "bus prices",
                texts("bus", all.stream().map(BusPrice::bus).toList()),
                texts("carrier", all.stream().map(BusPrice::carrier).toList()),
                numbers("average", all.stream().map(BusPrice::average).toList()),
                numbers("lowest", all.stream().map(BusPrice::lowest).toList()),
                numbers("highest", all.stream().map(BusPrice::highest).toList()));
    }

    /** Returns average price by load, lowest and highest price of every carrier. */
    public Table carrierPrices() {
        List<CarrierPrice> all = CarrierPrice.of(clearing);
        return Table.create(
                "carrier prices",
                texts("carrier", all.stream().map(CarrierPrice::carrier).toList()),
                numbers("load MWh", all.stream().map(CarrierPrice::loadMwh).toList()),
                numbers("average", all.stream().map(CarrierPrice::average).toList()),
                numbers("lowest", all.stream().map(CarrierPrice::lowest).toList()),
                numbers("highest", all.stream().map(CarrierPrice::highest).toList()));
    }

    /** Returns the branches that held flow back, highest rent first. */
    public Table congestion() {
        List<Congestion> all = Congestion.of(clearing);
        return Table.create(
                "congestion",
                texts("table", all.stream().map(c -> c.kind().table()).toList()),
                texts("branch", all.stream().map(Congestion::name).toList()),
                texts("from", all.stream().map(Congestion::from).toList()),
                texts("to", all.stream().map(Congestion::to).toList()),
                numbers("capacity MW", all.stream().map(Congestion::capacityMw).toList()),
                numbers("hours", all.stream().map(Congestion::hours).toList()),
                numbers("rent", all.stream().map(Congestion::rent).toList()));
    }

    /** Returns capacity, energy, use, value and curtailment of generators, storage and links by carrier. */
    public Table supply() {
        List<Supply> all = Supply.of(clearing);
        return Table.create(
                "supply",
                texts("table", all.stream().map(s -> s.kind().table()).toList()),
                texts("carrier", all.stream().map(Supply::carrier).toList()),
                numbers("capacity", all.stream().map(Supply::capacity).toList()),
                numbers("energy MWh", all.stream().map(Supply::energyMwh).toList()),
                numbers(
                        "capacity factor",
                        all.stream().map(Supply::capacityFactor).toList()),
                numbers("market value", all.stream().map(Supply::marketValue).toList()),
                numbers("curtailed MWh", all.stream().map(Supply::curtailedMwh).toList()));
    }

    /** Returns the parts of the price at a bus in snapshot {@code t}: energy, congestion by branch, loss, and their sum. */
    public Table priceComponents(String bus, int t) {
        PriceComponents components = clearing.priceComponents(bus, t);
        StringColumn parts = StringColumn.create("part of the price");
        DoubleColumn amounts = DoubleColumn.create("per MWh");
        parts.append("energy");
        amounts.append(components.energy());
        components.congestion().forEach((branch, amount) -> {
            parts.append("congestion of " + branch);
            amounts.append(amount);
        });
        if (components.loss() != 0) {
            parts.append("loss");
            amounts.append(components.loss());
        }
        parts.append("price");
        amounts.append(components.price());
        return Table.create("price at " + bus + ", " + study.horizon().at(t).label(), parts, amounts);
    }

    /**
     * Returns what sets the price at a bus in snapshot {@code t}, largest contribution first; the contributions add up to the price.
     *
     * @throws IllegalStateException if the clearing was not asked to explain prices
     */
    public Table priceSetters(String bus, int t) {
        List<PriceSetter> all = clearing.priceSetters(bus, t);
        return Table.create(
                "one more MWh at " + bus + ", " + study.horizon().at(t).label(),
                texts("what changes", all.stream().map(PriceSetter::component).toList()),
                numbers("by", all.stream().map(PriceSetter::amount).toList()),
                numbers(
                        "marginal cost",
                        all.stream().map(PriceSetter::marginalCost).toList()),
                numbers(
                        "contribution",
                        all.stream().map(PriceSetter::contribution).toList()));
    }

    /**
     * Returns how often what sets the prices of each carrier: one row per carrier, component that answers one more MWh, and component at
     * the end of the chain; shares of a carrier's hours add up to 1.
     *
     * @throws IllegalStateException if the clearing was not asked to explain prices
     */
    public Table setters() {
        List<SetterShare> all = SetterShare.of(clearing);
        return Table.create(
                "setters",
                texts("carrier", all.stream().map(SetterShare::carrier).toList()),
                texts("answered by", all.stream().map(SetterShare::answeredBy).toList()),
                texts("set by", all.stream().map(SetterShare::setBy).toList()),
                numbers("share", all.stream().map(SetterShare::share).toList()),
                numbers(
                        "average price",
                        all.stream().map(SetterShare::averagePrice).toList()));
    }

    /** Returns energy and money by carrier: what is supplied, converted, used, stored and lost, and who pays and receives. */
    public Table sectors() {
        List<CarrierTotals> all = CarrierTotals.of(clearing);
        return Table.create(
                "sectors",
                texts("carrier", all.stream().map(CarrierTotals::carrier).toList()),
                numbers(
                        "supplied MWh",
                        all.stream().map(CarrierTotals::suppliedMwh).toList()),
                numbers(
                        "from others MWh",
                        all.stream().map(CarrierTotals::fromOthersMwh).toList()),
                numbers("used MWh", all.stream().map(CarrierTotals::usedMwh).toList()),
                numbers(
                        "to others MWh",
                        all.stream().map(CarrierTotals::toOthersMwh).toList()),
                numbers("stored MWh", all.stream().map(CarrierTotals::storedMwh).toList()),
                numbers("lost MWh", all.stream().map(CarrierTotals::lostMwh).toList()),
                numbers(
                        "unserved MWh",
                        all.stream().map(CarrierTotals::unservedMwh).toList()),
                numbers(
                        "average price",
                        all.stream().map(CarrierTotals::averagePrice).toList()),
                numbers("payments", all.stream().map(CarrierTotals::payments).toList()),
                numbers("receipts", all.stream().map(CarrierTotals::receipts).toList()),
                numbers("rents", all.stream().map(CarrierTotals::rents).toList()));
    }

    /** Returns what each participant has of coupling, who gains or loses most first; the gains add up to what coupling is worth. */
    public static Table coupling(SectorCouplingValue value) {
        List<SectorCouplingValue.Difference> all = value.differences();
        return Table.create(
                "value of coupling",
                texts("table", all.stream().map(d -> d.kind().table()).toList()),
                texts(
                        "name",
                        all.stream().map(SectorCouplingValue.Difference::name).toList()),
                numbers(
                        "surplus coupled",
                        all.stream()
                                .map(SectorCouplingValue.Difference::coupled)
                                .toList()),
                numbers(
                        "surplus uncoupled",
                        all.stream()
                                .map(SectorCouplingValue.Difference::uncoupled)
                                .toList()),
                numbers(
                        "gain",
                        all.stream().map(SectorCouplingValue.Difference::gain).toList()));
    }

    /** Returns receipts, running cost and surplus of everybody: participants, lines, lost load; payments are receipts below 0. */
    public Table surplus() {
        List<Account> all = clearing.accounts().all();
        return Table.create(
                "surplus",
                texts("table", all.stream().map(a -> a.kind().table()).toList()),
                texts("name", all.stream().map(Account::name).toList()),
                numbers("receipts", all.stream().map(Account::receipts).toList()),
                numbers("running cost", all.stream().map(Account::cost).toList()),
                numbers("surplus", all.stream().map(Account::surplus).toList()));
    }

    /**
     * Returns what came of every EV session: where and from when it was plugged in, how long it waited, whether it moved to another station
     * or left without a plug, its energy, what is missing, what it paid, and what missing energy and the detour cost.
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
