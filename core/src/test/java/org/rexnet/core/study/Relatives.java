package org.rexnet.core.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Link;

/** Relatives of a study that say the same in another way. */
public final class Relatives {

    private Relatives() {}

    /** Returns the study with the rows of every table in another order; snapshots and scenarios keep theirs. */
    public static Study reordered(Study study, long seed) {
        Random random = new Random(seed);
        StudyBuilder other =
                Study.builder(study.name()).settings(study.settings()).horizon(study.horizon());
        study.network().carriers().forEach(other::add);
        for (Bus bus : shuffled(study.network().buses(), random)) {
            other.add(bus);
        }
        for (Branch branch : shuffled(study.network().branches(), random)) {
            other.add(branch);
        }
        Study bare = other.build();
        return new Study(
                bare.name(),
                bare.settings(),
                bare.network(),
                bare.horizon(),
                Components.of(shuffled(study.components().all(), random)),
                shuffled(study.globalConstraints(), random),
                shuffled(study.conditions(), random),
                study.keptColumns(),
                study.notes());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** Returns the study whose snapshots all last as long as its first. */
    public static Study withEqualDurations(Study study) {
        double hours = study.horizon().at(0).durationHours();
        return study.toBuilder()
                .horizon(new Horizon(study.horizon().snapshots().stream()
                        .map(s -> new Horizon.Snapshot(
                                s.label(), s.objectiveWeight(), hours, s.generatorWeight(), s.block()))
                        .toList()))
                .build();
    }

    /** Returns the study with its horizon several times, one after another, each in blocks of its own. */
    public static Study repeated(Study study, int times) {
        Horizon once = study.horizon();
        List<Horizon.Snapshot> snapshots = new ArrayList<>();
        for (int t = 0; t < times * once.size(); t++) {
            Horizon.Snapshot one = once.at(t % once.size());
            snapshots.add(new Horizon.Snapshot(
                    Instants.format(RandomStudy.START.plus(Duration.ofHours((long) RandomStudy.STEP_HOURS * t))),
                    one.objectiveWeight(),
                    one.durationHours(),
                    one.generatorWeight(),
                    "%d %s".formatted(t / once.size(), one.block())));
        }
        int[] positions =
                IntStream.range(0, snapshots.size()).map(t -> t % once.size()).toArray();
        return Excerpt.of(study, new Horizon(snapshots), positions);
    }

    /** Returns the study with one more component of every kind, each without any capacity; no line or transformer, which ties angles. */
    public static Study withNothingMore(Study study) {
        StudyBuilder more = study.toBuilder();
        more.generator("nothing", "a", 0, -50);
        more.storageUnit("nothing", "a", unit -> unit.capacityMw(0).maxHours(4));
        more.store("nothing", "warm", store -> store.capacityMwh(0));
        more.add(LinkOperation.builder(Link.of("nothing", "a", "warm", 0), 3).build());
        more.add(Load.builder("nothing", "b").build());
        more.add(Bid.of("nothing", "b", Bid.Side.BUY, 0, 1000));
        more.add(CombinedHeatPower.backPressure("nothing", "a", "warm", 0.4, 0.5)
                .capacityMw(0)
                .build());
        more.add(new FlexibleLoad("nothing", "c", Profile.ZERO, 0, 2));
        more.add(new BilateralContract("nothing", "a", "b", Profile.ZERO, Profile.of(10)));
        more.add(new ChargingStation("nothing", "c", 0, Optional.empty(), OptionalInt.of(2), 1, 0));
        more.add(EvSession.of("nothing", "nothing", RandomStudy.START, RandomStudy.START.plusSeconds(7200), 0, 0));
        return more.build();
    }
}
