package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.rexnet.core.simulation.world.SmallWorlds;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.investment.Shared;

/** Reports of each kind of answer: map, tables, legends, downloads and colours answer, without a fault or a request. */
@Order(Shared.LONG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(ReportBrowser.Resolver.class)
@ResourceLock(ReportBrowser.LOCK)
class ReportKindsInBrowserTest {

    private final ReportBrowser browser;

    ReportKindsInBrowserTest(ReportBrowser browser) {
        this.browser = browser;
    }

    @Test
    void anExchangeShowsBooksNetworkAndAccounts() throws IOException {
        browser.open("trade", "trade", "K12", "--compare-clearing");
        expectAllToAnswer();
        browser.find("#map-find").clear();
        browser.find("#map-find").sendKeys("line D-E", Keys.ENTER);
        browser.until("return document.querySelector('#map-panel h3')?.textContent === 'line D-E'");
        assertThat(browser.find("#map-panel dl").getText()).contains("-240.0 MW", "39.9", "10.0", "USD/MWh");
        assertThat(browser.script("return echarts.getInstanceByDom(document.getElementById('map-picture')).getOption()"
                        + ".series.find(one => one.name === 'ways').data.map(way => way.lineStyle.color)"))
                .asString()
                .as("line D-E is full")
                .contains("#d55e00");
        assertThat(browser.driver().getPageSource()).contains("Traded were", "What participants receive and pay");

        browser.find(".replay input").sendKeys(Keys.END);
        String last = browser.find(".replay output").getText();
        browser.find(".replay input").sendKeys(Keys.HOME);
        assertThat(browser.find(".replay output").getText()).isNotEmpty().isNotEqualTo(last);
        browser.find(".replay select").sendKeys(Keys.ARROW_DOWN);
        assertThat(browser.script(
                        "return echarts.getInstanceByDom(document.querySelector('.replay ~ .figure')).getOption()"
                                + ".series[1].type"))
                .isEqualTo("line");
        browser.expectNoFault();
    }

    @Test
    void aSimulationShowsDesignsWithTheirIntervals() throws IOException {
        StudyWriter.write(SmallWorlds.study(), Results.NONE, browser.folder().resolve("small"));
        browser.open(
                "simulation",
                "simulate",
                browser.folder().resolve("small").toString(),
                "--design",
                "bound,spot",
                "--seeds",
                "3");
        expectAllToAnswer();
        assertThat(browser.find(".answer").getText())
                .startsWith("Most welfare: ")
                .contains(" less ");
        assertThat(browser.driver().getPageSource()).contains("Welfare by design");
    }

    @Test
    void aVillageAnswersAndFitsNarrowScreens() throws IOException {
        browser.open("village", "clear", "village", "--snapshots", "0:24");
        expectAllToAnswer();
        browser.driver().manage().window().setSize(new org.openqa.selenium.Dimension(500, 900));
        browser.seeAll();
        browser.expectNoFault();
        browser.driver().manage().window().setSize(new org.openqa.selenium.Dimension(1400, 1000));
    }

    @Test
    void largeGridsAreShown() throws IOException {
        Path data = Path.of(System.getProperty("rexnet.data", ""));
        Path grid = data.resolve("pypsa/scigrid-de");
        Path case118 = data.resolve("pglib-opf/pglib_opf_case118_ieee.m");
        assumeTrue(
                Files.exists(grid) && Files.exists(case118),
                "The reference data are not here: two grids are not shown.");
        browser.open("case118", "clear", case118.toString());
        expectAllToAnswer();
        browser.open("scigrid", "clear", grid.toString(), "--snapshots", "0:6");
        expectAllToAnswer();
    }

    /** Steps, sorts, filters, downloads, and changes legend and colours, by keyboard where there is a key for it. */
    private void expectAllToAnswer() throws IOException {
        browser.seeAll();
        browser.expectNoFault();
        mapAnswers();
        tableAnswers();
        legendAnswers();
        browser.theme();
        browser.theme();
        browser.expectNoFault();
    }

    private void mapAnswers() {
        if (!browser.driver().findElements(By.id("map-find")).isEmpty()) {
            String name = String.valueOf(browser.script("return document.querySelector('#map-names option').value"));
            browser.find("#map-find").clear();
            browser.find("#map-find").sendKeys(name, Keys.ENTER);
            browser.until("return !document.getElementById('map-panel').hidden");
            assertThat(browser.find("#map-panel").getText()).startsWith(name).contains("carrier");
        }
        if (browser.driver().findElements(By.id("map-slider")).stream().anyMatch(WebElement::isDisplayed)) {
            String first = browser.find("#map-label").getText();
            browser.find("#map-slider").sendKeys(Keys.ARROW_RIGHT);
            assertThat(browser.find("#map-label").getText()).isNotEqualTo(first);
            browser.find("#map-picture").sendKeys(Keys.ARROW_LEFT);
            assertThat(browser.find("#map-label").getText()).isEqualTo(first);
        }
    }

    /** Sorts the longest table by its last column of numbers, filters it, and downloads it. */
    private void tableAnswers() throws IOException {
        WebElement table = (WebElement) browser.script("return [...document.querySelectorAll('.table')].filter(one =>"
                + " one.querySelector('td[data-v]')).sort((a, b) => b.querySelectorAll('tr').length -"
                + " a.querySelectorAll('tr').length)[0]");
        WebElement head = table.findElements(By.cssSelector("th.n")).getLast();
        String values =
                "const at = arguments[1].cellIndex; return [...arguments[0].querySelectorAll('tbody tr')].map(row"
                        + " => row.cells[at].dataset.v).filter(text => text !== undefined).map(Number)";
        head.findElement(By.tagName("button")).sendKeys(Keys.ENTER);
        assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
        List<Double> sorted = new ArrayList<>();
        for (Object value : (List<?>) browser.script(values, table, head)) {
            sorted.add(((Number) value).doubleValue());
        }
        assertThat(sorted).isNotEmpty().isSortedAccordingTo(java.util.Comparator.reverseOrder());
        List<WebElement> filters = table.findElements(By.cssSelector("input"));
        String word = String.valueOf(
                browser.script("return arguments[0].querySelector('tbody tr').cells[0].textContent", table));
        if (!filters.isEmpty()) {
            filters.getFirst().sendKeys(word);
            assertThat(browser.script(
                            "return [...arguments[0].querySelectorAll('tbody tr')].filter(row =>"
                                    + " row.offsetParent).every(row => row.textContent.includes(arguments[1]))",
                            table,
                            word))
                    .isEqualTo(true);
        }
        List<Path> before = browser.downloads();
        WebElement download = table.findElement(By.cssSelector("button.csv"));
        browser.script("arguments[0].scrollIntoView({block: 'center'})", download);
        download.sendKeys(Keys.ENTER);
        assertThat(browser.download(before)).content().contains(word);
    }

    /** Chooses in the first legend of several names. */
    private void legendAnswers() {
        String drawn = "return [...document.querySelectorAll('.figure')].filter(box => box.offsetParent).find(box => {"
                + "const legend = echarts.getInstanceByDom(box)?.getOption().legend?.[0];"
                + "return legend && legend.show !== false && legend.data?.length > 1; }) || 'nothing'";
        if (browser.script(drawn) instanceof WebElement figure) {
            browser.chooseInLegend(figure);
        }
    }
}
