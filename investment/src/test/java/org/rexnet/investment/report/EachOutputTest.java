package org.rexnet.investment.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.answer.ClearingSections;
import org.rexnet.core.clearing.answer.CouplingSections;
import org.rexnet.core.clearing.answer.SectorSections;
import org.rexnet.core.clearing.answer.UseSections;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.section.Field;
import org.rexnet.core.section.KiloUnits;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.Value;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.Plan;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.PlanSections;
import org.rexnet.investment.SystemComparison;
import org.rexnet.investment.alternative.MissingMoney;
import org.rexnet.investment.alternative.ZeroProfit;
import org.rexnet.investment.growth.GrowthComparison;
import org.rexnet.investment.growth.GrowthHistory;
import org.rexnet.investment.growth.GrowthOptions;
import org.rexnet.investment.growth.GrowthSections;
import org.rexnet.investment.growth.LeastGain;
import org.rexnet.investment.growth.LongRunDynamics;
import org.rexnet.investment.path.PathPlanning;
import org.rexnet.investment.path.PathSections;
import org.rexnet.investment.signal.SignalSections;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A figure on two outputs is equal: on pages to the printed digits, in JSON and CSV to the last one. */
class EachOutputTest {

    private static final int SNAPSHOTS = 4;
    private static final String OTHERS = "others";

    static List<String> studies() {
        return BuiltInStudies.names();
    }

    @ParameterizedTest
    @MethodSource("studies")
    void everySectionSaysTheSameOnPageInJsonAndInCsv(String name) {
        Study whole = BuiltInStudies.find(name).orElseThrow().study();
        Study study = Excerpt.of(whole, 0, Math.min(SNAPSHOTS, whole.horizon().size()));
        ClearingOptions options =
                ClearingOptions.of(study.settings()).withExplanation(ClearingOptions.Explanation.SETTERS);
        if (new MarketClearing(new StandardSolver()).clear(study, options) instanceof ClearingOutcome.Cleared cleared) {
            check(sections(cleared.clearing()));
        }
        if (study.hasCandidates()
                && ExpansionPlanning.ofCapacities(new StandardSolver()).plan(study)
                        instanceof PlanOutcome.Planned planned) {
            check(sections(planned.plan()));
        }
    }

    @Test
    void growthAndItsCsvSayTheSame() {
        Study study = Excerpt.of(BuiltInStudies.find("hamlet").orElseThrow().study(), 0, SNAPSHOTS);
        GrowthOptions options = GrowthOptions.of(study).withYears(1);
        GrowthHistory history =
                new LongRunDynamics(new StandardSolver()).run(study, options, 1, LongRunDynamics.Listener.SILENT);
        check(GrowthSections.of(study, new GrowthComparison(List.of(history), Optional.empty()), LeastGain.of(study)));
    }

    @Test
    void aPathAndItsCsvSayTheSame() {
        Study town = Study.builder("town")
                .buses("town")
                .load("town", "town", 10)
                .generator("gas", "town", g -> g.marginalCost(10).expansion(Expansion.of(10.5)))
                .generator("sun", "town", g -> g.expansion(Expansion.of(25)))
                .build();
        Scenario.Override dear = new Scenario.Override(
                Scenario.Attribute.GENERATOR_COST, Optional.of("gas"), Optional.empty(), 4, OptionalDouble.empty());
        PlanningPath path =
                PlanningPath.of(0.03, List.of(PlanningPath.Year.of(2030), PlanningPath.Year.of(2031, dear)));

        check(PathSections.of(
                path, PathPlanning.of(town, path, new StandardSolver()).compare(PathPlanning.Listener.SILENT)));
    }

    @Test
    void theValueOfCouplingAndItsCsvSayTheSame() {
        Study study = Excerpt.of(BuiltInStudies.find("harbour").orElseThrow().study(), 0, 12);
        MarketClearing market = new MarketClearing(new StandardSolver());

        List<Section> sections =
                CouplingSections.of(market.couplingValue(market.clear(study).orThrow()), "EUR");

        assertThat(sections).hasSize(2);
        check(sections);
    }

    private static List<Section> sections(Clearing clearing) {
        ClearingSections cleared = ClearingSections.of(clearing);
        List<Section> sections = new ArrayList<>(cleared.prices());
        sections.addAll(SectorSections.of(clearing, true));
        sections.add(cleared.congestion());
        sections.add(cleared.supply());
        sections.add(SystemComparison.figuresOf(clearing));
        sections.addAll(UseSections.of(clearing));
        // Too long for an answer in JSON, they are written alike all the same.
        UseSections.sessions(clearing).forEach(one -> sections.add(one.only(Output.JSON, Output.CSV)));
        return sections;
    }

    private static List<Section> sections(Plan plan) {
        List<Section> sections = new ArrayList<>();
        sections.add(PlanSections.of(plan).cost(""));
        sections.add(PlanSections.of(plan).additions());
        sections.addAll(SignalSections.of(plan.signalTable()));
        sections.add(ZeroProfit.section(ZeroProfit.of(plan, new StandardSolver())));
        sections.add(MissingMoney.section(MissingMoney.of(plan, 50), 50));
        sections.addAll(ClearingSections.of(plan.clearing()).prices());
        return sections;
    }

    private static void check(List<Section> sections) {
        Map<String, Object> json = json(sections);
        Map<String, String> files = SectionFiles.of(sections);
        for (Section section : sections) {
            if (section.shape() == Section.Shape.FACTS) {
                if (section.isIn(Output.PAGE)) {
                    checkFacts(section, json);
                }
                continue;
            }
            if (section.isIn(Output.JSON) && section.isIn(Output.CSV)) {
                String file = "result-" + section.key().replace('_', '-') + ".csv";
                checkCsv(section, rows(json, section.key()), Objects.requireNonNull(files.get(file)));
            }
            if (section.isIn(Output.PAGE) && json.containsKey(section.key())) {
                checkPage(section, rows(json, section.key()));
            }
        }
    }

    private static void checkFacts(Section section, Map<String, Object> json) {
        Section shown = KiloUnits.of(section);
        for (int c : section.columns(Output.PAGE)) {
            Field field = shown.fields().get(c);
            if (field.isIn(Output.JSON) && json.get(field.key()) instanceof Number number) {
                assertThat(TextPage.of(section)).contains(field.text(Value.of(number.doubleValue())));
            }
        }
    }

    private static void checkCsv(Section section, List<Map<?, ?>> rows, String csv) {
        List<NamedCsvRecord> records =
                CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        assertThat(records).as(section.key()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (int c : section.columns(Output.JSON)) {
                Field field = section.fields().get(c);
                if (field.isIn(Output.CSV)) {
                    Object value = rows.get(i).get(field.key());
                    String cell = records.get(i).getField(field.key());
                    if (value instanceof Number number) {
                        assertThat(Double.parseDouble(cell)).as(field.key()).isEqualTo(number.doubleValue());
                    } else if (!cell.equals("Infinity")) {
                        assertThat(cell).as(field.key()).isEqualTo(value == null ? "" : value);
                    }
                }
            }
        }
    }

    /** Each row of the page is one of the data's, number by number; rows that sum up others are not. */
    private static void checkPage(Section section, List<Map<?, ?>> rows) {
        String page = TextPage.of(section);
        int leftOut = section.excerpt().leftOut(section.pageRows().size());
        int first = section.pageRows().size()
                - leftOut
                - (leftOut > 0 ? section.excerpt().last() : 0);
        Section shown = KiloUnits.of(section);
        for (int r = 0; r < first; r++) {
            List<Value> row = section.pageRows().get(r);
            if (row.contains(Value.of(OTHERS))) {
                continue;
            }
            assertThat(rows).as("%s: %s", section.key(), row).anyMatch(data -> says(section, row, data));
            for (int c : section.columns(Output.PAGE)) {
                if (!section.fields().get(c).format().isWords()) {
                    assertThat(page)
                            .contains(shown.fields()
                                    .get(c)
                                    .text(shown.pageRows().get(r).get(c)));
                }
            }
        }
    }

    private static boolean says(Section section, List<Value> row, Map<?, ?> data) {
        for (int c : section.columns(Output.PAGE)) {
            Field field = section.fields().get(c);
            Object value = data.get(field.key());
            if (row.get(c) instanceof Value.Number
                    && value instanceof Number number
                    && !field.text(Value.of(number.doubleValue())).equals(field.text(row.get(c)))) {
                return false;
            }
            if (field.isIn(Output.JSON)
                    && data.containsKey(field.key())
                    && row.get(c) instanceof Value.Words words
                    && !words.text().equals(value)) {
                return false;
            }
        }
        return true;
    }

    private static List<Map<?, ?>> rows(Map<String, Object> json, String key) {
        List<Map<?, ?>> rows = new ArrayList<>();
        ((List<?>) json.getOrDefault(key, List.of())).forEach(row -> rows.add((Map<?, ?>) row));
        return rows;
    }

    private static Map<String, Object> json(List<Section> sections) {
        StringWriter text = new StringWriter();
        JsonText.print(new PrintWriter(text), sections);
        Map<String, Object> answer = new LinkedHashMap<>();
        Load load = new Load(
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build());
        ((Map<?, ?>) Objects.requireNonNull(load.loadFromString(text.toString())))
                .forEach((key, value) -> answer.put((String) key, value));
        return answer;
    }
}
