package org.rexnet.core.clearing.warning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.rexnet.core.clearing.result.CarrierTotals;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/** Oddities of a study, or of its clearing, that are likely not meant: remarks for people, one sentence each. */
public final class Warnings {

    private static final double SMALLEST_MWH = 1e-6;
    private static final int MOST_STEPS = 30;

    private Warnings() {}

    /**
     * Returns what is likely not meant in a study: branches without reactance, energy from nothing,
     * a unit that can never start, a shortage that is cheaper than supply.
     *
     * @throws org.rexnet.network.flow.SingularFlowException where the network has no flow
     */
    public static List<String> of(Study study) {
        DcFlow dcFlow = DcFlow.of(study.network(), study.settings().convention());
        return of(study, study.settings().convention(), study.settings().formulation(), () -> dcFlow);
    }

    private static List<String> of(
            Study study, SusceptanceConvention convention, FlowFormulation formulation, Supplier<DcFlow> dcFlow) {
        List<String> warnings = new ArrayList<>(UnusualImpedances.of(study, convention, formulation));
        warnings.addAll(EnergyGains.of(study, dcFlow));
        warnings.addAll(StartRamps.of(study));
        warnings.addAll(cheapShortage(study));
        return warnings;
    }

    private static List<String> cheapShortage(Study study) {
        if (study.settings().lostLoad().isEmpty()) {
            return List.of();
        }
        double penalty = study.settings().lostLoad().getAsDouble();
        return dearest(study)
                .filter(chain -> chain.cost() > penalty)
                .map(chain ->
                        ("Lost load is priced at %s %s/MWh, but generator %s costs up to %s where it serves bus %s:"
                                        + " rather than by it, load there is not served.")
                                .formatted(
                                        amount(penalty),
                                        study.settings().currency(),
                                        chain.generator(),
                                        amount(chain.cost()),
                                        chain.bus()))
                .stream()
                .toList();
    }

    /** Returns what is odd in a study, and which of its figures are likely in another unit than they should be, one sentence each. */
    public static List<String> withFigures(Study study) {
        List<String> all = new ArrayList<>(of(study));
        all.addAll(UnusualFigures.of(study));
        return all;
    }

    /** Returns which lines of a study a plan can decide on, but a clearing must refuse, one sentence each. */
    public static List<String> ofCircuits(Study study) {
        return UncountedCircuits.notes(study);
    }

    /** Returns oddities of a study and of its clearing, those of the study first: sectors that never operate. */
    public static List<String> of(Clearing clearing) {
        Study study = clearing.study();
        ClearingOptions options = clearing.options();
        List<String> warnings = new ArrayList<>(of(
                study,
                options.convention(),
                options.formulation(),
                () -> DcFlow.of(study.network(), study.settings().convention())));
        List<CarrierTotals> totals = CarrierTotals.of(clearing);
        for (CarrierTotals total : totals) {
            double injected = total.suppliedMwh() + total.fromOthersMwh();
            if (totals.size() > 1
                    && Math.abs(injected) < SMALLEST_MWH
                    && Math.abs(total.storedMwh()) < SMALLEST_MWH
                    && Math.abs(total.usedMwh()) < SMALLEST_MWH) {
                warnings.add("The carrier %s never operates: nothing is supplied to its buses or converted into it."
                        .formatted(total.carrier()));
            }
        }
        if (!study.components(ChargingStation.class).isEmpty()) {
            addCharging(clearing, warnings);
        }
        return warnings;
    }

    private static void addCharging(Clearing clearing, List<String> warnings) {
        double charged = clearing.charging().sessions().stream()
                .mapToDouble(result -> Math.abs(result.energyMwh()))
                .sum();
        if (charged < SMALLEST_MWH) {
            warnings.add(
                    clearing.study().components(EvSession.class).isEmpty()
                            ? "Charging never operates: there are stations but no sessions."
                            : "Charging never operates: no vehicle charges within the snapshots.");
        }
    }

    private static String amount(double value) {
        return Figures.money(value);
    }

    /** What a generator costs at a bus that it can serve, at most over the snapshots, by the cheapest way. */
    private record Chain(String generator, String bus, double cost) {}

    private static Optional<Chain> dearest(Study study) {
        Reach reach = new Reach(study);
        Map<Integer, Generator> sources = new HashMap<>();
        for (Generator generator : study.generators()) {
            boolean usable = generator.sign() > 0
                    && generator.capacityMw() > 0
                    && generator.maxPu().max() > 0;
            if (usable) {
                sources.merge(
                        reach.place(generator.bus()),
                        generator,
                        (a, b) -> b.marginalCost().max() > a.marginalCost().max() ? b : a);
            }
        }
        List<Chain> chains = new ArrayList<>();
        sources.forEach((place, generator) -> {
            Map<Integer, Double> costs =
                    reach.costs(place, generator.marginalCost().max());
            for (Load load : study.loads()) {
                Double cost = costs.get(reach.place(load.bus()));
                if (cost != null && -load.sign() * load.powerMw().max() > 0) {
                    chains.add(new Chain(generator.id(), load.bus(), cost));
                }
            }
        });
        return chains.stream().max(Comparator.comparingDouble(Chain::cost));
    }

    /** Ways through links and pipes between places: buses, or all buses that lines and transformers join. */
    private static final class Reach {

        private final Study study;
        private final DcFlow dcFlow;
        private final Map<Integer, List<Way>> ways = new HashMap<>();

        private Reach(Study study) {
            this.study = study;
            dcFlow = DcFlow.of(study.network(), study.settings().convention());
            study.links().forEach(this::addLink);
            for (PipeOperation pipe : study.pipes()) {
                if (pipe.pipe().capacityMw() > 0) {
                    add(pipe.pipe().from(), pipe.pipe().toBus(), 0, 1 - pipe.lossPerMw());
                    if (pipe.direction() == PipeOperation.Direction.BOTH) {
                        add(pipe.pipe().toBus(), pipe.pipe().from(), 0, 1 - pipe.lossPerMw());
                    }
                }
            }
        }

        /** A MWh there costs (what it costs here + cost) / efficiency. */
        private record Way(int to, double cost, double efficiency) {}

        /** A link with several outputs sells what it makes beside; its cost by one of them alone says nothing. */
        private void addLink(LinkOperation link) {
            if (link.link().capacityMw() > 0 && link.link().to().size() == 1) {
                double efficiency = link.efficiencies().get(0).max();
                if (efficiency > 0) {
                    double cost = Math.max(0, link.marginalCost().min());
                    add(link.link().from(), link.link().to().get(0), cost, efficiency);
                }
            }
        }

        private void add(String from, String to, double cost, double efficiency) {
            ways.computeIfAbsent(place(from), p -> new ArrayList<>()).add(new Way(place(to), cost, efficiency));
        }

        private int place(String bus) {
            return dcFlow.island(study.network().busIndex(bus));
        }

        /**
         * Returns what a MWh costs at the places that are reached from one, by the cheapest way of few steps to each. Converters may give
         * more than they take, so that costs may fall on the way.
         */
        private Map<Integer, Double> costs(int start, double cost) {
            Map<Integer, Double> costs = new HashMap<>(Map.of(start, cost));
            Set<Integer> changed = Set.of(start);
            for (int step = 0; step < MOST_STEPS && !changed.isEmpty(); step++) {
                Set<Integer> next = new HashSet<>();
                for (int place : changed) {
                    double here = costs.getOrDefault(place, Double.POSITIVE_INFINITY);
                    for (Way way : ways.getOrDefault(place, List.of())) {
                        double there = (here + way.cost()) / way.efficiency();
                        if (there < costs.getOrDefault(way.to(), Double.POSITIVE_INFINITY)) {
                            costs.put(way.to(), there);
                            next.add(way.to());
                        }
                    }
                }
                changed = next;
            }
            return costs;
        }
    }
}
