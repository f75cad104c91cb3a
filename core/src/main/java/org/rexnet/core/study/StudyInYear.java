package org.rexnet.core.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.rexnet.network.Branch;
import org.rexnet.network.Carrier;
import org.rexnet.network.Network;

/**
 * A study as it is in one year of a path: what its overrides say, CO2 at its price, and without what does not stand. Candidates stay, with what
 * exists of them, at the cost of that year.
 */
public final class StudyInYear {

    private final Study study;
    private final PlanningPath.Year year;
    private final ServiceLife lives;

    private StudyInYear(Study study, PlanningPath.Year year) {
        this.study = study;
        this.year = year;
        lives = ServiceLife.of(study);
    }

    /** Returns the study in a year; throws {@link IllegalArgumentException} where an override fits nothing or gives what cannot be. */
    public static Study of(Study study, PlanningPath.Year year) {
        for (Scenario.Override override : year.overrides()) {
            misfit(study, override).ifPresent(misfit -> {
                throw new IllegalArgumentException("Year %d, %s: %s."
                        .formatted(year.year(), override.what().text(), misfit));
            });
        }
        return new StudyInYear(study, year).apply();
    }

    /** What an override may be about. */
    private record Target(String name, String carrier) {}

    /** Returns why an override changes nothing of a study; empty where it changes something. */
    static Optional<String> misfit(Study study, Scenario.Override override) {
        List<Target> targets = targets(study, override.what());
        if (targets.stream().anyMatch(target -> override.isAbout(target.name(), target.carrier()))) {
            return Optional.empty();
        }
        String wanted = Stream.of(
                        override.name().map(n -> "name " + n),
                        override.carrier().map(c -> "carrier " + c))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + " and " + other)
                .map(text -> " with " + text)
                .orElse("");
        String hint = override.name()
                .map(name -> Suggestion.maybe(
                        name, targets.stream().map(Target::name).toList()))
                .or(() -> override.carrier()
                        .map(c -> Suggestion.maybe(
                                c, targets.stream().map(Target::carrier).toList())))
                .orElse("");
        return Optional.of("study %s has nothing%s%s that it could change%s"
                .formatted(study.name(), override.what().isCapital() ? " to build" : "", wanted, hint));
    }

    private static List<Target> targets(Study study, Scenario.Attribute what) {
        return switch (what) {
            case LOAD ->
                study.loads().stream().map(l -> new Target(l.id(), l.carrier())).toList();
            case AVAILABILITY, GENERATOR_COST ->
                study.generators().stream()
                        .map(g -> new Target(g.id(), g.carrier()))
                        .toList();
            case LINK_COST ->
                study.links().stream().map(l -> new Target(l.id(), l.carrier())).toList();
            case INFLOW ->
                study.storageUnits().stream()
                        .map(s -> new Target(s.id(), s.carrier()))
                        .toList();
            case LIMIT ->
                study.globalConstraints().stream()
                        .map(c -> new Target(c.id(), ""))
                        .toList();
            case GENERATOR_CAPITAL ->
                study.generators().stream()
                        .filter(g -> g.expansion().isPresent())
                        .map(g -> new Target(g.id(), g.carrier()))
                        .toList();
            case STORAGE_UNIT_CAPITAL ->
                study.storageUnits().stream()
                        .filter(s -> s.expansion().isPresent())
                        .map(s -> new Target(s.id(), s.carrier()))
                        .toList();
            case STORE_CAPITAL ->
                study.stores().stream()
                        .filter(s -> s.expansion().isPresent())
                        .map(s -> new Target(s.id(), s.carrier()))
                        .toList();
            case LINE_CAPITAL, TRANSFORMER_CAPITAL ->
                study.lines().stream()
                        .filter(l ->
                                l.expansion().isPresent() && table(l.branch()).equals(what.table()))
                        .map(l -> new Target(l.branch().id(), l.carrier()))
                        .toList();
            case LINK_CAPITAL ->
                study.links().stream()
                        .filter(l -> l.expansion().isPresent())
                        .map(l -> new Target(l.id(), l.carrier()))
                        .toList();
            case PIPE_CAPITAL -> sectorTargets(study, PipeOperation.class);
            case CHP_CAPITAL -> sectorTargets(study, CombinedHeatPower.class);
            case STATION_CAPITAL -> sectorTargets(study, ChargingStation.class);
        };
    }

    private static List<Target> sectorTargets(Study study, Class<? extends SectorComponent> type) {
        return study.components(type).stream()
                .filter(c -> c.expansion().isPresent())
                .map(c -> new Target(c.id(), c instanceof CombinedHeatPower plant ? plant.carrier() : ""))
                .toList();
    }

    private Study apply() {
        return new Study(
                study.name(),
                study.settings(),
                network(),
                study.horizon(),
                study.generators().stream()
                        .filter(g -> stands("generators", g.id(), g.expansion()))
                        .map(this::generator)
                        .toList(),
                study.loads().stream()
                        .map(l -> l.toBuilder()
                                .powerMw(changed(l.powerMw(), Scenario.Attribute.LOAD, l.id(), l.carrier()))
                                .build())
                        .toList(),
                study.storageUnits().stream()
                        .filter(s -> stands("storage_units", s.id(), s.expansion()))
                        .map(s -> s.toBuilder()
                                .inflowMw(changed(s.inflowMw(), Scenario.Attribute.INFLOW, s.id(), s.carrier()))
                                .build())
                        .toList(),
                study.stores().stream()
                        .filter(s -> stands("stores", s.id(), s.expansion()))
                        .toList(),
                study.lines().stream()
                        .filter(l -> stands(table(l.branch()), l.branch().id(), l.expansion()))
                        .toList(),
                study.links().stream()
                        .filter(l -> stands("links", l.id(), l.expansion()))
                        .map(l -> l.toBuilder()
                                .marginalCost(
                                        changed(l.marginalCost(), Scenario.Attribute.LINK_COST, l.id(), l.carrier()))
                                .build())
                        .toList(),
                study.bids(),
                study.globalConstraints().stream().map(this::limit).toList(),
                study.sectorComponents().stream().map(this::sector).toList(),
                study.keptColumns(),
                study.notes());
    }

    /** What may be extended stays, even where nothing of it stands. */
    private boolean stands(String table, String name, Optional<Expansion> expansion) {
        return expansion.isPresent() || lives.stands(table, name, Double.POSITIVE_INFINITY, year.year());
    }

    private static String table(Branch branch) {
        return switch (branch) {
            case org.rexnet.network.Line line -> "lines";
            case org.rexnet.network.Transformer transformer -> "transformers";
            case org.rexnet.network.Link link -> "links";
            case org.rexnet.network.Pipe pipe -> "pipes";
        };
    }

    private Network network() {
        Network.Builder network = Network.builder();
        study.network().carriers().forEach(network::add);
        study.network().buses().forEach(network::add);
        List<String> gone = Stream.concat(
                        study.lines().stream()
                                .filter(l ->
                                        !stands(table(l.branch()), l.branch().id(), l.expansion()))
                                .map(l -> table(l.branch()) + " " + l.branch().id()),
                        study.links().stream()
                                .filter(l -> !stands("links", l.id(), l.expansion()))
                                .map(l -> "links " + l.id()))
                .toList();
        if (gone.isEmpty()) {
            return study.network();
        }
        study.network().branches().stream()
                .filter(branch -> !gone.contains(table(branch) + " " + branch.id()))
                .forEach(network::add);
        return network.build();
    }

    private Generator generator(Generator generator) {
        Profile cost = changed(
                generator.marginalCost(), Scenario.Attribute.GENERATOR_COST, generator.id(), generator.carrier());
        double perFuel =
                year.co2Price() * study.network().carrier(generator.carrier()).attribute(Carrier.CO2_EMISSIONS);
        return generator.toBuilder()
                .maxPu(changed(generator.maxPu(), Scenario.Attribute.AVAILABILITY, generator.id(), generator.carrier()))
                .marginalCost(perFuel == 0 ? cost : plus(cost, perFuel, generator.efficiency()))
                .build();
    }

    private Profile plus(Profile cost, double perFuel, Profile efficiency) {
        if (cost.isConstant() && efficiency.isConstant()) {
            return Profile.of(cost.at(0) + perFuel / efficiency.at(0));
        }
        double[] sum = new double[study.horizon().size()];
        for (int t = 0; t < sum.length; t++) {
            sum[t] = cost.at(t) + perFuel / efficiency.at(t);
        }
        return Profile.of(sum);
    }

    private GlobalConstraint limit(GlobalConstraint limit) {
        double constant = limit.constant();
        for (Scenario.Override override : year.overrides()) {
            if (override.what() == Scenario.Attribute.LIMIT && override.isAbout(limit.id(), "")) {
                constant = override.of(constant);
            }
        }
        return new GlobalConstraint(limit.id(), limit.type(), limit.attribute(), limit.bus(), limit.sense(), constant);
    }

    private SectorComponent sector(SectorComponent component) {
        return component instanceof CombinedHeatPower plant && plant.co2PerMwhFuel() != 0
                ? plant.toBuilder()
                        .fuelCost(plant.fuelCost().map(cost -> cost + year.co2Price() * plant.co2PerMwhFuel()))
                        .build()
                : component;
    }

    private Profile changed(Profile profile, Scenario.Attribute what, String name, String carrier) {
        Profile changed = profile;
        for (Scenario.Override override : year.overrides()) {
            if (override.what() == what && override.isAbout(name, carrier)) {
                changed = changed.map(override::of);
            }
        }
        return changed;
    }

    /**
     * Returns how a candidate may be extended in a year: at the cost that its overrides say.
     *
     * @param table of the candidate, such as {@code generators}
     */
    public static Expansion expansion(
            PlanningPath.Year year, String table, String name, String carrier, Expansion expansion) {
        Expansion changed = expansion;
        for (Scenario.Override override : year.overrides()) {
            if (override.what().isCapital()
                    && override.what().table().equals(table)
                    && override.isAbout(name, carrier)) {
                OptionalDouble value = override.value();
                changed = value.isEmpty()
                        ? changed.withCostFactor(override.factor())
                        : new Expansion(
                                changed.min(),
                                changed.max(),
                                value.getAsDouble(),
                                changed.module(),
                                new CapitalCost.Yearly(changed.origin().lifetimeYears()));
            }
        }
        return changed;
    }
}
