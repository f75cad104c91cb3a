package org.rexnet.core.optimization;

import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Solves a model by what is left of it when most of its capacities are held: those that pay are let go, and what is found is a solution of
 * the whole model with its own certificate, which no solver ever holds. Where that leads nowhere, or much has changed, another session
 * solves the whole from then on. For one thread, except {@link #cancel}.
 */
public final class HeldSession implements SolverSession {

    /** Where more than one of so many held variables move at once, the whole model is solved as quickly. */
    private static final int FEW = 4;

    private final LinearModel whole;
    private final HeldModel held;
    private final SolverSession rest;
    private final SolverSession otherwise;
    private ModelState known;
    private @Nullable Basis start;
    /** Where the last solve ended, for the session of the whole model. */
    private @Nullable Basis last;

    private boolean isLeft;

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
        Optional<Optimal> found = isLeft ? Optional.empty() : solveHeld();
        Basis from = start == null ? last : start;
        start = null;
        last = null;
        if (found.isPresent()) {
            last = found.get().solution().basis();
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

    private Optional<Optimal> solveHeld() {
        held.takeConstraints();
        if (!follows() || !held.isPossible()) {
            return Optional.empty();
        }
        if (start != null) {
            rest.startFrom(held.restBasis(start));
        }
        try {
            while (rest.solve() instanceof Optimal optimal) {
                Solution solution = optimal.solution();
                BitSet moving = held.worthMoving(solution);
                if (moving.isEmpty()) {
                    return held.wholeSolution(solution).map(Optimal::new);
                }
                if (FEW * moving.cardinality() > held.held().cardinality()) {
                    return Optional.empty();
                }
                Basis basis = held.wholeBasis(solution.basis(), solution);
                held.release(moving);
                rest.startFrom(held.restBasis(basis));
            }
        } catch (CertificateException e) { // The session of the whole model decides.
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** Lets what is left follow bounds of capacities that changed since the last time; returns whether that is all that did. */
    private boolean follows() {
        ModelState now = ModelState.of(whole);
        Optional<BitSet> moved = known.movedBounds(now);
        known = now;
        BitSet columns = moved.orElseGet(BitSet::new);
        BitSet released = held.held();
        released.and(columns);
        if (moved.isEmpty() || FEW * released.cardinality() > held.held().cardinality()) {
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
        rest.close();
        otherwise.close();
    }
}
