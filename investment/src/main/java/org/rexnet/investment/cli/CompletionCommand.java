package org.rexnet.investment.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what makes a shell complete commands and options. */
@Command(
        name = "completion",
        description = "Prints a script that lets a shell complete commands, options and names of built-in studies.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  source <(rexnet completion bash)",
            "  rexnet completion zsh > ~/.rexnet-completion   (and in .zshrc: source ~/.rexnet-completion)",
            "  rexnet completion fish > ~/.config/fish/completions/rexnet.fish"
        })
final class CompletionCommand implements Callable<Integer> {

    /** The shells, as they are written. */
    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    private final Terminal terminal;

    /** Makes the command with all below it. */
    private final Supplier<CommandLine> whole;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private @Nullable Shell shell;

    CompletionCommand(Terminal terminal, Supplier<CommandLine> whole) {
        this.terminal = terminal;
        this.whole = whole;
    }

    @Override
    public Integer call() {
        CommandLine root = CompletionModel.of(whole.get());
        terminal.out()
                .print(
                        switch (Objects.requireNonNull(shell)) {
                            case BASH, ZSH -> AutoComplete.bash(root.getCommandName(), root);
                            case FISH -> FishCompletion.of(root);
                        });
        return ExitCode.DONE;
    }
}
