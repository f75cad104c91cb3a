package org.rexnet.core.clearing.warning;

import java.util.List;
import org.rexnet.core.clearing.flow.LineLimits;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;

/** Lines and transformers of whole circuits whose number must be known before they obey Kirchhoff's law: one stands for one row. */
final class UncountedCircuits {

    private UncountedCircuits() {}

    /** Returns which lines a plan can decide on, but a clearing must refuse, one sentence each. */
    static List<String> notes(Study study) {
        if (study.settings().formulation() == FlowFormulation.TRANSPORT) {
            return List.of();
        }
        return study.lines().stream()
                .filter(LineLimits::isUncounted)
                .map(line -> ("%s %s is of whole circuits, whose number decides on its reactance: a plan finds it, but"
                                + " clear and rolling refuse the study; for these give a row to each circuit that stands.")
                        .formatted(
                                ComponentKind.of(line.branch()) == ComponentKind.LINE ? "Line" : "Transformer",
                                line.branch().id()))
                .toList();
    }
}
