package org.rexnet.core.simulation.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.statistics.Holm;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;

/**
 * One indicator of one design over all seeds, and its difference to the control in the same worlds.
 *
 * @param variant name of the variant
 * @param design name of the design
 * @param indicator which figure
 * @param sample by seed
 * @param toControl seed by seed with that of the control; empty for the control itself, and where one of them lacks it
 * @param adjusted probability of a difference as large by chance, adjusted by Holm's method for the number of designs compared; 1 where
 *     there is none
 * @param ofBound ratio of the mean to that of the bound; empty where there is no bound, or the ratio makes no sense
 */
public record Comparison(
        String variant,
        String design,
        Indicator indicator,
        Sample sample,
        Optional<Paired> toControl,
        double adjusted,
        Optional<Interval> ofBound) {

    /** Returns Student's interval of the mean. */
    public Interval interval() {
        return sample.student();
    }

    /** Returns the interval of the difference to the control, where there is one. */
    public Optional<Interval> difference() {
        return toControl.map(paired -> paired.differences().student());
    }

    /** Returns all designs of a part for one indicator, in their order; designs without it are left out. */
    public static List<Comparison> all(Findings findings, Findings.Part part, Indicator indicator) {
        List<Comparison> raw = new ArrayList<>();
        for (Design design : part.designs()) {
            part.sample(design.name(), indicator)
                    .ifPresent(sample -> raw.add(new Comparison(
                            part.variant().name(),
                            design.name(),
                            indicator,
                            sample,
                            design.name().equals(findings.control())
                                    ? Optional.empty()
                                    : part.paired(design.name(), findings.control(), indicator),
                            1,
                            ofBound(part, design, indicator))));
        }
        return adjusted(raw);
    }

    private static Optional<Interval> ofBound(Findings.Part part, Design design, Indicator indicator) {
        if (indicator != Indicator.WELFARE) {
            return Optional.empty();
        }
        return part.designs().stream()
                .filter(one -> one.number() == 1)
                .findFirst()
                .flatMap(bound -> part.paired(design.name(), bound.name(), indicator))
                .filter(paired -> paired.other().mean() > 0)
                .map(Paired::ratio);
    }

    private static List<Comparison> adjusted(List<Comparison> raw) {
        List<Comparison> compared =
                raw.stream().filter(one -> one.toControl().isPresent()).toList();
        double[] adjusted = Holm.adjusted(compared.stream()
                .mapToDouble(one -> one.toControl().orElseThrow().differences().pValue())
                .toArray());
        return raw.stream()
                .map(one -> {
                    int at = compared.indexOf(one);
                    return at < 0
                            ? one
                            : new Comparison(
                                    one.variant(),
                                    one.design(),
                                    one.indicator(),
                                    one.sample(),
                                    one.toControl(),
                                    adjusted[at],
                                    one.ofBound());
                })
                .toList();
    }
}
