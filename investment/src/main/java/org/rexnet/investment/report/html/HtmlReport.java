package org.rexnet.investment.report.html;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final String CHARTS = PageResource.text("echarts.min.js");
    private static final String INFLATION = PageResource.text("pako_inflate.min.js");

    private static final String SECONDS = "seconds";
    private static final String POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data: blob:;"
            + " style-src '%s'; script-src %s";

    private final Report report;
    private final Map<String, Figure> figures = new LinkedHashMap<>();

    private HtmlReport(Report report) {
        this.report = report;
    }

    /** Returns the file. */
    public static String of(Report report) {
        return new HtmlReport(report).write();
    }

    private String write() {
        List<Section> shown =
                report.sections().stream().filter(HtmlReport::isShown).toList();
        List<Section> body = shown.stream()
                .skip(isHead(shown) ? 1 : 0)
                .filter(section -> !section.key().equals(SECONDS))
                .toList();
        List<Figure> figures = new ArrayList<>(report.figures());
        Optional<Section> drawn = opening(body);
        Optional<Figure> opening = drawn.flatMap(SectionFigure::find)
                .or(() -> figures.isEmpty() ? Optional.empty() : Optional.of(figures.removeFirst()));
        List<PageView.Card> hero = opening.map(this::card).stream().toList();
        List<String> libraries = report.map().isPresent() ? List.of(CHARTS, INFLATION) : List.of(CHARTS);
        String script = PageResource.text("report.js");
        String style = PageResource.text("report.css");
        return render(new PageView.Page(
                GENERATOR,
                POLICY.formatted(PageResource.hash(style), hashes(libraries, script)),
                Shown.text(report.title()),
                subtitle(shown),
                Headline.of(report.sections()).stream().map(Shown::text).toList(),
                hero,
                chapters(body, drawn, figures),
                provenance(shown),
                report.map().isPresent(),
                style,
                libraries,
                script,
                data()));
    }

    private static String hashes(List<String> libraries, String script) {
        return Stream.concat(libraries.stream(), Stream.of(script))
                .map(text -> "'" + PageResource.hash(text) + "'")
                .collect(Collectors.joining(" "));
    }

    /** Returns the section whose figure opens the page; empty where that is one over time, or where there is none. */
    private Optional<Section> opening(List<Section> body) {
        List<Section> drawn = body.stream()
                .filter(section -> SectionFigure.find(section).isPresent())
                .toList();
        boolean overTime = !report.figures().isEmpty() && report.figures().getFirst() instanceof Figure.Lines;
        return FIRST.stream()
                .flatMap(key -> drawn.stream().filter(section -> section.key().equals(key)))
                .findFirst()
                .or(() -> overTime ? Optional.empty() : drawn.stream().findFirst());
    }

    private List<PageView.Chapter> chapters(List<Section> body, Optional<Section> drawn, List<Figure> further) {
        List<PageView.Chapter> chapters = new ArrayList<>();
        report.map().ifPresent(map -> chapters.add(new PageView.Chapter("map", "Map", List.of(), true)));
        if (!further.isEmpty()) {
            boolean overTime = further.stream().anyMatch(Figure.Lines.class::isInstance);
            chapters.add(new PageView.Chapter(
                    "over-time",
                    overTime ? "Over time" : "Energy and money",
                    further.stream().map(this::card).toList(),
                    false));
        }
        List<PageView.Card> cards = body.stream()
                .map(section -> card(section, drawn.filter(section::equals).isPresent()))
                .toList();
        chapters.add(new PageView.Chapter("answer-in-full", "The answer in full", cards, false));
        return chapters;
    }

    /** Returns whether the first section only says what it is about. */
    private static boolean isHead(List<Section> shown) {
        return !shown.isEmpty() && shown.getFirst().pageRows().isEmpty();
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
                .filter(section -> section.key().equals(SECONDS))
                .flatMap(section -> section.notes().stream())
                .map(Note::text)
                .filter(text -> !text.isEmpty())
                .forEach(text -> facts.add(new TableView.Fact("Work", Shown.text(text))));
        return facts;
    }

    private PageView.Card card(Figure figure) {
        String id = "figure-" + figures.size();
        figures.put(id, figure);
        return new PageView.Card(
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

    private PageView.Card card(Section section, boolean drawn) {
        Optional<Figure> figure = drawn ? Optional.empty() : SectionFigure.find(section);
        String id = figure.isPresent() ? "figure-" + figures.size() : "";
        figure.ifPresent(one -> figures.put(id, one));
        String title = section.title().isEmpty() && !section.isIn(Output.PAGE)
                ? section.key().replace('_', ' ')
                : section.title();
        return new PageView.Card(
                "section-" + section.key().replaceAll("[^a-z0-9_]", "") + "-" + Integer.toHexString(title.hashCode()),
                Shown.text(title),
                sentences(section.lead()),
                id,
                figure.map(HtmlReport::label).orElse(""),
                figure.map(Figure::remark).orElse(""),
                TableView.of(section),
                sentences(section.notes()));
    }

    private static List<PageView.Sentence> sentences(List<Note> notes) {
        return notes.stream()
                .map(note -> new PageView.Sentence(Shown.text(note.head() + note.text()), note.alarm()))
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
                RecordWriter.writeRounded(json, figure.getValue());
            }
            json.writeEndObject();
            Optional<NetworkMap> map = report.map();
            if (map.isPresent()) {
                json.writeFieldName("map");
                RecordWriter.writeRounded(json, map.get());
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

    private static String render(PageView.Page page) {
        Mustache template = new DefaultMustacheFactory("org/rexnet/investment/report/html/").compile("report.mustache");
        StringWriter out = new StringWriter();
        template.execute(out, page);
        return out.toString();
    }
}
