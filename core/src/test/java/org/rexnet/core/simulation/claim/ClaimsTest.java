package org.rexnet.core.simulation.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.section.Note;
import org.rexnet.core.section.Section;
import org.rexnet.core.simulation.Designs;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Experiment;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.SmallWorlds;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

class ClaimsTest {

    private static final StandardSolver SOLVER = new StandardSolver();

    private static Sample sample(double... values) {
        return new Sample(values);
    }

    @Test
    void smallProsumersMustGainAndTrade() {
        Sample gains = sample(1, 1.1, 0.9, 1);
        Sample none = sample(-1, 1, -0.5, 0.6);

        assertThat(SmallProsumers.judge(gains, sample(1, 1, 1, 1))).isEqualTo(Outcome.HOLDS);
        assertThat(SmallProsumers.judge(gains, sample(0, 0.1, 0, 0))).isEqualTo(Outcome.FAILS);
        assertThat(SmallProsumers.judge(none, sample(1, 1, 1, 1))).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void oneLosingFollowerRefutesAlways() {
        assertThat(Followers.judge(List.of(sample(1, 2), sample(0, 3)))).isEqualTo(Outcome.HOLDS);
        assertThat(Followers.judge(List.of(sample(100, 200), sample(-0.01, 300))))
                .isEqualTo(Outcome.FAILS);
        assertThat(Followers.losses(sample(-1e-9, -2, 5))).isEqualTo(1);
    }

    @Test
    void forwardTradeIsJudgedOnlyWhereThePlaceboShowsNothing() {
        Interval less = new Interval(-0.2, -0.3, -0.1);
        Interval nothing = new Interval(0, -0.1, 0.1);

        assertThat(ForwardTrade.judge(less, nothing)).isEqualTo(Outcome.HOLDS);
        assertThat(ForwardTrade.judge(less, less)).isEqualTo(Outcome.UNDECIDED);
        assertThat(ForwardTrade.judge(new Interval(0.2, 0.1, 0.3), nothing)).isEqualTo(Outcome.FAILS);
        assertThat(ForwardTrade.judge(nothing, nothing)).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void moneyIsMissingWhereMoreIsMissingThanOnTheNodalMarket() {
        assertThat(NoMissingMoney.judge(new Interval(5, 1, 9))).isEqualTo(Outcome.FAILS);
        assertThat(NoMissingMoney.judge(new Interval(-5, -9, -1))).isEqualTo(Outcome.HOLDS);
        assertThat(NoMissingMoney.judge(new Interval(0, -1, 1))).isEqualTo(Outcome.UNDECIDED);
        assertThat(NoMissingMoney.judge(new Interval(0, 0, 0))).isEqualTo(Outcome.HOLDS);
    }

    /** 3 MW of wind at 10 and 1 MW at 30 a MW: 15 on average, over a tenth of a year 150 in a year. */
    @Test
    void capacityOfATechnologyCostsTheMeanOfWhatWasBuilt() {
        Study study = Study.builder("coast")
                .hours(876)
                .buses("shore")
                .generator("near", "shore", g -> g.carrier("wind").expansion(Expansion.of(0, 9, 10)))
                .generator("far", "shore", g -> g.carrier("wind").expansion(Expansion.of(0, 9, 30)))
                .generator("none", "shore", g -> g.carrier("sun").expansion(Expansion.of(0, 9, 30)))
                .build();
        Study planned = study.withSettings(study.settings()
                .withSimulation(study.settings().simulation().withCapacities(Map.of("near", 3.0, "far", 1.0))));

        assertThat(NoMissingMoney.costs(planned)).containsOnlyKeys("wind");
        assertThat(NoMissingMoney.costs(planned).get("wind")).isCloseTo(150, within(1e-9));
    }

    @Test
    void aStudyWithoutSmallParticipantsIsNotRunForThem() {
        AtomicInteger runs = new AtomicInteger();
        Trial trial = counting(SmallWorlds.study(), runs, "4", "6");
        Verdict verdict = new SmallProsumers().test(trial);

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_TESTED);
        assertThat(verdict.reading()).containsExactly("No participant of the study has less than 10 kW.");
        assertThat(runs).hasValue(4);
    }

    @Test
    void adjacentPeriodsFollowWhereManyTradeAndNotWhereOneDoes() {
        Interval follows = new Interval(3, 2, 4);

        assertThat(AdjacentPeriods.judge(follows, new Interval(0, -1, 1))).isEqualTo(Outcome.HOLDS);
        assertThat(AdjacentPeriods.judge(follows, follows)).isEqualTo(Outcome.UNDECIDED);
        assertThat(AdjacentPeriods.judge(new Interval(0, 0, 0), new Interval(0, 0, 0)))
                .isEqualTo(Outcome.FAILS);
    }

    @Test
    void theVarianceIsControlledWhereAnyGainChangesIt() {
        assertThat(PriceVariance.judge(List.of(new Interval(1, 0.5, 1.5)))).isEqualTo(Outcome.HOLDS);
        assertThat(PriceVariance.judge(List.of(new Interval(0, 0, 0)))).isEqualTo(Outcome.FAILS);
        assertThat(PriceVariance.judge(List.of(new Interval(1, -0.5, 2.5)))).isEqualTo(Outcome.UNDECIDED);
    }

    /** a at the gain itself, W, V, and at which multiple of the gain the curve is least: (-r + sqrt(r^2 + 4 r)) / 2 by a. */
    @ParameterizedTest
    @CsvSource({"0.5, 1, 1, 1.236", "0.8, 2, 8, 0.488", "0.9, 3, 0, 1.111", "0.4, 0.5, 0.1, 2.135"})
    void theCurveOfTheoryIsFoundAgainInItsOwnVariances(double a, double values, double orders, double best) {
        double[] multiples = {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75};
        double[] variances = Arrays.stream(multiples)
                .map(multiple -> (values + a * a * multiple * multiple * orders) / (a * multiple * (2 - a * multiple)))
                .toArray();
        VarianceCurve curve = VarianceCurve.fit(multiples, variances);

        assertThat(curve.misfit()).isLessThan(2e-3);
        assertThat(curve.scale()).isCloseTo(a, within(0.01));
        assertThat(curve.values()).isCloseTo(values, within(0.03 * values + 0.03));
        assertThat(curve.orders()).isCloseTo(orders, within(0.03 * orders + 0.03));
        assertThat(curve.bestMultiple()).isCloseTo(best, within(0.05));
    }

    @Test
    void thePlaceboHasNothingThatCanWaitAndNoNotice() {
        Study study = SmallWorlds.study().toBuilder()
                .add(new Participant("store", List.of("battery", "gas"))
                        .withConduct(Participant.Conduct.DEFAULT.withNotice(60)))
                .build();
        Study placebo = ForwardTrade.placebo(study);

        assertThat(placebo.components().stream().anyMatch(Component::canWait)).isFalse();
        assertThat(placebo.conditions(Participant.class).get(1).components()).containsExactly("gas");
        assertThat(placebo.conditions(Participant.class).get(1).conduct().noticeMinutes())
                .isZero();
    }

    @Test
    void thePlaceboSizesNothingThatItDoesNotHave() {
        Study study = SmallWorlds.study();
        Study sized = study.withSettings(study.settings()
                .withSimulation(study.settings().simulation().withCapacities(Map.of("battery", 2.0, "wind", 3.0))));

        assertThat(ForwardTrade.placebo(sized).settings().simulation().capacities())
                .isEqualTo(Map.of("wind", 3.0));
    }

    @Test
    void aFrozenFollowerIsInflexibleAndAllOthersAreAsBefore() {
        Setting before = Setting.of(SmallWorlds.study(), SOLVER);
        Setting after =
                Setting.of(Followers.frozen(SmallWorlds.study(), before.actors().get(3)), SOLVER);

        assertThat(before.actors().get(3).name()).isEqualTo("battery");
        assertThat(after.actors()).hasSameSizeAs(before.actors());
        assertThat(after.actors().stream().filter(actor -> !actor.isFlexible()).map(Actor::name))
                .containsExactly("battery");
    }

    /** Flexibility that is switched off already cannot be switched off once more: the difference is 0 in each world, not nearly. */
    @Test
    void aFollowerWithoutFlexibilityEarnsExactlyNothing() {
        Study calm = SmallWorlds.study();
        Setting before = Setting.of(calm, SOLVER);
        Study frozen = Followers.frozen(calm, before.actors().get(3));
        Trial trial = new Trial(
                frozen, Designs.of(List.of("5", "6")), Experiment.Plan.of(SOLVER, 3), study -> Optional.empty());
        Actor follower = trial.setting().actors().stream()
                .filter(actor -> actor.name().equals("battery"))
                .findFirst()
                .orElseThrow();
        Findings.Part once = trial.run(5, 6);
        Findings.Part twice = trial.run("frozen again", Followers.frozen(frozen, follower), 5, 6);

        assertThat(follower.isFlexible()).isFalse();
        for (String design : List.of("nodal", "exchange")) {
            assertThat(Followers.difference(once, twice, design, follower).values())
                    .as(design)
                    .containsOnly(0.0);
            for (Findings.Part part : List.of(once, twice)) {
                assertThat(part.find(design).orElseThrow())
                        .allSatisfy(result ->
                                assertThat(result.surpluses()[follower.index()]).isZero());
            }
        }
    }

    @Test
    void aShockRaisesTheNeedsOfOneSnapshot() {
        Study calm = SmallWorlds.study();
        Study shocked = AdjacentPeriods.shocked(calm, 7);

        assertThat(shocked.loads().get(0).powerMw().at(7))
                .isCloseTo(1.2 * calm.loads().get(0).powerMw().at(7), within(1e-12));
        assertThat(shocked.loads().get(0).powerMw().at(8))
                .isEqualTo(calm.loads().get(0).powerMw().at(8));
    }

    @Test
    void claimsWithoutTheirDesignsAreNotTestedAndSayWhy() {
        Trial trial =
                new Trial(SmallWorlds.study(), List.of(), Experiment.Plan.of(SOLVER, 2), study -> Optional.empty());
        List<Verdict> verdicts =
                Claims.ofMarkets().stream().map(claim -> claim.test(trial)).toList();

        for (Verdict verdict : verdicts) {
            assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_TESTED);
            assertThat(verdict.reading().get(0)).contains("is not among those simulated");
        }
        List<Section> sections = ClaimSections.of(verdicts, "EUR");
        assertThat(sections).hasSize(10);
        assertThat(sections.get(0).lead().stream().map(Note::text))
                .containsExactly(
                        "On this study no claim is shown to hold; none fails.",
                        "By these runs none is left open; C1, C2, C3, C4, C5, C6, C9 and C10 were not tested.",
                        "Each rests on fresh runs; intervals are at 95 %, each by itself. What holds here need not hold"
                                + " elsewhere.");
        assertThat(sections.get(1).lead().stream().map(Note::text))
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("Claimed: Small prosumers"),
                        text -> assertThat(text).startsWith("Estimated: "),
                        text -> assertThat(text).startsWith("Compared with: Incumbent"));
    }

    @Test
    void whoEarnsMoreThanTwiceItsCostIsNamed() {
        Map<String, Double> costs = Map.of("wind", 100.0, "sun", 100.0);

        assertThat(NoMissingMoney.overpaid(Map.of("wind", sample(-201, -203), "oil", sample(-900, -900)), costs))
                .containsExactly("wind");
        assertThat(NoMissingMoney.overpaid(Map.of("wind", sample(-199, -199), "sun", sample(50, 60)), costs))
                .isEmpty();
    }

    @Test
    void whereNothingIsServedNoClaimAboutPricesFails() {
        Study idle = SmallWorlds.study()
                .filter(component -> component.kind() != ComponentKind.GENERATOR
                        && component.kind() != ComponentKind.STORAGE_UNIT
                        && component.kind() != ComponentKind.EV_SESSION
                        && component.kind() != ComponentKind.CHARGING_STATION);
        Trial trial = new Trial(
                idle, Designs.of(List.of("6", "7")), Experiment.Plan.of(SOLVER, 2), study -> Optional.empty());

        assertThat(new PriceVariance().test(trial).outcome()).isEqualTo(Outcome.NOT_TESTED);
        assertThat(new AdjacentPeriods().test(trial).reading())
                .containsExactly(
                        "Nothing that is needed can be served as the study stands, so that prices do not move.");
    }

    /** Variances that grow and fall with the gain by turns are no curve of (W + a^2 V) / (a (2 - a)). */
    @Test
    void whereNoCurveFitsNoneIsTold() {
        assertThat(PriceVariance.reading(1.75, new double[] {9, 1, 9, 1, 9, 1, 9}))
                .hasSize(2)
                .anyMatch(text -> text.startsWith("No curve of theory fits: the nearest is off by"));
        assertThat(PriceVariance.reading(0.75, new double[] {4.3, 2.43, 1.88, 1.667, 1.62, 1.667, 1.79}))
                .anyMatch(text -> text.startsWith("The curve of theory that is nearest"));
    }

    /** No notice times and nothing that can wait: what is traded before changes nothing that is delivered. */
    @Test
    void forwardTradeOfThePlaceboChangesNothing() {
        Study calm = SmallWorlds.study();
        Trial trial = new Trial(
                calm, Designs.of(List.of("3", "6")), Experiment.Plan.of(SOLVER, 3), study -> Optional.empty());
        Sample difference = trial.paired(
                        trial.run("placebo", ForwardTrade.placebo(calm), 3, 6), 6, 3, Indicator.LOST_SHARE)
                .orElseThrow()
                .differences();

        assertThat(difference.student().contains(0)).isTrue();
    }

    private static Trial counting(Study study, AtomicInteger runs, String... designs) {
        Experiment.Plan quiet = Experiment.Plan.of(SOLVER, 2);
        Experiment.Plan counting = new Experiment.Plan(
                quiet.solver(),
                quiet.firstSeed(),
                quiet.control(),
                quiet.stop(),
                quiet.threads(),
                quiet.folder(),
                quiet.journal(),
                quiet.engine(),
                (done, all, what) -> runs.incrementAndGet());
        return new Trial(study, Designs.of(List.of(designs)), counting, whole -> Optional.empty());
    }

    @Test
    void whatRanForOneClaimIsNotRunAgainForTheNext() {
        AtomicInteger runs = new AtomicInteger();
        Trial trial = counting(SmallWorlds.study(), runs, "3", "5", "8");
        Sample spot = trial.run(3, 8).sample("spot", Indicator.WELFARE).orElseThrow();
        assertThat(runs).hasValue(4);

        assertThat(trial.run(3, 5)
                        .sample("spot", Indicator.WELFARE)
                        .orElseThrow()
                        .values())
                .isEqualTo(spot.values());
        assertThat(runs).hasValue(6);
        assertThat(trial.paired(trial.run(8, 5), 8, 5, Indicator.WELFARE)).isPresent();
        assertThat(runs).hasValue(6);
    }

    /** A claim whose change of the study is refused. */
    private record Refused() implements MarketClaim {

        @Override
        public int number() {
            return 6;
        }

        @Override
        public String claim() {
            return "Nothing of the kind can be simulated.";
        }

        @Override
        public String estimator() {
            return "None.";
        }

        @Override
        public String control() {
            return "None.";
        }

        @Override
        public Verdict test(Trial trial) {
            throw new RefusedStudyException("the plan has lines that share flow as they like");
        }
    }

    @Test
    void aClaimWhoseOwnStudyIsRefusedIsNotTestedAndAStudyThatIsRefusedItselfIsRefused() {
        Trial trial = new Trial(
                SmallWorlds.study(),
                Designs.of(List.of("8")),
                Experiment.Plan.of(SOLVER, 2),
                whole -> Optional.empty());
        assertThatThrownBy(() -> trial.test(new Refused())).isInstanceOf(RefusedStudyException.class);

        trial.run(8);
        Verdict verdict = trial.test(new Refused());
        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_TESTED);
        assertThat(verdict.reading()).containsExactly("the plan has lines that share flow as they like");
    }
}
