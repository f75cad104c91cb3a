package org.rexnet.core.clearing.rolling;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.component.HandOver;
import org.rexnet.core.clearing.component.RollingWindow;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Components;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.PluggedVehicle;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** State that one rolling window hands over to the next, kind by kind. Mutable, for one clearing. */
public final class RollingState {

    private final Study withoutSessions;
    private final Map<ComponentKind, HandOver> byKind = new LinkedHashMap<>();
    private Horizon.Block block = new Horizon.Block("", 0, 0);

    public RollingState(Study study) {
        withoutSessions = withoutSessions(study);
        for (ComponentKind kind : ComponentKind.values()) {
            ClearingKind.of(kind).handOver().ifPresent(prepare -> byKind.put(kind, prepare.apply(study)));
        }
    }

    /** Starts a block, which knows nothing of what was before. */
    public void begin(Horizon.Block next) {
        block = next;
        byKind.values().forEach(one -> one.begin(next));
    }

    /** Returns the study of a window and its look-ahead, with all that was handed over. */
    public Study study(RollingWindow window) {
        Study part = Excerpt.of(withoutSessions, window.first(), window.seen());
        boolean isToEnd = window.seen() == block.end();
        int[] next = new int[ComponentKind.values().length];
        StudyBuilder handed = part
                .map(component -> continued(component, next[component.kind().ordinal()]++, part.horizon(), isToEnd))
                .toBuilder();
        byKind.values().forEach(one -> one.addTo(handed, window));
        return handed.build();
    }

    private Component continued(Component component, int i, Horizon horizon, boolean isToEnd) {
        HandOver handOver = byKind.get(component.kind());
        return handOver == null ? component : handOver.continued(component, i, horizon, isToEnd);
    }

    private static Study withoutSessions(Study study) {
        return new Study(
                study.name(),
                study.settings(),
                study.network(),
                study.horizon(),
                Components.of(study.components().stream()
                        .filter(component -> component.kind() != ComponentKind.EV_SESSION)
                        .toList()),
                study.globalConstraints(),
                study.conditions().stream()
                        .filter(condition -> !(condition instanceof PluggedVehicle))
                        .toList(),
                List.of(),
                List.of());
    }

    /** Takes over the state at the end of a window. */
    public void take(Clearing clearing, RollingWindow window) {
        byKind.values().forEach(one -> one.take(clearing, window));
    }

    /** Writes what only is known once all windows are cleared. */
    public void finish(ClearingResults results) {
        byKind.values().forEach(one -> one.finish(results));
    }
}
