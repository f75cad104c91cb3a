package org.rexnet.core.optimization;

import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Solves a model by what is left of it when most of its capacities are held: those that pay are let go, and what is found is a solution of
 * the whole model with its own certificate, which no solver ever holds. Where that leads nowhere, or much has changed, another session
 * solves the whole from then on; where a limit ends it, so does the solve. For one thread, except {@link #cancel}.
 */
public final class HeldSession implements SolverSession {

    private final LinearModel whole;
    private final HeldModel held;
    private final SolverSession rest;
    private final SolverSession otherwise;
    private ModelState known;
    private @Nullable Basis start;
    /** Where the last solve ended, for the session of the whole model. */
    private @Nullable Basis last;

    private boolean isLeft;
    /** The limit that ended the last solve of what is left. */
    private @Nullable LimitReached ended;

    /**
     * Opens a model.
     *
     * @param held what is left of it
     * @param rest a session of what is left, which is closed with this one
     * @param otherwise a session of the whole model, which is closed with this one
     */
    public HeldSession(LinearModel whole, HeldModel held, SolverSession rest, SolverSession otherwise) {
        this.whole = whole;
        this.held = held;
        this.rest = rest;
        this.otherwise = otherwise;
        known = ModelState.of(whole);
    }

    @Override
    public void startFrom(Basis basis) {
        start = basis;
    }

    @Override
    public Outcome solve() {
        Optional<Outcome> found = isLeft ? Optional.empty() : solveHeld();
        Basis from = start == null ? last : start;
        start = null;
        last = null;
        if (found.isPresent()) {
            last = found.get() instanceof Optimal optimal ? optimal.solution().basis() : null;
            return found.get();
        }
        if (!isLeft) {
            isLeft = true;
            rest.close();
        }
        if (from != null) {
            otherwise.startFrom(from);
        }
        return otherwise.solve();
    }

    /** Returns what what is left says of the whole model; empty where the whole has to be solved. */
    private Optional<Outcome> solveHeld() {
        held.takeConstraints();
        if (!follows() || !held.isPossible()) {
            return Optional.empty();
        }
        if (start != null) {
            rest.startFrom(held.restBasis(start));
        }
        ended = null;
        try {
            HeldSearch.Found found = new HeldSearch(held, rest, this::solveRest).search();
            return found.isLast()
                    ? found.last().flatMap(held::wholeSolution).map(Optimal::new)
                    : Optional.ofNullable(ended);
        } catch (CertificateException e) { // The session of the whole model decides.
            return Optional.empty();
        }
    }

    private Optional<Solution> solveRest() {
        return switch (rest.solve()) {
            case Optimal optimal -> Optional.of(optimal.solution());
            case LimitReached reached -> {
                ended = new LimitReached(
                        reached.limit(), OptionalDouble.empty(), OptionalDouble.empty(), reached.statistics());
                yield Optional.empty();
            }
            case Infeasible infeasible -> Optional.empty();
            case Unbounded unbounded -> Optional.empty();
        };
    }

    /** Lets what is left follow bounds of capacities that changed since the last time; returns whether that is all that did. */
    private boolean follows() {
        ModelState now = ModelState.of(whole);
        Optional<BitSet> moved = known.movedBounds(now);
        known = now;
        BitSet columns = moved.orElseGet(BitSet::new);
        BitSet released = held.held();
        released.and(columns);
        if (moved.isEmpty() || HeldSearch.areMany(held, released)) {
            return false;
        }
        held.release(released);
        return columns.stream().allMatch(held::followBounds);
    }

    @Override
    public void cancel() {
        rest.cancel();
        otherwise.cancel();
    }

    @Override
    public void close() {
        if (!isLeft) {
            rest.close();
        }
        otherwise.close();
    }
}
