package org.rexnet.core.clearing.result;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Settings;
import org.rexnet.network.flow.SusceptanceConvention;

/**
 * How a study is cleared.
 *
 * @param formulation how flow is modelled
 * @param convention how susceptances follow from impedances
 * @param expansion whether extendable capacities are variables; otherwise what exists is all there is
 * @param commitment how units that are on or off are treated
 * @param security whether flows must also hold after the outage of any one line or transformer
 * @param decomposition whether snapshots that nothing couples are cleared by themselves
 * @param explanation what is found out about prices beside their values
 * @param explainedBuses buses at which the setters of prices are sought; all where it is empty
 * @param threads how many windows are cleared at once, at least 1; the result does not depend on it
 * @param timeLimit after which clearing gives up
 * @param lossTangents by how many tangents in each direction the losses of lines and transformers are approximated; 0 for none
 * @param extraRows rows of one's own; with them the whole horizon is one model
 */
public record ClearingOptions(
        FlowFormulation formulation,
        SusceptanceConvention convention,
        boolean expansion,
        Commitments commitment,
        Security security,
        Decomposition decomposition,
        Explanation explanation,
        Set<String> explainedBuses,
        int threads,
        Optional<Duration> timeLimit,
        int lossTangents,
        List<ExtraRow> extraRows) {

    /** How units that are on or off are treated. */
    public enum Commitments {
        /** Whole decisions; prices come from a second solve in which they are fixed. */
        INTEGER,
        /** Decisions between off and on. */
        RELAXED
    }

    /** What is found out about prices beside their values; each includes the one before it. */
    public enum Explanation {
        /** Nothing. */
        NONE,
        /** The interval of valid prices at every bus in every snapshot. */
        INTERVALS,
        /** What sets the price there, of the next MWh of demand and of the last. */
        SETTERS
    }

    /** Which outages flows must survive. */
    public enum Security {
        NONE,
        /** The outage of any one line or transformer that does not split the network. */
        N_MINUS_1
    }

    /** What is cleared as one model. */
    public enum Decomposition {
        /** Snapshots that must be, because something couples them. */
        AUTOMATIC,
        /** All snapshots: slower, for comparison. */
        JOINT
    }

    public ClearingOptions {
        extraRows = List.copyOf(extraRows);
        explainedBuses = Set.copyOf(explainedBuses);
        Set<String> names = new HashSet<>();
        for (ExtraRow row : extraRows) {
            if (!names.add(row.name())) {
                throw new IllegalArgumentException("Two rows are called %s.".formatted(row.name()));
            }
        }
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "The number of threads must be at least 1 but is %d.".formatted(threads));
        }
        if (lossTangents < 0) {
            throw new IllegalArgumentException(
                    "The number of tangents must be at least 0 but is %d.".formatted(lossTangents));
        }
        if (security == Security.N_MINUS_1 && lossTangents > 0) {
            throw new IllegalArgumentException("Losses of lines are not combined with N-1 security.");
        }
        if (security == Security.N_MINUS_1 && formulation != FlowFormulation.SENSITIVITIES) {
            throw new IllegalArgumentException("N-1 security needs the formulation by sensitivities.");
        }
    }

    /** Returns the formulation and convention of a study, fixed capacities, whole commitments, all processors. */
    public static ClearingOptions of(Settings settings) {
        return new ClearingOptions(
                settings.formulation(),
                settings.convention(),
                false,
                Commitments.INTEGER,
                Security.NONE,
                Decomposition.AUTOMATIC,
                Explanation.NONE,
                Set.of(),
                Runtime.getRuntime().availableProcessors(),
                Optional.empty(),
                0,
                List.of());
    }

    /** Returns these options with another formulation of flow. */
    public ClearingOptions withFormulation(FlowFormulation newFormulation) {
        return with(draft -> draft.formulation = newFormulation);
    }

    /** Returns these options with another convention by which susceptances follow from impedances. */
    public ClearingOptions withConvention(SusceptanceConvention newConvention) {
        return with(draft -> draft.convention = newConvention);
    }

    /** Returns these options with capacities that may be extended, or with those that exist. */
    public ClearingOptions withExpansion(boolean newExpansion) {
        return with(draft -> draft.expansion = newExpansion);
    }

    /** Returns these options with units that are on or off, or with that relaxed. */
    public ClearingOptions withCommitment(Commitments newCommitment) {
        return with(draft -> draft.commitment = newCommitment);
    }

    /** Returns these options with or without outages. */
    public ClearingOptions withSecurity(Security newSecurity) {
        return with(draft -> draft.security = newSecurity);
    }

    /** Returns these options with another choice of how the horizon is cut. */
    public ClearingOptions withDecomposition(Decomposition newDecomposition) {
        return with(draft -> draft.decomposition = newDecomposition);
    }

    /** Returns these options with so many windows cleared at once, at least 1. */
    public ClearingOptions withThreads(int newThreads) {
        return with(draft -> draft.threads = newThreads);
    }

    /** Returns these options with another limit of time, above 0. */
    public ClearingOptions withTimeLimit(Duration newTimeLimit) {
        return with(draft -> draft.timeLimit = Optional.of(newTimeLimit));
    }

    /** Returns these options with more, or less, of what explains prices. */
    public ClearingOptions withExplanation(Explanation newExplanation) {
        return with(draft -> draft.explanation = newExplanation);
    }

    /** Returns these options with the setters of prices sought at some buses only; at all where there are none. */
    public ClearingOptions withExplainedBuses(Set<String> newBuses) {
        return with(draft -> draft.explainedBuses = newBuses);
    }

    /** Returns whether the setters of prices are sought at a bus. */
    public boolean explains(String bus) {
        return explanation == Explanation.SETTERS && (explainedBuses.isEmpty() || explainedBuses.contains(bus));
    }

    /** Returns whether the setters of prices are sought at all buses. */
    public boolean explainsAll() {
        return explanation == Explanation.SETTERS && explainedBuses.isEmpty();
    }

    /** Returns these options with losses of lines by so many tangents each way; 0 for none. */
    public ClearingOptions withLossTangents(int newLossTangents) {
        return with(draft -> draft.lossTangents = newLossTangents);
    }

    /** Returns the same with rows of one's own in place of those before. */
    public ClearingOptions withExtraRows(List<ExtraRow> newExtraRows) {
        return with(draft -> draft.extraRows = newExtraRows);
    }

    /** Returns the components that rows of one's own name: each needs variables of its own. */
    public Set<ComponentKey> componentsInRows() {
        Set<ComponentKey> components = new HashSet<>();
        for (ExtraRow row : extraRows) {
            row.terms().forEach(term -> components.add(term.component()));
        }
        return components;
    }

    private ClearingOptions with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** The same values, to be changed before they are a record again; mutable, for one thread. */
    private static final class Draft {

        FlowFormulation formulation;
        SusceptanceConvention convention;
        boolean expansion;
        Commitments commitment;
        Security security;
        Decomposition decomposition;
        Explanation explanation;
        Set<String> explainedBuses;
        int threads;
        Optional<Duration> timeLimit;
        int lossTangents;
        List<ExtraRow> extraRows;

        Draft(ClearingOptions from) {
            formulation = from.formulation;
            convention = from.convention;
            expansion = from.expansion;
            commitment = from.commitment;
            security = from.security;
            decomposition = from.decomposition;
            explanation = from.explanation;
            explainedBuses = from.explainedBuses;
            threads = from.threads;
            timeLimit = from.timeLimit;
            lossTangents = from.lossTangents;
            extraRows = from.extraRows;
        }

        ClearingOptions made() {
            return new ClearingOptions(
                    formulation,
                    convention,
                    expansion,
                    commitment,
                    security,
                    decomposition,
                    explanation,
                    explainedBuses,
                    threads,
                    timeLimit,
                    lossTangents,
                    extraRows);
        }
    }
}
