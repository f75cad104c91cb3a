package org.rexnet.core.study;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Linear law for the flows around a loop of pipes: the sum of slope x flow is a given total in each snapshot. It is no table of a study's
 * folder: clearing that follows the flow of water hands it from one round to the next.
 *
 * @param id unique among the laws
 * @param terms pipes of the loop
 * @param totalMw right-hand side in MW
 */
public record LoopLaw(String id, List<Term> terms, Profile totalMw) implements Condition {

    /**
     * One pipe of a loop.
     *
     * @param pipe name of the pipe
     * @param slope factor without unit of the MW that enter the pipe at its first bus
     */
    public record Term(String pipe, Profile slope) {}

    public LoopLaw {
        terms = List.copyOf(terms);
    }

    @Override
    public LoopLaw withProfiles(UnaryOperator<Profile> change) {
        return new LoopLaw(
                id,
                terms.stream()
                        .map(term -> new Term(term.pipe(), change.apply(term.slope())))
                        .toList(),
                change.apply(totalMw));
    }
}
