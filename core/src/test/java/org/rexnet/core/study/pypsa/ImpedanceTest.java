package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/** Impedances of lines and transformers; the known answers of the types are those that PyPSA 1.4.0 computes. */
class ImpedanceTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @TempDir
    Path temporary;

    private CsvFolder folder;

    @BeforeEach
    void twoVoltages() {
        folder = CsvFolder.in(temporary).with("buses.csv", "name,v_nom", "north,380", "south,380", "low,110");
    }

    private Line line() {
        return folder.read().network().branches(Line.class).getFirst();
    }

    private Transformer transformer() {
        return folder.read().network().branches(Transformer.class).getFirst();
    }

    @Test
    void ohmBecomesPerUnitByTheVoltageOfTheFirstBus() {
        folder.with("lines.csv", "name,bus0,bus1,x,r,s_nom,length,s_max_pu", "l,low,north,12.1,1.21,50,7,0.7");

        assertThat(line().reactance()).isCloseTo(0.001, EXACT);
        assertThat(line().resistance()).isCloseTo(0.0001, EXACT);
        assertThat(line().capacityMw()).isEqualTo(50);
        LineOperation operation = folder.read().lines().getFirst();
        assertThat(operation.lengthKm()).isEqualTo(7);
        assertThat(operation.maxPu()).isEqualTo(Profile.of(0.7));
        assertThat(operation.carrier()).isEqualTo("AC");
    }

    @Test
    void aLineTypeGoesBeforeTheImpedanceGiven() {
        folder.with(
                "lines.csv",
                "name,bus0,bus1,x,type,length,num_parallel,s_nom",
                "l,north,south,99,Al/St 240/40 4-bundle 380.0,10,2,5");

        assertThat(line().reactance()).isCloseTo(1.23 / (380 * 380), EXACT);
        assertThat(line().resistance()).isCloseTo(0.15 / (380 * 380), EXACT);
        assertThat(line().capacityMw()).isEqualTo(5);
    }

    @Test
    void aFolderAddsItsOwnTypes() {
        folder.with("line_types.csv", "name,x_per_length,r_per_length,i_nom", "mine,0.5,0.1,1", "NAYY 4x50 SE,9,9,1")
                .with("lines.csv", "name,bus0,bus1,type,length", "l,north,south,mine,2");

        assertThat(line().reactance()).isCloseTo(1.0 / (380 * 380), EXACT);
        assertThat(folder.read().notes())
                .containsExactly(
                        "line_types.csv: NAYY 4x50 SE is a standard type already, which goes before the folder's.");
    }

    @Test
    void aTransformerIsPerUnitOfItsPowerWithTheTapOnWhateverSide() {
        folder.with(
                "transformers.csv",
                "name,bus0,bus1,x,r,s_nom,tap_ratio,tap_side,phase_shift,v_ang_max",
                "t,north,low,0.1,0.02,200,0.95,1,30,20");

        assertThat(transformer().reactance()).isCloseTo(0.0005, EXACT);
        assertThat(transformer().resistance()).isCloseTo(0.0001, EXACT);
        assertThat(transformer().tapRatio()).isEqualTo(0.95);
        assertThat(transformer().phaseShift()).isCloseTo(Math.PI / 6, EXACT);
        assertThat(transformer().angleLimits()).isEqualTo(new AngleLimits(-Math.toRadians(20), Math.toRadians(20)));
    }

    @Test
    void aTransformerTypeGoesBeforeEverythingGiven() {
        folder.with(
                "transformers.csv",
                "name,bus0,bus1,type,num_parallel,tap_position,s_nom,x",
                "t,north,low,160 MVA 380/110 kV,2,3,7,9");

        assertThat(transformer().capacityMw()).isEqualTo(160);
        assertThat(transformer().tapRatio()).isCloseTo(1.045, EXACT);
        assertThat(transformer().reactance() * 160).isCloseTo(0.060987, within(1e-6));
        assertThat(transformer().reactance() * transformer().tapRatio()).isCloseTo(0.000398, within(5e-7));
    }

    @Test
    void resistanceDecidesWhereTheFirstBusIsNotAlternatingCurrent() {
        folder.with("buses.csv", "name,carrier", "north,DC", "south,AC")
                .with("lines.csv", "name,bus0,bus1,x,r", "l,south,north,5,2");

        assertThat(line().reactance()).isEqualTo(2);
    }

    @Test
    void outsideAlternatingCurrentABranchOnNoLoopMayLackItsResistance() {
        folder.with("buses.csv", "name,carrier", "north,electricity", "south,electricity")
                .with("lines.csv", "name,bus0,bus1,x", "l,south,north,5");
        assertThat(line().reactance()).isEqualTo(5);

        folder.with("lines.csv", "name,bus0,bus1,x", "l,south,north,5", "m,south,north,5");
        assertThat(folder.read().network().branches(Line.class))
                .as("in a loop, without resistance: couplers")
                .extracting(Line::reactance)
                .containsExactly(0.0, 0.0);
    }

    @Test
    void angleLimitsOfLinesHoldOnAlternatingCurrentOnly() {
        folder.with("lines.csv", "name,bus0,bus1,x,v_ang_max,carrier", "l,north,south,5,10,", "m,north,south,5,10,DC");

        assertThat(folder.read().network().branches(Line.class))
                .extracting(Line::angleLimits)
                .containsExactly(new AngleLimits(-Math.toRadians(10), Math.toRadians(10)), AngleLimits.NONE);
    }

    @Test
    void aNegativeReactanceIsKept() {
        folder.with("lines.csv", "name,bus0,bus1,x", "l,north,south,-144.4");

        assertThat(line().reactance()).isCloseTo(-0.001, EXACT);
    }

    @Test
    void impedancesThatDecideNothingAreNamed() {
        folder.with(
                        "lines.csv",
                        "name,bus0,bus1,x,type",
                        "zero,north,south,0,",
                        "none,north,south,,",
                        "endless,north,south,inf,",
                        "odd,north,south,1,Al/St 240/40 2-bundle 222.0",
                        "self,north,north,1,")
                .with(
                        "transformers.csv",
                        "name,bus0,bus1,x,s_nom,tap_ratio,phase_shift_min,phase_shift_max",
                        "zero,north,low,0,5,1,,",
                        "base,north,low,1,0,1,,",
                        "tap,north,low,1,5,0,,",
                        "shift,north,low,1,5,1,-5,5");

        assertThat(folder.faults())
                .containsExactly(
                        "lines.csv:4, x = inf: must be a finite number",
                        "lines.csv:5, type = Al/St 240/40 2-bundle 222.0: is neither a standard type nor one of the study's;"
                                + " maybe Al/St 240/40 2-bundle 220.0",
                        "lines.csv:6, bus1 = north: must be another bus than bus0",
                        "transformers.csv:3, s_nom = 0: must be above 0 and finite, because x and r are per unit of it",
                        "transformers.csv:4, tap_ratio = 0: must be above 0 and finite",
                        "transformers.csv:5, phase_shift_min = -5: is not supported yet; leave the column out or write 0",
                        "transformers.csv:5, phase_shift_max = 5: is not supported yet; leave the column out or write 0");
    }

    @Test
    void aPhaseShiftMayBeASeriesOnlyOfOneValue() {
        folder.with("transformers.csv", "name,bus0,bus1,x,s_nom", "t,north,low,0.1,5")
                .with("transformers-phase_shift.csv", "snapshot,t", "a,30", "b,30");
        assertThat(transformer().phaseShift()).isCloseTo(Math.PI / 6, EXACT);

        folder.with("transformers-phase_shift.csv", "snapshot,t", "a,30", "b,31");
        assertThat(folder.faults())
                .containsExactly(
                        "transformers-phase_shift.csv:3, t = 31.0: must not vary; a series is not supported yet");
    }
}
