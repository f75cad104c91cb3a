package org.rexnet.core.simulation;

import static org.rexnet.core.simulation.ComparisonColumns.adjusted;
import static org.rexnet.core.simulation.ComparisonColumns.difference;
import static org.rexnet.core.simulation.ComparisonColumns.paired;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.core.simulation.experiment.Broken;
import org.rexnet.core.simulation.experiment.Comparison;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.experiment.Result;
import org.rexnet.core.simulation.random.Digest;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.simulation.world.Setting;

/** Findings of an experiment, as sections: designs with intervals, indicators, participants, every run, and violations. */
public final class SimulationSections {

    private static final List<Indicator> SKEWED =
            List.of(Indicator.UNSERVED, Indicator.SPILLED, Indicator.LOST_SHARE, Indicator.REDISPATCHED);
    private static final List<Indicator> COMPARED = List.of(
            Indicator.COSTS,
            Indicator.UNSERVED,
            Indicator.SPILLED,
            Indicator.PRICE,
            Indicator.PRICE_SPREAD,
            Indicator.IMBALANCE,
            Indicator.REDISPATCHED,
            Indicator.SURPLUS);
    private static final int MOST_ACTORS = 15;

    private final Findings findings;
    private final String currency;

    private SimulationSections(Findings findings) {
        this.findings = findings;
        currency = findings.parts().get(0).setting().study().settings().currency();
    }

    /** Returns the sections of what was found. */
    public static List<Section> of(Findings findings) {
        return new SimulationSections(findings).all();
    }

    private List<Section> all() {
        List<Section> sections = new ArrayList<>();
        sections.add(facts());
        findings.parts().forEach(part -> sections.add(new DesignSections(findings, part, currency).welfare()));
        findings.parts().forEach(part -> sections.add(new DesignSections(findings, part, currency).means()));
        findings.parts().forEach(part -> sections.add(actors(part)));
        sections.add(comparisons());
        sections.add(runs());
        sections.add(notHeld());
        return sections;
    }

    private Section facts() {
        Findings.Part first = findings.parts().get(0);
        Setting setting = first.setting();
        return Section.facts("simulation", "Simulation", first)
                .add(Column.number("periods", "periods", Format.COUNT, part -> setting.count() - setting.warmUp()))
                .add(Column.number("warm_up", "before them, not counted", Format.COUNT, part -> setting.warmUp()))
                .add(Column.number(
                        "period_minutes",
                        "minutes each",
                        Format.COUNT,
                        part -> setting.periods().minutes()))
                .add(Column.words(
                        "first",
                        "from",
                        part -> setting.periods().start(setting.warmUp()).toString()))
                .add(Column.number(
                        "participants",
                        "participants",
                        Format.COUNT,
                        part -> setting.actors().size()))
                .add(Column.number("seeds", "seeds", Format.COUNT, Findings.Part::seeds))
                .add(Column.words("control", "compared with", part -> findings.control()))
                .add(Column.words("worlds", "hash of the worlds", SimulationSections::worlds))
                .build();
    }

    /** Returns the hash of the hashes of all worlds of a part. */
    private static String worlds(Findings.Part part) {
        Digest digest = new Digest();
        if (part.seeds() > 0) {
            part.results().get(0).forEach(result -> digest.add(result.worldHash()));
        }
        return Digest.text(digest.value());
    }

    private String title(String title, Findings.Part part) {
        return part.variant().name().isEmpty()
                ? title
                : title + ", " + part.variant().name();
    }

    private static String suffix(Findings.Part part) {
        return part.variant().name().isEmpty()
                ? ""
                : "_" + part.variant().name().replaceAll("[^\\w]+", "_");
    }

    /** Mean surplus of an actor in each design. */
    private Section actors(Findings.Part part) {
        SectionBuilder<Actor> section = Section.table(
                        "participants" + suffix(part),
                        title("Surplus of participants, %s, mean over seeds".formatted(currency), part),
                        part.setting().actors())
                .add(Column.words("participant", Actor::name));
        for (Design design : part.designs()) {
            section.add(Column.number(
                    design.name().replace('-', '_'),
                    design.name(),
                    Format.AMOUNT,
                    actor -> part.find(design.name()).orElse(List.of()).stream()
                            .mapToDouble(result -> result.surpluses().length > actor.index()
                                    ? result.surpluses()[actor.index()]
                                    : Double.NaN)
                            .average()
                            .orElse(Double.NaN)));
        }
        return section.first(MOST_ACTORS).build();
    }

    /** All indicators of all designs with intervals, for programs. */
    private Section comparisons() {
        List<Comparison> rows = new ArrayList<>();
        for (Findings.Part part : findings.parts()) {
            for (Indicator indicator : Indicator.values()) {
                rows.addAll(Comparison.all(findings, part, indicator));
            }
        }
        return Section.table("comparisons", "Indicators", rows)
                .add(Column.words("variant", Comparison::variant))
                .add(Column.words("design", Comparison::design))
                .add(Column.words("indicator", row -> row.indicator().key()))
                .add(Column.words("unit", row -> row.indicator().unit().replace("money", currency)))
                .add(Column.number(
                        "mean", "", Format.AMOUNT, row -> row.sample().mean()))
                .add(Column.number(
                        "low", "", Format.AMOUNT, row -> row.interval().low()))
                .add(Column.number(
                        "high", "", Format.AMOUNT, row -> row.interval().high()))
                .add(bootstrap("bootstrap_low", Interval::low))
                .add(bootstrap("bootstrap_high", Interval::high))
                .add(difference("difference", "", Interval::estimate))
                .add(difference("difference_low", "", Interval::low))
                .add(difference("difference_high", "", Interval::high))
                .add(paired("correlation", "", Paired::correlation))
                .add(paired("variance_ratio", "", Paired::varianceRatio))
                .add(adjusted("", 4))
                .only(Output.JSON, Output.CSV, Output.TABLE)
                .build();
    }

    private static Column<Comparison> bootstrap(String key, Function<Interval, Double> figure) {
        return Column.of(
                key,
                "",
                "",
                Format.AMOUNT,
                row -> SKEWED.contains(row.indicator())
                        ? Value.of(figure.apply(row.sample().bootstrap()))
                        : Value.missing());
    }

    /** Every run with its seed and hashes, for programs. */
    private Section runs() {
        List<Result> rows = findings.parts().stream()
                .flatMap(part -> part.results().stream())
                .flatMap(List::stream)
                .toList();
        SectionBuilder<Result> section = Section.table("runs", "Runs", rows)
                .add(Column.words("variant", Result::variant))
                .add(Column.words("design", Result::design))
                .add(Column.number("seed", "", Format.NUMBER, Result::seed))
                .add(Column.words("world", result -> Digest.text(result.worldHash())))
                .add(Column.words("log", result -> Digest.text(result.logHash())));
        for (Indicator indicator : Indicator.values()) {
            section.add(Column.number(indicator.key(), "", Format.AMOUNT, result -> result.figure(indicator)));
        }
        return section.only(Output.JSON, Output.CSV, Output.TABLE).build();
    }

    private Section notHeld() {
        List<Note> notes = new ArrayList<>();
        Broken.of(findings).forEach(text -> notes.add(Note.alarm(text)));
        for (Findings.Part part : findings.parts()) {
            undecided(part).ifPresent(text -> notes.add(Note.of(text)));
        }
        findings.notes().forEach(text -> notes.add(Note.of(text)));
        if (!Designs.missing().isEmpty()) {
            notes.add(Note.of("Designs that are not there yet: %s.".formatted(String.join(", ", Designs.missing()))));
        }
        SectionBuilder<Note> section = Section.table(
                        "not_held", "Checks that failed, differences that may be chance, and notes", notes)
                .add(Column.words("text", Note::text).inData());
        if (notes.isEmpty()) {
            section.note("Limits, identities and the bound held in every run.");
        }
        notes.forEach(section::note);
        return section.onPage(List.of()).build();
    }

    /** Returns whether there are differences to the control that chance explains. */
    private static boolean isUndecided(Comparison comparison) {
        return comparison.adjusted() > 1 - Sample.LEVEL
                && comparison.toControl().filter(paired -> !paired.isSame()).isPresent();
    }

    /** Returns which differences to the control cannot be told from chance. */
    private Optional<String> undecided(Findings.Part part) {
        List<String> names = new ArrayList<>();
        for (Indicator indicator : COMPARED) {
            List<String> designs = Comparison.all(findings, part, indicator).stream()
                    .filter(one -> isUndecided(one))
                    .map(Comparison::design)
                    .toList();
            if (!designs.isEmpty()) {
                names.add("%s (%s)".formatted(indicator.key().replace('_', ' '), String.join(", ", designs)));
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Not distinguished from %s by %d seeds%s: %s."
                        .formatted(
                                findings.control(),
                                part.seeds(),
                                part.variant().name().isEmpty()
                                        ? ""
                                        : ", " + part.variant().name(),
                                String.join("; ", names)));
    }
}
