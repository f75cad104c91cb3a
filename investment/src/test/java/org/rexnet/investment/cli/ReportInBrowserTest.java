package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.rexnet.core.study.Renaming;
import org.rexnet.core.trading.TradingSession;
import org.rexnet.investment.Shared;

/** What a browser does with any report: it steps, filters, sorts and downloads, and obeys no name of a study. */
@Order(Shared.LONG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ReportBrowser.Resolver.class)
@ResourceLock(ReportBrowser.LOCK)
class ReportInBrowserTest {

    /** What a page, a spreadsheet, a canvas and a terminal might each obey. */
    private static final String TAKING = "=1+<img src=x onerror=window.taken=1>{a}\u001b[31m";

    /** Names of figures that paper would not show: without a picture of one piece, or with next to nothing on it. */
    private static final String BLANK = """
        return [...document.querySelectorAll('.figure:not(#map-panel .figure)')].filter(box => {
            const canvas = box.querySelector('canvas.paper');
            if (!canvas || canvas.clientWidth !== 680) return true;
            const dots = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
            let dark = 0;
            for (let i = 0; i < dots.length; i += 4) dark += dots[i] + dots[i + 1] + dots[i + 2] < 700;
            return dark < 5000;
        }).map(box => box.getAttribute('aria-label'))\
        """;

    private final ReportBrowser browser;

    ReportInBrowserTest(ReportBrowser browser) {
        this.browser = browser;
    }

    @Test
    void aPlanIsReadFilteredSortedAndStepped() throws IOException {
        browser.open("plan", "invest", "harbour", "--snapshots", "0:24");
        browser.seeAll();
        browser.expectNoFault();

        assertThat(browser.driver().findElements(By.cssSelector(".answer p"))).hasSize(3);
        String first = browser.find("#map-label").getText();
        browser.find("#map-slider").sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.find("#map-label").getText()).isNotEqualTo(first);
        browser.find("#map-picture").sendKeys(Keys.ARROW_LEFT);
        assertThat(browser.find("#map-label").getText()).isEqualTo(first);
        browser.find("#map-play").click();
        browser.until("return document.getElementById('map-slider').value !== '0'");
        browser.find("#map-play").click();

        browser.find("#map-find").sendKeys("bus harbour", Keys.ENTER);
        browser.until("return !document.getElementById('map-panel').hidden");
        assertThat(browser.find("#map-panel dl").getText()).contains("EUR/MWh");
        assertThat(browser.find("#map-panel .parts").getText()).contains("line harbour-headland");
        browser.find("#map-panel .parts button").click();

        sortsAndFilters();
        downloads();
        browser.chooseInLegend(browser.find("#over-time .figure"));
        browser.theme();
        browser.expectNoFault();
        fitsPaper();
    }

    /** Printed as soon as it is loaded, and where a browser unpacks nothing by itself: the map is on paper, with the hour that it shows. */
    @Test
    void aPageThatIsPrintedAtOnceHasItsMap() {
        CommandRun.of("clear", "harbour", "--snapshots", "0:4", "--quiet", "--out", browser.folder() + "/paper");
        String script = """
            delete window.DecompressionStream;
            addEventListener('load', () => addEventListener('beforeprint', () => {
                const map = document.querySelector('#map-picture canvas.paper');
                const dots = map ? map.getContext('2d').getImageData(0, 0, map.width, map.height).data : [];
                window.dark = 0;
                for (let i = 0; i < dots.length; i += 4) window.dark += dots[i] + dots[i + 1] + dots[i + 2] < 700;
                window.moment = document.getElementById('map-remark').dataset.moment;
            }))\
            """;
        ChromeDriver driver = browser.driver();
        Object added = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier");
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        driver.get(browser.folder().resolve("paper/report.html").toUri().toString());
        driver.executeCdpCommand("Page.printToPDF", Map.of());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", added));

        assertThat((Long) browser.script("return window.dark")).isGreaterThan(5000);
        assertThat(browser.script("return window.moment")).isEqualTo("2030-02-19 00:00. ");
        browser.expectNoFault();
    }

    /** What comes in lies above 0 and what goes out below it, also where a pump, a battery or a boiler rests. */
    @Test
    void dispatchLiesOnItsSideOfZero() throws IOException {
        browser.open("piles", "clear", "harbour", "--snapshots", "0:48");
        browser.seeAll();

        assertThat(browser.script("""
            const charts = [...document.querySelectorAll('.figure')].map(box => echarts.getInstanceByDom(box)).filter(chart => chart);
            const areas = charts.flatMap(chart => chart.getModel().getSeries().filter(one => one.get('stack')).map(one => {
                const data = one.getData(), zero = chart.convertToPixel({yAxisIndex: 0}, 0);
                const values = data.mapArray('y', y => y), points = data.getLayout('points');
                return {name: one.name, rests: values.includes(0), stack: one.get('stack'),
                    aside: values.some((mw, i) => one.get('stack') === 'out' ? mw > 0 || points[2 * i + 1] < zero - 0.01 : mw < 0 || points[2 * i + 1] > zero + 0.01)};
            }));
            return JSON.stringify([areas.filter(one => one.rests && one.stack === 'out').length > 0, areas.filter(one => one.aside).map(one => one.name)])\
            """)).isEqualTo("[true,[]]");
    }

    /** As wide as a sheet of A4 within its margins; nothing then stands beyond it, and no legend is to be leafed through. */
    private void fitsPaper() {
        browser.driver().manage().window().setSize(new Dimension(720, 1000));
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        browser.print();
        browser.expectNoFault();
        assertThat(browser.script("return echarts.getInstanceByDom(document.querySelector('#over-time .figure'))"
                        + ".getOption().legend[0].type"))
                .isEqualTo("plain");
        assertThat((List<?>) browser.script(BLANK)).isEmpty();
        assertThat(browser.script("return document.querySelectorAll('canvas.paper').length"))
                .isEqualTo(
                        browser.script("return document.querySelectorAll('.figure:not(#map-panel .figure)').length"));
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
        browser.script("window.dispatchEvent(new Event('afterprint'))");
        assertThat(browser.driver().findElements(By.cssSelector("canvas.paper")))
                .isEmpty();
        browser.driver().manage().window().setSize(new Dimension(1400, 1000));
    }

    private void sortsAndFilters() {
        WebElement table = browser.find(".table[data-name^='Supply']");
        WebElement energy = table.findElements(By.cssSelector("th")).stream()
                .filter(head -> head.getText().startsWith("energy"))
                .findFirst()
                .orElseThrow();
        energy.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
        assertThat(energy.getDomAttribute("aria-sort")).isEqualTo("descending");
        String descends = """
            const v = [...arguments[0].querySelectorAll('tbody tr')].map(row => Number(row.cells[4].dataset.v));
            return v.length > 5 && v.every((x, i) => i === 0 || x <= v[i - 1])\
            """;
        assertThat(browser.script(descends, table)).isEqualTo(true);
        table.findElement(By.cssSelector("input")).sendKeys("boiler");
        assertThat(browser.script(
                        "return [...arguments[0].querySelectorAll('tbody tr')].filter(row =>"
                                + " row.offsetParent).every(row => row.textContent.includes('boiler'))",
                        table))
                .isEqualTo(true);
    }

    private void downloads() throws IOException {
        WebElement table = browser.find(".table[data-name^='Supply']");
        List<Path> before = browser.downloads();
        table.findElement(By.cssSelector("button.csv")).click();
        assertThat(browser.download(before))
                .hasFileName("supply.csv")
                .content()
                .startsWith("from,carrier")
                .contains("boiler")
                .doesNotContain("coal");
    }

    /**
     * Neighbours stand metres apart, and one bus is far beyond the edge of the picture: all others are where they are, and as large as it
     * can be.
     */
    @Test
    void housesOfAVillageStandWhereTheyAre() throws IOException {
        browser.open("houses", "clear", "village", "--snapshots", "0:2");
        browser.seeAll();
        assertThat(browser.find("#map-remark").getText()).contains("One bus lies far beyond the edge");
        assertThat(browser.script("""
            const chart = echarts.getInstanceByDom(document.getElementById('map-picture'));
            const at = chart.getOption().series[4].data.map(place => chart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, place.value));
            const within = at.filter(([x, y]) => x > 0 && x < chart.getWidth() && y > 0 && y < chart.getHeight());
            const apart = Math.min(...within.flatMap(([x, y], i) => within.slice(i + 1).map(([u, v]) => Math.hypot(x - u, y - v))));
            return within.length === 100 && apart > 10 && new Set(within.map(([x]) => x.toFixed(2))).size > 95\
            """)).isEqualTo(true);
        browser.expectNoFault();
    }

    /** The districts of the harbour's heat grid stand side by side, closer than their names are long. */
    @Test
    void namesOnTheMapCoverNoBus() throws IOException {
        browser.open("named map", "clear", "harbour", "--snapshots", "0:2");
        browser.seeAll();
        assertThat(browser.script("""
            const chart = echarts.getInstanceByDom(document.getElementById('map-picture'));
            chart.getZr().flush();
            const buses = chart.getOption().series[4].data.map(place => chart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, place.value));
            const names = chart.getZr().storage.getDisplayList(true)
                .filter(one => one.type === 'tspan' && !one.ignore && !one.parent.ignore && /^(heat|district)/.test(one.style.text));
            const covering = names.filter(name => {
                const box = name.getBoundingRect().clone();
                box.applyTransform(name.transform);
                return buses.some(([x, y]) => box.contain(x, y));
            });
            return [names.length, covering.map(name => name.style.text).join()]\
            """))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .satisfies(found -> assertThat((Long) found.get(0)).isGreaterThan(10))
                .element(1)
                .isEqualTo("");
        browser.expectNoFault();
    }

    /** Names and words of every kind of component, in page, tables and terminal. */
    @Test
    void namesOfEveryKindDoNothing() throws IOException {
        Path study = browser.folder().resolve("names");
        CommandRun.of("export", "harbour", study.toString(), "--snapshots", "0:4");
        Renaming.inFolder(study, number -> TAKING + number);
        Files.delete(study.resolve("participants.csv"));
        replace(study.resolve("ev_sessions.csv"), "session-", TAKING + "session-");
        Path settings = study.resolve("study.yaml");
        replace(settings, "carrier: (=.*)\u001b(.*)", "carrier: \"$1\\\\e$2\"");
        replace(settings, "(?m)^simulation:.*\n( .*\n)*", "");
        replace(settings, "(?m)^(title|description|currency): .*\n", "");
        String words = TAKING.replace("\u001b", "");
        Files.writeString(settings, "title: '" + words + "'\ncurrency: '" + words + "'\n", StandardOpenOption.APPEND);

        CommandRun run = browser.open("named", "invest", study.toString());
        assertThat(run.out() + run.err()).contains("onerror").doesNotContain("\u001b");
        expectNothingTaken("named");
    }

    @Test
    void wordsOfParticipantsAndOrdersDoNothing() throws IOException {
        Path study = browser.folder().resolve("traders");
        CommandRun.of("trade", "K6", "--quiet", "--out", study.toString());
        Path orders = browser.folder().resolve("orders.csv");
        try (InputStream given = TradingSession.class.getResourceAsStream("K6.csv")) {
            Files.write(orders, Objects.requireNonNull(given).readAllBytes());
        }
        for (Path file : List.of(orders, study.resolve("participants.csv"))) {
            replace(file, "(?m)(^|,)(g1|g2|g3|d)(?=,)", "$1" + TAKING + "$2");
        }

        CommandRun run = browser.open("traded", "trade", study.toString(), "--orders", orders.toString());
        assertThat(run.out() + run.err()).contains("onerror").doesNotContain("\u001b");
        expectNothingTaken("traded");
    }

    private static void replace(Path file, String pattern, String text) throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll(pattern, text));
    }

    /** Opens all that can be opened in the page, and reads the tables of results. */
    private void expectNothingTaken(String name) throws IOException {
        browser.seeAll();
        browser.script(
                "document.querySelectorAll('.tools[data-of] button[aria-expanded]').forEach(button => button.click())");
        browser.script("for (const option of [...document.querySelectorAll('#map-names option')].slice(0, 30)) {"
                + "const find = document.getElementById('map-find'); find.value = option.value;"
                + "find.dispatchEvent(new Event('change')); }");
        assertThat(browser.script("return String(window.taken)")).isEqualTo("undefined");
        assertThat(browser.driver().findElements(By.cssSelector("img, b, i, u")))
                .isEmpty();
        browser.expectNoFault();
        try (DirectoryStream<Path> tables =
                Files.newDirectoryStream(browser.folder().resolve(name), "result-*.csv")) {
            for (Path table : tables) {
                try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(table)) {
                    rows.forEach(row -> assertThat(row.getFields())
                            .as(table.toString())
                            .noneMatch(cell -> cell.startsWith("=") || cell.contains("\u001b")));
                }
            }
        }
    }

    @Test
    void wordsOfOthersDoNothing() throws IOException {
        String name = "</script><img src=x onerror=\"window.taken=1\"><b>{a|b}";
        String cell = '"' + name.replace("\"", "\"\"") + '"';
        Path study = Files.createDirectory(browser.folder().resolve("words"));
        Files.writeString(study.resolve("buses.csv"), "name,carrier\n" + cell + "," + cell + "\nb," + cell + "\n");
        Files.writeString(study.resolve("lines.csv"), "name,bus0,bus1,x,s_nom\n" + cell + "," + cell + ",b,0.1,5\n");
        Files.writeString(
                study.resolve("generators.csv"),
                "name,bus,p_nom,marginal_cost,carrier\n" + cell + "," + cell + ",9,1," + cell + "\ng,b,9,7," + cell
                        + "\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set,carrier\n" + cell + ",b,8," + cell + "\n");
        Files.writeString(study.resolve("snapshots.csv"), "snapshot,objective\n" + cell + ",1\n\"<i>\",1\n");
        Files.writeString(study.resolve("study.yaml"), "title: '" + name + "'\ncurrency: '<u>'\n");
        browser.open("payload", "clear", study.toString(), "--setters");
        browser.seeAll();
        browser.script(
                "document.querySelectorAll('.tools[data-of] button[aria-expanded]').forEach(button => button.click())");
        browser.find("#map-find").sendKeys("bus b", Keys.ENTER);
        browser.until("return !document.getElementById('map-panel').hidden");
        browser.script("document.querySelectorAll('#map-panel .parts button').forEach(button => button.click())");

        assertThat(browser.script("return String(window.taken)")).isEqualTo("undefined");
        assertThat(browser.driver().findElements(By.cssSelector("img, b, i, u")))
                .isEmpty();
        assertThat(browser.driver().getTitle()).contains("onerror");
        browser.expectNoFault();
    }
}
