package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.Network;

/** Collects a study in a few readable lines; mutable, for one thread. Wrong input throws {@link IllegalArgumentException}. */
public final class StudyBuilder {

    private final String name;
    private final Network.Builder network = Network.builder();
    private final List<Component> components = new ArrayList<>();
    private final List<GlobalConstraint> globalConstraints = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final List<KeptColumn> keptColumns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Settings settings = Settings.DEFAULTS;
    private Horizon horizon = Horizon.single();
    /** Network of the study that this starts from, as long as nothing is added to it. */
    private @Nullable Network known;

    StudyBuilder(String name) {
        this.name = name;
    }

    StudyBuilder(Study study) {
        this(study.name());
        known = study.network();
        settings = study.settings();
        horizon = study.horizon();
        components.addAll(study.components().all());
        globalConstraints.addAll(study.globalConstraints());
        conditions.addAll(study.conditions());
        keptColumns.addAll(study.keptColumns());
        notes.addAll(study.notes());
    }

    private Network.Builder network() {
        if (known != null) {
            known.carriers().forEach(network::add);
            known.buses().forEach(network::add);
            known.branches().forEach(network::add);
            known = null;
        }
        return network;
    }

    /** Sets the settings. */
    public StudyBuilder settings(Settings newSettings) {
        settings = newSettings;
        return this;
    }

    /** Sets the horizon. */
    public StudyBuilder horizon(Horizon newHorizon) {
        horizon = newHorizon;
        return this;
    }

    /** Sets a horizon of that many snapshots of one hour. */
    public StudyBuilder hours(int count) {
        return horizon(Horizon.hourly(count));
    }

    /** Adds a carrier. */
    public StudyBuilder add(Carrier carrier) {
        network().add(carrier);
        return this;
    }

    /** Adds a bus. */
    public StudyBuilder add(Bus bus) {
        network().add(bus);
        return this;
    }

    /** Adds electrical buses of 1 kV. */
    public StudyBuilder buses(String... ids) {
        for (String id : ids) {
            network().add(Bus.of(id));
        }
        return this;
    }

    /** Adds a bus of another carrier. */
    public StudyBuilder bus(String id, String carrier) {
        return add(Bus.of(id, carrier));
    }

    /** Adds a branch that carries up to its capacity. */
    public StudyBuilder add(Branch branch) {
        network().add(branch);
        return this;
    }

    /** Adds a line named {@code from-to}; the reactance is per unit on 1 MVA. */
    public StudyBuilder line(String from, String to, double reactance, double capacityMw) {
        return add(Line.of(from + "-" + to, from, to, reactance, capacityMw));
    }

    /** Adds a component; one that operates a branch brings it into the network. */
    public StudyBuilder add(Component component) {
        component.networkBranch().ifPresent(network()::add);
        components.add(component);
        return this;
    }

    /** Returns the components added so far. */
    public Components components() {
        return Components.of(components);
    }

    /** Adds what holds for buses or components. */
    public StudyBuilder add(Condition condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a link with one output, of the given efficiency, at no cost and in one direction. */
    public StudyBuilder link(String id, String from, String to, double capacityMw, double efficiency) {
        return add(LinkOperation.builder(Link.of(id, from, to, capacityMw), efficiency)
                .build());
    }

    /** Adds a generator of constant marginal cost in money per MWh. */
    public StudyBuilder generator(String id, String bus, double capacityMw, double marginalCost) {
        return generator(id, bus, g -> g.capacityMw(capacityMw).marginalCost(marginalCost));
    }

    /** Adds a generator with the attributes set in {@code attributes}. */
    public StudyBuilder generator(String id, String bus, UnaryOperator<Generator.Builder> attributes) {
        return add(attributes.apply(Generator.builder(id, bus)).build());
    }

    /** Adds a load in MW: one number for all snapshots, or one for each. */
    public StudyBuilder load(String id, String bus, double... powerMw) {
        Profile profile = powerMw.length == 1 ? Profile.of(powerMw[0]) : Profile.of(powerMw);
        return add(Load.builder(id, bus).powerMw(profile).build());
    }

    /** Adds a storage unit with the attributes set in {@code attributes}. */
    public StudyBuilder storageUnit(String id, String bus, UnaryOperator<StorageUnit.Builder> attributes) {
        return add(attributes.apply(StorageUnit.builder(id, bus)).build());
    }

    /** Adds a store with the attributes set in {@code attributes}. */
    public StudyBuilder store(String id, String bus, UnaryOperator<Store.Builder> attributes) {
        return add(attributes.apply(Store.builder(id, bus)).build());
    }

    /** Adds a limit over the horizon. */
    public StudyBuilder add(GlobalConstraint constraint) {
        globalConstraints.add(constraint);
        return this;
    }

    /** Adds a charging station without loss and with as many plugs as vehicles come. */
    public StudyBuilder chargingStation(String id, String bus, double capacityMw) {
        return add(ChargingStation.of(id, bus, capacityMw));
    }

    /** Adds a session that must get all its energy, between two times such as {@code 2030-01-31 07:30}. */
    public StudyBuilder evSession(
            String id, String station, String arrival, String departure, double energyMwh, double rateMw) {
        return add(EvSession.of(id, station, Instants.of(arrival), Instants.of(departure), energyMwh, rateMw));
    }

    /** Adds a column that a reader found and the model does not use. */
    public StudyBuilder add(KeptColumn column) {
        keptColumns.add(column);
        return this;
    }

    /** Adds a remark for people, one sentence. */
    public StudyBuilder note(String note) {
        notes.add(note);
        return this;
    }

    /** Returns the study; throws {@link IllegalArgumentException} that names all faults. */
    public Study build() {
        checkLengths();
        return new Study(
                name,
                settings,
                known == null ? network.build() : known,
                horizon,
                Components.of(components),
                globalConstraints,
                conditions,
                keptColumns,
                notes);
    }

    /** Each series must have one value for each snapshot: more would vanish, fewer would fail later without a name. */
    private void checkLengths() {
        Set<String> faults = new LinkedHashSet<>();
        for (Component component : components) {
            component.withProfiles(profile -> {
                if (!profile.isConstant() && profile.length() != horizon.size()) {
                    faults.add("%s: a series has %d values, but there are %d snapshots."
                            .formatted(Study.sentence(component), profile.length(), horizon.size()));
                }
                return profile;
            });
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }
}
