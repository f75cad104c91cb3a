package org.rexnet.core.simulation.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.section.Figures;
import org.rexnet.core.simulation.run.Design;

/** What did not hold in an experiment and should have: limits, identities, the bound. */
public final class Broken {

    private static final double TOLERANCE = 1e-6;

    private Broken() {}

    /** Returns one sentence for each promise that did not hold; empty where all held. */
    public static List<String> of(Findings findings) {
        List<String> broken = new ArrayList<>();
        for (Findings.Part part : findings.parts()) {
            String where = part.variant().name().isEmpty()
                    ? ""
                    : " for " + part.variant().name();
            for (Design design : part.designs()) {
                List<Result> results = part.find(design.name()).orElseThrow();
                count(results, Indicator.VIOLATIONS)
                        .ifPresent(text -> broken.add("%s%s: physical limits were violated at delivery (%s)."
                                .formatted(design.name(), where, text)));
                count(results, Indicator.BROKEN)
                        .ifPresent(text -> broken.add("%s%s: identities of money and energy did not hold (%s)."
                                .formatted(design.name(), where, text)));
                beyondBound(part, design)
                        .ifPresent(text -> broken.add("%s%s: %s".formatted(design.name(), where, text)));
                alike(results).forEach(note -> broken.add("%s%s: %s".formatted(design.name(), where, note)));
            }
        }
        return broken;
    }

    /** Returns notes of runs, one of those that differ by numbers alone, with how many seeds have one. */
    private static List<String> alike(List<Result> results) {
        Map<String, List<String>> byWords = new LinkedHashMap<>();
        for (Result result : results) {
            for (String note : result.notes()) {
                byWords.computeIfAbsent(note.replaceAll("\\d+(\\.\\d+)?", "#"), words -> new ArrayList<>())
                        .add("%s (seed %d".formatted(note, result.seed()));
            }
        }
        return byWords.values().stream()
                .map(notes ->
                        notes.get(0) + (notes.size() == 1 ? ")" : ", and %d more alike)".formatted(notes.size() - 1)))
                .toList();
    }

    private static Optional<String> count(List<Result> results, Indicator indicator) {
        double sum = results.stream()
                .mapToDouble(result -> result.figure(indicator))
                .filter(value -> !Double.isNaN(value))
                .sum();
        List<String> seeds = results.stream()
                .filter(result -> result.figure(indicator) > 0)
                .map(result -> Long.toString(result.seed()))
                .toList();
        return sum > 0
                ? Optional.of("%s, seed %s".formatted(Figures.of(sum, 0), String.join(", ", seeds)))
                : Optional.empty();
    }

    /** Returns in which seeds a design had more welfare than the bound. */
    private static Optional<String> beyondBound(Findings.Part part, Design design) {
        Optional<List<Result>> bound = part.designs().stream()
                .filter(one -> one.number() == 1)
                .findFirst()
                .flatMap(one -> part.find(one.name()));
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        List<Result> results = part.find(design.name()).orElseThrow();
        List<String> seeds = new ArrayList<>();
        double most = 0;
        for (int i = 0; i < results.size(); i++) {
            double best = bound.get().get(i).figure(Indicator.WELFARE);
            double beyond = results.get(i).figure(Indicator.WELFARE) - best;
            if (beyond > TOLERANCE * Math.max(1, Math.abs(best))) {
                seeds.add(Long.toString(results.get(i).seed()));
                most = Math.max(most, beyond);
            }
        }
        return seeds.isEmpty()
                ? Optional.empty()
                : Optional.of("its welfare was above the bound in seed %s, by at most %s."
                        .formatted(String.join(", ", seeds), Figures.quantity(most)));
    }
}
