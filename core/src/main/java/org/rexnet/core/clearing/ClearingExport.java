package org.rexnet.core.clearing;

import java.util.Map;
import org.rexnet.core.clearing.component.ClearingKind;
import org.rexnet.core.clearing.component.WrittenResults;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.Results;

/** Turns a clearing into results under PyPSA's names, as they are written beside the study. */
public final class ClearingExport {

    private ClearingExport() {}

    /** Returns dispatch, flows, prices, capacities and the prices of global constraints. */
    public static Results of(Clearing clearing) {
        return of(clearing, Map.of());
    }

    /** Returns the same with further text files by name. */
    public static Results of(Clearing clearing, Map<String, String> files) {
        WrittenResults written = new WrittenResults(clearing);
        ClearingKind.writeAll(written);
        return written.with(files);
    }
}
