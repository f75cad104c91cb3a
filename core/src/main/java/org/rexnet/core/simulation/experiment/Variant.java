package org.rexnet.core.simulation.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rexnet.core.study.Study;

/**
 * A study as one combination of levels has it.
 *
 * @param name unique in the experiment; empty where nothing is varied
 * @param study with the levels
 * @param levels of the factors that are varied, by their words
 */
public record Variant(String name, Study study, Map<String, String> levels) {

    public Variant {
        levels = Collections.unmodifiableMap(new LinkedHashMap<>(levels));
    }

    /** Returns a study as it is. */
    public static Variant of(Study study) {
        return new Variant("", study, Map.of());
    }

    /** Returns a study changed in a way that has a name. */
    public static Variant of(String name, Study study) {
        return new Variant(name, study, Map.of());
    }

    /** Returns all combinations of the levels of factors, in their order; the study as it is where there are none. */
    public static List<Variant> all(Study study, Map<Factor, List<String>> factors) {
        List<Variant> variants = new ArrayList<>(List.of(of(study)));
        for (Map.Entry<Factor, List<String>> factor : factors.entrySet()) {
            List<Variant> more = new ArrayList<>();
            for (Variant variant : variants) {
                factor.getValue().forEach(level -> more.add(variant.with(factor.getKey(), level)));
            }
            variants = more;
        }
        return variants;
    }

    private Variant with(Factor factor, String level) {
        Map<String, String> more = new LinkedHashMap<>(levels);
        more.put(factor.word(), level);
        String newName = more.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
        return new Variant(newName, factor.apply(study, level), more);
    }
}
