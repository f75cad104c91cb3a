package org.rexnet.core.optimization.highs;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Keeps standard output free of what native code prints: HiGHS 1.12 now and then prints a line from its integer search,
 * whatever its options say. C's stream "standard output" becomes its "standard error"; Java's own is not touched.
 */
final class StandardOutput {
    private StandardOutput() {}

    /** Does nothing on Windows, where C's streams cannot be exchanged. */
    static void spare() {
        if (Platform.isLinux()) {
            redirect("stdout", "stderr");
        } else if (Platform.isMac()) {
            redirect("__stdoutp", "__stderrp");
        }
    }

    private static void redirect(String from, String to) {
        NativeLibrary process = NativeLibrary.getProcess();
        Pointer error = process.getGlobalVariableAddress(to).getPointer(0);
        process.getGlobalVariableAddress(from).setPointer(0, error);
    }
}
