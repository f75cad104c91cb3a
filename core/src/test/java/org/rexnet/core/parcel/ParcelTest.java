package org.rexnet.core.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.HorizonSpan;
import org.rexnet.core.clearing.solve.CutPoints;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.builtin.BuiltInStudies;
import org.rexnet.core.study.builtin.BuiltInStudy;

final class ParcelTest {

    static Stream<BuiltInStudy> builtInStudies() {
        return BuiltInStudies.all().stream();
    }

    @ParameterizedTest
    @MethodSource("builtInStudies")
    void aStudyArrivesAsItWasSent(BuiltInStudy builtIn) {
        Study study = builtIn.study();

        Study arrived = Parcel.unpack(Parcel.pack(study), Study.class);

        assertThat(arrived.settings()).isEqualTo(study.settings());
        assertThat(arrived.horizon()).isEqualTo(study.horizon());
        assertThat(arrived.network().buses()).isEqualTo(study.network().buses());
        assertThat(arrived.network().branches()).isEqualTo(study.network().branches());
        assertThat(List.copyOf(arrived.network().carriers()))
                .isEqualTo(List.copyOf(study.network().carriers()));
        assertThat(arrived.generators()).isEqualTo(study.generators());
        assertThat(arrived.loads()).isEqualTo(study.loads());
        assertThat(arrived.storageUnits()).isEqualTo(study.storageUnits());
        assertThat(arrived.stores()).isEqualTo(study.stores());
        assertThat(arrived.lines()).isEqualTo(study.lines());
        assertThat(arrived.links()).isEqualTo(study.links());
        assertThat(arrived.bids()).isEqualTo(study.bids());
        assertThat(arrived.globalConstraints()).isEqualTo(study.globalConstraints());
        assertThat(arrived.components()).isEqualTo(study.components());
        assertThat(arrived.notes()).isEqualTo(study.notes());
    }

    @Test
    void thePartsOfAStudyThatArrivedAreTheSameModels() {
        Study study = BuiltInStudies.find("harbour").orElseThrow().study();
        List<HorizonSpan> parts = CutPoints.spans(study, 168);
        Subproblems sent = new Subproblems(study, ClearingOptions.of(study.settings()), new StandardSolver(), parts);

        Subproblems arrived = Subproblems.unpack(sent.pack(), new StandardSolver());

        assertThat(arrived.parts()).isEqualTo(sent.parts()).hasSizeGreaterThan(1);
        for (int p = 0; p < parts.size(); p++) {
            assertThat(arrived.open(p).fingerprint()).isEqualTo(sent.open(p).fingerprint());
            assertThat(arrived.open(p).parameters()).isEqualTo(sent.open(p).parameters());
        }
    }

    /** All that a component may hold. */
    private record Mixed(
            Profile constant,
            Profile series,
            Optional<String> text,
            Optional<String> noText,
            OptionalDouble number,
            OptionalInt noCount,
            List<Double> list) {}

    @Test
    void everyNumberKeepsItsBits() {
        Mixed sent = new Mixed(
                Profile.of(-0.0),
                Profile.of(new double[] {0.1 + 0.2, Double.NaN, Double.MIN_VALUE}),
                Optional.of("text"),
                Optional.empty(),
                OptionalDouble.of(Math.nextUp(1.0)),
                OptionalInt.empty(),
                List.of(1 / 3.0));

        assertThat(Parcel.unpack(Parcel.pack(sent), Mixed.class)).isEqualTo(sent);
    }

    @Test
    void whatIsSharedIsSentOnce() {
        Profile year = Profile.of(new double[8760]);

        byte[] once = Parcel.pack(new Profile[] {year});
        byte[] many = Parcel.pack(new Profile[] {year, year, year, year});
        Profile[] arrived = Parcel.unpack(many, Profile[].class);

        assertThat(many.length - once.length).isLessThan(100);
        assertThat(arrived[3]).isSameAs(arrived[0]).isEqualTo(year);
    }

    @Test
    void whatCannotBeSentIsNamed() {
        record Holder(Thread thread) {}

        assertThatThrownBy(() -> Parcel.pack(new Holder(Thread.currentThread())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("java.lang.Thread");
    }
}
