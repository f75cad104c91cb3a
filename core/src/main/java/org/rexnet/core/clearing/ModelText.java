package org.rexnet.core.clearing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.FlowLimit;
import org.rexnet.core.clearing.solve.ClearingProblem;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** Writes the linear model of a whole study in CPLEX LP format, for people and for other solvers. */
public final class ModelText {

    private ModelText() {}

    /**
     * Writes the problem that a clearing solved, all snapshots in one model: with every limit of flow that was added because it bound, and
     * in the objective what no decision changes, so that its least value is the clearing's cost.
     */
    public static void write(Clearing clearing, Path file) throws IOException {
        ClearingProblem problem = problem(clearing.study(), clearing.options());
        List<FlowLimit> limits = new ArrayList<>();
        for (int t = 0; t < problem.size(); t++) {
            Optional<List<FlowLimit>> known = clearing.results().limits(t);
            if (known.isEmpty()) { // Found part by part, where limits are not kept.
                problem.flow().addAll();
                break;
            }
            for (FlowLimit limit : known.get()) {
                limits.add(limit.at(t));
            }
        }
        problem.learn(limits);
        write(problem, file);
    }

    /** Writes the problem of a study that found no solution, with every limit of flow while all branches are in service. */
    public static void write(Study study, ClearingOptions options, Path file) throws IOException {
        ClearingProblem problem = problem(study, options);
        problem.flow().addAll();
        write(problem, file);
    }

    private static ClearingProblem problem(Study study, ClearingOptions options) {
        DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
        return new ClearingProblem(study, dcFlow, options, 0, study.horizon().size(), false);
    }

    private static void write(ClearingProblem problem, Path file) throws IOException {
        problem.model().addConstant(problem.constantCost());
        problem.model().writeLp(file);
    }
}
