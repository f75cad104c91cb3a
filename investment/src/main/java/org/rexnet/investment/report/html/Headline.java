package org.rexnet.investment.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;

/** An answer in three sentences, from what its sections say. */
final class Headline {

    private static final int SENTENCES = 3;
    private static final int MOST_NAMED = 4;
    private static final double SMALLEST = 1e-9;

    /** What a comparison of systems says first. */
    private static final Set<String> COMPARED = Set.of("cost", "average price per MWh", "emissions");

    /** A difference is told from chance where it would come about by chance less often. */
    private static final double SIGNIFICANT = 0.05;

    private final List<Section> sections;
    private final String currency;

    private Headline(List<Section> sections) {
        this.sections = sections;
        currency = word("currency").orElse("");
    }

    /** Returns at most three sentences. */
    static List<String> of(List<Section> sections) {
        Headline headline = new Headline(sections);
        List<String> sentences = new ArrayList<>();
        headline.cost().ifPresent(sentences::add);
        headline.additions().ifPresent(sentences::add);
        headline.prices().ifPresent(sentences::add);
        headline.congestion().ifPresent(sentences::add);
        headline.trades().ifPresent(sentences::add);
        headline.reservations().ifPresent(sentences::add);
        sentences.addAll(headline.designs());
        sentences.addAll(headline.comparison());
        for (String note : headline.notes()) {
            if (sentences.size() < SENTENCES && !sentences.contains(note)) {
                sentences.add(note);
            }
        }
        return sentences.subList(0, Math.min(SENTENCES, sentences.size()));
    }

    private Optional<String> cost() {
        OptionalDouble objective = fact("objective");
        if (objective.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble capacity = fact("capacity_cost");
        String lost = fact("lost_load_mwh").orElse(0) > 1e-6
                ? " %s MWh of demand are not served."
                        .formatted(Figures.quantity(fact("lost_load_mwh").getAsDouble()))
                : "";
        String total = "%s %s".formatted(Figures.amount(objective.getAsDouble()), currency);
        String study = word("study").orElse("The study");
        return Optional.of((capacity.isPresent()
                        ? "The least cost of %s is %s: %s for capacity and %s for operation."
                                .formatted(
                                        study,
                                        total,
                                        Figures.amount(capacity.getAsDouble()),
                                        Figures.amount(objective.getAsDouble() - capacity.getAsDouble()))
                        : "Serving %s costs %s over the horizon.".formatted(study, total))
                + lost);
    }

    private Optional<String> additions() {
        Optional<Section> found = table("capacities");
        if (found.isEmpty() || fact("capacity_cost").isEmpty()) {
            return Optional.empty();
        }
        Section section = found.get();
        List<List<Value>> built = section.rows().stream()
                .filter(row -> Math.abs(number(section, row, "addition")) > SMALLEST)
                .sorted(Comparator.comparingDouble(row -> -number(section, row, "cost_of_total")))
                .toList();
        if (built.isEmpty()) {
            return Optional.of("Nothing needs to be built.");
        }
        List<String> named = built.stream()
                .limit(MOST_NAMED)
                .map(row -> "%s (%s %s)"
                        .formatted(
                                text(section, row, "name"),
                                Figures.quantity(number(section, row, "addition")),
                                text(section, row, "unit")))
                .toList();
        double upFront = built.stream()
                .mapToDouble(row -> has(section, "up_front") ? Math.max(0, number(section, row, "up_front")) : 0)
                .sum();
        return Optional.of("It pays to build %s%s%s."
                .formatted(
                        String.join(", ", named),
                        built.size() > named.size() ? " and %d more".formatted(built.size() - named.size()) : "",
                        upFront > 0 ? ", for %s %s up front".formatted(Figures.amount(upFront), currency) : ""));
    }

    private Optional<String> prices() {
        return table("prices").filter(section -> !section.rows().isEmpty()).map(section -> {
            List<String> named = section.rows().stream()
                    .limit(SENTENCES)
                    .map(row -> price(section, row))
                    .toList();
            return String.join(", ", named) + ".";
        });
    }

    private String price(Section section, List<Value> row) {
        String price = "%s costs %s %s/MWh"
                .formatted(
                        text(section, row, "carrier"),
                        Figures.money(number(section, row, "average_by_load")),
                        currency);
        String low = Figures.money(number(section, row, "lowest"));
        String high = Figures.money(number(section, row, "highest"));
        return low.equals(high) ? price : price + " on average (%s to %s)".formatted(low, high);
    }

    private Optional<String> congestion() {
        return table("congestion").map(section -> {
            if (section.rows().isEmpty()) {
                return "No line, transformer, pipe or link is congested.";
            }
            List<Value> first = section.rows().getFirst();
            return "%s; %s earns the highest rent, %s %s."
                    .formatted(
                            Figures.count(section.rows().size(), "branch is congested", "branches are congested"),
                            shown(section, first, "branch"),
                            Figures.amount(number(section, first, "rent")),
                            currency);
        });
    }

    private Optional<String> trades() {
        return table("markets").filter(section -> !section.rows().isEmpty()).map(section -> {
            List<String> named = section.rows().stream()
                    .filter(row -> number(section, row, "traded_mwh") > 0)
                    .map(row -> "%s MWh of %s at %s %s/MWh on average"
                            .formatted(
                                    Figures.quantity(number(section, row, "traded_mwh")),
                                    text(section, row, "market"),
                                    Figures.money(number(section, row, "price")),
                                    currency))
                    .toList();
            return named.isEmpty() ? "Nothing was traded." : "Traded were " + String.join(", ", named) + ".";
        });
    }

    /** Returns which branch was reserved up to its limit most often, where the reservations of several periods are told. */
    private Optional<String> reservations() {
        return table("branches")
                .filter(section ->
                        has(section, "periods_at_limit") && !section.rows().isEmpty())
                .map(section -> {
                    List<Value> first = section.rows().getFirst();
                    long periods = Math.round(number(section, first, "periods_at_limit"));
                    if (periods == 0) {
                        return "No branch was reserved up to its limit when gates closed.";
                    }
                    double gap = number(section, first, "price_gap");
                    return "Most in demand was %s: reserved up to its limit in %s when gates closed%s."
                            .formatted(
                                    text(section, first, "branch"),
                                    Figures.count(periods, "period", "periods"),
                                    gap > 0
                                            ? ", with prices %s %s/MWh apart at its ends on average"
                                                    .formatted(Figures.money(gap), currency)
                                            : "");
                });
    }

    /** Returns the welfare of market designs and how they differ, where the section itself has no sentence about the best. */
    private List<String> designs() {
        Optional<Section> found = table("designs")
                .filter(section -> has(section, "difference") && section.lead().isEmpty());
        if (found.isEmpty()) {
            return List.of();
        }
        Section section = found.get();
        List<String> sentences = new ArrayList<>();
        section.rows().stream()
                .max(Comparator.comparingDouble(row -> number(section, row, "welfare")))
                .ifPresent(row -> sentences.add("Most welfare: %s, %s +- %s %s."
                        .formatted(
                                text(section, row, "design"),
                                text(section, row, "welfare"),
                                text(section, row, "half_width"),
                                currency)));
        Optional<String> control = section.rows().stream()
                .filter(row -> text(section, row, "difference").isEmpty())
                .map(row -> text(section, row, "design"))
                .findFirst();
        section.rows().stream()
                .filter(row ->
                        control.isPresent() && !text(section, row, "difference").isEmpty())
                .limit(SENTENCES - 1L)
                .forEach(row -> sentences.add("%s less %s: %s +- %s %s%s."
                        .formatted(
                                text(section, row, "design"),
                                control.get(),
                                text(section, row, "difference"),
                                text(section, row, "difference_half_width"),
                                currency,
                                number(section, row, "adjusted_p") < SIGNIFICANT ? "" : ", which may be chance")));
        return sentences;
    }

    /** Returns costs, prices and emissions of several systems, where that is what is asked. */
    private List<String> comparison() {
        Optional<Section> found =
                table("comparison").filter(section -> fact("objective").isEmpty());
        if (found.isEmpty()) {
            return List.of();
        }
        Section section = found.get();
        return section.rows().stream()
                .filter(row -> COMPARED.contains(text(section, row, "figure").split(",", -1)[0]))
                .map(row -> compared(section, row))
                .toList();
    }

    private static String compared(Section section, List<Value> row) {
        List<String> named = new ArrayList<>();
        String change = "";
        for (int c : section.columns(Output.PAGE)) {
            String title = section.fields().get(c).title();
            if (row.get(c) instanceof Value.Number number) {
                String shown = section.fields().get(c).text(number);
                if (!title.equals("change")) {
                    named.add("%s %s".formatted(title, shown));
                } else if (number.number() != 0) {
                    change = " (%s)".formatted(shown);
                }
            }
        }
        String figure = text(section, row, "figure");
        return "%s: %s%s."
                .formatted(
                        figure.substring(0, 1).toUpperCase(Locale.ROOT) + figure.substring(1),
                        String.join(", ", named),
                        change);
    }

    /** Returns the sentences of sections before their rows, or else the first behind them, without those about the study and the solver. */
    private List<String> notes() {
        return sections.stream()
                .filter(section -> section.isIn(Output.PAGE) && !section.key().equals("seconds"))
                .skip(1)
                .flatMap(section ->
                        section.lead().isEmpty() ? section.notes().stream().limit(1) : section.lead().stream())
                .filter(note -> note.head().isEmpty())
                .map(Note::text)
                .toList();
    }

    private Optional<Section> table(String key) {
        return sections.stream()
                .filter(section ->
                        section.key().equals(key) && section.shape() == Section.Shape.TABLE && isData(section))
                .findFirst();
    }

    private static boolean isData(Section section) {
        return section.isIn(Output.JSON) || section.isIn(Output.CSV);
    }

    private Optional<Value> value(String key) {
        for (Section section : sections) {
            if (section.shape() == Section.Shape.FACTS && section.key().isEmpty()) {
                for (int c = 0; c < section.fields().size(); c++) {
                    if (section.fields().get(c).key().equals(key)) {
                        return Optional.of(section.rows().getFirst().get(c));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private OptionalDouble fact(String key) {
        return value(key)
                .map(found -> found instanceof Value.Number number
                        ? OptionalDouble.of(number.number())
                        : OptionalDouble.empty())
                .orElse(OptionalDouble.empty());
    }

    private Optional<String> word(String key) {
        return value(key).map(found -> found instanceof Value.Words words ? words.text() : "");
    }

    private static String text(Section section, List<Value> row, String key) {
        int column = column(section, key);
        return section.fields().get(column).text(row.get(column));
    }

    /** Returns the words that a page has in the column of that name. */
    private static String shown(Section section, List<Value> row, String key) {
        return java.util.stream.IntStream.range(0, section.fields().size())
                .filter(c -> section.fields().get(c).key().equals(key)
                        && section.fields().get(c).isIn(Output.PAGE))
                .mapToObj(c -> section.fields().get(c).text(row.get(c)))
                .findFirst()
                .orElse("");
    }

    private static double number(Section section, List<Value> row, String key) {
        return row.get(column(section, key)) instanceof Value.Number number ? number.number() : 0;
    }

    private static boolean has(Section section, String key) {
        return section.fields().stream().anyMatch(field -> field.key().equals(key));
    }

    private static int column(Section section, String key) {
        return java.util.stream.IntStream.range(0, section.fields().size())
                .filter(c -> section.fields().get(c).key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s have no column %s.".formatted(section.key(), key)));
    }
}
