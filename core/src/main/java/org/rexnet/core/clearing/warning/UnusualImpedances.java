package org.rexnet.core.clearing.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/** What lines and transformers without reactance are taken for: remarks for people, one sentence each. */
final class UnusualImpedances {

    private static final int MOST_NAMES = 5;

    private UnusualImpedances() {}

    /** Returns the remarks, none for a network in which every branch has a reactance. */
    static List<String> of(Study study, SusceptanceConvention convention, FlowFormulation formulation) {
        boolean areNone = study.lines().stream()
                .mapToDouble(line -> convention.susceptance(line.branch()))
                .allMatch(susceptance -> susceptance != 0 && Double.isFinite(susceptance));
        if (areNone) {
            return List.of();
        }
        DcFlow flow = DcFlow.of(study.network(), convention);
        List<String> remarks = new ArrayList<>();
        if (formulation != FlowFormulation.TRANSPORT) {
            add(
                    remarks,
                    flow,
                    flow::isCoupler,
                    "Without reactance a branch is a coupler, whose ends have the same angle whatever it carries: %s.");
            add(
                    remarks,
                    flow,
                    flow::isFree,
                    "Couplers form loops, in which the split of the flow is free within limits; one of many is shown:"
                            + " %s.");
        }
        add(
                remarks,
                flow,
                flow::isOpen,
                "By series-admittance a branch with resistance but without reactance carries nothing: %s.");
        return remarks;
    }

    private static void add(List<String> remarks, DcFlow flow, IntPredicate included, String sentence) {
        List<String> names = IntStream.range(0, flow.branches().size())
                .filter(included)
                .mapToObj(l -> flow.branches().get(l).id())
                .toList();
        if (!names.isEmpty()) {
            String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
            int more = names.size() - MOST_NAMES;
            remarks.add(sentence.formatted(more > 0 ? shown + " and " + more + " more" : shown));
        }
    }
}
