package org.rexnet.investment.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Section;
import org.rexnet.investment.Plan;
import org.rexnet.investment.alternative.NearOptimal;
import org.rexnet.investment.alternative.Tornado;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Other plans: of nearly the same cost, or under other assumptions. */
final class AlternativeArguments {

    @Option(
            names = "--near-optimal",
            paramLabel = "SHARE",
            converter = Share.class,
            description =
                    "Show the range of each capacity over all plans that cost at most this share more, as in 2%%.")
    private Optional<Double> slack = Optional.empty();

    @Option(
            names = "--tornado",
            paramLabel = "SHARE",
            converter = Share.class,
            description =
                    "Show what the plan costs if demand, or the cost of building or running one technology, is lower"
                            + " and higher by so much, as in 10%%.")
    private Optional<Double> change = Optional.empty();

    /** Reads a share as 2% or 0.02. */
    static final class Share implements CommandLine.ITypeConverter<Double> {

        @Override
        public Double convert(String text) {
            boolean percent = text.endsWith("%");
            try {
                double number = Double.parseDouble(percent ? text.substring(0, text.length() - 1) : text);
                double share = percent ? number / 100 : number;
                if (share > 0 && share < 1) {
                    return share;
                }
            } catch (NumberFormatException e) {
                throw new CommandLine.TypeConversionException(
                        "'%s' must be a share, as in 2%% or 0.02".formatted(text));
            }
            throw new CommandLine.TypeConversionException(
                    "'%s' must be a share above 0 and below 100%%, as in 2%% or 0.02".formatted(text));
        }
    }

    /** Returns the sections asked for. */
    List<Section> sections(Plan plan, ClearingOptions options, Solver solver) {
        List<Section> sections = new ArrayList<>();
        slack.ifPresent(share ->
                sections.add(NearOptimal.section(NearOptimal.of(plan.study(), options, share, solver), share)));
        change.ifPresent(share -> sections.add(Tornado.section(
                Tornado.of(plan, options, share, solver),
                share,
                plan.study().settings().currency())));
        return sections;
    }
}
