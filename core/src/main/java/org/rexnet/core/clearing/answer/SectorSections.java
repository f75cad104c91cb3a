package org.rexnet.core.clearing.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.result.CarrierTotals;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.ChargingResult.Course;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ContractValue;
import org.rexnet.core.clearing.result.SetterShare;
import org.rexnet.core.section.Chart;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;

/** Charging, energy and money by carrier, setters of prices and bilateral contracts as sections. */
public final class SectorSections {

    private static final int MOST_STATIONS = 12;
    private static final int MOST_SETTERS = 6;
    private static final int MOST_CONTRACTS = 10;

    private final Clearing clearing;
    private final String currency;

    private SectorSections(Clearing clearing) {
        this.clearing = clearing;
        currency = clearing.study().settings().currency();
    }

    /** Returns the sections that the study has; those of setters where the prices are explained and {@code setters} asks for them. */
    public static List<Section> of(Clearing clearing, boolean setters) {
        SectorSections sections = new SectorSections(clearing);
        List<Section> all = new ArrayList<>();
        if (!clearing.study().components(ChargingStation.class).isEmpty()) {
            all.add(sections.charging());
        }
        all.addAll(sectors(clearing));
        if (setters) {
            all.add(setters(clearing));
        }
        if (!clearing.study().components(BilateralContract.class).isEmpty()) {
            all.add(sections.contracts());
        }
        return all;
    }

    /** A charging station over the horizon. */
    private record Station(
            ChargingStation station,
            double capacityMw,
            double mwh,
            double average,
            double lowest,
            double highest,
            double fullHours) {}

    private Section charging() {
        List<ChargingStation> stations = clearing.study().components(ChargingStation.class);
        double[] capacities = clearing.column(ComponentKind.CHARGING_STATION, "p_nom_opt");
        List<Station> rows = IntStream.range(0, stations.size())
                .mapToObj(i -> station(stations.get(i), i, capacities[i]))
                .toList();
        return Section.table("charging", "Charging, " + currency + " per MWh into the vehicle", rows)
                .add(Column.words("station", row -> row.station().id()))
                .add(Column.words("bus", row -> row.station().bus()))
                .add(Column.number("capacity_mw", "connection", "MW", Format.MONEY, Station::capacityMw))
                .add(Column.number("energy_mwh", "", "MWh", Format.AMOUNT, Station::mwh))
                .add(Column.number("average_by_energy", "average by energy", Format.MONEY, Station::average))
                .add(Column.number("lowest", "lowest", Format.MONEY, Station::lowest))
                .add(Column.number("highest", "highest", Format.MONEY, Station::highest))
                .add(Column.number("hours_at_limit", "hours at limit", Format.AMOUNT, Station::fullHours))
                .first(MOST_STATIONS)
                .note(sessions(clearing.charging().sessionsWithin()))
                .build();
    }

    private Station station(ChargingStation station, int i, double capacityMw) {
        double[][] prices = clearing.charging().prices();
        double[][] drawn = clearing.series(ComponentKind.CHARGING_STATION, "p");
        double mwh = 0;
        double paid = 0;
        double full = 0;
        double lowest = Double.NaN;
        double highest = Double.NaN;
        for (int t = 0; t < drawn.length; t++) {
            double weight = clearing.study().horizon().at(t).objectiveWeight();
            double energy = weight * Math.max(0, drawn[t][i]) * station.efficiency();
            mwh += energy;
            paid += energy * prices[t][i];
            full += Math.abs(drawn[t][i]) > capacityMw * (1 - 1e-6) ? weight : 0;
            if (energy > 0) {
                lowest = lowest <= prices[t][i] ? lowest : prices[t][i];
                highest = highest >= prices[t][i] ? highest : prices[t][i];
            }
        }
        return new Station(station, capacityMw, mwh, mwh > 0 ? paid / mwh : Double.NaN, lowest, highest, full);
    }

    private static String sessions(List<ChargingResult> sessions) {
        Map<Course, Long> counts =
                sessions.stream().collect(Collectors.groupingBy(ChargingResult::course, Collectors.counting()));
        String courses = Arrays.stream(Course.values())
                .filter(counts::containsKey)
                .map(course ->
                        "%s %s".formatted(Figures.of((double) counts.getOrDefault(course, 0L), 0), words(course)))
                .collect(Collectors.joining(", "));
        String all = Figures.count(sessions.size(), "session", "sessions");
        return courses.isEmpty() ? all : all + ": " + courses;
    }

    private static String words(Course course) {
        return switch (course) {
            case SERVED -> "fully charged";
            case GOT_LESS -> "partly";
            case WAITED -> "fully after waiting for a plug";
            case MOVED -> "fully at another station";
            case LEFT -> "left without a plug";
        };
    }

    /** Returns energy and money by carrier; on a page where there are several. */
    public static List<Section> sectors(Clearing clearing) {
        String currency = clearing.study().settings().currency();
        List<CarrierTotals> totals = CarrierTotals.of(clearing);
        Section energy = Section.table("sectors", "Sectors, MWh", totals)
                .add(Column.words("carrier", CarrierTotals::carrier))
                .add(Column.<CarrierTotals>number(
                                "supplied", "supplied", "MWh", Format.AMOUNT, CarrierTotals::suppliedMwh)
                        .unitInTitle())
                .add(Column.<CarrierTotals>number(
                                "from_others", "converted from", "MWh", Format.AMOUNT, CarrierTotals::fromOthersMwh)
                        .unitInTitle())
                .add(Column.<CarrierTotals>number("used", "used", "MWh", Format.AMOUNT, CarrierTotals::usedMwh)
                        .unitInTitle())
                .add(Column.<CarrierTotals>number(
                                "to_others", "converted to", "MWh", Format.AMOUNT, CarrierTotals::toOthersMwh)
                        .unitInTitle())
                .add(Column.<CarrierTotals>number("stored", "stored", "MWh", Format.AMOUNT, CarrierTotals::storedMwh)
                        .unitInTitle())
                .add(Column.<CarrierTotals>number("lost", "lost", "MWh", Format.AMOUNT, CarrierTotals::lostMwh)
                        .unitInTitle())
                .add(Column.<CarrierTotals>number(
                                "unserved", "unserved", "MWh", Format.AMOUNT, CarrierTotals::unservedMwh)
                        .unitInTitle())
                .addAll(money().stream().map(Column::inData).toList())
                .build();
        Section money = Section.table("sectors", "Sectors, " + currency, totals)
                .add(Column.words("carrier", CarrierTotals::carrier))
                .addAll(money())
                .only(Output.PAGE)
                .build();
        return totals.size() > 1 ? List.of(energy, money) : List.of(energy.only(Output.JSON, Output.CSV, Output.TABLE));
    }

    private static List<Column<CarrierTotals>> money() {
        return List.of(
                Column.number("average_price", "average price", Format.MONEY, CarrierTotals::averagePrice),
                Column.number("payments", "payments", Format.AMOUNT, CarrierTotals::payments),
                Column.number("receipts", "receipts", Format.AMOUNT, CarrierTotals::receipts),
                Column.number("rents", "rents", Format.AMOUNT, CarrierTotals::rents));
    }

    /** Returns how often each component sets the prices of each carrier; a page sums up the rarest. */
    public static Section setters(Clearing clearing) {
        List<SetterShare> all = SetterShare.of(clearing);
        return Section.table("setters", "Price setters", all)
                .add(Column.words("carrier", SetterShare::carrier))
                .add(Column.<SetterShare>words("answered_by", SetterShare::answeredBy)
                        .inData())
                .add(Column.<SetterShare>words(
                                "answered_by",
                                "one more MWh comes from",
                                share -> share.answeredBy().isEmpty() ? "not determined" : share.answeredBy())
                        .onPage())
                .add(Column.<SetterShare>words("set_by", SetterShare::setBy).inData())
                .add(Column.<SetterShare>words(
                                "set_by",
                                "itself set by",
                                share -> share.setBy().equals(share.answeredBy()) ? "" : share.setBy())
                        .onPage())
                .add(Column.number("share", "hours", Format.PERCENT, SetterShare::share))
                .add(Column.number("average_price", "average price", Format.MONEY, SetterShare::averagePrice))
                .chart(new Chart.Flows(
                        "Who sets prices: from where the cost arises to the carrier",
                        "share of the hours of each carrier",
                        List.of("set_by", "answered_by", "carrier"),
                        "share"))
                .onPage(withOthers(all))
                .build();
    }

    private static List<SetterShare> withOthers(List<SetterShare> all) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        Map<String, Double> rest = new LinkedHashMap<>();
        List<SetterShare> shown = new ArrayList<>();
        for (SetterShare share : all) {
            if (rows.merge(share.carrier(), 1, Integer::sum) > MOST_SETTERS) {
                rest.merge(share.carrier(), share.share(), Double::sum);
            } else {
                shown.add(share);
            }
        }
        rest.forEach((carrier, share) -> shown.add(new SetterShare(carrier, "others", "", share, Double.NaN)));
        return shown;
    }

    private Section contracts() {
        return Section.table("bilateral_contracts", "Bilateral contracts", ContractValue.of(clearing))
                .add(Column.words("contract", ContractValue::contract))
                .add(Column.number("energy_mwh", "", "MWh", Format.AMOUNT, ContractValue::energyMwh))
                .add(Column.number("payment", "buyer pays seller", currency, Format.AMOUNT, ContractValue::payment))
                .add(Column.number(
                        "network_charge", "buyer pays network", currency, Format.AMOUNT, ContractValue::networkCharge))
                .first(MOST_CONTRACTS)
                .build();
    }
}
