package org.rexnet.notebooks.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.logging.LogManager;
import org.rapaio.jupyter.kernel.MainApp;
import org.rapaio.jupyter.kernel.channels.Channels;
import org.rapaio.jupyter.kernel.channels.LoopThread;
import org.rapaio.jupyter.kernel.core.ConnectionProperties;
import org.rapaio.jupyter.kernel.core.Transform;

/** Starts the Java kernel so that it answers each time: messages are read only once their handlers are there. */
public final class KernelStart {

    private KernelStart() {}

    /**
     * Runs the kernel until it is asked to shut down.
     *
     * @param arguments the connection file that Jupyter wrote
     * @throws IOException if the file cannot be read
     * @throws GeneralSecurityException if its signature scheme is unknown
     * @throws IllegalArgumentException if there is not exactly one argument, or the file asks for a transport other than tcp
     */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException(
                    "The kernel needs one argument, Jupyter's connection file; it was given " + arguments.length + ".");
        }
        try (InputStream settings = MainApp.class.getClassLoader().getResourceAsStream("logging.properties")) {
            LogManager.getLogManager().readConfiguration(settings);
        }
        ConnectionProperties connection =
                Transform.fromJson(Files.readString(Path.of(arguments[0])), ConnectionProperties.class);
        if (!connection.transport().equals("tcp")) {
            throw new IllegalArgumentException("The kernel speaks tcp, not " + connection.transport() + ".");
        }
        Channels channels = new Channels(connection);
        channels.connect(MainApp.kernel);
        LoopThread.open();
        channels.joinUntilClose();
    }
}
