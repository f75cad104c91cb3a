package org.rexnet.investment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.Components;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Link;

/**
 * A component alone among markets that buy and sell any amount at given prices: what a price taker does best, as a small linear model.
 *
 * @param study the component, at its buses one market each
 * @param candidate whose capacity is valued
 */
record LoneComponent(Study study, Candidate candidate) {

    /** Puts a component at what exists of it, or at 1 MW (MWh) where nothing does. */
    static LoneComponent of(Study study, Candidate candidate, double[][] prices) {
        double capacity = candidate.existing() > 0 && Double.isFinite(candidate.existing()) ? candidate.existing() : 1;
        return of(study, candidate, capacity, prices);
    }

    /** Puts a component of a given capacity. */
    static LoneComponent of(Study study, Candidate candidate, double capacity, double[][] prices) {
        StudyBuilder alone = Study.builder(candidate.name() + " alone").horizon(study.horizon());
        Set<String> buses = new LinkedHashSet<>();
        List<Runnable> additions = new ArrayList<>();
        add(study, candidate, capacity, alone, buses, additions);
        study.network().carriers().forEach(alone::add);
        for (String bus : buses) {
            alone.add(study.network().bus(bus));
            int column = study.network().busIndex(bus);
            double[] price = new double[prices.length];
            for (int t = 0; t < price.length; t++) {
                price[t] = prices[t][column];
            }
            alone.generator(
                    "market " + bus,
                    bus,
                    g -> g.capacityMw(Double.POSITIVE_INFINITY)
                            .minPu(Profile.of(-1))
                            .marginalCost(Profile.of(price)));
        }
        additions.forEach(Runnable::run);
        return new LoneComponent(alone.build(), candidate);
    }

    private static void add(
            Study study,
            Candidate candidate,
            double capacity,
            StudyBuilder alone,
            Set<String> buses,
            List<Runnable> additions) {
        switch (candidate.kind()) {
            case GENERATOR -> {
                Generator generator = study.generators().get(candidate.position());
                buses.add(generator.bus());
                additions.add(() -> alone.add(generator.toBuilder()
                        .capacityMw(capacity)
                        .expansion(Optional.empty())
                        .commitment(Optional.empty())
                        .build()));
            }
            case STORAGE_UNIT -> {
                StorageUnit unit = study.storageUnits().get(candidate.position());
                buses.add(unit.bus());
                additions.add(() -> alone.add(unit.toBuilder()
                        .capacityMw(capacity)
                        .expansion(Optional.empty())
                        .build()));
            }
            case STORE -> {
                Store store = study.stores().get(candidate.position());
                buses.add(store.bus());
                additions.add(() -> alone.add(store.toBuilder()
                        .capacityMwh(capacity)
                        .expansion(Optional.empty())
                        .build()));
            }
            case LINK -> {
                LinkOperation link = study.links().get(candidate.position());
                buses.add(link.link().from());
                buses.addAll(link.link().to());
                additions.add(() -> alone.add(sized(link, capacity)));
            }
            case PIPE -> {
                PipeOperation pipe = study.pipes().get(candidate.position());
                buses.addAll(pipe.buses());
                additions.add(() -> {
                    study.components(HeatSchedule.class).stream()
                            .filter(schedule -> pipe.buses().contains(schedule.bus()))
                            .forEach(alone::add);
                    alone.add(pipe.toBuilder().expansion(exactly(capacity)).build());
                });
            }
            case CHP -> {
                CombinedHeatPower plant =
                        study.components(CombinedHeatPower.class).get(candidate.position());
                buses.addAll(plant.buses());
                additions.add(() -> alone.add(plant.toBuilder()
                        .expansion(Optional.of(exactly(capacity)))
                        .build()));
            }
            case CHARGING_STATION -> {
                ChargingStation station =
                        study.components(ChargingStation.class).get(candidate.position());
                buses.add(station.bus());
                additions.add(() -> addStation(study, station.withExpansion(exactly(capacity)), alone));
            }
            case BUS,
                    LOAD,
                    LINE,
                    TRANSFORMER,
                    BID,
                    FLEXIBLE_LOAD,
                    BUILDING,
                    BILATERAL_CONTRACT,
                    EV_SESSION,
                    GLOBAL_CONSTRAINT ->
                throw new IllegalArgumentException("%s of %s cannot be valued alone."
                        .formatted(candidate.name(), candidate.kind().table()));
        }
    }

    /** A capacity whose rent is that of all rows that contain it, such as those of the loss of a pipe. */
    private static Expansion exactly(double capacity) {
        return Expansion.of(capacity, capacity, 0);
    }

    /** Adds a station with the vehicles for which it is the nearest, and what they do without is worth. */
    private static void addStation(Study study, ChargingStation station, StudyBuilder alone) {
        alone.settings(study.settings()).add(station);
        study.components(EvSession.class).stream()
                .filter(session -> session.station().equals(station.id()))
                .map(EvSession::withAlternatives)
                .forEach(alone::add);
    }

    private static LinkOperation sized(LinkOperation link, double capacity) {
        Link size = new Link(link.id(), link.link().from(), link.link().to(), capacity);
        return new LinkOperation(
                size,
                link.efficiencies(),
                link.carrier(),
                link.lengthKm(),
                Optional.empty(),
                link.minPu(),
                link.maxPu(),
                link.marginalCost(),
                link.quadraticCost(),
                link.rampLimits(),
                Optional.empty(),
                link.setPointMw(),
                link.delays());
    }

    /** Returns the best operation; throws {@link NotOperableException} where there is none. */
    Clearing operate(Solver solver) {
        ClearingOptions options = ClearingOptions.of(study.settings()).withExpansion(true);
        ClearingOutcome outcome = new MarketClearing(solver).clear(study, options);
        if (outcome instanceof ClearingOutcome.Cleared cleared) {
            return cleared.clearing();
        }
        throw new NotOperableException(candidate);
    }

    /** Returns the capacity rents of the best operation. */
    Earnings rents(Solver solver) {
        double[][] rents = operate(solver).capacityRentsBySnapshot(candidate.kind());
        // Markets are generators, too.
        int position = Components.ids(study, candidate.kind()).indexOf(candidate.name());
        double[] earned = new double[rents.length];
        for (int t = 0; t < earned.length; t++) {
            earned[t] = rents[t][position];
        }
        return new Earnings(earned, Earnings.Basis.PRICES);
    }
}
