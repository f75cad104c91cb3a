package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.rexnet.core.simulation.world.SmallWorlds;
import org.rexnet.core.study.Renaming;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.trading.TradingSession;
import org.rexnet.investment.Shared;

/** Reports as a browser shows them: one headless Chromium for all. */
@Order(Shared.LONG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {

    private static final long PATIENCE_MILLIS = 60_000;
    /** What a page, a spreadsheet, a canvas and a terminal might each obey. */
    private static final String TAKING = "=1+<img src=x onerror=window.taken=1>{a}\u001b[31m";

    private Path folder = Path.of("");
    private @Nullable ChromeDriver started;

    @BeforeAll
    void startBrowser(@TempDir Path temporary) {
        folder = temporary;
        Optional<Path> browser = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = onPath("chromedriver");
        assumeTrue(
                browser.isPresent() && driver.isPresent(),
                "No Chromium with its driver is on the PATH: reports are not opened in a browser.");
        java.util.logging.Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-renderer-backgrounding",
                "--disable-backgrounding-occluded-windows",
                "--disable-background-timer-throttling",
                "--window-size=1400,1000");
        options.setExperimentalOption("prefs", Map.of("download.default_directory", folder.toString()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        options.setScriptTimeout(Duration.ofMillis(PATIENCE_MILLIS));
        started = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get().toFile())
                        .build(),
                options);
    }

    @AfterAll
    void stopBrowser() {
        if (started != null) {
            started.quit();
        }
    }

    private static Optional<Path> onPath(String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                .split(File.pathSeparator))
                        .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private ChromeDriver driver() {
        return Objects.requireNonNull(started);
    }

    /** Runs a command with a result folder of that name and opens its report. */
    private CommandRun open(String name, String... command) {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--quiet", "--out", out.toString()));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isLessThan(2);
        driver().get(out.resolve("report.html").toUri().toString());
        until("return document.body.dataset.ready === 'yes'");
        return run;
    }

    private Object script(String text, Object... arguments) {
        return Objects.requireNonNullElse(driver().executeScript(text, arguments), "nothing");
    }

    /** Waits until a script returns true. */
    private void until(String script, Object... arguments) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!Boolean.TRUE.equals(script(script, arguments))) {
            assertThat(System.nanoTime()).as(script).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Draws all that is drawn only when it is seen. */
    private void seeAll() {
        script("window.dispatchEvent(new Event('beforeprint'))");
        until("return [...document.querySelectorAll('.figure')].every(box => box.offsetParent === null ||"
                + " box.querySelector('canvas'))");
    }

    private void expectNoFault() {
        assertThat(driver().manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(script("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(String.valueOf(script("return document.getElementById('map-remark')?.textContent || ''")))
                .doesNotContain("cannot be shown");
        assertThat(script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    private WebElement find(String css) {
        return driver().findElement(By.cssSelector(css));
    }

    @Test
    void aPlanIsReadFilteredSortedAndStepped() throws IOException {
        open("plan", "invest", "harbour", "--snapshots", "0:24");
        seeAll();
        expectNoFault();

        assertThat(driver().findElements(By.cssSelector(".answer p"))).hasSize(3);
        String first = find("#map-label").getText();
        find("#map-slider").sendKeys(Keys.ARROW_RIGHT);
        assertThat(find("#map-label").getText()).isNotEqualTo(first);
        find("#map-picture").sendKeys(Keys.ARROW_LEFT);
        assertThat(find("#map-label").getText()).isEqualTo(first);
        find("#map-play").click();
        until("return document.getElementById('map-slider').value !== '0'");
        find("#map-play").click();

        find("#map-find").sendKeys("bus harbour", Keys.ENTER);
        until("return !document.getElementById('map-panel').hidden");
        assertThat(find("#map-panel dl").getText()).contains("EUR/MWh");
        assertThat(find("#map-panel .parts").getText()).contains("line harbour-headland");
        find("#map-panel .parts button").click();

        sortsAndFilters();
        downloads();
        legend(find("#over-time .figure"));
        theme();
        expectNoFault();
    }

    /** Steps, sorts, filters, downloads, and changes legend and colours, by keyboard where there is a key for it. */
    private void expectAllToAnswer() throws IOException {
        seeAll();
        expectNoFault();
        mapAnswers();
        tableAnswers();
        legendAnswers();
        theme();
        theme();
        expectNoFault();
    }

    private void mapAnswers() {
        if (!driver().findElements(By.id("map-find")).isEmpty()) {
            String name = String.valueOf(script("return document.querySelector('#map-names option').value"));
            find("#map-find").clear();
            find("#map-find").sendKeys(name, Keys.ENTER);
            until("return !document.getElementById('map-panel').hidden");
            assertThat(find("#map-panel").getText()).startsWith(name).contains("carrier");
        }
        if (driver().findElements(By.id("map-slider")).stream().anyMatch(WebElement::isDisplayed)) {
            String first = find("#map-label").getText();
            find("#map-slider").sendKeys(Keys.ARROW_RIGHT);
            assertThat(find("#map-label").getText()).isNotEqualTo(first);
            find("#map-picture").sendKeys(Keys.ARROW_LEFT);
            assertThat(find("#map-label").getText()).isEqualTo(first);
        }
    }

    /** Sorts the longest table by its last column of numbers, filters it, and downloads it. */
    private void tableAnswers() throws IOException {
        WebElement table = (WebElement) script("return [...document.querySelectorAll('.table')].filter(one =>"
                + " one.querySelector('td[data-v]')).sort((a, b) => b.querySelectorAll('tr').length -"
                + " a.querySelectorAll('tr').length)[0]");
        WebElement head = table.findElements(By.cssSelector("th.n")).getLast();
        String values =
                "const at = arguments[1].cellIndex; return [...arguments[0].querySelectorAll('tbody tr')].map(row"
                        + " => row.cells[at].dataset.v).filter(text => text !== undefined).map(Number)";
        head.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
        assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
        List<Double> sorted = new ArrayList<>();
        for (Object value : (List<?>) script(values, table, head)) {
            sorted.add(((Number) value).doubleValue());
        }
        assertThat(sorted).isNotEmpty().isSortedAccordingTo(java.util.Comparator.reverseOrder());
        List<WebElement> filters = table.findElements(By.cssSelector("input"));
        String word =
                String.valueOf(script("return arguments[0].querySelector('tbody tr').cells[0].textContent", table));
        if (!filters.isEmpty()) {
            filters.getFirst().sendKeys(word);
            assertThat(script(
                            "return [...arguments[0].querySelectorAll('tbody tr')].filter(row =>"
                                    + " row.offsetParent).every(row => row.textContent.includes(arguments[1]))",
                            table,
                            word))
                    .isEqualTo(true);
        }
        List<Path> before = tables();
        WebElement download = table.findElement(By.cssSelector("button.csv"));
        script("arguments[0].scrollIntoView({block: 'center'})", download);
        download.sendKeys(Keys.ENTER);
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        List<Path> written = List.of();
        while (written.isEmpty() || Files.size(written.getFirst()) == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
            written = tables().stream().filter(file -> !before.contains(file)).toList();
        }
        assertThat(written.getFirst()).content().contains(word);
    }

    private List<Path> tables() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /** Chooses in the first legend of several names. */
    private void legendAnswers() {
        String drawn = "return [...document.querySelectorAll('.figure')].filter(box => box.offsetParent).find(box => {"
                + "const legend = echarts.getInstanceByDom(box)?.getOption().legend?.[0];"
                + "return legend && legend.show !== false && legend.data?.length > 1; }) || 'nothing'";
        if (script(drawn) instanceof WebElement figure) {
            legend(figure);
        }
    }

    private void sortsAndFilters() {
        WebElement table = find(".table[data-name^='Supply']");
        WebElement energy = table.findElements(By.cssSelector("th")).stream()
                .filter(head -> head.getText().startsWith("energy"))
                .findFirst()
                .orElseThrow();
        energy.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
        assertThat(energy.getDomAttribute("aria-sort")).isEqualTo("descending");
        String descends = """
                const v = [...arguments[0].querySelectorAll('tbody tr')].map(row => Number(row.cells[4].dataset.v));
                return v.length > 5 && v.every((x, i) => i === 0 || x <= v[i - 1])""";
        assertThat(script(descends, table)).isEqualTo(true);
        table.findElement(By.cssSelector("input")).sendKeys("boiler");
        assertThat(script(
                        "return [...arguments[0].querySelectorAll('tbody tr')].filter(row =>"
                                + " row.offsetParent).every(row => row.textContent.includes('boiler'))",
                        table))
                .isEqualTo(true);
    }

    private void downloads() throws IOException {
        WebElement table = find(".table[data-name^='Supply']");
        table.findElement(By.cssSelector("button.csv")).click();
        Path file = folder.resolve("supply.csv");
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!Files.exists(file) || Files.size(file) == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(file).content().startsWith("from,carrier").contains("boiler").doesNotContain("coal");
    }

    private void legend(WebElement figure) {
        String chosen =
                "return JSON.stringify(echarts.getInstanceByDom(arguments[0]).getOption().legend[0].selected || {})";
        script("arguments[0].scrollIntoView({block: 'center'})", figure);
        Object before = script(chosen, figure);
        for (int y = 8; y <= 32; y += 8) {
            int top = y - figure.getSize().getHeight() / 2;
            for (int x = -300; x <= 300 && script(chosen, figure).equals(before); x += 30) {
                new Actions(driver()).moveToElement(figure, x, top).click().perform();
            }
        }
        assertThat(script(chosen, figure)).isNotEqualTo(before);
    }

    private void theme() {
        Object before = script("return getComputedStyle(document.body).backgroundColor");
        find("#theme").sendKeys(Keys.SPACE);
        assertThat(script("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(before);
    }

    @Test
    void anExchangeShowsBooksNetworkAndAccounts() throws IOException {
        open("trade", "trade", "K12", "--compare-clearing");
        expectAllToAnswer();
        find("#map-find").clear();
        find("#map-find").sendKeys("line D-E", Keys.ENTER);
        until("return document.querySelector('#map-panel h3')?.textContent === 'line D-E'");
        assertThat(find("#map-panel dl").getText()).contains("-240.0 MW", "39.9", "10.0", "USD/MWh");
        assertThat(driver().getPageSource()).contains("Traded were", "What participants receive and pay");

        find(".replay input").sendKeys(Keys.END);
        String last = find(".replay output").getText();
        find(".replay input").sendKeys(Keys.HOME);
        assertThat(find(".replay output").getText()).isNotEmpty().isNotEqualTo(last);
        find(".replay select").sendKeys(Keys.ARROW_DOWN);
        assertThat(script("return echarts.getInstanceByDom(document.querySelector('.replay ~ .figure')).getOption()"
                        + ".series[1].type"))
                .isEqualTo("line");
        expectNoFault();
    }

    @Test
    void aSimulationShowsDesignsWithTheirIntervals() throws IOException {
        StudyWriter.write(SmallWorlds.study(), Results.NONE, folder.resolve("small"));
        open("simulation", "simulate", folder.resolve("small").toString(), "--design", "bound,spot", "--seeds", "3");
        expectAllToAnswer();
        assertThat(find(".answer").getText()).startsWith("Most welfare: ").contains(" less ");
        assertThat(driver().getPageSource()).contains("Welfare by design");
    }

    @Test
    void aVillageAnswersAndFitsNarrowScreens() throws IOException {
        open("village", "clear", "village", "--snapshots", "0:24");
        expectAllToAnswer();
        driver().manage().window().setSize(new org.openqa.selenium.Dimension(500, 900));
        seeAll();
        expectNoFault();
        driver().manage().window().setSize(new org.openqa.selenium.Dimension(1400, 1000));
    }

    @Test
    void largeGridsAreShown() throws IOException {
        Path data = Path.of(System.getProperty("rexnet.data", ""));
        Path grid = data.resolve("pypsa/scigrid-de");
        Path case118 = data.resolve("pglib-opf/pglib_opf_case118_ieee.m");
        assumeTrue(
                Files.exists(grid) && Files.exists(case118),
                "The reference data are not here: two grids are not shown.");
        open("case118", "clear", case118.toString());
        expectAllToAnswer();
        open("scigrid", "clear", grid.toString(), "--snapshots", "0:6");
        expectAllToAnswer();
    }

    /** Names and words of every kind of component, in page, tables and terminal. */
    @Test
    void namesOfEveryKindDoNothing() throws IOException {
        Path study = folder.resolve("names");
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

        CommandRun run = open("named", "invest", study.toString());
        assertThat(run.out() + run.err()).contains("onerror").doesNotContain("\u001b");
        expectNothingTaken("named");
    }

    @Test
    void wordsOfParticipantsAndOrdersDoNothing() throws IOException {
        Path study = folder.resolve("traders");
        CommandRun.of("trade", "K6", "--quiet", "--out", study.toString());
        Path orders = folder.resolve("orders.csv");
        try (InputStream given = TradingSession.class.getResourceAsStream("K6.csv")) {
            Files.write(orders, Objects.requireNonNull(given).readAllBytes());
        }
        for (Path file : List.of(orders, study.resolve("participants.csv"))) {
            replace(file, "(?m)(^|,)(g1|g2|g3|d)(?=,)", "$1" + TAKING + "$2");
        }

        CommandRun run = open("traded", "trade", study.toString(), "--orders", orders.toString());
        assertThat(run.out() + run.err()).contains("onerror").doesNotContain("\u001b");
        expectNothingTaken("traded");
    }

    private static void replace(Path file, String pattern, String text) throws IOException {
        Files.writeString(file, Files.readString(file).replaceAll(pattern, text));
    }

    /** Opens all that can be opened in the page, and reads the tables of results. */
    private void expectNothingTaken(String name) throws IOException {
        seeAll();
        script("document.querySelectorAll('.tools[data-of] button[aria-expanded]').forEach(button => button.click())");
        script("for (const option of [...document.querySelectorAll('#map-names option')].slice(0, 30)) {"
                + "const find = document.getElementById('map-find'); find.value = option.value;"
                + "find.dispatchEvent(new Event('change')); }");
        assertThat(script("return String(window.taken)")).isEqualTo("undefined");
        assertThat(driver().findElements(By.cssSelector("img, b, i, u"))).isEmpty();
        expectNoFault();
        try (DirectoryStream<Path> tables = Files.newDirectoryStream(folder.resolve(name), "result-*.csv")) {
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
        Path study = Files.createDirectory(folder.resolve("words"));
        Files.writeString(study.resolve("buses.csv"), "name,carrier\n" + cell + "," + cell + "\nb," + cell + "\n");
        Files.writeString(study.resolve("lines.csv"), "name,bus0,bus1,x,s_nom\n" + cell + "," + cell + ",b,0.1,5\n");
        Files.writeString(
                study.resolve("generators.csv"),
                "name,bus,p_nom,marginal_cost,carrier\n" + cell + "," + cell + ",9,1," + cell + "\ng,b,9,7," + cell
                        + "\n");
        Files.writeString(study.resolve("loads.csv"), "name,bus,p_set,carrier\n" + cell + ",b,8," + cell + "\n");
        Files.writeString(study.resolve("snapshots.csv"), "snapshot,objective\n" + cell + ",1\n\"<i>\",1\n");
        Files.writeString(study.resolve("study.yaml"), "title: '" + name + "'\ncurrency: '<u>'\n");
        open("payload", "clear", study.toString(), "--setters");
        seeAll();
        script("document.querySelectorAll('.tools[data-of] button[aria-expanded]').forEach(button => button.click())");
        find("#map-find").sendKeys("bus b", Keys.ENTER);
        until("return !document.getElementById('map-panel').hidden");
        script("document.querySelectorAll('#map-panel .parts button').forEach(button => button.click())");

        assertThat(script("return String(window.taken)")).isEqualTo("undefined");
        assertThat(driver().findElements(By.cssSelector("img, b, i, u"))).isEmpty();
        assertThat(driver().getTitle()).contains("onerror");
        expectNoFault();
    }
}
