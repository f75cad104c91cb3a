package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.section.Figures;
import org.rexnet.core.simulation.claim.Verdict.Estimate;
import org.rexnet.core.simulation.claim.Verdict.Outcome;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Result;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.statistics.Shares;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

/** Those who compensate others always benefit. */
public record Followers() implements MarketClaim {

    private static final int MOST = 5;
    private static final double CENTS = 1e-6;

    @Override
    public int number() {
        return 2;
    }

    @Override
    public String claim() {
        return "Followers always benefit: whoever has flexibility is better off for using it.";
    }

    @Override
    public String estimator() {
        return "Surplus of each follower in each world, flexible less frozen, all else the same; share of cases below"
                + " 0 with Clopper and Pearson's interval on the exchange, mean difference there and in the nodal design.";
    }

    @Override
    public String control() {
        return "The same follower in the same world with its flexibility switched off; the nodal design beside the"
                + " exchange.";
    }

    @Override
    public Verdict test(Trial trial) {
        Optional<String> missing = trial.missing(5, 6);
        if (missing.isPresent()) {
            return Verdict.notTested(this, missing.get());
        }
        List<Actor> followers = followers(trial);
        if (followers.isEmpty()) {
            return Verdict.notTested(this, "No participant of the study has flexibility of its own.");
        }
        Findings.Part base = trial.run(5, 6);
        List<Estimate> estimates = new ArrayList<>();
        List<String> losers = new ArrayList<>();
        List<Sample> all = new ArrayList<>();
        for (Actor actor : followers) {
            Study changed = frozen(trial.study(), actor);
            Findings.Part frozen = trial.run("frozen: " + actor.name(), changed, 5, 6);
            Sample exchange = difference(base, frozen, trial.name(6), actor);
            Sample nodal = difference(base, frozen, trial.name(5), actor);
            all.add(exchange);
            estimates.add(new Estimate(actor.name() + ", exchange", "money", exchange.student(), exchange.size()));
            estimates.add(new Estimate(actor.name() + ", nodal", "money", nodal.student(), nodal.size()));
            if (losses(exchange) > 0) {
                losers.add("%s (%d of %d)".formatted(actor.name(), losses(exchange), exchange.size()));
            }
        }
        int lost = all.stream().mapToInt(Followers::losses).sum();
        int cases = all.stream().mapToInt(Sample::size).sum();
        estimates.add(0, new Estimate("share of cases that lose", "", Shares.clopperPearson(lost, cases), cases));
        return new Verdict(
                this,
                judge(all),
                estimates,
                lost == 0
                        ? List.of("No follower lost in any world; a share below %s cannot be excluded."
                                .formatted(Figures.percent(
                                        Shares.clopperPearson(0, cases).high())))
                        : List.of("Better off without their flexibility: " + String.join(", ", losers) + "."));
    }

    /** Returns whether none of the differences is below 0. */
    static Outcome judge(List<Sample> differences) {
        return differences.stream().mapToInt(Followers::losses).sum() == 0 ? Outcome.HOLDS : Outcome.FAILS;
    }

    /** Returns in how many worlds a follower is worse off. */
    static int losses(Sample difference) {
        int losses = 0;
        for (double value : difference.values()) {
            losses += value < -CENTS ? 1 : 0;
        }
        return losses;
    }

    /** Returns what an actor has more in one part than in another, by seed. */
    static Sample difference(Findings.Part base, Findings.Part frozen, String design, Actor actor) {
        return new Paired(surplus(base, design, actor), surplus(frozen, design, actor)).differences();
    }

    private static Sample surplus(Findings.Part part, String design, Actor actor) {
        int index = part.setting().actors().stream()
                .filter(one -> one.name().equals(actor.name()))
                .findFirst()
                .orElseThrow()
                .index();
        List<Result> results = part.find(design).orElseThrow();
        return new Sample(results.stream()
                .mapToDouble(result -> result.surpluses()[index])
                .toArray());
    }

    /** Returns the largest participants, by how much of their components can wait, that own all of them by name. */
    private static List<Actor> followers(Trial trial) {
        Study study = trial.study();
        return trial.setting().actors().stream()
                .filter(Actor::isFlexible)
                .filter(actor -> actor.components().stream()
                        .allMatch(key -> study.components().find(key).isPresent()))
                .filter(actor -> components(trial, actor).stream().anyMatch(Component::canWait))
                .sorted(Comparator.comparingDouble((Actor actor) -> -components(trial, actor).stream()
                                .mapToDouble(Component::capacity)
                                .sum())
                        .thenComparingInt(Actor::index))
                .limit(MOST)
                .toList();
    }

    private static List<Component> components(Trial trial, Actor actor) {
        return actor.components().stream()
                .map(key -> trial.setting().study().components().find(key).orElseThrow())
                .toList();
    }

    /** Returns a study in which one actor does not move what it could move. */
    static Study frozen(Study study, Actor actor) {
        Optional<Participant> known = study.conditions(Participant.class).stream()
                .filter(one -> one.id().equals(actor.name()))
                .findFirst();
        Participant frozen = known.orElseGet(() -> new Participant(
                        actor.name(),
                        actor.components().stream()
                                .map(key -> key.kind().table() + ":" + key.id())
                                .toList()))
                .withConduct(actor.conduct().withFlexible(false));
        return Participants.with(study, frozen);
    }
}
