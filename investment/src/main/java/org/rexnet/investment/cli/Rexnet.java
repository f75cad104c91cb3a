package org.rexnet.investment.cli;

import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.exchange.Journal;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.MarketSettings;
import org.rexnet.core.study.SeriesFormat;
import org.rexnet.core.study.imports.HeatDemand;
import org.rexnet.investment.report.TextPage;
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
            "or an answer that could not be written where it was asked for.",
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
        int code = commandLine(terminal).execute(args);
        if (terminal.out().checkError()) {
            terminal.err().println("The answer could not be written to standard output: it is full or closed.");
            code = ExitCode.INTERNAL;
        }
        terminal.err().flush();
        return code;
    }

    private static CommandLine commandLine(Terminal terminal) {
        CommandLine commandLine = new CommandLine(new Rexnet())
                .addSubcommand(new StudiesCommand(terminal))
                .addSubcommand(new NewCommand(terminal))
                .addSubcommand(new ValidateCommand(terminal))
                .addSubcommand(new ClearCommand(terminal))
                .addSubcommand(new InvestCommand(terminal))
                .addSubcommand(new TradeCommand(terminal))
                .addSubcommand(new SimulateCommand(terminal))
                .addSubcommand(new SignalsCommand(terminal))
                .addSubcommand(new PathCommand(terminal))
                .addSubcommand(new GrowCommand(terminal))
                .addSubcommand(new CompareCommand(terminal))
                .addSubcommand(new ReportCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new NotebookCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal))
                .addSubcommand(new CommandLine(new ImportCommand())
                        .addSubcommand(new ImportSessionsCommand(terminal))
                        .addSubcommand(new ImportForecastsCommand(terminal))
                        .addSubcommand(new ImportDeclarationsCommand(terminal))
                        .addSubcommand(new ImportCostsCommand(terminal))
                        .addSubcommand(new ImportGenxCommand(terminal))
                        .addSubcommand(new ImportRtsGmlcCommand(terminal))
                        .addSubcommand(new ImportHeatDemandCommand(terminal)))
                .registerConverter(SusceptanceConvention.class, new Choice<>(SusceptanceConvention.class))
                .registerConverter(SeriesFormat.class, new Choice<>(SeriesFormat.class))
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
                .setUsageHelpWidth(TextPage.WIDTH)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    boolean debug() {
        return debug;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }
}
