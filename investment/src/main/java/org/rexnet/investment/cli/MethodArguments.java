package org.rexnet.investment.cli;

import java.io.UncheckedIOException;
import java.util.Optional;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Convergence;
import org.rexnet.investment.EquilibriumOptions;
import org.rexnet.investment.EquilibriumPlanning;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.ReactanceIteration;
import org.rexnet.investment.decomposition.EngineException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a plan is found. */
final class MethodArguments {

    /** How the plan is found. */
    enum Method {
        JOINT,
        EQUILIBRIUM
    }

    /** How the reactance of an extended line is modelled. */
    enum Reactance {
        FIXED,
        ITERATED
    }

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "joint: capacities and dispatch as one model. equilibrium: add what pays, clear again, until"
                    + " nothing pays; shows both bounds of the least cost. Where it is not said: joint, but of 100"
                    + " candidates and more over many snapshots equilibrium.")
    private Optional<Method> chosen = Optional.empty();

    @Mixin
    private EquilibriumArguments equilibrium = new EquilibriumArguments();

    @Option(
            names = "--reactance",
            paramLabel = "NAME",
            description = "Of lines that are extended: fixed; or iterated, which plans again with reactances that"
                    + " follow capacity until both settle, and claims no bound.")
    private Reactance reactance = Reactance.FIXED;

    /** What is chosen where nobody says. */
    private Method unsaid = Method.JOINT;

    private Method method() {
        return chosen.orElse(unsaid);
    }

    /** Chooses the method that suits a study, where none is asked for and nothing that only one of them has. */
    void choose(Terminal terminal, boolean quiet, Study study, ClearingOptions options) {
        boolean isOpen = chosen.isEmpty() && !equilibrium.isGiven() && reactance == Reactance.FIXED;
        if (isOpen && EquilibriumPlanning.suits(study, options)) {
            unsaid = Method.EQUILIBRIUM;
            if (!quiet) {
                terminal.note(
                        "Note: ",
                        "Planned by equilibrium, as the study is large; --method joint plans it as one model.");
            }
        }
    }

    /** Throws {@link BadInputException} where options do not go together. */
    void check() {
        if (method() == Method.JOINT && equilibrium.isGiven()) {
            throw new BadInputException(
                    "--gap, --part, --checkpoint, --resume and --engine belong to --method equilibrium; the joint plan"
                            + " has no gap.");
        }
        if (method() == Method.EQUILIBRIUM && reactance == Reactance.ITERATED) {
            throw new BadInputException("--reactance iterated needs --method joint.");
        }
    }

    boolean isEquilibrium() {
        return method() == Method.EQUILIBRIUM || equilibrium.isGiven();
    }

    /** Returns whether reactances follow capacity. */
    boolean iterated() {
        return reactance == Reactance.ITERATED;
    }

    /** Returns the word for a result, as in the field {@code status}. */
    String status(ReactanceIteration.Iterated result) {
        if (!result.settled()) {
            return "not-converged";
        }
        return iterated() ? "converged" : "optimal";
    }

    /** Returns what is to be said about reactances that follow capacity; empty where they do not. */
    String remark(ReactanceIteration.Iterated result) {
        if (!iterated()) {
            return "";
        }
        String settled = result.settled()
                ? "Reactances and capacities settled after %s; "
                : "Reactances and capacities did not settle within %s; the last plan is operated at its own"
                        + " reactances; ";
        return settled.formatted(Figures.count(result.rounds(), "plan", "plans"))
                + "another plan may be better: no bound is claimed.";
    }

    /** Finds the plan, and shows how that goes on. */
    ReactanceIteration.Iterated plan(
            Terminal terminal,
            boolean quiet,
            Study study,
            ClearingOptions options,
            Solver solver,
            Optional<ResultFolder> out) {
        if (method() == Method.EQUILIBRIUM) {
            return equilibrium(terminal, quiet, study, options, solver, out);
        }
        try (Progress progress = Progress.of(terminal, quiet, "plan", study)) {
            ExpansionPlanning planning = new ExpansionPlanning(solver);
            return switch (reactance) {
                case FIXED -> new ReactanceIteration.Iterated(planning.plan(study, options, progress), 1, true);
                case ITERATED -> new ReactanceIteration(planning).plan(study, options, progress);
            };
        }
    }

    /** Tidies up after the plan was answered and written; says how to go on where it did not converge. */
    void finish(Terminal terminal, boolean settled, Optional<ResultFolder> out) {
        if (!isEquilibrium()) {
            return;
        }
        if (settled) {
            equilibrium.dropCheckpoint(out);
        } else {
            equilibrium.printRemains(terminal, out);
        }
    }

    private ReactanceIteration.Iterated equilibrium(
            Terminal terminal,
            boolean quiet,
            Study study,
            ClearingOptions options,
            Solver solver,
            Optional<ResultFolder> out) {
        EquilibriumOptions asked = equilibrium.options(out);
        if (!quiet) {
            asked = asked.withListener(iteration -> IterationLine.print(terminal.err(), iteration));
        }
        try {
            PlanOutcome outcome = new EquilibriumPlanning(solver).plan(study, options, asked);
            if (study.hasCircuits() && !quiet) {
                terminal.note(
                        "Note: ",
                        "Lines of whole circuits are planned jointly: under Kirchhoff's law no cut in their number"
                                + " holds.");
            }
            boolean converged = !(outcome instanceof PlanOutcome.Planned planned)
                    || planned.plan().convergence().map(Convergence::converged).orElse(true);
            return new ReactanceIteration.Iterated(outcome, 1, converged);
        } catch (EngineException e) {
            equilibrium.printRemains(terminal, out);
            throw e;
        } catch (UncheckedIOException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
