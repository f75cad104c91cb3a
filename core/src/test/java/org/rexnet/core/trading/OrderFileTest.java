package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.study.StudyException;

/** Rows of a file of orders as commands of the exchange; lots of 1 MW. */
class OrderFileTest {

    private static final String HEADER = "command,order,participant,place,period,side,type,mw,price,peak\n";

    private static List<Command> commands(String rows) {
        return OrderFile.read("orders.csv", HEADER + rows, StudyMarket.of(KnownAnswers.study("K2"))).steps().stream()
                .flatMap(step -> step.commands().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"2.5, 3", "2.000001, 3", "3, 3", "0.2, 1"})
    void energyIsRoundedUpToALot(String energy, long lots) {
        List<Command> commands = commands("""
            submit,f,d,3,0..2,buy,flexible,%s,20,1
            replace,f,,,,,,%s,20,
            """.formatted(energy, energy));

        assertThat(((Command.Submit) commands.get(0)).lots()).isEqualTo(lots);
        assertThat(((Command.Replace) commands.get(1)).lots()).isEqualTo(lots);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "submit,f,d,3,0..2,buy,flexible,0,20,1; mw = 0: must be energy in MW x periods, above 0",
                "submit,f,d,3,0..2,buy,flexible,-0.5,20,1; mw = -0.5: must be energy in MW x periods, above 0",
                "submit,k,d,3,0..2,buy,block,2.5,20,; mw = 2.5: must be whole lots of 1 MW, at least one",
                "submit,a,d,3,0,buy,,2.5,20,; mw = 2.5: must be whole lots of 1 MW, at least one",
                "replace,a,,,,,,2.5,20,; mw = 2.5: must be whole lots of 1 MW"
            })
    void powerIsWholeLotsAndEnergyAboveNothing(String row, String fault) {
        assertThatThrownBy(() -> commands(row))
                .isInstanceOf(StudyException.class)
                .hasMessageEndingWith(fault);
    }
}
