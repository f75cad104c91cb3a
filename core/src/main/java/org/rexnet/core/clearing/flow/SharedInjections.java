package org.rexnet.core.clearing.flow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.clearing.model.NodalInjections;
import org.rexnet.core.clearing.result.FlowLimit;

/**
 * Injections as limits of flows see them: those of one snapshot have the same variables, and those of one branch the same coefficients in
 * every snapshot whose injections are alike, so that thousands of limits take little more memory than a few. Mutable, for one thread.
 */
final class SharedInjections {

    /** Fewer terms take no more memory than what is kept beside shared ones. */
    private static final int FEWEST = 32;

    private final NodalInjections injections;
    private final RadialPipes pipes;
    private final Map<Place, OfSnapshot> known = new LinkedHashMap<>();
    private final Map<Pattern, Pattern> patterns = new LinkedHashMap<>();

    SharedInjections(NodalInjections injections, RadialPipes pipes) {
        this.injections = injections;
        this.pipes = pipes;
    }

    private record Place(int snapshot, int area) {}

    private record Branch(int line, int outage) {}

    /**
     * What is injected in one snapshot.
     *
     * @param variables positions in the model
     */
    private record OfSnapshot(int[] variables, Pattern pattern) {}

    /**
     * Coefficients of a limit of a flow.
     *
     * @param variables positions in the model
     * @param coefficients some of which are 0
     */
    record Terms(int[] variables, double[] coefficients) {}

    /** Where and with which factors injections of a snapshot count, and what they weigh in flows of branches; equal by the former. */
    private static final class Pattern {

        private final int[] buses;
        private final double[] factors;
        private final Map<Branch, double[]> coefficients = new LinkedHashMap<>();

        Pattern(int[] buses, double[] factors) {
            this.buses = buses;
            this.factors = factors;
        }

        double[] coefficients(FlowLimit limit, double[] sensitivities) {
            return coefficients.computeIfAbsent(new Branch(limit.line(), limit.outage()), branch -> {
                double[] products = new double[buses.length];
                for (int i = 0; i < products.length; i++) {
                    double product = sensitivities[buses[i]] * factors[i];
                    products[i] = Math.abs(product) > FlowLimitRows.SMALLEST_COEFFICIENT ? product : 0;
                }
                return products;
            });
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pattern pattern
                    && Arrays.equals(buses, pattern.buses)
                    && Arrays.equals(factors, pattern.factors);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(buses) + Arrays.hashCode(factors);
        }
    }

    /** Returns the terms of a limit of a flow in an area; empty where there are so few that nothing is gained. */
    Optional<Terms> terms(FlowLimit limit, int area, double[] sensitivities) {
        OfSnapshot own = known.computeIfAbsent(new Place(limit.snapshot(), area), this::find);
        return own.variables().length < FEWEST
                ? Optional.empty()
                : Optional.of(new Terms(own.variables(), own.pattern().coefficients(limit, sensitivities)));
    }

    private OfSnapshot find(Place place) {
        int[] count = new int[1];
        injections.terms(
                place.snapshot(), (bus, variable, factor) -> count[0] += pipes.area(bus) == place.area() ? 1 : 0);
        int[] variables = new int[count[0]];
        int[] buses = new int[count[0]];
        double[] factors = new double[count[0]];
        count[0] = 0;
        injections.terms(place.snapshot(), (bus, variable, factor) -> {
            if (pipes.area(bus) == place.area()) {
                variables[count[0]] = variable.index();
                buses[count[0]] = bus;
                factors[count[0]++] = factor;
            }
        });
        Pattern pattern = new Pattern(buses, factors);
        return new OfSnapshot(variables, patterns.computeIfAbsent(pattern, first -> first));
    }
}
