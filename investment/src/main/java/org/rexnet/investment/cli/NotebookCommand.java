package org.rexnet.investment.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the notebooks; the launcher of a clone does so before any Java runs, and here it is said to who has come another way. */
@Command(
        name = "notebook",
        description = "Opens the notebooks, or one of your own, in JupyterLab with the Java kernel; both are installed"
                + " into notebooks/target first. Needs Python 3.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./rexnet notebook", "  ./rexnet notebook my.ipynb --no-browser --port 8890"})
final class NotebookCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A notebook; the first of RexNet's where none is given.")
    private @Nullable String file;

    @Option(names = "--no-browser", description = "Print the address and open no browser.")
    private boolean noBrowser;

    @Option(names = "--port", paramLabel = "N", description = "The port; 8888 or the next that is free.")
    private @Nullable Integer port;

    @Option(names = "--allow-root", description = "Run although the user is root.")
    private boolean allowRoot;

    NotebookCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.err().println("Notebooks are opened by the launcher of a clone: ./rexnet notebook" + arguments());
        return ExitCode.BAD_INPUT;
    }

    private String arguments() {
        return (file == null ? "" : " " + file)
                + (noBrowser ? " --no-browser" : "")
                + (port == null ? "" : " --port " + port)
                + (allowRoot ? " --allow-root" : "");
    }
}
