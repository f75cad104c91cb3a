package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.clearing.RollingClearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;

/** {@code rexnet report}, and the reports that {@code --out} writes. */
class ReportCommandTest {

    private static final String PAYLOAD = "</script><script>document.title='taken'</script>";

    @TempDir
    private Path folder;

    private Path cleared() {
        Path out = folder.resolve("out");
        CommandRun run = CommandRun.of("clear", "two-areas", "--out", out.toString(), "--quiet");
        assertThat(run.code()).isZero();
        return out;
    }

    @Test
    void aFolderOfResultsHoldsItsReportAndMakesItAgain() throws IOException {
        Path out = cleared();
        Path again = folder.resolve("again.html");

        CommandRun run = CommandRun.of("report", out.toString(), again.toString(), "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(again).hasSameTextualContentAs(out.resolve("report.html"));
        assertThat(Files.readString(again))
                .startsWith("<!DOCTYPE html>")
                .contains("default-src 'none'", "Serving two-areas costs", "rexnet clear two-areas --out", "built in")
                .doesNotContain("{{");
    }

    @Test
    void aReportWrittenIntoItsFolderIsNoChangeOfTheFolder() throws IOException {
        Path out = cleared();
        Path page = out.resolve("report.html");
        // As an older version wrote it, and as no one wrote it.
        for (String before : List.of(Files.readString(page).replace("Serving", "Supplying"), "")) {
            Files.delete(page);
            if (!before.isEmpty()) {
                Files.writeString(page, before);
            }
            for (String file :
                    List.of(page.toString(), folder.resolve("other.html").toString(), page.toString())) {
                CommandRun run = CommandRun.of("report", out.toString(), file, "--quiet");
                assertThat(run.code()).as(run.err()).isZero();
            }
            assertThat(page).content().contains("Serving two-areas costs");
        }
        CommandRun replaced = CommandRun.of("clear", "two-areas", "--out", out.toString(), "--quiet");
        assertThat(replaced.code()).as(replaced.err()).isZero();

        Files.writeString(page, "mine", StandardOpenOption.APPEND);
        assertThat(refused(out, folder.resolve("no.html"))).contains("report.html was changed after it was written.");
    }

    @Test
    void aStudyIsClearedFirst() throws IOException {
        Path file = folder.resolve("areas.html");
        Path pictures = folder.resolve("pictures");

        CommandRun run = CommandRun.of(
                "report", "harbour", file.toString(), "--snapshots", "0:48", "--pictures", pictures.toString());

        assertThat(run.code()).isZero();
        assertThat(file).isNotEmptyFile();
        assertThat(Files.size(file)).isLessThan(8_000_000);
        assertThat(Files.readString(file))
                .contains("Dispatch of heat", "Who sets prices")
                .containsPattern("AC costs 1\\d\\d\\.\\d\\d EUR/MWh on average");
        assertThat(pictures.resolve("map.svg")).content().contains("Average prices and highest loading", "headland");
        assertThat(pictures.resolve("dispatch-of-heat.svg"))
                .content()
                .startsWith("<svg")
                .contains("heat pump");
        assertThat(javax.imageio.ImageIO.read(
                                pictures.resolve("who-sets-prices-from-where-the-cost-arises-to-the-carrier.png")
                                        .toFile())
                        .getWidth())
                .isEqualTo(1800);
    }

    @Test
    void aLongHorizonIsClearedWindowByWindowAndSaysSo() throws IOException {
        Path file = folder.resolve("windows.html");

        CommandRun run = CommandRun.of("report", "harbour", file.toString(), "--snapshots", "0:48", "--rolling", "24h");

        assertThat(run.code()).isZero();
        assertThat(Files.readString(file))
                .contains("Cleared window by window: each of 24 h, seeing 24 h beyond its end.");
    }

    @Test
    void windowsAreAskedForWhereOneModelWouldBeTooLarge() {
        Study study = BuiltInStudies.find("harbour").orElseThrow().study();
        ClearingOptions options = ClearingOptions.of(study.settings());
        long size = RollingClearing.modelSize(study, options);
        RollingArguments whole = new RollingArguments();
        RollingArguments cut = new RollingArguments();

        whole.cutTooLarge(study, options, size);
        cut.cutTooLarge(study, options, size - 1);

        assertThat(size)
                .isEqualTo((long) study.components().size()
                        * study.horizon().blocks().get(0).size());
        assertThat(whole.isAsked()).isFalse();
        assertThat(cut.note().orElseThrow().text()).startsWith("Cleared window by window: each of 168 h");
    }

    @Test
    void severalSystemsStandSideBySide() throws IOException {
        Path out = folder.resolve("both");

        CommandRun run = CommandRun.of("compare", "two-areas", "two-areas-unlimited", "--out", out.toString());

        assertThat(run.code()).isZero();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Cost, EUR: two-areas 39,450, two-areas-unlimited 35,183 (-4,267).", "Capacities that differ")
                .doesNotContain("id=\"map\"");
        assertThat(CommandRun.of(
                                "report",
                                out.toString(),
                                folder.resolve("b.html").toString(),
                                "--quiet")
                        .code())
                .isZero();
    }

    @Test
    void aStudyOfOneBusHasNoMapAndAThousandBusesWithoutPositionsAreLaidOut() throws IOException {
        Path one = folder.resolve("one.html");
        assertThat(CommandRun.of("report", "screening-curve", one.toString(), "--snapshots", "0:5", "--quiet")
                        .code())
                .isZero();
        assertThat(Files.readString(one)).contains("Dispatch of").doesNotContain("id=\"map\"");

        Path study = Files.createDirectory(folder.resolve("many"));
        StringBuilder buses = new StringBuilder("name\n");
        StringBuilder lines = new StringBuilder("name,bus0,bus1,x,s_nom\n");
        for (int i = 0; i < 1000; i++) {
            buses.append("b").append(i).append('\n');
            lines.append("l%d,b%d,b%d,0.1,100\n"
                    .formatted(i, i, i < 999 ? (7 * i + 1) % 1000 == i ? i + 1 : (7 * i + 1) % 1000 : 0));
        }
        Files.writeString(study.resolve("buses.csv"), buses);
        Files.writeString(study.resolve("lines.csv"), lines);
        Files.writeString(study.resolve("generators.csv"), "name,bus,p_nom,marginal_cost\ng,b0,10,5\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\nd,b1,3\n");
        Path many = folder.resolve("many.html");
        CommandRun run = CommandRun.of("report", study.toString(), many.toString(), "--quiet");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Files.readString(many)).contains("id=\"map\"", "\"b999\"");
    }

    @Test
    void whatWasEditedOrIsMissingOrOfAnotherVersionIsNamed() throws IOException {
        Path out = cleared();
        Path file = folder.resolve("no.html");
        Path prices = out.resolve("buses-marginal_price.csv");
        String before = Files.readString(prices);

        Files.writeString(prices, before.replace("1", "2"));
        assertThat(refused(out, file)).contains("buses-marginal_price.csv was changed after it was written.");
        Files.delete(prices);
        assertThat(refused(out, file)).contains("buses-marginal_price.csv is missing.");
        Files.writeString(prices, before);

        Path answer = out.resolve("answer.json");
        String text = Files.readString(answer);
        Files.writeString(answer, text.replace("\"format\":2", "\"format\":7"));
        assertThat(refused(out, file)).contains("is in format 7, that of another version; this one reads format 2");
        Files.writeString(answer, text.substring(0, text.length() / 2));
        assertThat(refused(out, file)).contains("answer.json cannot be read: it is no JSON");
        Files.writeString(answer, text.replace("\"snapshots\"", "\"shots\""));
        assertThat(refused(out, file)).contains("answer.json was changed after it was written.");
        Files.delete(answer);
        assertThat(refused(out, file)).contains("has no answer.json");
        assertThat(file).doesNotExist();
    }

    private static String refused(Path results, Path file) {
        CommandRun run = CommandRun.of("report", results.toString(), file.toString());
        assertThat(run.code()).isEqualTo(2);
        return run.err();
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.html"), "mine");

        assertThat(CommandRun.of("report", "two-areas", file.toString()).err())
                .contains("mine.html was not written by rexnet");
        assertThat(CommandRun.of(
                                "report",
                                "two-areas",
                                folder.resolve("none/a.html").toString())
                        .err())
                .contains("there is no such folder");
        assertThat(CommandRun.of("report", "two-areas", file.toString(), "--force", "--quiet")
                        .code())
                .isZero();
        assertThat(CommandRun.of("report", "two-areas", file.toString(), "--quiet")
                        .code())
                .isZero();
    }

    @Test
    void namesAreShownAndNeverExecuted() throws IOException {
        Path study = Files.createDirectory(folder.resolve("study"));
        String name = PAYLOAD + "\" onload='x' \u001b[31m\nnext";
        String cell = '"' + name.replace("\"", "\"\"") + '"';
        Files.writeString(study.resolve("buses.csv"), "name,carrier,x,y\n" + cell + ",AC,0.1,0.2\n=1+1,AC,1.3,2\n");
        Files.writeString(study.resolve("lines.csv"), "name,bus0,bus1,x,s_nom\n" + cell + "," + cell + ",=1+1,0.1,5\n");
        Files.writeString(
                study.resolve("generators.csv"),
                "name,bus,p_nom,marginal_cost,carrier\n" + cell + "," + cell + ",9,1," + cell
                        + "\n@SUM(A1),=1+1,9,7,\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set\n" + cell + ",=1+1,8\n");
        Files.writeString(study.resolve("study.yaml"), "title: \"" + PAYLOAD + "\"\n");
        Path out = folder.resolve("out");

        CommandRun run = CommandRun.of("clear", study.toString(), "--out", out.toString());

        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("\u001b[31m").contains("␛[31m␊next");
        String html = Files.readString(out.resolve("report.html"));
        assertThat(html)
                .doesNotContain(PAYLOAD, "\u001b")
                .contains("&lt;/script&gt;&lt;script&gt;", "\\u003c/script>\\u003cscript>");
        assertThat(List.of(html.split("<script", -1))).hasSize(5);
        assertThat(out.resolve("result-bus-prices.csv")).content().contains("'=1+1");
    }
}
