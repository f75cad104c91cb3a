package org.rexnet.core.study.pypsa.write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.read.AttributeReference;
import org.rexnet.core.study.pypsa.read.ComponentTable;

/** Tables of a study about to be written, and remarks on what they do not say; mutable, for one study. */
public final class Sheets {

    private final Study study;
    private final boolean forPypsa;
    private final AttributeReference reference;
    private final Map<String, Sheet> sheets = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** Makes no tables yet; {@code forPypsa} says whether rows may stand in for what RexNet's own tables say. */
    public Sheets(AttributeReference reference, Study study, boolean forPypsa) {
        this.reference = reference;
        this.study = study;
        this.forPypsa = forPypsa;
    }

    /** Returns whether PyPSA is to read the tables, too. */
    public boolean isForPypsa() {
        return forPypsa;
    }

    /** Returns the description of all columns. */
    public AttributeReference reference() {
        return reference;
    }

    /** Returns the tables by stem, snapshots and network among them. */
    public List<Sheet> all() {
        return List.copyOf(sheets.values());
    }

    /** Returns the table of that stem, which is new and empty where there was none. */
    public Sheet sheet(String stem) {
        return sheets.computeIfAbsent(
                stem, s -> new Sheet(s, reference, study.horizon().years()));
    }

    /** Returns the study that is written. */
    public Study study() {
        return study;
    }

    /** Returns remarks on what the tables do not say as the study does. */
    public List<String> notes() {
        return notes;
    }

    /** Adds a remark, one sentence. */
    public void note(String note) {
        notes.add(note);
    }

    /**
     * Writes rows that say to PyPSA what a table of RexNet, or a key of study.yaml, says, and marks them, so that RexNet skips them where
     * that is in the folder; writes nothing where PyPSA is not to read them.
     */
    public void standIn(String standsFor, Runnable rows) {
        if (forPypsa) {
            mark(standsFor, rows);
        }
    }

    /** Writes rows that say a cost of study.yaml which that file cannot say, or, as {@link #standIn}, one that it can. */
    public void standInForCost(String key, double cost, Runnable rows) {
        if (forPypsa || !isSaidBySettings(cost)) {
            mark(key, rows);
        }
    }

    /** Returns whether study.yaml can say a cost. */
    public static boolean isSaidBySettings(double cost) {
        return cost >= 0 && Double.isFinite(cost);
    }

    private void mark(String standsFor, Runnable rows) {
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
    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
