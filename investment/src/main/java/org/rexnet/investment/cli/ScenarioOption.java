package org.rexnet.investment.cli;

import java.util.List;
import org.rexnet.core.study.SideBySide;
import org.rexnet.core.study.Study;
import picocli.CommandLine.Option;

/** Which scenarios of a study count. */
final class ScenarioOption {

    /** Which scenarios count. */
    enum Scenarios {
        ALL,
        NONE
    }

    @Option(
            names = "--scenarios",
            paramLabel = "NAME",
            description =
                    "Where study.yaml has scenarios, all: capacities first, dispatch in each. none: as if it had none.")
    private Scenarios scenarios = Scenarios.ALL;

    /** Returns whether a study has scenarios that are to be laid side by side. */
    boolean areLaid(Study asRead) {
        return scenarios == Scenarios.ALL && !asRead.settings().scenarios().isEmpty();
    }

    /** Returns the study of all scenarios side by side, or without any. */
    Study over(Study study) {
        if (scenarios == Scenarios.NONE) {
            return study.withSettings(study.settings().withScenarios(List.of()));
        }
        return laid(study);
    }

    /** Returns the study of all scenarios side by side; throws where one of them gives a component what it cannot have. */
    static Study laid(Study study) {
        return BadInputException.ofInput(() -> SideBySide.of(study));
    }
}
