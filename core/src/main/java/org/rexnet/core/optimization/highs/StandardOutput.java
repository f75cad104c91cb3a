package org.rexnet.core.optimization.highs;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Keeps what native code prints off the terminal: HiGHS 1.12 now and then prints a line from its integer search, whatever its options say,
 * while what it logs comes by a callback. C's stream "standard output" leads nowhere; Java's own is not touched.
 */
final class StandardOutput {
    private StandardOutput() {}

    /** Does nothing on Windows, where C's streams cannot be exchanged. */
    static void spare() {
        if (Platform.isLinux()) {
            silence("stdout");
        } else if (Platform.isMac()) {
            silence("__stdoutp");
        }
    }

    private static void silence(String stream) {
        NativeLibrary process = NativeLibrary.getProcess();
        Pointer nowhere = process.getFunction("fopen").invokePointer(new Object[] {"/dev/null", "w"});
        if (nowhere != null) {
            process.getGlobalVariableAddress(stream).setPointer(0, nowhere);
        }
    }
}
