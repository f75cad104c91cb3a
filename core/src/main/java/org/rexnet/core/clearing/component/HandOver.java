package org.rexnet.core.clearing.component;

import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.StudyBuilder;

/** What the components of one kind hand over from one rolling window to the next. Mutable, for one clearing. */
public interface HandOver {

    /** Starts a block, which knows nothing of what was before. */
    default void begin(Horizon.Block block) {
        // Most begin a block as they are.
    }

    /**
     * Returns a component as the window before left it.
     *
     * @param component of the study of a window and its look-ahead
     * @param i position among the components of its kind
     * @param horizon of that study
     * @param isToEnd whether it reaches the end of the block
     */
    default Component continued(Component component, int i, Horizon horizon, boolean isToEnd) {
        return component;
    }

    /** Adds to the study of a window and its look-ahead what is known of its components. */
    default void addTo(StudyBuilder next, RollingWindow window) {
        // Most say it in the component.
    }

    /** Takes over the state at the end of a window from the clearing of it and its look-ahead. */
    void take(Clearing clearing, RollingWindow window);

    /** Writes what only is known once all windows are cleared. */
    default void finish(ClearingResults results) {
        // Most know it at once.
    }
}
