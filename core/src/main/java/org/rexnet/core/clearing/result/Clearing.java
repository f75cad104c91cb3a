package org.rexnet.core.clearing.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.section.ShortTable;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;
import org.rexnet.network.Carrier;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.flow.DcFlow;

/**
 * Welfare-best feasible dispatch of a study and its prices; immutable.
 *
 * <p>Arrays are by snapshot of the horizon, then component in the study's order; they are the clearing's own, to be read only.
 */
public final class Clearing {

    /** Attribute of buses: value of one more MWh there, in money per MWh. */
    public static final String MARGINAL_PRICE = "marginal_price";

    /** Attribute of anything with a capacity: what one more MW (MWh) saves, over the snapshot with its weight. */
    public static final String CAPACITY_RENT = "capacity_rent";

    /** Attribute of anything with a capacity: what limits over many capacities make one more MW (MWh) cost. */
    public static final String LIMIT_COST = "limit_cost";

    /** Attribute of charging stations: what a MWh costs there beyond its price at the bus, because the connection is full. */
    public static final String CONNECTION_PRICE = "connection_price";

    /** Table of lines and transformers together, in the network's order. */
    public static final String BRANCHES = "passive_branches";

    /** Attribute of lines and transformers: MW from the first bus to the second. */
    public static final String FLOW = "flow";

    /** Attribute of branches: what is lost on the way in MW. */
    public static final String LOSS = "loss";

    /** Attribute of lines and transformers: cost of one more MW of limit, below 0 forward and above 0 backward. */
    public static final String SHADOW_PRICE = "shadow_price";

    /** Table of rows of one's own. */
    public static final String EXTRA_ROWS = "extra_rows";

    /** Table of limits that generators share; its attribute {@code mu} is what one more MW of the bound adds to cost. */
    public static final String OUTPUT_LIMITS = "output_limits";

    private final Study study;
    private final ClearingOptions options;
    private final double objective;
    private final ClearingResults results;
    private final ClearingStatistics statistics;
    private final Operations operations;
    private final PriceExplanation explanation;
    /** What each component did, told when it is first asked for and kept: many sums are over it. */
    private volatile @Nullable List<Operation> told;

    /**
     * Makes a clearing of what the windows of a study wrote.
     *
     * @param objective cost of all weighted snapshots plus that of the capacities found, in the study's currency
     * @param operations tells what each component did
     */
    public Clearing(
            Study study,
            ClearingOptions options,
            double objective,
            ClearingResults results,
            ClearingStatistics statistics,
            Operations operations) {
        this(
                study,
                options,
                objective,
                results,
                statistics,
                operations,
                () -> DcFlow.of(study.network(), options.convention()));
    }

    /**
     * The same, with a flow by which to split prices, in place of its own.
     *
     * @param flow that of the study's network by the convention of the options
     */
    public Clearing(
            Study study,
            ClearingOptions options,
            double objective,
            ClearingResults results,
            ClearingStatistics statistics,
            Operations operations,
            DcFlow flow) {
        this(study, options, objective, results, statistics, operations, () -> flow);
    }

    private Clearing(
            Study study,
            ClearingOptions options,
            double objective,
            ClearingResults results,
            ClearingStatistics statistics,
            Operations operations,
            Supplier<DcFlow> flow) {
        this.study = study;
        this.options = options;
        this.objective = objective;
        this.results = results;
        this.statistics = statistics;
        this.operations = operations;
        explanation = new PriceExplanation(study, options, results, this::prices, flow);
    }

    /** Returns the study that was cleared. */
    public Study study() {
        return study;
    }

    /** Returns how it was cleared. */
    public ClearingOptions options() {
        return options;
    }

    /** Returns the cost of all weighted snapshots plus that of the capacities found, in the study's currency. */
    public double objective() {
        return objective;
    }

    /** Returns sizes, counts and times of solving. */
    public ClearingStatistics statistics() {
        return statistics;
    }

    /**
     * Returns where a clearing of the same study with the capacities that exist starts; empty where capacities were not found as one model.
     */
    public Optional<ClearingCorner> operationCorner() {
        return results.operation();
    }

    /** Returns the locational prices in money per MWh, by snapshot and bus. */
    public double[][] prices() {
        return series(ComponentKind.BUS, MARGINAL_PRICE);
    }

    /**
     * Returns the locational price at a bus in snapshot {@code t}, in money per MWh.
     *
     * @throws IllegalArgumentException if there is no such bus or snapshot
     */
    public double price(String bus, int t) {
        if (t < 0 || t >= study.horizon().size()) {
            throw new IllegalArgumentException("There is no snapshot %d: there are %d, from 0."
                    .formatted(t, study.horizon().size()));
        }
        return prices()[t][study.network().busIndex(bus)];
    }

    /** Returns the locational price at a bus in the first snapshot. */
    public double price(String bus) {
        return price(bus, 0);
    }

    /**
     * Returns what one more MWh of demand at a bus in snapshot {@code t} costs, and who gives it.
     *
     * @throws IllegalStateException if the options did not ask for it
     */
    public MarginalMwh nextMwh(String bus, int t) {
        return explanation.both(bus, t).next();
    }

    /**
     * Returns what the last MWh of demand at a bus in snapshot {@code t} cost, and who would give less without it.
     *
     * @throws IllegalStateException if the options did not ask for it
     */
    public MarginalMwh lastMwh(String bus, int t) {
        return explanation.both(bus, t).last();
    }

    /** Returns what sets the price at a bus in snapshot {@code t}: that of the next MWh, or of the last where there is no next. */
    public List<PriceSetter> priceSetters(String bus, int t) {
        return explanation.setting(bus, t).setters();
    }

    /** Returns the same from place to place, from the bus to where the cost arises. */
    public PriceChain priceChain(String bus, int t) {
        return explanation.setting(bus, t).chain();
    }

    /**
     * Returns the interval of valid prices at a bus in snapshot {@code t}.
     *
     * @throws IllegalStateException if the options did not ask for it
     */
    public PriceInterval priceInterval(String bus, int t) {
        return explanation.interval(bus, t);
    }

    /** Returns the interval of valid prices at a bus in snapshot {@code t}; empty where it was not sought, or not found. */
    public Optional<PriceInterval> findPriceInterval(String bus, int t) {
        return explanation.findInterval(bus, t);
    }

    /** Returns the parts of which the price at a bus in snapshot {@code t} consists. */
    public PriceComponents priceComponents(String bus, int t) {
        return explanation.components(bus, t);
    }

    /** Returns what everybody pays, receives, spends and earns. */
    public Surpluses surpluses() {
        return surpluses(prices());
    }

    /** Returns what each component did, kind by kind. */
    public List<Operation> operations() {
        List<Operation> known = told;
        if (known == null) {
            known = List.copyOf(operations.of(this));
            told = known;
        }
        return known;
    }

    /** Returns what all components inject. */
    public List<Injection> injections() {
        return operations().stream()
                .flatMap(operation -> operation.injections().stream())
                .toList();
    }

    /** Returns the tonnes of CO2 of all fuel that is burnt, with the weights of generators. */
    public double emissionsTonnes() {
        return operations().stream()
                .mapToDouble(operation -> operation.content(Carrier.CO2_EMISSIONS))
                .sum();
    }

    /** Returns who charged where and when, and what charging cost. */
    public Charging charging() {
        return Charging.of(this);
    }

    List<ChargingRun> chargingRuns() {
        return results.chargingRuns();
    }

    /**
     * Returns what everybody would pay and receive for the same dispatch at other prices.
     *
     * @param prices money per MWh by snapshot and bus
     */
    public Surpluses surpluses(double[][] prices) {
        return Surpluses.of(this, prices);
    }

    /** Returns the flows in MW through lines and transformers, by snapshot and position among the passive branches. */
    public double[][] flows() {
        return results.series(BRANCHES, FLOW, study.lines().size());
    }

    /** Returns what lines and transformers lose in MW, half at each end, by snapshot and position among the passive branches. */
    public double[][] lineLosses() {
        return results.series(BRANCHES, LOSS, study.lines().size());
    }

    /**
     * Returns what one more MW of each line's or transformer's limit would cost per hour, by snapshot and position among the passive
     * branches: below 0 where the limit holds flow back forward, above 0 backward, 0 where it does not bind.
     */
    public double[][] shadowPrices() {
        return results.series(BRANCHES, SHADOW_PRICE, study.lines().size());
    }

    /** Returns the flow in MW from the first to the second bus of a line or transformer in snapshot {@code t}. */
    public double flow(Class<? extends PassiveBranch> type, String id, int t) {
        Branch branch = study.network().branch(type, id);
        for (int l = 0; l < study.lines().size(); l++) {
            if (study.lines().get(l).branch().equals(branch)) {
                return flows()[t][l];
            }
        }
        throw new IllegalStateException("Branch " + id + " is not among the lines of the study.");
    }

    /** Returns the output in MW of a generator in snapshot {@code t}. */
    public double output(String generator, int t) {
        List<String> ids = study.generators().stream().map(g -> g.id()).toList();
        int index = ids.indexOf(generator);
        if (index < 0) {
            throw new IllegalArgumentException("There is no generator " + generator + ".");
        }
        return series(ComponentKind.GENERATOR, "p")[t][index];
    }

    /**
     * Returns one attribute of all components of a table, by snapshot and component: {@code p}, {@code p0}, {@code e},
     * {@code state_of_charge} and the like, as PyPSA names them.
     */
    public double[][] series(ComponentKind kind, String attribute) {
        return results.series(kind.table(), attribute, study.count(kind));
    }

    /** Returns whether components of a table have that attribute. */
    public boolean has(ComponentKind kind, String attribute) {
        return results.allSeries().containsKey(new ClearingResults.Key(kind.table(), attribute));
    }

    /** Returns one number per component of a table: {@code p_nom_opt}, {@code mu} and the like, as PyPSA names them. */
    public double[] column(ComponentKind kind, String attribute) {
        return results.column(kind.table(), attribute, study.count(kind));
    }

    /** Returns what one more MW (MWh) of each component's capacity saves over the horizon, in the study's currency. */
    public double[] capacityRents(ComponentKind kind) {
        double[] sums = new double[study.count(kind)];
        for (double[] row : capacityRentsBySnapshot(kind)) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row[i];
            }
        }
        return sums;
    }

    /** Returns the same by snapshot and component: over each snapshot with its weight. */
    public double[][] capacityRentsBySnapshot(ComponentKind kind) {
        if (kind != ComponentKind.LINE && kind != ComponentKind.TRANSFORMER) {
            return series(kind, CAPACITY_RENT);
        }
        int[] members =
                study.linePositions(kind).stream().mapToInt(Integer::intValue).toArray();
        double[][] all = results.series(BRANCHES, CAPACITY_RENT, study.lines().size());
        double[][] chosen = new double[all.length][members.length];
        for (int t = 0; t < all.length; t++) {
            for (int i = 0; i < members.length; i++) {
                chosen[t][i] = all[t][members[i]];
            }
        }
        return chosen;
    }

    /** Returns what limits over many capacities make one more MW (MWh) of each component cost, beside its own cost. */
    public double[] limitCosts(ComponentKind kind) {
        return column(kind, LIMIT_COST);
    }

    /**
     * Returns what one more unit of the bound of each row of one's own adds to cost, by name: at most 0 where the upper bound binds, at
     * least 0 where the lower one does.
     */
    public Map<String, Double> extraRowPrices() {
        List<ExtraRow> rows = options.extraRows();
        double[] duals = results.column(EXTRA_ROWS, "mu", rows.size());
        Map<String, Double> prices = new LinkedHashMap<>();
        for (int i = 0; i < duals.length; i++) {
            prices.put(rows.get(i).name(), duals[i]);
        }
        return prices;
    }

    /** Returns what the windows wrote, to be read only: for those who clear on, as windows that roll do. */
    public ClearingResults results() {
        return results;
    }

    /** Returns all series of a table by attribute, as {@link #series} has them. */
    public Map<String, double[][]> seriesOf(String table) {
        Map<String, double[][]> found = new LinkedHashMap<>();
        results.allSeries().forEach((key, values) -> {
            if (key.table().equals(table)) {
                found.put(key.attribute(), values);
            }
        });
        return found;
    }

    /** Returns cost and prices, one line for each carrier. */
    @Override
    public String toString() {
        String money = study.settings().currency();
        ShortTable table = new ShortTable("prices in %s/MWh".formatted(money), "average", "lowest", "highest");
        for (CarrierPrice price : CarrierPrice.of(this)) {
            table.row(price.carrier(), price.average(), price.lowest(), price.highest());
        }
        return "%s: %d buses, %d snapshots, total cost %s %s%n%s"
                .formatted(
                        study.name(),
                        study.network().buses().size(),
                        study.horizon().size(),
                        String.format(Locale.ROOT, "%,.2f", objective),
                        money,
                        table);
    }

    /** Returns 1 / weight, by which duals become prices; 0 where a snapshot has no weight and so no price. */
    public static double perWeight(double weight) {
        return weight == 0 ? 0 : 1 / weight;
    }
}
