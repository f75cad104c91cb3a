package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** One headless Chromium for all tests of reports, with a folder for what is written and downloaded. Used by one class at a time. */
final class ReportBrowser implements AutoCloseable {

    /** Lock of classes that use it. */
    static final String LOCK = "browser of reports";

    private static final long PATIENCE_MILLIS = 60_000;

    private final Path folder;
    private final ChromeDriver driver;

    private ReportBrowser(Path folder, ChromeDriver driver) {
        this.folder = folder;
        this.driver = driver;
    }

    /** Hands the browser to tests; they are skipped where there is none. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
            return parameter.getParameter().getType() == ReportBrowser.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
            return extension
                    .getRoot()
                    .getStore(ExtensionContext.Namespace.create(ReportBrowser.class))
                    .getOrComputeIfAbsent(ReportBrowser.class, key -> start(), ReportBrowser.class);
        }
    }

    private static ReportBrowser start() {
        Optional<Path> browser = onPath("chromium", "chromium-browser", "google-chrome");
        Optional<Path> program = onPath("chromedriver");
        assumeTrue(
                browser.isPresent() && program.isPresent(),
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
        Path folder = newFolder();
        options.setExperimentalOption("prefs", Map.of("download.default_directory", folder.toString()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        options.setScriptTimeout(Duration.ofMillis(PATIENCE_MILLIS));
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program.get().toFile())
                        .build(),
                options);
        return new ReportBrowser(folder, driver);
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("rexnet-reports");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
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

    ChromeDriver driver() {
        return driver;
    }

    /** Returns where reports and downloads are. */
    Path folder() {
        return folder;
    }

    /** Runs a command with a result folder of that name and opens its report. */
    CommandRun open(String name, String... command) {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--quiet", "--out", out.toString()));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isLessThan(2);
        show(out.resolve("report.html"));
        return run;
    }

    /** Opens a page that is there. */
    void show(Path page) {
        driver.get(page.toUri().toString());
        until("return document.body.dataset.ready === 'yes'");
    }

    Object script(String text, Object... arguments) {
        return Objects.requireNonNullElse(driver.executeScript(text, arguments), "nothing");
    }

    /** Waits until a script returns true. */
    void until(String script, Object... arguments) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!Boolean.TRUE.equals(script(script, arguments))) {
            assertThat(System.nanoTime()).as(script).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** Draws all that is drawn only when it is seen. */
    void seeAll() {
        print();
        script("window.dispatchEvent(new Event('afterprint'))");
    }

    /** Draws all, and as it is drawn on paper. */
    void print() {
        script("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(script("return [...document.querySelectorAll('.figure')].every(box => box.offsetParent === null ||"
                        + " box.querySelector('canvas'))"))
                .isEqualTo(true);
    }

    void expectNoFault() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
        assertThat(script("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(String.valueOf(script("return document.getElementById('map-remark')?.textContent || ''")))
                .doesNotContain("cannot be shown");
        assertThat(script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    void theme() {
        Object before = script("return getComputedStyle(document.body).backgroundColor");
        find("#theme").sendKeys(Keys.SPACE);
        assertThat(script("return getComputedStyle(document.body).backgroundColor"))
                .isNotEqualTo(before);
    }

    /** Waits for the download that is not among those before, and returns it. */
    Path download(List<Path> before) throws IOException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        List<Path> written = List.of();
        while (written.isEmpty() || Files.size(written.getFirst()) == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
            written =
                    downloads().stream().filter(file -> !before.contains(file)).toList();
        }
        return written.getFirst();
    }

    /** Returns the tables that were downloaded. */
    List<Path> downloads() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    /** Chooses in the legend of a figure with the mouse, where the figure says that its names are. */
    void chooseInLegend(WebElement figure) {
        String chosen =
                "return JSON.stringify(echarts.getInstanceByDom(arguments[0]).getOption().legend[0].selected || {})";
        script("arguments[0].scrollIntoView({block: 'center'})", figure);
        Object before = script(chosen, figure);
        List<?> names = (List<?>) script("""
            const chart = echarts.getInstanceByDom(arguments[0]), paper = chart.getZr(), names = new Map();
            paper.flush();
            for (let y = 2; y < 60; y += 2) {
                for (let x = 2; x < chart.getWidth(); x += 4) {
                    let at = paper.findHover(x, y).target;
                    while (at && at.__legendDataIndex === undefined) at = at.parent;
                    if (at) names.set(at, (names.get(at) || []).concat([[x, y]]));
                }
            }
            return [...names.values()].map(all => all[Math.floor(all.length / 2)])\
            """, figure);
        assertThat(names).as("names in the legend").isNotEmpty();
        for (Object place : names) {
            if (script(chosen, figure).equals(before)) {
                List<?> point = (List<?>) place;
                int x = ((Number) point.get(0)).intValue() - figure.getSize().getWidth() / 2;
                int y = ((Number) point.get(1)).intValue() - figure.getSize().getHeight() / 2;
                new Actions(driver, Duration.ZERO)
                        .moveToElement(figure, x, y)
                        .click()
                        .perform();
            }
        }
        assertThat(script(chosen, figure)).isNotEqualTo(before);
    }
}
