package org.rexnet.investment.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.clearing.result.ClearingProgress;
import org.rexnet.core.clearing.solve.CapacityModel;
import org.rexnet.core.optimization.LimitReached;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.Outcome;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import org.rexnet.investment.CandidateChange;
import org.rexnet.investment.ExpansionPlanning;
import org.rexnet.investment.PlanOutcome;
import org.rexnet.investment.signal.Candidate;

/**
 * Decides what to build in which year of a path; immutable.
 *
 * <p>The horizon of the study stands for each year. What is built stands in all years of the path that begin before its life ends, and
 * costs in each its annuity at the capital cost of the year in which it was built. What exists stands until its life ends (see {@link
 * org.rexnet.core.study.ServiceLife}) and is not given up before. Limits hold in each year. Where a candidate is made of modules, what is
 * built in a year is a whole number of them. Scenarios of the study are laid side by side in each year, after the year's overrides.
 */
public final class PathPlanning {

    private final Study study;
    private final ClearingOptions options;
    private final Solver solver;
    private final List<PlanningYear> planningYears;
    private final double[] existingCosts;

    /**
     * Lays out the years.
     *
     * @throws RefusedStudyException with all that does not fit the study
     */
    public PathPlanning(Study study, PlanningPath path, ClearingOptions options, Solver solver) {
        this(study, path, SideBySide::of, options, solver);
    }

    /**
     * Lays out the years.
     *
     * @param horizon what is planned of the study of a year: its scenarios side by side, or some periods of it
     * @throws RefusedStudyException with all that does not fit the study
     */
    public PathPlanning(
            Study study, PlanningPath path, UnaryOperator<Study> horizon, ClearingOptions options, Solver solver) {
        if (options.security() == ClearingOptions.Security.N_MINUS_1) {
            throw new RefusedStudyException("A path is planned without outages; leave out n-1 security.");
        }
        this.study = study;
        this.options = options.withExplanation(ClearingOptions.Explanation.NONE);
        this.solver = solver;
        planningYears = PlanningYear.of(study, path, horizon);
        existingCosts = Candidate.of(study).stream()
                .mapToDouble(candidate -> candidate.expansion().annualCost())
                .toArray();
    }

    /** Plans with the study's own settings and a listener to nothing. */
    public static PathPlanning of(Study study, PlanningPath path, Solver solver) {
        return new PathPlanning(study, path, ClearingOptions.of(study.settings()), solver);
    }

    /** Hears how planning goes on; called by the thread that plans. */
    @FunctionalInterface
    public interface Listener {
        /** Nobody listens. */
        Listener SILENT = year -> {};

        void decided(YearPlan year);
    }

    /** Decides year by year: each year's cost is least with the knowledge of that year; capacity built before stands. */
    public PathOutcome yearByYear(Listener listener) {
        List<Vintage> vintages = new ArrayList<>();
        List<YearPlan> years = new ArrayList<>();
        for (PlanningYear planningYear : planningYears) {
            try (PathModel model = new PathModel(List.of(planningYear), vintages, new double[] {1}, options, solver)) {
                Outcome outcome = model.solve();
                if (!(outcome instanceof Optimal optimal)) {
                    return new PathOutcome.NotPlanned(
                            OptionalInt.of(planningYear.year()),
                            reason(planningYear, vintages, outcome).orElseGet(() -> CapacityModel.failure(outcome)));
                }
                vintages.addAll(model.vintages(optimal.solution()));
                Solution priced = model.withChosenPrices(optimal.solution());
                YearPlan year = model.year(0, priced, vintages, existingCosts);
                listener.decided(year);
                years.add(year);
            }
        }
        return new PathOutcome.Planned(new PathPlan(years));
    }

    /** Decides all years at once: the present value of all cost is made least. */
    public PathOutcome withForesight(Listener listener) {
        double[] weights =
                planningYears.stream().mapToDouble(PlanningYear::weight).toArray();
        try (PathModel model = new PathModel(planningYears, List.of(), weights, options, solver)) {
            Outcome outcome = model.solve();
            if (!(outcome instanceof Optimal optimal)) {
                return notPlanned(outcome);
            }
            Solution solution = model.withChosenPrices(optimal.solution());
            List<Vintage> vintages = model.vintages(solution);
            List<YearPlan> years = new ArrayList<>();
            for (int s = 0; s < planningYears.size(); s++) {
                YearPlan year = model.year(s, solution, vintages, existingCosts);
                listener.decided(year);
                years.add(year);
            }
            return new PathOutcome.Planned(new PathPlan(years));
        }
    }

    /** Decides both ways. */
    public PathComparison compare(Listener listener) {
        return new PathComparison(study, yearByYear(listener), withForesight(listener));
    }

    /** Names the first year that cannot be served even if nothing was built before, where there is one. */
    private PathOutcome notPlanned(Outcome outcome) {
        for (PlanningYear planningYear : planningYears) {
            Optional<ClearingOutcome> reason = reason(planningYear, List.of(), outcome);
            if (reason.isPresent()) {
                return new PathOutcome.NotPlanned(OptionalInt.of(planningYear.year()), reason.get());
            }
        }
        return new PathOutcome.NotPlanned(OptionalInt.empty(), CapacityModel.failure(outcome));
    }

    /** Returns why a year cannot be served, in the words of a clearing, which names what is missing; empty where nobody knows. */
    private Optional<ClearingOutcome> reason(PlanningYear planningYear, List<Vintage> vintages, Outcome outcome) {
        if (outcome instanceof LimitReached) {
            return Optional.empty();
        }
        Study least = CandidateChange.of(planningYear.study(), candidate -> {
            int c = planningYear.candidates().indexOf(candidate);
            double stands = CapacityInYear.of(planningYear, c, vintages, 0).total();
            Expansion expansion = candidate.expansion();
            double min = Math.max(stands, expansion.min());
            return expansion.withoutModule().withLimits(min, Math.max(min, expansion.max()));
        });
        PlanOutcome alone = ExpansionPlanning.ofCapacities(solver).plan(least, options, ClearingProgress.SILENT);
        return alone instanceof PlanOutcome.NotPlanned not ? Optional.of(not.reason()) : Optional.empty();
    }
}
