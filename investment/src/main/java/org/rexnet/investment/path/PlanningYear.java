package org.rexnet.investment.path;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.rexnet.core.study.PlanningPath;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.ServiceLife;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyInYear;
import org.rexnet.investment.signal.Candidate;

/**
 * One year of a path as a study.
 *
 * @param year of the path
 * @param weight value in the first year of one unit of money in every year that it stands for
 * @param study as it is in that year, candidates at that year's cost
 * @param candidates of that study; of the same names in all years
 * @param existing what stands of each without having been built on the path, in MW (MWh)
 */
record PlanningYear(int year, double weight, Study study, List<Candidate> candidates, double[] existing) {

    /**
     * Returns the years of a path; throws {@link IllegalArgumentException} that names all that does not fit the study.
     *
     * @param study as it was read, scenarios not laid side by side: a year's overrides are about that
     * @param horizon what is planned of the study of a year: its scenarios side by side, or some periods of it
     */
    static List<PlanningYear> of(Study study, PlanningPath path, UnaryOperator<Study> horizon) {
        require(study, path);
        ServiceLife lives = ServiceLife.of(study);
        List<PlanningYear> planningYears = new ArrayList<>();
        for (int s = 0; s < path.years().size(); s++) {
            PlanningPath.Year year = path.years().get(s);
            Study inYear = horizon.apply(StudyInYear.of(study, year));
            Study priced = inYear.map(component -> StudyInYear.withCosts(year, component));
            List<Candidate> candidates = Candidate.of(priced);
            double[] existing = candidates.stream()
                    .mapToDouble(candidate -> stands(lives, candidate, year.year()) ? candidate.existing() : 0)
                    .toArray();
            planningYears.add(new PlanningYear(year.year(), path.presentValueFactor(s), priced, candidates, existing));
        }
        return planningYears;
    }

    private static boolean stands(ServiceLife lives, Candidate candidate, int year) {
        double lifetime = candidate.expansion().origin().lifetimeYears();
        return lives.stands(candidate.key(), lifetime, year);
    }

    private static void require(Study study, PlanningPath path) {
        List<String> faults = new ArrayList<>();
        ServiceLife lives = ServiceLife.of(study);
        int first = path.years().getFirst().year();
        for (Candidate candidate : Candidate.of(study)) {
            double built = lives.buildYear(candidate.key()).orElse(first);
            if (candidate.existing() > 0 && built > first) {
                faults.add(("%s: what exists of a candidate stands when the path begins in %d, but its build_year is"
                                + " %.0f; give what is decided already for later a row of its own that is not extendable.")
                        .formatted(candidate.name(), first, built));
            }
        }
        if (study.hasCircuits()) {
            faults.add("Lines of whole circuits cannot be planned over a path; leave out expansion = circuits.");
        }
        if (!faults.isEmpty()) {
            throw new RefusedStudyException(String.join("\n", faults));
        }
    }
}
