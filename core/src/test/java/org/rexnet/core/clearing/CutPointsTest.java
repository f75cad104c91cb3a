package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.HorizonSpan;
import org.rexnet.core.clearing.solve.CutPoints;
import org.rexnet.core.clearing.solve.Subproblem;
import org.rexnet.core.clearing.solve.Subproblems;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SlackRule;
import org.rexnet.core.clearing.subproblem.SubproblemAnswer;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Where a horizon is cut into parts, and what each part is asked for then. */
class CutPointsTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private static StudyBuilder hours(int count) {
        List<Horizon.Snapshot> all = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            String label = Instants.format(START.plus(Duration.ofHours(t)));
            all.add(new Horizon.Snapshot(label, 1, 1, 1, ""));
        }
        return Study.builder("parts")
                .horizon(new Horizon(all))
                .buses("b")
                .generator("wind", "b", g -> g.marginalCost(10).expansion(Expansion.of(0, 50, 5)))
                .chargingStation("station", "b", 5);
    }

    /** A session from one hour to another. */
    private static EvSession session(String id, double from, double to, double energyMwh) {
        return EvSession.of(id, "station", at(from), at(to), energyMwh, 2);
    }

    private static Instant at(double hour) {
        return START.plus(Duration.ofMinutes(Math.round(60 * hour)));
    }

    private static List<Integer> starts(Study study, int snapshots) {
        return CutPoints.spans(study, snapshots).stream()
                .map(HorizonSpan::first)
                .toList();
    }

    @Test
    void storageAloneLetsPartsBeEqual() {
        Study study = hours(48)
                .storageUnit("battery", "b", s -> s.capacityMw(1).maxHours(2))
                .build();

        assertThat(starts(study, 12)).containsExactly(0, 12, 24, 36);
    }

    @Test
    void aBorderIsWhereFewestVehiclesArePluggedInAndElseNearTheMiddle() {
        Study study = hours(24)
                .add(session("long", 2, 22, 1))
                .add(session("over noon", 10.5, 13.5, 1))
                .add(session("until ten", 8, 10, 1))
                .build();

        // Before snapshots 9, 11, 12 and 13 two are plugged in, before 10 and 14 one; the later of two is taken.
        assertThat(starts(study, 12)).containsExactly(0, 14);
    }

    @Test
    void noWindowOfAFlexibleLoadIsCut() {
        Study study = hours(48)
                .add(new FlexibleLoad("laundry", "b", Profile.of(3), 4, 10))
                .build();

        assertThat(starts(study, 24)).containsExactly(0, 20);
        assertThat(starts(study, 12)).containsExactly(0, 10, 20, 40);
    }

    @Test
    void aBuildingKeepsItsBlockTogether() {
        Profile cold = Profile.of(0);
        Study study = hours(48)
                .bus("warm", "heat")
                .add(new Building("hall", "warm", 8, 0.3, cold, cold, Profile.of(18), Profile.of(22), 6))
                .build();

        assertThat(starts(study, 12)).containsExactly(0);
    }

    /** Two MW for three hours by a vehicle that wants 5 MWh and by one that feeds back: both stay over the border at hour 4. */
    @Test
    void whatAVehicleTookBeforeTheBorderIsAParameterOfBothParts() {
        Study study = hours(8).add(session("car", 2.5, 6, 5))
                .add(session("truck", 2.5, 6, 3).feedingBack(9, 2))
                .build();
        ClearingOptions options = ClearingOptions.of(study.settings());
        Subproblems parts = new Subproblems(
                study, options, new StandardSolver(), List.of(new HorizonSpan(0, 4), new HorizonSpan(4, 8)));
        Subproblem before = parts.open(0);
        Subproblem after = parts.open(1);

        assertThat(before.parameters().stream().map(Parameter::name).toList())
                .containsExactlyInAnyOrder(
                        "generator wind",
                        "level of EV session car after snapshot 3",
                        "level of EV session truck after snapshot 3");
        double[] first = values(before, 1.5, 4);
        double[] last = values(after, 1.5, 4);
        SubproblemAnswer.Cleared answerBefore = clear(before, first);
        SubproblemAnswer.Cleared answerAfter = clear(after, last);
        // The car takes 1.5 MWh, the truck 2 of the 3 that it wants; then 3.5 and 1.
        assertThat(answerBefore.cost()).isEqualTo(10 * 3.5, within(1e-6));
        assertThat(answerAfter.cost()).isEqualTo(10 * 4.5, within(1e-6));
        assertThat(answerBefore.slack() + answerAfter.slack()).isEqualTo(0, within(1e-9));
        // One more MWh before the border costs as much as it saves behind it.
        assertThat(answerBefore.slopes()).contains(new double[] {10}, within(1e-6));
        assertThat(answerAfter.slopes()).contains(new double[] {-10}, within(1e-6));
        assertThat(clear(before, values(before, 3.5, 4)).slack()).isEqualTo(0.5, within(1e-6));
    }

    private static SubproblemAnswer.Cleared clear(Subproblem part, double[] values) {
        return (SubproblemAnswer.Cleared) part.clear(values, new SlackRule(1e4, true));
    }

    private static double[] values(Subproblem part, double carMwh, double truckMwh) {
        return part.parameters().stream()
                .mapToDouble(parameter -> parameter.name().contains("car")
                        ? carMwh
                        : parameter.name().contains("truck") ? truckMwh : 20)
                .toArray();
    }
}
