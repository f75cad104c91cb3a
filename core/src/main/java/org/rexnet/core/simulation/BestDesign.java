package org.rexnet.core.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rexnet.core.section.Figures;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.statistics.Holm;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.Component;

/**
 * Which design has the highest mean welfare, by how much, and which ones cannot be told from it: the others compared with it seed by seed,
 * their probabilities adjusted by Holm's method. Perfect foresight does not compete; it is what all are measured by.
 */
final class BestDesign {

    private final Findings.Part part;
    private final String currency;

    /** A competitor, and what the best one has more. */
    private record Behind(String design, Paired paired, double adjusted) {

        boolean isSame() {
            return paired.isSame();
        }

        boolean isChance() {
            return adjusted > 1 - Sample.LEVEL;
        }
    }

    BestDesign(Findings.Part part, String currency) {
        this.part = part;
        this.currency = currency;
    }

    /** Returns what there is to say, a sentence each; none where fewer than two designs compete. */
    List<String> sentences() {
        List<String> names = part.designs().stream()
                .filter(design -> design.number() != 1)
                .map(Design::name)
                .filter(name -> sample(name).isPresent())
                .sorted(Comparator.comparingDouble(
                        name -> -sample(name).orElseThrow().mean()))
                .toList();
        if (names.size() < 2) {
            return List.of();
        }
        String best = names.get(0);
        List<Behind> all = behind(best, names.subList(1, names.size()));
        List<Behind> behind = all.stream().filter(one -> !one.isSame()).toList();
        List<String> sentences = new ArrayList<>();
        if (behind.isEmpty()) {
            sentences.add("%s have the same welfare in each of these worlds.".formatted(and(names)));
            if (isAllBalanced()) {
                sentences.add(
                        "Nothing can wait and nobody must decide before delivery, so that the market decides only who"
                                + " pays whom.");
            }
        } else {
            List<String> equal = Stream.concat(
                            Stream.of(best), all.stream().filter(Behind::isSame).map(Behind::design))
                    .toList();
            sentences.add(first(and(equal) + (equal.size() > 1 ? " have" : " has"), behind));
            last(best, behind).ifPresent(sentences::add);
        }
        ofBound(best).ifPresent(sentences::add);
        return sentences;
    }

    private static String and(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** Returns whether nothing has to be decided before delivery. */
    private boolean isAllBalanced() {
        Setting setting = part.setting();
        return setting.actors().stream().allMatch(actor -> actor.conduct().noticeMinutes() == 0)
                && setting.study().components().stream().noneMatch(Component::canWait);
    }

    private Optional<Sample> sample(String design) {
        return part.sample(design, Indicator.WELFARE);
    }

    private List<Behind> behind(String best, List<String> others) {
        List<Paired> paired = others.stream()
                .map(other -> part.paired(best, other, Indicator.WELFARE).orElseThrow())
                .toList();
        double[] adjusted = Holm.adjusted(
                paired.stream().mapToDouble(one -> one.differences().pValue()).toArray());
        List<Behind> behind = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            behind.add(new Behind(others.get(i), paired.get(i), adjusted[i]));
        }
        return behind;
    }

    private String first(String bestHas, List<Behind> behind) {
        List<Behind> close = behind.stream().filter(Behind::isChance).toList();
        Behind next = behind.get(0);
        if (close.isEmpty()) {
            return "%s the highest welfare in these worlds, %s more than %s."
                    .formatted(bestHas, more(next), next.design());
        }
        return "%s the highest mean welfare, but %d seeds cannot tell it from %s (%s more)."
                .formatted(
                        bestHas,
                        part.seeds(),
                        String.join(", ", close.stream().map(Behind::design).toList()),
                        more(close.get(0)));
    }

    /** Returns by how much the last is behind, where that is not what was said of the next. */
    private Optional<String> last(String best, List<Behind> behind) {
        Behind last = behind.get(behind.size() - 1);
        return behind.size() < 2 || last.isChance()
                ? Optional.empty()
                : Optional.of("%s has the lowest, %s less than %s.".formatted(last.design(), more(last), best));
    }

    private Optional<String> ofBound(String best) {
        return part.designs().stream()
                .filter(one -> one.number() == 1)
                .findFirst()
                .flatMap(bound -> part.paired(bound.name(), best, Indicator.WELFARE))
                .map(paired -> paired.isSame()
                        ? "Perfect foresight would be worth no more."
                        : "Perfect foresight would be worth %s more than %s."
                                .formatted(amount(paired.differences().student()), best));
    }

    private String more(Behind behind) {
        return amount(behind.paired().differences().student());
    }

    private String amount(Interval interval) {
        return "%s +- %s %s"
                .formatted(Figures.amount(interval.estimate()), Figures.amount(interval.halfWidth()), currency);
    }
}
