package org.rexnet.investment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The costs of the cases, each standing for a kind, through the command. */
class CasesTest {

    private static final double RELATIVE = 1e-6;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        bus-capacity-limits | invest | 130
        bus-capacity-limits | invest --method equilibrium | 130
        certificate-fails | clear | 148325.014750
        couplers | clear | 1900
        electrolyser | clear | -142
        electrolyser | clear --relaxed-commitment | -142
        electrolyser | clear --rolling 2h --look-ahead 0h | -100
        electrolyser | clear --rolling 2h --look-ahead 1h | -142
        electrolyser | invest | -24
        electrolyser | invest --method equilibrium --relaxed-commitment | -24
        equilibrium-level-set | invest | 7010
        equilibrium-level-set | invest --method equilibrium | 7010
        equilibrium-p-set | invest | 4200
        equilibrium-p-set | invest --method equilibrium | 4200
        flexible-window-1 | clear | 240
        line-losses | invest --losses 3 --formulation angles | 36315.584
        line-losses | invest --losses 3 | 36315.584
        line-losses | invest | 36300
        line-without-reactance | clear | -52220
        link-delay | clear | 1200
        link-gains-energy | clear | 870
        lp-file-constants | clear | 287
        lp-file-names | clear | 160
        matpower/feeder_with_units.m | clear | 3.8
        matpower/rounding_8_digits.m | clear | 3000
        matpower/straight_to_rounding.m | clear | 3000.0005
        matpower/user_constraints.m | clear | 1400
        module-fixed-committable | clear | 3000
        pipe-two-ways | invest | 168.260180
        quadratic-commitment | clear | 130
        representative-initial | invest | 36079.515
        representative-initial | invest --representative 2d --method equilibrium | 36079.515
        representative-initial | invest --representative 2d | 36079.515
        rolling-blind | clear | 24250
        rolling-blind | clear --rolling 4h --look-ahead 6h | 25950
        rolling-min-up | clear | 7500
        rolling-min-up | clear --rolling 1h --look-ahead 0h | 7500
        rolling-min-up | clear --rolling 1h --look-ahead 1h | 7500
        rolling-min-up | clear --rolling 1h --look-ahead 3h | 7500
        rolling-weights | clear | 610
        rolling-weights | clear --rolling 1h --look-ahead 0h | 610
        rolling-weights | clear --rolling 1h --look-ahead 24h | 610
        scenarios-drawdown | invest --method equilibrium | 910
        scenarios-drawdown | invest --method joint | 910
        scenarios-energy-limit | invest --method equilibrium | 520
        scenarios-energy-limit | invest --method joint | 520
        """)
    void costAsMuchAsByHand(String name, String command, double cost) {
        String[] words = command.split(" ");
        String[] options = java.util.Arrays.copyOfRange(words, 1, words.length);

        assertThat(Cases.objective(words[0], name, options)).isCloseTo(cost, within(RELATIVE * Math.abs(cost)));
    }
}
