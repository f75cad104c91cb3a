package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.study.LoopLaw;
import org.rexnet.core.study.Study;

/** Rows that hold the flows around loops of pipes to their laws, one for each law and snapshot. */
final class LoopLawRows {

    private final Window problem;
    private final List<LoopLaw> laws;
    private final List<Constraints> rows = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /** Sets the factor of what enters a pipe, by its position in the study, at its first bus in a row. */
    interface Entering {
        void set(int pipe, Constraints rows, int k, double factor);
    }

    LoopLawRows(Window problem) {
        this.problem = problem;
        Study study = problem.study();
        laws = study.conditions(LoopLaw.class);
        for (int i = 0; i < study.pipes().size(); i++) {
            positions.put(study.pipes().get(i).id(), i);
        }
        for (LoopLaw law : laws) {
            Constraints added = problem.model().addConstraints(problem.size(), 0, 0);
            problem.model()
                    .name(added, "loop " + law.id(), k -> problem.snapshot(k).label());
            rows.add(added);
        }
    }

    /** Sets coefficients and right-hand sides for the snapshots at which the window stands. */
    void parametrize(Entering entering) {
        for (int l = 0; l < laws.size(); l++) {
            LoopLaw law = laws.get(l);
            Constraints own = rows.get(l);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                for (LoopLaw.Term term : law.terms()) {
                    Integer pipe = positions.get(term.pipe());
                    if (pipe == null) {
                        throw new IllegalStateException(
                                "Loop %s: there is no pipe %s.".formatted(law.id(), term.pipe()));
                    }
                    entering.set(pipe, own, k, term.slope().at(t));
                }
                double total = law.totalMw().at(t);
                problem.model().setConstraintBounds(own.at(k), total, total);
            }
        }
    }
}
