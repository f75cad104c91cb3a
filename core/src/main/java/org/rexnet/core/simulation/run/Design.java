package org.rexnet.core.simulation.run;

import java.util.List;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Study;

/** A market design: the rules that lead from forecasts to delivery. Immutable; runs of several worlds may go on side by side. */
public interface Design {

    /** Returns its number among the designs that come with the project, from 1; 0 of others. */
    int number();

    /** Returns the word by which it is chosen, such as {@code exchange}. */
    String name();

    /** Returns its rule in one sentence for people. */
    String rule();

    /** Returns what it needs and the study does not have, one sentence each; empty where it can run. */
    default List<String> missing(Study study) {
        return List.of();
    }

    /**
     * Runs a world from its first period to its last; the warm-up is run and not counted.
     *
     * @throws org.rexnet.core.study.RefusedStudyException where the world cannot be run; the message says why
     */
    Run run(World world, RunOptions options);
}
