package org.rexnet.core.clearing.sectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.result.BusPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Surplus;
import org.rexnet.core.clearing.sectors.SectorCouplingValue.HeatTies;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;

/** Runs a study one sector after the other, as {@link SectorCouplingValue} says; for one comparison. */
public final class SequentialPlanning {

    private final Clearing coupled;
    private final Study study;
    private final Solver solver;
    private final BiFunction<Study, ClearingOptions, ClearingOutcome> market;
    private final ClearingOptions options;
    private final SectorStudy heat;
    private final Map<String, Double> averages = new HashMap<>();
    private final Set<String> given = new HashSet<>();

    /**
     * Prepares the comparison with a study that was cleared.
     *
     * @param market clears a study
     */
    public SequentialPlanning(
            Clearing coupled, Solver solver, BiFunction<Study, ClearingOptions, ClearingOutcome> market) {
        this.coupled = coupled;
        study = coupled.study();
        this.solver = solver;
        this.market = market;
        options = coupled.options().withExplanation(ClearingOptions.Explanation.NONE);
        heat = SectorStudy.heat(study);
        BusPrice.of(coupled).forEach(price -> averages.put(price.bus(), price.average()));
    }

    /** Plans the sectors one after the other, and values what planning them at once is worth. */
    public SectorCouplingOutcome run() {
        boolean charging = !study.components(EvSession.class).isEmpty();
        if (heat.rim().isEmpty() && !charging) {
            return new SectorCouplingOutcome.NotApplicable("Nothing couples power with heat, and no vehicle charges.");
        }
        boolean bound = !study.globalConstraints().isEmpty()
                || !options.extraRows().isEmpty()
                || !study.conditions(OutputLimit.class).isEmpty();
        if (bound) {
            return new SectorCouplingOutcome.NotApplicable(
                    "Global constraints, output limits and rows of one's own bind all sectors together, so that none"
                            + " can be planned before another.");
        }
        if (options.expansion() && study.hasCandidates()) {
            return new SectorCouplingOutcome.NotApplicable(
                    "Capacities are to be found; the comparison needs given ones.");
        }
        Study heatStudy = heatPlan();
        ClearingOutcome heatPlan = market.apply(heatStudy, options);
        if (!(heatPlan instanceof ClearingOutcome.Cleared planned)) {
            return new SectorCouplingOutcome.Failed("heat plan", heatPlan);
        }
        ArrivalCharging arrivals = ArrivalCharging.of(study);
        Optional<Clearing> chosen = chosen(heatStudy, arrivals);
        Clearing plan = chosen.orElse(planned.clearing());
        ClearingOutcome power = market.apply(withGiven(Optional.of(plan), arrivals), options);
        if (!(power instanceof ClearingOutcome.Cleared cleared)) {
            return new SectorCouplingOutcome.Failed("dispatch of power with heat and charging as given", power);
        }
        HeatTies ties = heat.rim().isEmpty() ? HeatTies.NONE : chosen.isPresent() ? HeatTies.LEAST_COST : HeatTies.ANY;
        return new SectorCouplingOutcome.Valued(value(plan, cleared.clearing(), arrivals, ties));
    }

    /** Returns the heat plan with which all else costs least. */
    private Optional<Clearing> chosen(Study heatStudy, ArrivalCharging arrivals) {
        if (heat.inner().isEmpty() || heat.rim().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> grids = new LinkedHashMap<>();
        heat.rim().stream().sorted().forEach(bus -> grids.put(bus, grid(bus)));
        return new HeatPlanChoice(heatStudy, grids, withGiven(Optional.empty(), arrivals), options, solver).choose();
    }

    /** Heat with its converters; energy drawn elsewhere is bought, and energy fed in there is sold, at average prices. */
    private Study heatPlan() {
        if (heat.inner().isEmpty()) {
            return Study.builder(study.name())
                    .horizon(study.horizon())
                    .buses("none")
                    .build();
        }
        StudyBuilder plan = heat.of(study);
        for (String bus : heat.rim()) {
            plan.generator(
                    grid(bus),
                    bus,
                    g -> g.capacityMw(Double.POSITIVE_INFINITY)
                            .minPu(-1)
                            .marginalCost(averages.getOrDefault(bus, 0.0)));
        }
        return plan.build();
    }

    private String grid(String bus) {
        String name = "average price at " + bus;
        while (isGenerator(name)) {
            name += "'";
        }
        return name;
    }

    private boolean isGenerator(String name) {
        return study.generators().stream().anyMatch(g -> g.id().equals(name));
    }

    /** All but heat, where converters and charging stations are loads. */
    private Study withGiven(Optional<Clearing> plan, ArrivalCharging arrivals) {
        given.clear();
        SectorStudy rest = heat.rest(study);
        StudyBuilder builder = rest.of(study);
        Set<String> own = new HashSet<>();
        study.loads().forEach(load -> own.add(load.id()));
        for (Injection injection : plan.map(Clearing::injections).orElse(List.of())) {
            Bus bus = plan.orElseThrow().study().network().buses().get(injection.bus());
            if (injection.role() == Injection.Role.CONVERSION && rest.inner().contains(bus.id())) {
                double[] mw = new double[study.horizon().size()];
                Arrays.setAll(mw, injection::mw);
                builder.add(given(injection.component().id() + " at " + bus.id(), own, bus.id(), 1, mw));
            }
        }
        List<ChargingStation> stations = study.components(ChargingStation.class);
        for (int i = 0; i < stations.size(); i++) {
            int s = i;
            double[] mw =
                    Arrays.stream(arrivals.powerMw()).mapToDouble(row -> row[s]).toArray();
            String bus = stations.get(i).bus();
            builder.add(given("charging at " + stations.get(i).id(), own, bus, -1, mw));
        }
        return builder.build();
    }

    private Load given(String wanted, Set<String> own, String bus, int sign, double[] mw) {
        String name = wanted;
        while (own.contains(name) || !given.add(name)) {
            name += "'";
        }
        return Load.builder(name, bus).sign(sign).powerMw(Profile.of(mw)).build();
    }

    private SectorCouplingValue value(Clearing plan, Clearing power, ArrivalCharging arrivals, HeatTies ties) {
        List<Surplus> all = new ArrayList<>();
        double heatCost = 0;
        for (Surplus surplus : plan.surpluses().all()) {
            boolean atAverage = surplus.component().kind() == ComponentKind.GENERATOR
                    && heat.rim().stream()
                            .anyMatch(
                                    bus -> grid(bus).equals(surplus.component().id()));
            if (!atAverage) {
                heatCost += surplus.cost();
                all.add(surplus);
            }
        }
        all.addAll(correctedToPrices(plan, power));
        power.surpluses().all().stream()
                .filter(surplus -> surplus.component().kind() != ComponentKind.LOAD
                        || !given.contains(surplus.component().id()))
                .forEach(all::add);
        all.addAll(arrivals.surpluses(stationPrices(power)));
        return new SectorCouplingValue(
                coupled.objective(),
                heatCost + power.objective() + arrivals.cost(),
                ties,
                lostLoadMwh(plan) + lostLoadMwh(power),
                arrivals.unpricedMissingMwh(),
                SectorCouplingValue.differences(coupled.surpluses().all(), all));
    }

    /** Returns the receipts of converters at buses beyond heat above those that the plan expected. */
    private List<Surplus> correctedToPrices(Clearing plan, Clearing power) {
        List<Surplus> corrections = new ArrayList<>();
        for (Injection injection : plan.injections()) {
            String bus = plan.study().network().buses().get(injection.bus()).id();
            if (injection.role() == Injection.Role.CONVERSION && heat.rim().contains(bus)) {
                double receipts = 0;
                for (int t = 0; t < study.horizon().size(); t++) {
                    receipts += study.horizon().at(t).objectiveWeight()
                            * injection.mw(t)
                            * (power.price(bus, t) - plan.price(bus, t));
                }
                corrections.add(new Surplus(injection.component(), receipts, 0));
            }
        }
        return corrections;
    }

    private double[][] stationPrices(Clearing power) {
        List<ChargingStation> stations = study.components(ChargingStation.class);
        return IntStream.range(0, study.horizon().size())
                .mapToObj(t -> stations.stream()
                        .mapToDouble(station -> power.price(station.bus(), t))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double lostLoadMwh(Clearing clearing) {
        double[][] lost = clearing.series(ComponentKind.BUS, "lost_load");
        double mwh = 0;
        for (int t = 0; t < lost.length; t++) {
            mwh += clearing.study().horizon().at(t).objectiveWeight()
                    * Arrays.stream(lost[t]).sum();
        }
        return mwh;
    }
}
