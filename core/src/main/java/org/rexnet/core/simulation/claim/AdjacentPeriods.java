package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Factor;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Result;
import org.rexnet.core.simulation.statistics.Interval;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Exogenous;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/** A shock to one period moves the prices of those beside it where these trade at the same time. */
public record AdjacentPeriods() implements MarketClaim {

    private static final double SHOCK = 1.2;

    @Override
    public int number() {
        return 10;
    }

    @Override
    public String claim() {
        return "Adjacent periods follow: a shock to the need of one period moves the prices beside it, if many periods"
                + " trade at a time.";
    }

    @Override
    public String estimator() {
        return "Change of the mean price of the period before and the one after, where a fifth more is needed in the"
                + " one between them, with the periods of a day open and with one.";
    }

    @Override
    public String control() {
        return "The same worlds without the shock; one period open instead of a day.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(6);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        if (!trial.serves(6)) {
            return Verdict.notTested(
                    this, "Nothing that is needed can be served as the study stands, so that prices do not move.");
        }
        Setting setting = trial.setting();
        int target = busiest(setting);
        if (target < 0 || setting.count() < 3) {
            return Verdict.notTested(this, "The study has no needs that could be shocked.");
        }
        int day = setting.periodsPerDay();
        Sample many = response(trial, Integer.toString(day), target);
        Sample one = response(trial, "1", target);
        List<Estimate> estimates = new ArrayList<>();
        String window = "%d periods open".formatted(day);
        estimates.add(new Estimate("response beside, " + window, "money/MWh", many.student(), many.size()));
        estimates.add(new Estimate("response beside, 1 period open", "money/MWh", one.student(), one.size()));
        return new Verdict(
                this,
                judge(many.student(), one.student()),
                estimates,
                List.of("The shock is in period %d, which begins at %s."
                        .formatted(target, setting.periods().start(target))));
    }

    /** Returns whether there is a response with many periods and less with one. */
    static Outcome judge(Interval many, Interval one) {
        if (many.isAbove(0) && one.high() < many.estimate()) {
            return Outcome.HOLDS;
        }
        return many.isBelow(0) || many.halfWidth() == 0 && many.estimate() == 0 ? Outcome.FAILS : Outcome.UNDECIDED;
    }

    /** Returns the change of prices beside the shock, by seed. */
    private static Sample response(Trial trial, String window, int target) {
        Study base = Factor.WINDOW.apply(trial.study(), window);
        Study shocked = shocked(base, trial.setting().snapshot(target));
        Findings.Part before = trial.run("window=" + window, base, 6);
        Findings.Part after = trial.run("window=" + window + ", shock", shocked, 6);
        List<Result> calm = before.find(trial.name(6)).orElseThrow();
        List<Result> shaken = after.find(trial.name(6)).orElseThrow();
        double[] responses = new double[calm.size()];
        for (int i = 0; i < responses.length; i++) {
            for (int t : new int[] {target - 1, target + 1}) {
                responses[i] +=
                        (mean(shaken.get(i).prices(), t) - mean(calm.get(i).prices(), t)) / 2;
            }
        }
        return new Sample(responses);
    }

    private static double mean(double[][] prices, int t) {
        double sum = 0;
        for (double price : prices[t]) {
            sum += price;
        }
        return sum / prices[t].length;
    }

    /** Returns the counted period, not the first or last, in which most is needed. */
    private static int busiest(Setting setting) {
        List<Component> needs = setting.study().components().stream()
                .filter(component -> component
                        .exogenous()
                        .filter(one -> one.cause() == Exogenous.Cause.NEED)
                        .isPresent())
                .toList();
        return IntStream.range(setting.warmUp() + 1, setting.count() - 1)
                .boxed()
                .filter(t -> !needs.isEmpty())
                .max(Comparator.comparingDouble(t -> needs.stream()
                        .mapToDouble(
                                one -> one.exogenous().orElseThrow().values().at(t))
                        .sum()))
                .orElse(-1);
    }

    /** Returns a study in which a fifth more is needed in one snapshot. */
    static Study shocked(Study study, int snapshot) {
        return study.map(component -> component
                .exogenous()
                .filter(one -> one.cause() == Exogenous.Cause.NEED)
                .map(one -> component.withExogenous(
                        shocked(one.values(), study.horizon().size(), snapshot)))
                .orElse(component));
    }

    private static Profile shocked(Profile profile, int size, int snapshot) {
        double[] values = new double[size];
        for (int t = 0; t < size; t++) {
            values[t] = profile.at(t) * (t == snapshot ? SHOCK : 1);
        }
        return Profile.of(values);
    }
}
