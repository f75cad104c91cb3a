package org.rexnet.investment.cli;

import java.time.Duration;
import java.util.Optional;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Settings;
import org.rexnet.network.flow.SusceptanceConvention;
import picocli.CommandLine.Option;

/** How a command clears a study; what is not given is as the study says. */
final class ClearingArguments {

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = "How susceptances follow from impedances: series-reactance or series-admittance.")
    private Optional<SusceptanceConvention> convention = Optional.empty();

    @Option(
            names = "--formulation",
            paramLabel = "NAME",
            description = "How flow is modelled: sensitivities, angles or transport.")
    private Optional<FlowFormulation> formulation = Optional.empty();

    @Option(
            names = "--security",
            paramLabel = "NAME",
            description = "n-1: flows also hold after the outage of any one line or transformer; none.")
    private Optional<ClearingOptions.Security> security = Optional.empty();

    @Option(
            names = "--losses",
            paramLabel = "N",
            description = "Lines and transformers lose r flow^2, by N tangents in each direction, half at each end.")
    private int losses;

    @Option(
            names = "--relaxed-commitment",
            description = "Units may be on in part instead of on or off, which is faster.")
    private boolean relaxedCommitment;

    @Option(names = "--threads", paramLabel = "N", description = "How much is cleared at once; all processors.")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = Span.class,
            description = "Give up after 90s, 10m, 2h.")
    private Optional<Duration> timeLimit = Optional.empty();

    /** Returns the options; throws {@link BadInputException} where they do not go together. */
    ClearingOptions options(Settings settings) {
        return BadInputException.ofInput(() -> combined(settings));
    }

    private ClearingOptions combined(Settings settings) {
        ClearingOptions options = ClearingOptions.of(settings);
        options = options.withFormulation(formulation.orElse(options.formulation()))
                .withConvention(convention.orElse(options.convention()))
                .withLossTangents(losses)
                .withSecurity(security.orElse(options.security()))
                .withThreads(threads.orElse(options.threads()));
        if (relaxedCommitment) {
            options = options.withCommitment(ClearingOptions.Commitments.RELAXED);
        }
        return timeLimit.isPresent() ? options.withTimeLimit(timeLimit.get()) : options;
    }
}
