package org.rexnet.core.clearing.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rexnet.core.clearing.result.BusPrice;
import org.rexnet.core.clearing.result.CarrierPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingStatistics;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.core.clearing.result.Supply;
import org.rexnet.core.clearing.warning.Warnings;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.ShownRows;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

/** A clearing as sections: its cost, prices, congestion, supply, and the work of the solver. */
public final class ClearingSections {

    private static final int MOST_BUSES = 12;
    private static final int MOST_EXTREMES = 5;
    private static final int MOST_BRANCHES = 10;
    private static final int MOST_CARRIERS = 15;
    private static final double SMALLEST_MWH = 1e-3;

    private final Clearing clearing;
    private final Study study;
    private final String currency;

    private ClearingSections(Clearing clearing) {
        this.clearing = clearing;
        study = clearing.study();
        currency = study.settings().currency();
    }

    /** Returns the sections of a clearing; each is made when it is asked for. */
    public static ClearingSections of(Clearing clearing) {
        return new ClearingSections(clearing);
    }

    /** Returns the fields of the answer itself that are about the clearing; those about the study come before. */
    public Section facts() {
        return Section.facts("", "", clearing)
                .add(Column.number("objective", "total cost", currency, Format.MONEY, Clearing::objective))
                .add(Column.words("solver", one -> one.statistics().solver()))
                .add(Column.words("convention", one -> choice(one.options().convention())))
                .add(Column.words("formulation", one -> choice(one.options().formulation())))
                .only(Output.JSON)
                .build();
    }

    static String choice(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Begins the total cost, with lost load and surplus where the study prices them. */
    public SectionBuilder<Clearing> cost() {
        SectionBuilder<Clearing> section = Section.facts(
                "", "Total cost  %s %s".formatted(Figures.money(clearing.objective()), currency), clearing);
        boolean priced = study.settings().lostLoad().isPresent()
                || study.settings().surplusCost().isPresent();
        if (priced) {
            addEnergy(section, "lost_load", "Lost load");
            addEnergy(section, "surplus", "Surplus");
        }
        return clearing.statistics().fixedCommitment()
                ? section.note("Prices hold with the units that were chosen to be on.")
                : section;
    }

    /** Begins the same with what looks wrong in the study. */
    public SectionBuilder<Clearing> costAndWarnings() {
        List<String> warnings = Warnings.of(clearing);
        SectionBuilder<Clearing> section = cost();
        section.add(Column.<Clearing>of("warnings", "", "", Format.WORDS, one -> new Value.Texts(warnings))
                .in(Output.JSON));
        warnings.forEach(warning -> section.note(new Note("Warning: ", warning, false)));
        return section;
    }

    private void addEnergy(SectionBuilder<Clearing> section, String attribute, String name) {
        double mwh = 0;
        double[][] series = clearing.series(ComponentKind.BUS, attribute);
        for (int t = 0; t < series.length; t++) {
            for (double mw : series[t]) {
                mwh += mw * study.horizon().at(t).objectiveWeight();
            }
        }
        double sum = mwh;
        section.add(Column.<Clearing>number(attribute + "_mwh", name, "MWh", Format.AMOUNT, one -> sum)
                .in(Output.JSON));
        if (mwh > SMALLEST_MWH) {
            section.note(Note.alarm("%s  %s MWh".formatted(name, Figures.quantity(mwh))));
        }
    }

    /** Returns average, lowest and highest prices by carrier, and by bus. */
    public List<Section> prices() {
        boolean both =
                study.network().buses().size() > CarrierPrice.of(clearing).size();
        return both ? List.of(carrierPrices(), busPrices("")) : List.of(hidden(carrierPrices()), busPrices(title()));
    }

    private static Section hidden(Section section) {
        return section.only(Output.JSON, Output.CSV, Output.TABLE);
    }

    private String title() {
        return "Prices, " + currency + "/MWh";
    }

    /** Returns the prices of carriers: the average by load, the lowest and the highest. */
    public Section carrierPrices() {
        return Section.table("prices", title(), CarrierPrice.of(clearing))
                .add(Column.words("carrier", CarrierPrice::carrier))
                .add(Column.number("buses", "buses", Format.COUNT, CarrierPrice::buses))
                .add(Column.number("load_mwh", "load", "MWh", Format.AMOUNT, CarrierPrice::loadMwh))
                .add(Column.number("average_by_load", "average by load", Format.MONEY, CarrierPrice::average))
                .add(Column.number("lowest", "lowest", Format.MONEY, CarrierPrice::lowest))
                .add(Column.number("highest", "highest", Format.MONEY, CarrierPrice::highest))
                .first(MOST_CARRIERS)
                .build();
    }

    /** Returns the prices of buses: the average by time, the lowest and the highest. */
    public Section busPrices() {
        return busPrices(title());
    }

    private Section busPrices(String title) {
        List<BusPrice> buses = BusPrice.of(clearing);
        boolean single = study.horizon().size() == 1;
        Column<BusPrice> lowest = Column.number("lowest", "lowest", Format.MONEY, BusPrice::lowest);
        Column<BusPrice> highest = Column.number("highest", "highest", Format.MONEY, BusPrice::highest);
        SectionBuilder<BusPrice> section = Section.table("bus_prices", title, buses)
                .add(Column.words("bus", BusPrice::bus))
                .add(Column.words("carrier", BusPrice::carrier))
                .add(Column.number(
                        "average_by_time", single ? "price" : "average by time", Format.MONEY, BusPrice::average))
                .add(single ? lowest.inData() : lowest)
                .add(single ? highest.inData() : highest);
        if (buses.size() > MOST_BUSES) {
            section.onPage(buses.stream()
                            .sorted(Comparator.comparingDouble(BusPrice::average)
                                    .reversed())
                            .toList())
                    .excerpt(new ShownRows(MOST_EXTREMES, MOST_EXTREMES, ""));
        }
        return section.build();
    }

    /** Returns the branches that held flow back, the highest rent first. */
    public Section congestion() {
        List<Congestion> all = Congestion.of(clearing);
        double rest =
                all.stream().skip(MOST_BRANCHES).mapToDouble(Congestion::rent).sum();
        SectionBuilder<Congestion> section = Section.table("congestion", all.isEmpty() ? "" : "Congestion", all)
                .add(Column.<Congestion>words("component", one -> one.kind().table())
                        .inData())
                .add(Column.<Congestion>words("branch", Congestion::name).inData())
                .add(Column.<Congestion>words("branch", one -> one.kind().singular() + " " + one.name())
                        .onPage())
                .add(Column.words("from", Congestion::from))
                .add(Column.words("to", Congestion::to))
                .add(Column.number("capacity_mw", "capacity", "MW", Format.AMOUNT, Congestion::capacityMw))
                .add(Column.number("hours", "hours", Format.AMOUNT, Congestion::hours))
                .add(Column.number("rent", "rent", currency, Format.AMOUNT, Congestion::rent))
                .chart(Chart.Bars.of("Congestion rent", currency, "branch", "rent", "rent"))
                .excerpt(new ShownRows(
                        MOST_BRANCHES, 0, "with a rent of %s %s".formatted(Figures.amount(rest), currency)));
        if (all.isEmpty()) {
            boolean any = !study.network().branches().isEmpty();
            return any
                    ? section.note("No line, transformer, pipe or link is congested.")
                            .build()
                    : hidden(section.build());
        }
        return section.build();
    }

    /** Returns capacity, energy, use, market value and curtailment by kind and carrier. */
    public Section supply() {
        List<Supply> all = Supply.of(clearing);
        Section section = Section.table("supply", "Supply", all)
                .add(Column.<Supply>words("component", one -> one.kind().table())
                        .inData())
                .add(Column.<Supply>words("component", "from", one -> one.kind().plural())
                        .onPage())
                .add(Column.<Supply>words("carrier", Supply::carrier).inData())
                .add(Column.<Supply>words("carrier", one -> one.carrier().isEmpty() ? "–" : one.carrier())
                        .onPage())
                .add(Column.<Supply>number("capacity", "capacity", Format.AMOUNT, Supply::capacity)
                        .inUnitOfRow())
                .add(Column.words(
                        "unit",
                        "",
                        one -> Double.isNaN(one.capacity()) ? "" : one.kind() == ComponentKind.STORE ? "MWh" : "MW"))
                .add(Column.number("energy_mwh", "energy", "MWh", Format.AMOUNT, Supply::energyMwh))
                .add(Column.number("capacity_factor", "used", Format.PERCENT.above(0), Supply::capacityFactor))
                .add(Column.number(
                        "market_value",
                        "earned",
                        currency + "/MWh",
                        Format.MONEY,
                        one -> one.energyMwh() > SMALLEST_MWH ? one.marketValue() : Double.NaN))
                .add(Column.number(
                        "curtailed_mwh", "curtailed", "MWh", Format.AMOUNT.above(SMALLEST_MWH), Supply::curtailedMwh))
                .build();
        return all.isEmpty() ? hidden(section) : section;
    }

    /** Returns what the solver did, in words. */
    public String work() {
        ClearingStatistics statistics = clearing.statistics();
        return "%s: %s, %s, %s; %s rows x %s columns at most, %s flow limits added."
                .formatted(
                        statistics.solver(),
                        Figures.count(statistics.windows(), "model", "models"),
                        Figures.count(statistics.solves(), "solve", "solves"),
                        Figures.count(statistics.iterations(), "iteration", "iterations"),
                        Figures.of(statistics.rows(), 0),
                        Figures.of(statistics.columns(), 0),
                        Figures.of(statistics.flowLimits(), 0));
    }
}
