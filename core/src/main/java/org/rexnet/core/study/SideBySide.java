package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A study with scenarios as one study whose horizon holds every scenario once: blocks of its own, weights times its probability. Capacities
 * are decided once, dispatch in every scenario; prices are those of the scenario, because a price is a dual divided by the weight.
 *
 * <p>Limits over the horizon, such as a cap on emissions, hold in each scenario, but for those that the study averages
 * ({@link Settings#averageLimits}).
 */
public final class SideBySide {

    private static final String SEPARATOR = "|";

    private final List<Scenario> scenarios;
    private final int snapshots;

    private SideBySide(List<Scenario> scenarios, int snapshots) {
        this.scenarios = scenarios;
        this.snapshots = snapshots;
    }

    /** Returns the study over all its scenarios; itself where it has none. */
    public static Study of(Study study) {
        return study.settings().scenarios().isEmpty()
                ? study
                : new SideBySide(study.settings().scenarios(), study.horizon().size()).lay(study);
    }

    /** Returns the study as one scenario has it, for certain. */
    public static Study only(Study study, Scenario scenario) {
        Scenario certain = new Scenario(scenario.name(), 1, scenario.overrides(), scenario.series());
        return new SideBySide(List.of(certain), study.horizon().size()).lay(study);
    }

    /** Returns the study in which every series is its average over the scenarios, for certain. */
    public static Study expected(Study study) {
        List<Scenario> scenarios = study.settings().scenarios();
        int snapshots = study.horizon().size();
        if (scenarios.isEmpty()) {
            return study;
        }
        Study all = new SideBySide(scenarios, snapshots).lay(study, false);
        return all.withProfiles(study.horizon(), profile -> average(profile, scenarios, snapshots));
    }

    private static Profile average(Profile profile, List<Scenario> scenarios, int snapshots) {
        if (profile.isConstant()) {
            return profile;
        }
        double[] values = new double[snapshots];
        for (int s = 0; s < scenarios.size(); s++) {
            for (int t = 0; t < snapshots; t++) {
                values[t] += scenarios.get(s).probability() * profile.at(s * snapshots + t);
            }
        }
        return Profile.of(values);
    }

    private Study lay(Study study) {
        return lay(study, true);
    }

    /** Lays the scenarios of a study side by side; {@code weighs} says whether starts and stops cost what they are expected to. */
    private Study lay(Study study, boolean weighs) {
        return study.withSettings(study.settings().withScenarios(List.of()))
                .withProfiles(horizon(study), this::repeat)
                .map(component -> {
                    Component changed = changed(component);
                    return weighs ? changed.withSwitchingCosts(this::weighted) : changed;
                });
    }

    private Component changed(Component component) {
        Component changed = component;
        for (Scenario.Attribute what : Scenario.Attribute.ofScenarios()) {
            boolean any = what.kind() == component.kind()
                    && scenarios.stream().anyMatch(scenario -> concerns(scenario, what, component));
            if (any) {
                changed = changed.with(what, profile -> changed(profile, what, component));
            }
        }
        return changed;
    }

    private static boolean concerns(Scenario scenario, Scenario.Attribute what, Component component) {
        return scenario.findValues(what, component.id()).isPresent()
                || scenario.overrides().stream()
                        .anyMatch(override ->
                                override.what().equals(what) && override.isAbout(component.id(), component.carrier()));
    }

    /** Costs of starts and stops have no weight of their own, so that they count with the scenario's probability. */
    private Profile weighted(Profile cost) {
        if (cost.isAlways(0)) {
            return cost;
        }
        double[] values = new double[snapshots * scenarios.size()];
        for (int t = 0; t < values.length; t++) {
            values[t] = cost.at(t) * scenarios.get(t / snapshots).probability();
        }
        return Profile.of(values);
    }

    /** Returns what a snapshot was called before scenarios were laid side by side: its point in time, where it has one. */
    static String labelWithoutScenario(Horizon.Snapshot snapshot) {
        int end = snapshot.block().indexOf(SEPARATOR);
        boolean named = end >= 0 && snapshot.label().startsWith(snapshot.block().substring(0, end) + " ");
        return named ? snapshot.label().substring(end + 1) : snapshot.label();
    }

    private Horizon horizon(Study study) {
        List<Horizon.Snapshot> all = new ArrayList<>();
        List<Horizon.Future> futures = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            futures.add(
                    new Horizon.Future(scenario.name(), scenario.probability(), all.size(), all.size() + snapshots));
            for (Horizon.Snapshot one : study.horizon().snapshots()) {
                all.add(new Horizon.Snapshot(
                        scenario.name() + " " + one.label(),
                        one.objectiveWeight() * scenario.probability(),
                        one.durationHours(),
                        one.generatorWeight() * scenario.probability(),
                        scenario.name() + SEPARATOR + one.block()));
            }
        }
        return new Horizon(all, futures, study.horizon().course());
    }

    private Profile repeat(Profile profile) {
        if (profile.isConstant()) {
            return profile;
        }
        double[] values = new double[snapshots * scenarios.size()];
        for (int t = 0; t < values.length; t++) {
            values[t] = profile.at(t % snapshots);
        }
        return Profile.of(values);
    }

    private Profile changed(Profile profile, Scenario.Attribute what, Component component) {
        double[] values = new double[snapshots * scenarios.size()];
        for (int s = 0; s < scenarios.size(); s++) {
            DoubleUnaryOperator change = DoubleUnaryOperator.identity();
            for (Scenario.Override override : scenarios.get(s).overrides()) {
                if (override.what().equals(what) && override.isAbout(component.id(), component.carrier())) {
                    change = change.andThen(override::of);
                }
            }
            Optional<Profile> own = scenarios.get(s).findValues(what, component.id());
            for (int t = s * snapshots; t < (s + 1) * snapshots; t++) {
                values[t] = own.isPresent() ? own.get().at(t - s * snapshots) : change.applyAsDouble(profile.at(t));
            }
        }
        return Profile.of(values);
    }
}
