package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.exchange.Journal;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.SeriesFormat;
import org.rexnet.core.study.imports.HeatDemand;
import org.rexnet.network.flow.SusceptanceConvention;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code rexnet}; its subcommands do the work. */
@Command(
        name = "rexnet",
        description = "Plans energy systems in which electricity, district heat and EV charging share one market.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "STUDY is a folder of tables (any PyPSA CSV folder will do), a MATPOWER case (.m), a netCDF or",
            "Excel file of PyPSA (.nc, .xlsx), an IIDM file of PowSyBl (.xiidm, .xml), or the name of a",
            "built-in study.",
            "",
            "Exit codes: 0 done; 1 infeasible, not converged or a limit reached; 2 bad input; 3 internal error,",
            "or an answer that could not be written where it was asked for; 128 and its number where a signal",
            "ended it: 130 Ctrl-C, 143 TERM, 129 HUP.",
            "",
            "Examples:",
            "  rexnet studies",
            "  rexnet invest harbour",
            "  rexnet trade harbour",
            "  rexnet clear case118.m --convention series-admittance",
            "  rexnet invest my-study --out results --json"
        })
public final class Rexnet implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--debug",
            scope = CommandLine.ScopeType.INHERIT,
            hidden = true,
            description = "Print the trace of an internal error.")
    private boolean debug;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        InternalFault internal = new InternalFault(terminal);
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            internal.report(error, false);
            Runtime.getRuntime().halt(ExitCode.INTERNAL);
        });
        System.exit(execute(terminal, args));
    }

    /** Returns the command with all below it as manuals tell it: names, options, descriptions and examples. */
    public static CommandSpec specification() {
        return commandLine(Terminal.ofProcess()).getCommandSpec();
    }

    /** Runs the command and returns its exit code. */
    static int execute(Terminal terminal, String... args) {
        int code = commandLine(terminal, args).execute(args);
        if (terminal.out().checkError()) {
            terminal.err().println("The answer could not be written to standard output: it is full or closed.");
            code = ExitCode.INTERNAL;
        }
        terminal.err().flush();
        return code;
    }

    /** Returns the command with the one below it that the arguments name; with all where they name none. */
    private static CommandLine commandLine(Terminal terminal, String... args) {
        CommandLine commandLine = new CommandLine(new Rexnet());
        Map<String, Supplier<Object>> commands = commands(terminal);
        // What is not asked for need not be described; that is half of the time to start.
        String named = args.length > 0 && commands.containsKey(args[0]) ? args[0] : "";
        commands.forEach((name, command) -> {
            if (named.isEmpty() || name.equals(named)) {
                commandLine.addSubcommand(name, command.get());
            }
        });
        // A word that begins with @ is a name like any other: no file of arguments.
        commandLine.setExpandAtFiles(false);
        commandLine
                .registerConverter(Path.class, PathText::of)
                .registerConverter(SusceptanceConvention.class, new Choice<>(SusceptanceConvention.class))
                .registerConverter(SeriesFormat.class, new Choice<>(SeriesFormat.class))
                .registerConverter(OutputArguments.Tables.class, new Choice<>(OutputArguments.Tables.class))
                .registerConverter(FormArguments.Reader.class, new Choice<>(FormArguments.Reader.class))
                .registerConverter(FlowFormulation.class, new Choice<>(FlowFormulation.class))
                .registerConverter(ClearingOptions.Security.class, new Choice<>(ClearingOptions.Security.class))
                .registerConverter(MarketSettings.Design.class, new Choice<>(MarketSettings.Design.class))
                .registerConverter(Journal.Sync.class, new Choice<>(Journal.Sync.class))
                .registerConverter(SectorArguments.Flow.class, new Choice<>(SectorArguments.Flow.class))
                .registerConverter(ScenarioOption.Scenarios.class, new Choice<>(ScenarioOption.Scenarios.class))
                .registerConverter(StarterStudy.Sector.class, new Choice<>(StarterStudy.Sector.class))
                .registerConverter(MethodArguments.Method.class, new Choice<>(MethodArguments.Method.class))
                .registerConverter(HeatDemand.Building.class, new Choice<>(HeatDemand.Building.class))
                .registerConverter(CompletionCommand.Shell.class, new Choice<>(CompletionCommand.Shell.class))
                .registerConverter(MethodArguments.Reactance.class, new Choice<>(MethodArguments.Reactance.class));
        Failures failures = new Failures(terminal);
        return commandLine
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setUsageHelpWidth(terminal.width())
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    private static Map<String, Supplier<Object>> commands(Terminal terminal) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("studies", () -> new StudiesCommand(terminal));
        commands.put("new", () -> new NewCommand(terminal));
        commands.put("validate", () -> new ValidateCommand(terminal));
        commands.put("clear", () -> new ClearCommand(terminal));
        commands.put("invest", () -> new InvestCommand(terminal));
        commands.put("trade", () -> new TradeCommand(terminal));
        commands.put("simulate", () -> new SimulateCommand(terminal));
        commands.put("signals", () -> new SignalsCommand(terminal));
        commands.put("path", () -> new PathCommand(terminal));
        commands.put("grow", () -> new GrowCommand(terminal));
        commands.put("compare", () -> new CompareCommand(terminal));
        commands.put("report", () -> new ReportCommand(terminal));
        commands.put("export", () -> new ExportCommand(terminal));
        commands.put("notebook", () -> new NotebookCommand(terminal));
        commands.put("completion", () -> new CompletionCommand(terminal, () -> commandLine(terminal)));
        commands.put("import", () -> imports(terminal));
        return commands;
    }

    private static CommandLine imports(Terminal terminal) {
        return new CommandLine(new ImportCommand())
                .addSubcommand(new ImportSessionsCommand(terminal))
                .addSubcommand(new ImportForecastsCommand(terminal))
                .addSubcommand(new ImportDeclarationsCommand(terminal))
                .addSubcommand(new ImportCostsCommand(terminal))
                .addSubcommand(new ImportGenxCommand(terminal))
                .addSubcommand(new ImportRtsGmlcCommand(terminal))
                .addSubcommand(new ImportHeatDemandCommand(terminal));
    }

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }
}
