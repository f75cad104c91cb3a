package org.rexnet.core.clearing.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/** Says why windows of a study have no dispatch: causes over all of them, the worst first. Mutable, for one thread. */
public final class Diagnosis {

    private static final int MOST_WINDOWS = 500;

    private final Study study;
    private final DcFlow dcFlow;
    private final ClearingOptions options;
    private final Solver solver;
    private final Map<String, List<WindowCauses.Finding>> byCause = new LinkedHashMap<>();
    private boolean lostLoadHelps = true;

    public Diagnosis(Study study, DcFlow dcFlow, ClearingOptions options, Solver solver) {
        this.study = study;
        this.dcFlow = dcFlow;
        this.options = options;
        this.solver = solver;
    }

    /** Snapshots from {@code first} on that were cleared together. */
    public record Window(int first, int size) {}

    /** Returns the answer that there is no dispatch, and what stands in the way in windows that have none. */
    public ClearingOutcome.Infeasible of(List<Window> windows) {
        List<Window> looked = windows.subList(0, Math.min(windows.size(), MOST_WINDOWS));
        looked.forEach(this::look);
        List<ClearingOutcome.Cause> causes = new ArrayList<>();
        byCause.values().forEach(findings -> causes.add(cause(findings)));
        causes.sort(Comparator.comparingDouble(ClearingOutcome.Cause::amount).reversed());
        List<String> remarks = new ArrayList<>();
        if (looked.size() < windows.size()) {
            remarks.add("Only the first %d of %d parts of the horizon without a dispatch were looked at."
                    .formatted(looked.size(), windows.size()));
        }
        return new ClearingOutcome.Infeasible(causes, lostLoadHelps && !causes.isEmpty(), remarks);
    }

    private void look(Window window) {
        try (Relaxation relaxation = new Relaxation(study, dcFlow, options, solver, window.first(), window.size())) {
            WindowCauses causes = new WindowCauses(relaxation.problem(), relaxation.find());
            causes.findings()
                    .forEach(finding -> byCause.computeIfAbsent(finding.what(), what -> new ArrayList<>())
                            .add(finding));
            lostLoadHelps &= causes.lostLoadHelps();
        }
    }

    /** Groups the effects of one cause in many snapshots; the remedy is that of the worst. */
    private static ClearingOutcome.Cause cause(List<WindowCauses.Finding> findings) {
        List<WindowCauses.Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparingDouble(WindowCauses.Finding::amount).reversed());
        WindowCauses.Finding worst = sorted.get(0);
        List<ClearingOutcome.Place> places = sorted.stream()
                .map(finding -> new ClearingOutcome.Place(finding.snapshot(), finding.amount()))
                .toList();
        return new ClearingOutcome.Cause(worst.what(), worst.help(), worst.unit(), places);
    }
}
