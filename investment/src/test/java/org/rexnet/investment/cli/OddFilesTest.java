package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of odd names, endings and encodings, and names that are none: each is refused once, by name, or taken as what it is. */
@Timeout(120)
final class OddFilesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeStudy() throws IOException {
        write("buses.csv", "name\na\n");
        write("generators.csv", "name,bus,p_nom,marginal_cost\ngas,a,100,50\n");
        write("loads.csv", "name,bus,p_set\ntown,a,40\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static String refused(String... args) {
        CommandRun run = CommandRun.of(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.BAD_INPUT);
        return run.err();
    }

    /** Or a device without an end would be read, and the first line of any file printed. */
    @Test
    void aWordThatBeginsWithAtIsNoFileOfArguments() throws IOException {
        write("arguments", "three-bus-market");

        assertThat(refused("validate", "@" + folder.resolve("arguments"))).contains("arguments does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clear ''", "clear hamlet --out ''", "export hamlet ''", "report ''", "compare hamlet ''"})
    void anEmptyNameIsNotTheCurrentFolder(String command) {
        assertThat(refused(command.replace("''", "").split(" ", -1)))
                .contains("must be the name of a file or folder but is empty");
    }

    @Test
    void tablesWhoseBracketsAreNeverClosedAreReadInOnePass() throws IOException {
        Path file = folder.resolve("open.m");
        Files.writeString(file, "mpc.bus=[".repeat(50_000));

        assertThat(refused("clear", file.toString())).contains("bus: has no closing bracket ]", "baseMVA is missing");
    }

    private Path pipe(String name) throws IOException, InterruptedException {
        Path pipe = folder.resolve(name);
        Files.createDirectories(pipe.getParent());
        try {
            assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        } catch (IOException e) {
            assumeTrue(false, "This system has no mkfifo.");
        }
        return pipe;
    }

    /** Nobody writes into the pipes, so that reading them would not end. */
    @Test
    void pipesAreReadByNoCommand() throws IOException, InterruptedException {
        String pipe = pipe("pipe").toString();
        String table = folder.resolve("table.csv").toString();

        assertThat(refused("report", "three-bus-market", pipe)).contains("is a pipe or device");
        assertThat(refused("import", "costs", pipe, table)).contains("it is a pipe or device");
        assertThat(refused("import", "sessions", pipe, table, "--rate", "11")).contains("it is a pipe or device");
        assertThat(refused("trade", "harbour", "--orders", pipe)).contains("it is a pipe or device");
        assertThat(refused("trade", "harbour", "--metered", pipe)).contains("it is a pipe or device");
        assertThat(refused("signals", "screening-curve", "--prices", pipe)).contains("it is a pipe or device");
        assertThat(refused("path", "street", pipe)).contains("it is a pipe or device");
        pipe("results/answer.json");
        assertThat(refused("report", folder.resolve("results").toString(), table))
                .contains("pipe or device");
    }

    @Test
    void aPipeBesideTheTablesOfAStudyIsNotLookedInto() throws IOException, InterruptedException {
        pipe("result-old.csv");
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.of("clear", folder.toString(), "--quiet", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(out.resolve("page.txt")).isNotEmptyFile();
    }

    @Test
    void resultsWithoutTheirColumnsAreNotCompared() throws IOException {
        Path results = Files.createDirectory(folder.resolve("results"));
        Files.writeString(results.resolve("result-figures.csv"), "x\n1\n");

        assertThat(refused("compare", results.toString(), "three-bus-market"))
                .contains("result-figures.csv is no table of results: it has no column figure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loads.CSV", "Loads.Csv", "loads.csv.gz", "loads.csv.txt"})
    void aTableOfAnotherEndingIsNotPassedOver(String name) throws IOException {
        Files.move(folder.resolve("loads.csv"), folder.resolve(name));

        assertThat(refused("clear", folder.toString()))
                .contains("The study has 1 error", name + ": is not read and would be ignored; is loads.csv meant");
    }

    @Test
    void copiesAndStrangersBesideATableAreLeftAlone() throws IOException {
        write("loads.csv.gz", "packed");
        write("notes.CSV", "x");

        assertThat(CommandRun.of("validate", folder.toString()).code()).isZero();
    }

    @Test
    void whatFollowsFromBusesThatCannotBeReadIsNotToldOfAllOthers() throws IOException {
        Files.write(folder.resolve("buses.csv"), "name\na\n".getBytes(StandardCharsets.UTF_16));
        assertThat(refused("clear", folder.toString()))
                .contains("The study has 1 error", "buses.csv: is text in UTF-16");

        write("buses.csv", "name\na\0\n");
        assertThat(refused("clear", folder.toString()))
                .contains("The study has 1 error", "buses.csv:2: is a binary file");

        Files.delete(folder.resolve("buses.csv"));
        assertThat(refused("clear", folder.toString())).contains("The study has 1 error", "buses.csv: is missing");
    }

    @Test
    void weightsAndBasesThatNoModelTakesAreNamedWithTheirLimit() throws IOException {
        write("snapshots.csv", "snapshot,objective\nnow,1e13\n");
        assertThat(refused("clear", folder.toString()))
                .contains("snapshots.csv:2, objective = 1e13: must be a number of at most 1e12");

        Path file = folder.resolve("large.m");
        Files.writeString(file, "mpc.baseMVA = 10^100;\nmpc.bus = [];\nmpc.gen = [];\nmpc.branch = [];\n");
        assertThat(refused("clear", file.toString()))
                .contains("large.m:1, baseMVA", "must be a number above 0 and at most 1e12");
    }

    @Test
    void workbooksThatAreNoneAreRefusedWithoutNamesOfClasses() throws IOException {
        Path page = Files.writeString(folder.resolve("page.xlsx"), "<html/>");
        assertThat(refused("clear", page.toString()))
                .contains("page.xlsx: cannot be read: it is no Excel workbook, or is damaged")
                .doesNotContain("java.", "com.");

        Path endless = folder.resolve("endless.xlsx");
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        zip(
                endless,
                Map.of(
                        "[Content_Types].xml",
                        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
                        "xl/workbook.xml",
                        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"buses\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                                .formatted(main, office),
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"%s/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                                .formatted(office),
                        "xl/worksheets/sheet1.xml",
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"%s\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>"
                                .formatted(main)));
        assertThat(refused("clear", endless.toString()))
                .contains("endless.xlsx: cannot be read: it is no Excel workbook, or is damaged")
                .doesNotContain("root:", "com.fasterxml");
    }

    private static void zip(Path file, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
