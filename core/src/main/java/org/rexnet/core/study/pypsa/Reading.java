package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.Settings;
import org.rexnet.network.Bus;

/** What the parts of one reader share while they read a study; mutable, for one thread. */
final class Reading {

    final AttributeReference reference = AttributeReference.load();
    final Faults faults;
    final StudyFolder folder;
    final List<KeptColumn> kept = new ArrayList<>();
    final Set<String> notes = new LinkedHashSet<>();

    Settings settings = Settings.DEFAULTS;

    /** Names of the buses, those with faults included. */
    final Set<String> buses = new LinkedHashSet<>();

    final Map<String, Bus> busesByName = new LinkedHashMap<>();

    /** Temperatures of the buses where they differ from the standard, in the order of the buses. */
    final Map<String, HeatSchedule> schedules = new LinkedHashMap<>();

    Horizon horizon = Horizon.single();

    private final Map<String, Map<String, SeriesFile>> seriesByTable = new LinkedHashMap<>();

    Reading(StudyFolder folder, Faults faults) {
        this.folder = folder;
        this.faults = faults;
    }

    void addSeries(String table, String attribute, SeriesFile series) {
        seriesByTable.computeIfAbsent(table, t -> new LinkedHashMap<>()).put(attribute, series);
    }

    /** Returns the series of a table by attribute. */
    Map<String, SeriesFile> series(String table) {
        return seriesByTable.getOrDefault(table, Map.of());
    }

    /** Reads a table whose rows have unique names. */
    ComponentTable table(String stem) {
        return new ComponentTable(stem, folder.table(stem, faults), this);
    }

    /** Returns whether the folder says in RexNet's words what rows stand for: by a table, or by a key of study.yaml. */
    boolean says(String standsFor) {
        return switch (standsFor) {
            case "" -> false;
            case "lost_load" -> settings.lostLoad().isPresent();
            case "surplus_cost" -> settings.surplusCost().isPresent();
            default -> folder.has(standsFor + ".csv");
        };
    }

    void note(String note) {
        notes.add(note);
    }
}
