package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;

/** Turns a study into the tables that PyPSA reads; mutable, for one study. */
final class StudySheets {

    private final Study study;
    private final AttributeReference reference = AttributeReference.load();
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private StudySheets(Study study) {
        this.study = study;
    }

    /** Returns the tables of a study. */
    static StudySheets of(Study study) {
        StudySheets sheets = new StudySheets(study);
        sheets.fill();
        return sheets;
    }

    /** Returns the tables by stem, snapshots and network among them. */
    List<Sheet> all() {
        return List.copyOf(sheets.values());
    }

    /** Returns the table of that stem, which is new and empty where there was none. */
    Sheet sheet(String stem) {
        return sheets.computeIfAbsent(
                stem, s -> new Sheet(s, reference, study.horizon().years()));
    }

    Study study() {
        return study;
    }

    /** Returns remarks on what the tables do not say as the study does. */
    List<String> notes() {
        return notes;
    }

    void note(String note) {
        notes.add(note);
    }

    /**
     * Writes rows that say to PyPSA what a table of RexNet, or a key of study.yaml, says, and marks them, so that RexNet skips them where
     * that is in the folder.
     */
    void standIn(String standsFor, Runnable rows) {
        Map<String, List<String>> before = new HashMap<>();
        sheets.forEach((stem, sheet) -> before.put(stem, sheet.names()));
        rows.run();
        sheets.forEach((stem, sheet) -> {
            Set<String> known = new HashSet<>(before.getOrDefault(stem, List.of()));
            sheet.names().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> sheet.row(name).put(ComponentTable.STANDS_FOR, standsFor));
        });
    }

    /** Returns a choice as tables write it, such as {@code back-pressure}. */
    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void fill() {
        sheet("network").row(study.name());
        study.network().carriers().forEach(this::carrier);
        study.network().buses().forEach(this::bus);
        KindRows.ONE_PORTS.forEach(rows -> rows.writeAll(this));
        study.globalConstraints().forEach(limit -> ConstraintRows.write(limit, this));
        new BranchSheets(this).fill();
        study.conditions(HeatSchedule.class).forEach(schedule -> HeatRows.write(schedule, this));
        KindRows.OWN.forEach(rows -> rows.writeAll(this));
        study.components(ChargingStation.class).forEach(station -> ChargingRows.write(station, this));
        study.components(EvSession.class).forEach(session -> ChargingRows.write(session, this));
        MarketSheets market = new MarketSheets(this);
        market.costs();
        KindRows.OWN.forEach(rows -> rows.tellAll(this));
        market.penalties();
        new ChargingSheets(this).fill();
        study.conditions(Participant.class).forEach(this::participant);
        new KeptCells(this, reference).write();
        sheet("network").row(study.name()).keep("pypsa_version", "1.4.0");
        blocks();
        sheets.values().forEach(this::names);
    }

    /** PyPSA reads a column of names that are all numbers as numbers, and some words as no name at all. */
    private void names(Sheet sheet) {
        List<String> names = sheet.names();
        boolean whole = names.stream().allMatch(name -> name.matches("-?\\d{1,18}"));
        boolean numeric = names.stream().allMatch(name -> !Double.isNaN(NumberText.parseOr(name, Double.NaN)));
        for (String name : names) {
            String read = whole
                    ? Long.toString(Long.parseLong(name))
                    : numeric ? Double.toString(NumberText.parse(name)) : NumberText.isMissing(name) ? "nan" : name;
            if (!read.equals(name)) {
                note("%s.csv: PyPSA reads the name %s as %s.".formatted(sheet.stem(), name, read));
                return;
            }
        }
    }

    private void participant(Participant participant) {
        List<String> components =
                participant.components().stream().map(this::whereWritten).toList();
        sheet("participants")
                .row(participant.id())
                .put("components", String.join("|", components))
                .put("balancing", participant.balancing())
                .put("trades_at", String.join("|", participant.tradesAt()))
                .put("trade_limit", participant.tradeLimitMw());
    }

    /** Returns the name of a component as the tables have it: lines that do not obey Kirchhoff's law are written as links. */
    private String whereWritten(String component) {
        int cut = component.indexOf(':');
        String table = component.substring(0, Math.max(0, cut));
        String name = component.substring(cut + 1);
        boolean moved = List.of("lines", "transformers").contains(table) && !has(table, name) && has("links", name);
        return moved ? "links:" + name : component;
    }

    private boolean has(String stem, String name) {
        Sheet known = sheets.get(stem);
        return known != null && known.has(name);
    }

    private void carrier(Carrier carrier) {
        Sheet.Entry row = sheet("carriers").row(carrier.name());
        carrier.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> row.put(attribute.getKey(), attribute.getValue()));
    }

    private void bus(Bus bus) {
        sheet("buses")
                .row(bus.id())
                .put("v_nom", bus.nominalKv())
                .put("x", bus.x())
                .put("y", bus.y())
                .put("carrier", bus.carrier());
    }

    private void blocks() {
        long blocks = study.horizon().snapshots().stream()
                .map(Horizon.Snapshot::block)
                .distinct()
                .count();
        boolean stateful = !study.storageUnits().isEmpty()
                || !study.stores().isEmpty()
                || !study.components(Building.class).isEmpty()
                || study.generators().stream().anyMatch(Component::passesState)
                || study.links().stream()
                        .anyMatch(
                                l -> !l.rampLimits().areNone() || l.commitment().isPresent());
        if (blocks > 1 && stateful) {
            note("snapshots.csv: PyPSA does not read the column block and passes state on between blocks.");
        }
    }
}
