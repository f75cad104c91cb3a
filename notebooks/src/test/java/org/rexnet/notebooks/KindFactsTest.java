package org.rexnet.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;

/**
 * Counts in the main sources of all modules where kinds of components are told apart, and prints the facts.
 *
 * <p>A file <b>names a kind</b> if outside comments it has the word of the kind's record (such as {@code CombinedHeatPower}), its constant
 * ({@code ComponentKind.CHP}), its table as a string ({@code "chp"}), or the method of a study that lists it ({@code .storageUnits()});
 * lines and transformers share one record and one list. The studies that come with RexNet are written with the builder as any user's are:
 * they are data, counted apart. A <b>switch over kinds</b> is one with a label that is a record of a component, or with labels
 * that all are constants of {@link ComponentKind}; an {@code instanceof} of such a record counts as one, too. Rooms in which they are at
 * home: the study with its readers and writers, and the components of clearing.
 */
class KindFactsTest {

    private static final Map<ComponentKind, String> LISTS = Map.of(
            ComponentKind.GENERATOR, "generators",
            ComponentKind.LOAD, "loads",
            ComponentKind.STORAGE_UNIT, "storageUnits",
            ComponentKind.STORE, "stores",
            ComponentKind.LINE, "lines",
            ComponentKind.TRANSFORMER, "lines",
            ComponentKind.LINK, "links",
            ComponentKind.PIPE, "pipes",
            ComponentKind.BID, "bids");

    private static final Map<ComponentKind, String> RECORDS = Map.ofEntries(
            Map.entry(ComponentKind.GENERATOR, "Generator"),
            Map.entry(ComponentKind.LOAD, "Load"),
            Map.entry(ComponentKind.STORAGE_UNIT, "StorageUnit"),
            Map.entry(ComponentKind.STORE, "Store"),
            Map.entry(ComponentKind.LINE, "LineOperation"),
            Map.entry(ComponentKind.TRANSFORMER, "LineOperation"),
            Map.entry(ComponentKind.LINK, "LinkOperation"),
            Map.entry(ComponentKind.PIPE, "PipeOperation"),
            Map.entry(ComponentKind.CHP, "CombinedHeatPower"),
            Map.entry(ComponentKind.ELECTROLYSER, "Electrolyser"),
            Map.entry(ComponentKind.BID, "Bid"),
            Map.entry(ComponentKind.BILATERAL_CONTRACT, "BilateralContract"),
            Map.entry(ComponentKind.FLEXIBLE_LOAD, "FlexibleLoad"),
            Map.entry(ComponentKind.BUILDING, "Building"),
            Map.entry(ComponentKind.CHARGING_STATION, "ChargingStation"),
            Map.entry(ComponentKind.EV_SESSION, "EvSession"));

    private static final String DATA = "org/rexnet/core/study/builtin/";

    private static final List<String> AT_HOME =
            List.of("org/rexnet/core/study/", "org/rexnet/core/clearing/component/");

    /** The record, its permit, its constant, its terms and the switch that knows them, its rows. */
    private static final int FEWEST = 6;

    private static final Pattern SWITCH = Pattern.compile("\\bswitch\\s*\\(");
    private static final Pattern LABEL = Pattern.compile("\\bcase\\s+([A-Za-z_]\\w*(?:\\s*,\\s*[A-Z_]+)*)");

    private static final Map<String, String> SOURCES = MainSources.withoutComments();

    private static List<ComponentKind> kinds() {
        return Arrays.stream(ComponentKind.values())
                .filter(RECORDS::containsKey)
                .toList();
    }

    private static boolean names(ComponentKind kind, String source) {
        String list = LISTS.containsKey(kind) ? "|\\." + LISTS.get(kind) + "\\(\\)" : "";
        String text = "\\b%s\\b|\\bComponentKind\\.%s\\b|\"%s\"%s"
                .formatted(RECORDS.get(kind), kind.name(), kind.table(), list);
        return Pattern.compile(text).matcher(source).find();
    }

    /** Returns how often a source tells kinds apart. */
    private static int distinctions(String source) {
        String records = String.join("|", Set.copyOf(RECORDS.values()));
        int count = (int) Pattern.compile("\\binstanceof\\s+(?:%s)\\b".formatted(records))
                .matcher(source)
                .results()
                .count();
        Matcher matcher = SWITCH.matcher(source);
        while (matcher.find()) {
            count += isOverKinds(body(source, matcher.end())) ? 1 : 0;
        }
        return count;
    }

    private static boolean isOverKinds(String body) {
        List<String> labels = new ArrayList<>();
        Matcher matcher = LABEL.matcher(body);
        while (matcher.find()) {
            labels.addAll(List.of(matcher.group(1).split("\\s*,\\s*")));
        }
        Set<String> constants = kinds().stream().map(Enum::name).collect(Collectors.toSet());
        return labels.stream().anyMatch(RECORDS.values()::contains)
                || (!labels.isEmpty() && constants.containsAll(labels));
    }

    /** Returns what stands between the braces after a position. */
    private static String body(String source, int from) {
        int begin = source.indexOf('{', from);
        int depth = 1;
        int at = begin + 1;
        while (depth > 0 && at < source.length()) {
            char c = source.charAt(at++);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return source.substring(begin + 1, at);
    }

    @Test
    void everyComponentHasAKindAndARecord() {
        assertThat(Arrays.stream(Component.class.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(RECORDS.values()));
    }

    @Test
    void kindsAreToldApartAtHomeAlone() {
        Map<String, Integer> elsewhere = new LinkedHashMap<>();
        SOURCES.forEach((name, source) -> {
            int found = AT_HOME.stream().anyMatch(name::startsWith) ? 0 : distinctions(source);
            if (found > 0) {
                elsewhere.put(name, found);
            }
        });
        assertThat(elsewhere)
                .as("files that tell kinds apart; ask the component")
                .isEmpty();
    }

    @Test
    void theScannerFindsWhatItLooksFor() {
        assertThat(distinctions("switch (c) { case Generator g -> 1; default -> 2; }"))
                .isEqualTo(1);
        assertThat(distinctions("switch (kind) { case CHP, LINK -> 1; default -> 2; }"))
                .isEqualTo(1);
        assertThat(distinctions("switch (kind) { case OTHER -> 1; } c instanceof Bid b"))
                .isEqualTo(1);
        assertThat(distinctions("switch (side) { case BUY -> 1; case SELL -> 2; }"))
                .isZero();
        assertThat(names(ComponentKind.CHP, "sheet(\"chp\")")).isTrue();
        assertThat(names(ComponentKind.STORE, "StoreTerms store")).isFalse();
    }

    @Test
    void theFactsArePrinted() {
        Map<ComponentKind, Long> files = new LinkedHashMap<>();
        Map<ComponentKind, Long> studies = new LinkedHashMap<>();
        for (ComponentKind kind : kinds()) {
            List<String> naming = SOURCES.entrySet().stream()
                    .filter(file -> names(kind, file.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            long data = naming.stream().filter(file -> file.startsWith(DATA)).count();
            studies.put(kind, data);
            files.put(kind, naming.size() - data);
        }
        int elsewhere = SOURCES.entrySet().stream()
                .filter(file -> AT_HOME.stream().noneMatch(file.getKey()::startsWith))
                .mapToInt(file -> distinctions(file.getValue()))
                .sum();
        StringBuilder facts = new StringBuilder();
        files.forEach((kind, count) -> facts.append("files that name %s: %d, and %d of built-in studies%n"
                .formatted(kind.plural(), count, studies.get(kind))));
        facts.append("switches over kinds outside the study and the components of clearing: ")
                .append(elsewhere);
        System.getLogger(KindFactsTest.class.getName()).log(System.Logger.Level.INFO, facts.toString());
        assertThat(files.values()).allMatch(count -> count > 0);
        assertThat(List.of(files.get(ComponentKind.CHP), files.get(ComponentKind.ELECTROLYSER)))
                .as("a kind that is told in as few files as there can be")
                .allMatch(count -> count <= FEWEST);
    }
}
