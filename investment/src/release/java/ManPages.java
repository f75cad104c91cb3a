import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.rexnet.investment.cli.Rexnet;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Writes a manual page of the command, and one of each command below it, as AsciiDoc into a folder. */
public final class ManPages {

    private ManPages() {}

    /** Takes the folder. */
    public static void main(String[] args) throws IOException {
        write(Files.createDirectories(Path.of(args[0])), Rexnet.specification());
    }

    private static void write(Path folder, CommandSpec command) throws IOException {
        command.usageMessage().footerHeading("Remarks%n");
        String name = command.qualifiedName("-");
        try (PrintWriter page = new PrintWriter(Files.newBufferedWriter(folder.resolve(name + ".adoc")))) {
            ManPageGenerator.writeSingleManPage(page, command);
        }
        for (Map.Entry<String, CommandLine> below : command.subcommands().entrySet()) {
            write(folder, below.getValue().getCommandSpec());
        }
    }
}
