package org.rexnet.investment;

import java.util.List;
import org.rexnet.core.clearing.result.CarrierPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a system costs and does over its horizon.
 *
 * @param cost operation and extendable capacity, what exists at its yearly cost included, in the study's currency
 * @param capacityCost part of it that is the cost of extendable capacity; without it, it is that of a clearing
 * @param loadMwh energy that loads ask for, of all carriers
 * @param averagePrice of that energy, in money per MWh
 * @param emissionsTonnes CO2 of the fuel that generators and plants burn
 * @param unservedMwh energy that loads ask for and do not get
 * @param prices of each carrier
 */
public record SystemFigures(
        double cost,
        double capacityCost,
        double loadMwh,
        double averagePrice,
        double emissionsTonnes,
        double unservedMwh,
        List<CarrierPrice> prices) {

    public SystemFigures {
        prices = List.copyOf(prices);
    }

    /** Returns the figures of a clearing, whether capacities were variables in it or not. */
    public static SystemFigures of(Clearing clearing) {
        List<CarrierPrice> prices = CarrierPrice.of(clearing);
        double load = prices.stream().mapToDouble(CarrierPrice::loadMwh).sum();
        double value =
                prices.stream().mapToDouble(p -> p.average() * p.loadMwh()).sum();
        double capacities = capacityCost(clearing);
        return new SystemFigures(
                clearing.objective() + (clearing.options().expansion() ? 0 : capacities),
                capacities,
                load,
                load > 0 ? value / load : 0,
                emissions(clearing),
                unserved(clearing),
                prices);
    }

    /** Returns the cost per MWh that loads ask for. */
    public double costPerMwh() {
        return loadMwh > 0 ? cost / loadMwh : 0;
    }

    private static double capacityCost(Clearing clearing) {
        return Candidate.of(clearing.study()).stream()
                .mapToDouble(candidate ->
                        capacity(clearing, candidate) * candidate.expansion().annualCost())
                .sum();
    }

    private static double capacity(Clearing clearing, Candidate candidate) {
        return clearing.options().expansion()
                ? clearing.column(candidate.kind(), candidate.attribute())[candidate.position()]
                : candidate.existing();
    }

    private static double emissions(Clearing clearing) {
        Study study = clearing.study();
        double[][] power = clearing.series(ComponentKind.GENERATOR, "p");
        double tonnes = 0;
        for (int i = 0; i < study.generators().size(); i++) {
            Generator generator = study.generators().get(i);
            double perMwhFuel = study.network().carrier(generator.carrier()).attribute(Carrier.CO2_EMISSIONS);
            for (int t = 0; perMwhFuel != 0 && t < power.length; t++) {
                double hours = study.horizon().at(t).generatorWeight();
                tonnes += hours * power[t][i] / generator.efficiency().at(t) * perMwhFuel;
            }
        }
        List<CombinedHeatPower> plants = study.components(CombinedHeatPower.class);
        double[][] plantPower = clearing.series(ComponentKind.CHP, "p");
        double[][] plantHeat = clearing.series(ComponentKind.CHP, "q");
        for (int i = 0; i < plants.size(); i++) {
            for (int t = 0; t < plantPower.length; t++) {
                double hours = study.horizon().at(t).generatorWeight();
                tonnes += hours
                        * plants.get(i).fuelMw(plantPower[t][i], plantHeat[t][i])
                        * plants.get(i).co2PerMwhFuel();
            }
        }
        return tonnes;
    }

    private static double unserved(Clearing clearing) {
        double[][] lost = clearing.series(ComponentKind.BUS, "lost_load");
        double mwh = 0;
        for (int t = 0; t < lost.length; t++) {
            for (double mw : lost[t]) {
                mwh += clearing.study().horizon().at(t).objectiveWeight() * mw;
            }
        }
        return mwh;
    }

    /** Returns two sets of figures beside each other. */
    public static Table compare(String currency, String first, SystemFigures one, String second, SystemFigures other) {
        StringColumn figure = StringColumn.create("figure");
        DoubleColumn left = DoubleColumn.create(first);
        DoubleColumn right = DoubleColumn.create(second);
        Table table = Table.create("comparison", figure, left, right);
        row(table, "cost, " + currency, one.cost(), other.cost());
        row(table, "of which capacity of candidates, " + currency, one.capacityCost(), other.capacityCost());
        row(
                table,
                "of which operation, " + currency,
                one.cost() - one.capacityCost(),
                other.cost() - other.capacityCost());
        row(table, "cost per MWh of demand, " + currency, one.costPerMwh(), other.costPerMwh());
        row(table, "average price per MWh, " + currency, one.averagePrice(), other.averagePrice());
        for (int i = 0; i < one.prices().size() && one.prices().size() > 1; i++) {
            row(
                    table,
                    "average price of %s per MWh, %s"
                            .formatted(one.prices().get(i).carrier(), currency),
                    one.prices().get(i).average(),
                    other.prices().get(i).average());
        }
        row(table, "emissions, t CO2", one.emissionsTonnes(), other.emissionsTonnes());
        row(table, "unserved, MWh", one.unservedMwh(), other.unservedMwh());
        return table;
    }

    private static void row(Table table, String figure, double one, double other) {
        table.stringColumn(0).append(figure);
        table.doubleColumn(1).append(one);
        table.doubleColumn(2).append(other);
    }
}
