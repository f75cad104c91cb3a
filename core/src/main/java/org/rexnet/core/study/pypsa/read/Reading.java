package org.rexnet.core.study.pypsa.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Settings;
import org.rexnet.network.Bus;

/** What the parts of one reader share while they read a study; mutable, for one thread. */
public final class Reading {

    private final Set<String> decimalCommas = new HashSet<>();
    private final AttributeReference reference;
    private final Faults faults;
    private final StudyFolder folder;
    private final List<KeptColumn> kept = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private final Map<String, ComponentTable> tables = new HashMap<>();
    private final Map<Class<?>, Object> shared = new HashMap<>();

    private Settings settings = Settings.DEFAULTS;

    private final Set<String> buses = new LinkedHashSet<>();

    private final Map<String, Bus> busesByName = new LinkedHashMap<>();

    private final Map<String, HeatSchedule> schedules = new LinkedHashMap<>();

    private Horizon horizon = Horizon.single();

    private final Map<String, Map<String, SeriesFile>> seriesByTable = new LinkedHashMap<>();

    public Reading(AttributeReference reference, StudyFolder folder, Faults faults) {
        this.reference = reference;
        this.folder = folder;
        this.faults = faults;
    }

    /** Returns the description of all columns. */
    public AttributeReference reference() {
        return reference;
    }

    /** Returns what is wrong; to be added to. */
    public Faults faults() {
        return faults;
    }

    /** Returns the folder that is read. */
    public StudyFolder folder() {
        return folder;
    }

    /** Returns the columns that are kept; to be added to. */
    public List<KeptColumn> kept() {
        return kept;
    }

    /** Returns the remarks, one sentence each. */
    public Set<String> notes() {
        return notes;
    }

    /** Sets the settings of the study. */
    public void settings(Settings newSettings) {
        settings = newSettings;
    }

    /** Returns the names of the buses, those with faults included; to be added to. */
    public Set<String> buses() {
        return buses;
    }

    /** Returns the buses; to be added to. */
    public Map<String, Bus> busesByName() {
        return busesByName;
    }

    /** Returns the temperatures of the buses where they differ from the standard, in the order of the buses; to be added to. */
    public Map<String, HeatSchedule> schedules() {
        return schedules;
    }

    /** Returns the horizon; a single snapshot as long as it was not read. */
    public Horizon horizon() {
        return horizon;
    }

    /** Sets the horizon. */
    public void horizon(Horizon newHorizon) {
        horizon = newHorizon;
    }

    /** Returns the weighted hours of the horizon / 8760, for overnight costs. */
    public double years() {
        return horizon.years();
    }

    /** Returns the carrier of a bus; empty where there is no such bus. */
    public String carrierOfBus(String bus) {
        Bus known = busesByName.get(bus);
        return known == null ? "" : known.carrier();
    }

    /** Returns the temperatures of a bus; the standard ones where nothing else is said. */
    public HeatSchedule schedule(String bus) {
        return schedules.getOrDefault(bus, HeatSchedule.standard(bus));
    }

    /** Adds the series of an attribute of a table. */
    public void addSeries(String table, String attribute, SeriesFile series) {
        seriesByTable.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(attribute, series);
    }

    /** Returns the series of a table by attribute. */
    public Map<String, SeriesFile> series(String table) {
        return seriesByTable.getOrDefault(table, Map.of());
    }

    /** Returns a table whose rows have unique names, which is read once. */
    public ComponentTable table(String stem) {
        ComponentTable known = tables.get(stem);
        if (known == null) {
            known = new ComponentTable(stem, folder.table(stem, faults), this);
            tables.put(stem, known);
        }
        return known;
    }

    /** Returns whether the folder says in RexNet's words what rows stand for: by a table, or by a key of study.yaml. */
    public boolean says(String standsFor) {
        return switch (standsFor) {
            case "" -> false;
            case "lost_load" -> settings.lostLoad().isPresent();
            case "surplus_cost" -> settings.surplusCost().isPresent();
            default -> folder.has(standsFor + ".csv");
        };
    }

    /** Returns whether a file's decimal commas were not told yet; they are told once for each file. */
    public boolean isFirstDecimalComma(String file) {
        return decimalCommas.add(file);
    }

    /** Adds a remark, one sentence. */
    public void note(String note) {
        notes.add(note);
    }

    /** Returns what kinds share while they are read, which {@code make} makes where nobody asked before. */
    public <T> T shared(Class<T> type, Supplier<T> make) {
        Object known = shared.get(type);
        if (known == null) {
            T made = make.get();
            shared.put(type, made);
            return made;
        }
        return type.cast(known);
    }

    /** Returns what was shared; throws {@link IllegalStateException} where nothing was. */
    public <T> T shared(Class<T> type) {
        return shared(type, () -> {
            throw new IllegalStateException("Nobody shared a " + type.getSimpleName() + ".");
        });
    }
}
