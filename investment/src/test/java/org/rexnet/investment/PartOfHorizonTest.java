package org.rexnet.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;

class PartOfHorizonTest {

    private static final double YEARS = 2 / 8760.0;

    /** Two hours; what is spent at once is paid back in 10 years without interest. */
    private static Study twoHours() {
        return OneTown.of("town", 10, 20)
                .generator(
                        "at once",
                        "town",
                        g -> g.expansion(Expansion.of(0, 100, new CapitalCost.Overnight(1000, 0, 10, 0, YEARS))))
                .generator("as it stands", "town", g -> g.expansion(Expansion.of(7)))
                .build();
    }

    @Test
    void onlyTheAnnuityOfMoneySpentAtOnceFollowsTheHours() {
        Study part = PartOfHorizon.of(twoHours(), 1, 2);

        assertThat(cost(part, 0)).isCloseTo(100 / 8760.0, within(1e-12));
        assertThat(cost(part, 1)).isEqualTo(7);
    }

    @Test
    void moneyForTheHorizonAsItStandsIsNotedWhereThatIsLessThanAYear() {
        assertThat(PartOfHorizon.note(twoHours()))
                .hasValueSatisfying(note -> assertThat(note)
                        .contains("for the horizon as it stands, 2 h, as in PyPSA", "8,760 h: as it stands.")
                        .doesNotContain("at once"));
        assertThat(PartOfHorizon.note(twoHours().withLoads(Horizon.hourly(8760), List.of())))
                .isEmpty();
    }

    private static double cost(Study study, int position) {
        return Candidate.of(study).get(position).expansion().annualCost();
    }
}
