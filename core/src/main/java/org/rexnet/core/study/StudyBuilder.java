package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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
    private Settings settings = Settings.DEFAULTS;
    private Horizon horizon = Horizon.single();
    private final List<Generator> generators = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final List<StorageUnit> storageUnits = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();
    private final List<LineOperation> lines = new ArrayList<>();
    private final List<LinkOperation> links = new ArrayList<>();
    private final List<Bid> bids = new ArrayList<>();
    private final List<GlobalConstraint> globalConstraints = new ArrayList<>();
    private final List<SectorComponent> sectorComponents = new ArrayList<>();
    private final List<KeptColumn> keptColumns = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    StudyBuilder(String name) {
        this.name = name;
    }

    StudyBuilder(Study study) {
        this(study.name());
        study.network().carriers().forEach(network::add);
        study.network().buses().forEach(network::add);
        study.network().branches().forEach(network::add);
        settings = study.settings();
        horizon = study.horizon();
        generators.addAll(study.generators());
        loads.addAll(study.loads());
        storageUnits.addAll(study.storageUnits());
        stores.addAll(study.stores());
        lines.addAll(study.lines());
        links.addAll(study.links());
        bids.addAll(study.bids());
        globalConstraints.addAll(study.globalConstraints());
        sectorComponents.addAll(study.sectorComponents());
        keptColumns.addAll(study.keptColumns());
        notes.addAll(study.notes());
    }

    public StudyBuilder settings(Settings newSettings) {
        settings = newSettings;
        return this;
    }

    public StudyBuilder horizon(Horizon newHorizon) {
        horizon = newHorizon;
        return this;
    }

    /** Sets a horizon of that many snapshots of one hour. */
    public StudyBuilder hours(int count) {
        return horizon(Horizon.hourly(count));
    }

    public StudyBuilder add(Carrier carrier) {
        network.add(carrier);
        return this;
    }

    public StudyBuilder add(Bus bus) {
        network.add(bus);
        return this;
    }

    /** Adds electrical buses of 1 kV. */
    public StudyBuilder buses(String... ids) {
        for (String id : ids) {
            network.add(Bus.of(id));
        }
        return this;
    }

    /** Adds a bus of another carrier. */
    public StudyBuilder bus(String id, String carrier) {
        return add(Bus.of(id, carrier));
    }

    /** Adds a branch that carries up to its capacity. */
    public StudyBuilder add(Branch branch) {
        network.add(branch);
        return this;
    }

    /** Adds a line named {@code from-to}; the reactance is per unit on 1 MVA. */
    public StudyBuilder line(String from, String to, double reactance, double capacityMw) {
        return add(Line.of(from + "-" + to, from, to, reactance, capacityMw));
    }

    /** Adds a line and how it may be used and extended. */
    public StudyBuilder add(LineOperation line) {
        network.add(line.branch());
        lines.add(line);
        return this;
    }

    /** Adds a link and how it may be used and extended. */
    public StudyBuilder add(LinkOperation link) {
        network.add(link.link());
        links.add(link);
        return this;
    }

    /** Adds a link with one output, of the given efficiency, at no cost and in one direction. */
    public StudyBuilder link(String id, String from, String to, double capacityMw, double efficiency) {
        return add(LinkOperation.builder(Link.of(id, from, to, capacityMw), efficiency)
                .build());
    }

    public StudyBuilder add(Generator generator) {
        generators.add(generator);
        return this;
    }

    /** Adds a generator of constant marginal cost in money per MWh. */
    public StudyBuilder generator(String id, String bus, double capacityMw, double marginalCost) {
        return generator(id, bus, g -> g.capacityMw(capacityMw).marginalCost(marginalCost));
    }

    /** Adds a generator with the attributes set in {@code attributes}. */
    public StudyBuilder generator(String id, String bus, UnaryOperator<Generator.Builder> attributes) {
        return add(attributes.apply(Generator.builder(id, bus)).build());
    }

    public StudyBuilder add(Load load) {
        loads.add(load);
        return this;
    }

    /** Adds a load in MW: one number for all snapshots, or one for each. */
    public StudyBuilder load(String id, String bus, double... powerMw) {
        Profile profile = powerMw.length == 1 ? Profile.of(powerMw[0]) : Profile.of(powerMw);
        return add(Load.builder(id, bus).powerMw(profile).build());
    }

    public StudyBuilder add(StorageUnit storageUnit) {
        storageUnits.add(storageUnit);
        return this;
    }

    /** Adds a storage unit with the attributes set in {@code attributes}. */
    public StudyBuilder storageUnit(String id, String bus, UnaryOperator<StorageUnit.Builder> attributes) {
        return add(attributes.apply(StorageUnit.builder(id, bus)).build());
    }

    public StudyBuilder add(Store store) {
        stores.add(store);
        return this;
    }

    /** Adds a store with the attributes set in {@code attributes}. */
    public StudyBuilder store(String id, String bus, UnaryOperator<Store.Builder> attributes) {
        return add(attributes.apply(Store.builder(id, bus)).build());
    }

    public StudyBuilder add(Bid bid) {
        bids.add(bid);
        return this;
    }

    public StudyBuilder add(GlobalConstraint constraint) {
        globalConstraints.add(constraint);
        return this;
    }

    /** Adds a component of the tables that RexNet adds to PyPSA's; a pipe comes with its branch. */
    public StudyBuilder add(SectorComponent component) {
        if (component instanceof PipeOperation operation) {
            network.add(operation.pipe());
        }
        sectorComponents.add(component);
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

    public StudyBuilder add(KeptColumn column) {
        keptColumns.add(column);
        return this;
    }

    StudyBuilder replaceGenerators(List<Generator> newGenerators) {
        generators.clear();
        generators.addAll(newGenerators);
        return this;
    }

    StudyBuilder replaceLoads(List<Load> newLoads) {
        loads.clear();
        loads.addAll(newLoads);
        return this;
    }

    StudyBuilder replaceStorageUnits(List<StorageUnit> newStorageUnits) {
        storageUnits.clear();
        storageUnits.addAll(newStorageUnits);
        return this;
    }

    /** Replaces how links are used; the network keeps its links. */
    StudyBuilder replaceLinks(List<LinkOperation> newLinks) {
        links.clear();
        links.addAll(newLinks);
        return this;
    }

    /** Adds a remark for people, one sentence. */
    public StudyBuilder note(String note) {
        notes.add(note);
        return this;
    }

    /** Returns the study; throws {@link IllegalArgumentException} that names all faults. */
    public Study build() {
        return new Study(
                name,
                settings,
                network.build(),
                horizon,
                generators,
                loads,
                storageUnits,
                stores,
                lines,
                links,
                bids,
                globalConstraints,
                sectorComponents,
                keptColumns,
                notes);
    }
}
