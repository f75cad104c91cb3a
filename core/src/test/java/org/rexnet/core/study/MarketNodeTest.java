package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketNodeTest {

    private static MarketSettings read(String text, Faults faults) {
        return SettingsReader.read("study.yaml", text, faults).market();
    }

    @Test
    void whatIsSaidIsKeptAndTheRestFollowsFromTheStudy() {
        Faults faults = new Faults();
        MarketSettings market = read("""
            market:
              lot: 0.001
              tick: 0.05
              period: 15
              window: 96
              imbalance: separated
              imbalance_factor: 2
              surplus: keep
              design: exchanger
              learning: yes
            """, faults);

        assertThat(faults.toList()).isEmpty();
        assertThat(market.contracts().lotMw()).isEqualTo(OptionalDouble.of(0.001));
        assertThat(market.contracts().lowestPrice()).isEmpty();
        assertThat(market.contracts().capFactor()).isEqualTo(1);
        assertThat(market.timetable().periodMinutes()).isEqualTo(OptionalInt.of(15));
        assertThat(market.timetable().window()).isEqualTo(OptionalInt.of(96));
        assertThat(market.settlement().imbalance()).isEqualTo(MarketSettings.Imbalance.SEPARATED);
        assertThat(market.settlement().factor()).isEqualTo(2);
        assertThat(market.settlement().surplus()).isEqualTo(MarketSettings.Surplus.KEEP);
        assertThat(market.design()).isEqualTo(MarketSettings.Design.EXCHANGER);
        assertThat(market.quotes().learning()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lot: 0 | market.lot = 0: must be a number above 0 and at most 1000000",
                "tick: cheap | market.tick = cheap: must be a number above 0 and at most 1000000",
                "auctions: -1 | market.auctions = -1: must be a whole number from 0 to 1000",
                "period: 7.5 | market.period = 7.5: must be a whole number from 1 to 10080",
                "imbalance: duel | market.imbalance = duel: must be single or dual or separated or flat; maybe dual",
                "design: [a] | market.design: must be one value",
            })
    void aBadValueIsNamedWithItsLineAndWhatIsAllowed(String line, String fault) {
        Faults faults = new Faults();
        read("market:\n  " + line, faults);

        assertThat(faults.toList()).singleElement().hasToString("study.yaml:2, " + fault);
    }

    @Test
    void allBadValuesAreNamed() {
        Faults faults = new Faults();
        read("market:\n  lot: -1\n  lowest_price: 5\n  highest_price: 5\n  window: 0\n  lot: 2", faults);

        assertThat(faults.toList()).map(Fault::line).containsExactly(2, 4, 5, 6);
    }

    @Test
    void keysAreWrittenAsTheyAreRead() {
        String text = "market:\n  lot: 0.5\n  window: 4\n  imbalance: dual\n  gain: 3.0\n  learning: yes\n";
        MarketSettings market = read(text, new Faults());
        StringBuilder written = new StringBuilder("market:\n");
        market.toKeys()
                .forEach((key, value) -> written.append("  ")
                        .append(key)
                        .append(": ")
                        .append(value)
                        .append('\n'));

        assertThat(read(written.toString(), new Faults())).isEqualTo(market);
    }
}
