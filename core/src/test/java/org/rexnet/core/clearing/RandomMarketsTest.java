package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.Draws;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.CertificateException;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Study;

/** Costs agree with an independent model of the same studies. */
class RandomMarketsTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final double RELATIVE = 1e-6;

    @TempDir
    private static Path folder;

    private static RandomMarkets markets;

    @BeforeAll
    static void unpack() {
        markets = new RandomMarkets(folder, Draws.count(60, 1000));
    }

    @Test
    void everyFeatureIsDrawn() {
        assertThat(markets.answers().stream()
                        .flatMap(answer -> answer.features().stream())
                        .distinct())
                .hasSize(19);
    }

    @Test
    void theCostAgreesWithAnIndependentModel() {
        assertThat(disagreements(60, ClearingOptions.Security.NONE, RandomMarkets.Answer::cost))
                .isEmpty();
    }

    @Test
    void theCostOfSurvivingEveryOutageAgreesWithAnIndependentModel() {
        assertThat(disagreements(20, ClearingOptions.Security.N_MINUS_1, RandomMarkets.Answer::secureCost))
                .isEmpty();
    }

    private static List<String> disagreements(
            int few, ClearingOptions.Security security, Function<RandomMarkets.Answer, OptionalDouble> cost) {
        return markets.answers().stream()
                .limit(Draws.count(few, 1000))
                .flatMap(answer -> {
                    Study study = markets.study(answer.seed());
                    ClearingOptions options = ClearingOptions.of(study.settings())
                            .withExpansion(answer.expands())
                            .withSecurity(security)
                            .withThreads(1);
                    return disagreement(study, options, cost.apply(answer))
                            .map(said -> "seed %d with %s: %s".formatted(answer.seed(), answer.features(), said))
                            .stream();
                })
                .toList();
    }

    /** Returns what is said otherwise; empty where both agree. */
    private static Optional<String> disagreement(Study study, ClearingOptions options, OptionalDouble expected) {
        ClearingOutcome outcome;
        try {
            outcome = MARKET.clear(study, options);
        } catch (CertificateException e) {
            return Optional.of(e.toString());
        }
        if (expected.isEmpty()) {
            return outcome instanceof ClearingOutcome.Infeasible
                    ? Optional.empty()
                    : Optional.of("must be infeasible but is " + outcome);
        }
        if (!(outcome instanceof ClearingOutcome.Cleared cleared)) {
            return Optional.of("costs %s but is %s".formatted(expected, outcome));
        }
        double size = Math.max(1, Math.abs(expected.getAsDouble()));
        double difference = cleared.clearing().objective() - expected.getAsDouble();
        return Math.abs(difference) <= RELATIVE * size
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "costs %.6f but is off by %.6f", expected.getAsDouble(), difference));
    }
}
