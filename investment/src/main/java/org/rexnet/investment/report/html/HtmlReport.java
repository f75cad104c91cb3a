package org.rexnet.investment.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.investment.report.Shown;
import org.rexnet.investment.report.figure.Figure;
import org.rexnet.investment.report.figure.NetworkMap;
import org.rexnet.investment.report.figure.SectionFigure;

/** A report as one HTML file that needs nothing else: no request, and no script but its own. */
public final class HtmlReport {

    /** Says in the file that it was written here, so that it may be replaced. */
    public static final String GENERATOR = "RexNet report";

    private static final List<String> FIRST =
            List.of("capacities", "path_years", "growth_years", "books", "comparison");
    private static final String LIBRARY = resource("echarts.min.js");

    private final Report report;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private HtmlReport(Report report) {
        this.report = report;
    }

    /** A page as the template sees it. */
    record Page(
            String generator,
            String policy,
            String title,
            List<String> subtitle,
            List<String> sentences,
            List<Card> hero,
            List<Chapter> chapters,
            List<TableView.Fact> provenance,
            boolean hasMap,
            String style,
            String library,
            String script,
            String data) {}

    /** A part of the page with a heading of its own. */
    record Chapter(String id, String title, List<Card> cards, boolean isMap) {}

    /**
     * A figure, a table or both.
     *
     * @param figure its id; empty where there is none
     * @param label what the figure shows, for those who do not see it
     */
    record Card(
            String id,
            String title,
            List<Sentence> lead,
            String figure,
            String label,
            String remark,
            TableView table,
            List<Sentence> notes) {

        boolean hasFigure() {
            return !figure.isEmpty();
        }

        boolean hasTable() {
            return table.isTable();
        }

        boolean hasFacts() {
            return table.isFacts();
        }

        boolean hasTitle() {
            return !title.isEmpty();
        }
    }

    /** A sentence. */
    record Sentence(String text, boolean alarm) {}

    /** Returns the file. */
    public static String of(Report report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        List<Section> shown =
                report.sections().stream().filter(HtmlReport::isShown).toList();
        List<Section> body = shown.stream().skip(isHead(shown) ? 1 : 0).toList();
        boolean overTimeFirst = report.figures().stream().limit(1).anyMatch(HtmlReport::isOverTime);
        Optional<Section> first = FIRST.stream()
                .flatMap(key -> body.stream().filter(section -> section.key().equals(key)))
                .filter(section -> SectionFigure.find(section).isPresent())
                .findFirst()
                .or(() -> overTimeFirst
                        ? Optional.empty()
                        : body.stream()
                                .filter(section -> SectionFigure.find(section).isPresent())
                                .findFirst());
        List<Card> hero = first
                .flatMap(SectionFigure::find)
                .or(() -> report.figures().stream().findFirst())
                .or(() -> body.stream()
                        .flatMap(one -> SectionFigure.find(one).stream())
                        .findFirst())
                .map(this::card)
                .stream()
                .toList();
        List<Chapter> chapters = new ArrayList<>();
        report.map().ifPresent(map -> chapters.add(new Chapter("map", "Map", List.of(), true)));
        List<Card> cards = new ArrayList<>();
        Chapter chapter = new Chapter("answer-in-full", "The answer in full", cards, false);
        for (Section section : body) {
            if (section.key().equals("seconds")) {
                continue;
            }
            cards.add(card(section, first.filter(section::equals).isPresent()));
        }
        chapters.add(chapter);
        List<Card> overTime = report.figures().stream()
                .skip(first.isEmpty() && overTimeFirst ? 1 : 0)
                .map(this::card)
                .toList();
        if (!overTime.isEmpty()) {
            chapters.add(chapters.size() - 1, new Chapter("over-time", "Over time", overTime, false));
        }
        String script = resource("report.js");
        String style = resource("report.css");
        return render(new Page(
                GENERATOR,
                "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:; style-src '%s'; script-src '%s' '%s'"
                        .formatted(hash(style), hash(LIBRARY), hash(script)),
                Shown.text(report.title()),
                subtitle(shown),
                Headline.of(report.sections()).stream().map(Shown::text).toList(),
                hero,
                chapters,
                provenance(shown),
                report.map().isPresent(),
                style,
                LIBRARY,
                script,
                data()));
    }

    /** Returns whether the first section only says what it is about. */
    private static boolean isHead(List<Section> shown) {
        return !shown.isEmpty() && shown.getFirst().pageRows().isEmpty();
    }

    private static boolean isOverTime(Figure figure) {
        return figure instanceof Figure.Lines;
    }

    private static boolean isShown(Section section) {
        boolean empty = section.rows().isEmpty()
                && section.pageRows().isEmpty()
                && section.notes().isEmpty()
                && section.lead().isEmpty()
                && section.title().isEmpty();
        return !empty
                && (section.isIn(Output.PAGE)
                        || (section.isIn(Output.CSV)
                                && section.shape() == Section.Shape.TABLE
                                && !section.rows().isEmpty()));
    }

    /** Returns what the first section says about the study. */
    private static List<String> subtitle(List<Section> shown) {
        return shown.stream()
                .limit(isHead(shown) ? 1 : 0)
                .flatMap(section -> section.notes().stream())
                .map(note -> Shown.text(note.head() + note.text()))
                .toList();
    }

    private List<TableView.Fact> provenance(List<Section> shown) {
        List<TableView.Fact> facts = new ArrayList<>();
        Provenance from = report.provenance();
        facts.add(new TableView.Fact("Command", Shown.text(from.command())));
        facts.add(new TableView.Fact("Version", from.version()));
        facts.add(new TableView.Fact("Made", from.made()));
        from.facts().forEach(fact -> facts.add(new TableView.Fact(fact.name(), Shown.text(fact.text()))));
        shown.stream()
                .filter(section -> section.key().equals("seconds"))
                .flatMap(section -> section.notes().stream())
                .map(Note::text)
                .filter(text -> !text.isEmpty())
                .forEach(text -> facts.add(new TableView.Fact("Work", Shown.text(text))));
        return facts;
    }

    private Card card(Figure figure) {
        String id = "figure-" + figures.size();
        figures.put(id, figure);
        return new Card(
                id + "-card",
                Shown.text(figure.title()),
                List.of(),
                id,
                label(figure),
                figure.remark(),
                TableView.NONE,
                List.of());
    }

    private static String label(Figure figure) {
        return Shown.text(
                figure.unit().isEmpty()
                        ? figure.title()
                        : "%s, in %s. Its numbers are in the table below it.".formatted(figure.title(), figure.unit()));
    }

    private Card card(Section section, boolean drawn) {
        Optional<Figure> figure = drawn ? Optional.empty() : SectionFigure.find(section);
        String id = figure.isPresent() ? "figure-" + figures.size() : "";
        figure.ifPresent(one -> figures.put(id, one));
        String title = section.title().isEmpty() && !section.isIn(Output.PAGE)
                ? section.key().replace('_', ' ')
                : section.title();
        return new Card(
                "section-" + section.key().replaceAll("[^a-z0-9_]", "") + "-" + Integer.toHexString(title.hashCode()),
                Shown.text(title),
                sentences(section.lead()),
                id,
                figure.map(HtmlReport::label).orElse(""),
                figure.map(Figure::remark).orElse(""),
                TableView.of(section),
                sentences(section.notes()));
    }

    private static List<Sentence> sentences(List<Note> notes) {
        return notes.stream()
                .map(note -> new Sentence(Shown.text(note.head() + note.text()), note.alarm()))
                .toList();
    }

    /** Returns figures and map as JSON that no parser of HTML takes for the end of its element. */
    private String data() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("figures");
            for (Map.Entry<String, Figure> figure : figures.entrySet()) {
                json.writeFieldName(figure.getKey());
                RecordText.writeRounded(json, figure.getValue());
            }
            json.writeEndObject();
            Optional<NetworkMap> map = report.map();
            if (map.isPresent()) {
                json.writeFieldName("map");
                RecordText.writeRounded(json, map.get());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("The figures cannot be written.", e);
        }
        return out.toString()
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String render(Page page) {
        Mustache template = new DefaultMustacheFactory("org/rexnet/investment/report/html/").compile("report.mustache");
        StringWriter out = new StringWriter();
        template.execute(out, page);
        return out.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Part of the program cannot be read: " + name, e);
        }
    }
}
