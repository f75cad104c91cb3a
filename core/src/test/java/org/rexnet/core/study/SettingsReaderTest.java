package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.network.flow.SusceptanceConvention;

class SettingsReaderTest {

    private static final String KNOWN =
            "is not a known key; known are title, currency, convention, formulation, lost_load, surplus_cost, seed,"
                    + " from_nothing, heating_curve, scenarios, average_limits, cop_correction, prices, market,"
                    + " simulation";

    @Test
    void everyKeyIsRead() {
        Faults faults = new Faults();
        Settings settings = SettingsReader.read("study.yaml", """
            # a comment
            title: 'Harbour: a town'
            currency: DKK
            convention: series-admittance
            formulation: angles
            lost_load: 3e3
            surplus_cost: .5
            seed: -42
            prices: midpoint
            """, faults);
        assertThat(faults.toList()).isEmpty();
        assertThat(settings)
                .isEqualTo(Settings.DEFAULTS
                        .withTitle("Harbour: a town")
                        .withCurrency("DKK")
                        .withConvention(SusceptanceConvention.SERIES_ADMITTANCE)
                        .withFormulation(FlowFormulation.ANGLES)
                        .withLostLoad(3000)
                        .withSurplusCost(0.5)
                        .withSeed(-42)
                        .withPrices(PriceRule.MIDPOINT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "{}", "---"})
    void whatIsLeftOutIsAsInTheDefaults(String text) {
        assertThat(faults(text)).isEmpty();
        assertThat(SettingsReader.read("study.yaml", text, new Faults())).isEqualTo(Settings.DEFAULTS);
    }

    @Test
    void lossesAtTheMarginNeedAPrice() {
        assertThat(faults("market:\n  loss: marginal\n"))
                .containsExactly("study.yaml:2, market.loss = marginal: needs a loss_price, money per MWh lost");
        assertThat(faults("market:\n  loss_price: 40\n"))
                .containsExactly("study.yaml:2, market.loss_price = 40: has a meaning with loss: marginal only");
        MarketSettings read = SettingsReader.read(
                        "study.yaml", "market:\n  loss: marginal\n  loss_price: 40\n", new Faults())
                .market();
        assertThat(read.settlement().loss()).isEqualTo(MarketSettings.Loss.MARGINAL);
        assertThat(read.settlement().lossPrice()).isEqualTo(40);
        assertThat(read.toKeys()).containsEntry("loss", "marginal").containsEntry("loss_price", "40.0");
    }

    @Test
    void aNumberMayBeATitle() {
        Settings settings = SettingsReader.read("study.yaml", "\uFEFFtitle: 2030\n", new Faults());
        assertThat(settings.title()).isEqualTo("2030");
    }

    @Test
    void allFaultsAreNamedWithTheirLines() {
        assertThat(faults("""
            titl: x
            market:
              periods: 96
            scenarios: [a, b]
            lost_load: -1
            surplus_cost: '5'
            seed: 1.5
            convention: series_reactance
            formulation: [angles]
            currency:
            currency: EUR
            heating_curve: {}
            simulation: 1
            ? [a]
            : b
            title: !!java.net.URL x
            """))
                .containsExactly(
                        "study.yaml:1, titl: " + KNOWN + "; maybe title",
                        "study.yaml:3, market.periods: is not a known key; known are lot, tick, lowest_price,"
                                + " highest_price, least_lots, reserve_lots, cap_factor, period, window, gate_closure,"
                                + " auctions, closing_gap, trading, imbalance, imbalance_factor, imbalance_price, surplus,"
                                + " capacity_fee, loss, loss_price, design, gain, learning, depth, commission,"
                                + " quote_minutes, opening_price; maybe period",
                        "study.yaml:4, scenarios = a: must be lines of the form key: value",
                        "study.yaml:4, scenarios = b: must be lines of the form key: value",
                        "study.yaml:5, lost_load = -1: must be a number of at least 0",
                        "study.yaml:6, surplus_cost = 5: must be a number of at least 0",
                        "study.yaml:7, seed = 1.5: must be a whole number of at most 18 digits",
                        "study.yaml:8, convention = series_reactance: must be series-reactance or series-admittance"
                                + "; maybe series-reactance",
                        "study.yaml:9, formulation: must be sensitivities or angles or transport",
                        "study.yaml:10, currency: must be text",
                        "study.yaml:11, currency: must be given once only",
                        "study.yaml:12, heating_curve: must have points under supply, as in supply: {-15: 90, 15: 70}",
                        "study.yaml:12, heating_curve: must have points under return, as in return: {-15: 90, 15: 70}",
                        "study.yaml:13, simulation: must be lines of the form key: value",
                        "study.yaml:14: a key must be a word",
                        "study.yaml:16, title = x: must be text");
    }

    @Test
    void whatIsNotAListOfKeysIsNamed() {
        assertThat(faults("title: [a\nseed: 1"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("study.yaml:2: is not YAML: ");
        assertThat(faults("- a\n- b")).containsExactly("study.yaml:1: must be lines of the form key: value");
        assertThat(faults("title: a\n---\ntitle: b\n")).containsExactly("study.yaml:3: must hold one document only");
        assertThat(faults("title: *unknown")).hasSize(1).first().asString().contains("study.yaml:1: is not YAML");
        assertThat(faults("title: !ref a\ncurrency: !!binary aGk=\nlost_load: .inf"))
                .containsExactly(
                        "study.yaml:1, title = a: must be text",
                        "study.yaml:2, currency = aGk=: must be text",
                        "study.yaml:3, lost_load = .inf: must be a number of at least 0");
    }

    @Test
    void filesAreReadAsUtf8(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, "title: Æblehavn\n");
        assertThat(SettingsReader.read(file, new Faults()).title()).isEqualTo("Æblehavn");
        Files.write(file, new byte[] {'t', ':', (byte) 0xC6, (byte) 0xC6});
        Faults faults = new Faults();
        SettingsReader.read(file, faults);
        assertThat(faults.toList()).containsExactly(Fault.of("study.yaml", "is not text in UTF-8"));
    }

    private static List<String> faults(String text) {
        Faults faults = new Faults();
        SettingsReader.read("study.yaml", text, faults);
        return faults.toList().stream().map(Fault::toString).toList();
    }

    @Test
    void scenariosAreReadWithWhatTheyOverride() {
        Faults faults = new Faults();
        Settings settings = SettingsReader.read("study.yaml", """
            scenarios:
              - name: dry
                probability: 0.25
                overrides:
                  - attribute: storage_units.inflow
                    factor: 0.5
                  - attribute: generators.marginal_cost
                    carrier: gas
                    value: 90
              - name: wet
                probability: 0.75
            """, faults);

        assertThat(faults.toList()).isEmpty();
        assertThat(settings.scenarios())
                .containsExactly(
                        new Scenario(
                                "dry",
                                0.25,
                                List.of(
                                        Scenario.Override.factor(Scenario.Attribute.INFLOW, 0.5),
                                        new Scenario.Override(
                                                Scenario.Attribute.GENERATOR_COST,
                                                Optional.empty(),
                                                Optional.of("gas"),
                                                1,
                                                OptionalDouble.of(90)))),
                        new Scenario("wet", 0.75, List.of()));
    }

    @Test
    void faultsOfScenariosAreAllNamed() {
        assertThat(faults("""
            scenarios:
              - name: a
                probability: 1.5
              - probability: 0.5
                colour: red
              - name: c
                probability: 0.5
                overrides:
                  - attribute: loads.p_sett
                    factor: 2
                  - attribute: loads.p_set
            """))
                .hasSize(5)
                .anySatisfy(fault -> assertThat(fault).contains("study.yaml:3", "above 0 and at most 1"))
                .anySatisfy(fault -> assertThat(fault).contains("study.yaml:5", "colour", "not a known key"))
                .anySatisfy(fault -> assertThat(fault).contains("study.yaml:4", "name must be given"))
                .anySatisfy(fault -> assertThat(fault).contains("study.yaml:9", "maybe loads.p_set"))
                .anySatisfy(fault -> assertThat(fault).contains("study.yaml:11", "either factor or value"));
        assertThat(faults("""
            scenarios:
              - {name: a, probability: 0.5}
              - {name: b, probability: 0.4}
            """)).singleElement().asString().contains("must sum to 1 but sum to 0.9");
    }

    @Test
    void limitsThatHoldOnAverageAreAListOfNames() {
        Faults faults = new Faults();

        assertThat(SettingsReader.read("study.yaml", "average_limits: [co2, gas]", faults)
                        .averageLimits())
                .containsExactly("co2", "gas");
        assertThat(faults.toList()).isEmpty();
        assertThat(faults("average_limits: co2")).singleElement().asString().contains("must be a list of names");
        assertThat(faults("average_limits: [co2, co2]"))
                .singleElement()
                .asString()
                .contains("must be named once only");
    }
}
