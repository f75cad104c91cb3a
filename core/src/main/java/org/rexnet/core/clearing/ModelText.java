package org.rexnet.core.clearing;

import java.io.IOException;
import java.nio.file.Path;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** Writes the linear model of a whole study in CPLEX LP format, for people and for other solvers. */
public final class ModelText {

    private ModelText() {}

    /**
     * Writes the model of all snapshots as it stands before the first solve: by sensitivities, without limits of flow, as these are
     * added only where they bind; by angles or transport, complete.
     */
    public static void write(Study study, ClearingOptions options, Path file) throws IOException {
        DcFlow dcFlow = DcFlow.of(study.network(), options.convention());
        ClearingProblem problem =
                new ClearingProblem(study, dcFlow, options, 0, study.horizon().size(), false);
        problem.model().writeLp(file);
    }
}
