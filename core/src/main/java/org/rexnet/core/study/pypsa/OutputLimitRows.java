package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.Suggestion;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of limits that several generators share, which PyPSA has no word for. */
final class OutputLimitRows {

    static final String TABLE = "output_limits";
    private static final String GENERATORS = "generators";
    private static final String FACTORS = "factors";

    private OutputLimitRows() {}

    /** Reads the limits, once the generators are known. */
    static void readAll(Reading reading, StudyBuilder study) {
        ComponentTable table = reading.table(TABLE);
        table.refuseUnknownColumns();
        Set<String> known = study.components().stream()
                .filter(component -> component.kind().table().equals(GENERATORS))
                .map(component -> component.id())
                .collect(Collectors.toSet());
        reading.table(GENERATORS).rows().forEach(row -> known.add(row.name()));
        table.read(row -> limit(row, known), study::add);
    }

    private static OutputLimit limit(Row row, Set<String> known) {
        List<String> generators = split(row.text(GENERATORS));
        List<String> factors = split(row.text(FACTORS));
        if (!factors.isEmpty() && factors.size() != generators.size()) {
            row.fault(
                    FACTORS,
                    row.cell(FACTORS),
                    "must have one number for each of %d generators, separated by |".formatted(generators.size()));
            factors = List.of();
        }
        List<OutputLimit.Term> terms = new ArrayList<>();
        for (int i = 0; i < generators.size(); i++) {
            String name = generators.get(i);
            if (!known.contains(name)) {
                row.fault(GENERATORS, name, "is no generator of generators.csv" + Suggestion.maybe(name, known));
            }
            double factor = factors.isEmpty() ? 1 : NumberText.parseOr(factors.get(i), Double.NaN);
            if (!Double.isFinite(factor)) {
                row.fault(FACTORS, factors.get(i), "must be a number");
                factor = 0;
            }
            terms.add(new OutputLimit.Term(name, factor));
        }
        double lower = row.number("lower");
        double upper = row.number("upper");
        if (lower > upper) {
            row.fault("lower", row.cell("lower"), "must not exceed upper, which is " + upper);
            return new OutputLimit(row.name(), terms, upper, upper);
        }
        return new OutputLimit(row.name(), terms, lower, upper);
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    static void write(List<OutputLimit> limits, Sheets sheets) {
        for (OutputLimit limit : limits) {
            sheets.sheet(TABLE)
                    .row(limit.id())
                    .put(GENERATORS, join(limit.terms().stream().map(OutputLimit.Term::generator)))
                    .put(FACTORS, join(limit.terms().stream().map(term -> NumberText.format(term.factor()))))
                    .put("lower", limit.lowerMw())
                    .put("upper", limit.upperMw());
        }
        if (!limits.isEmpty()) {
            sheets.note(
                    "output_limits.csv: PyPSA has no limits that generators share, and may find a lower" + " cost.");
        }
    }

    private static String join(Stream<String> parts) {
        return parts.collect(Collectors.joining("|"));
    }
}
