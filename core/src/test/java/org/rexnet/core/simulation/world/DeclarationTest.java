package org.rexnet.core.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Declaration;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

class DeclarationTest {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    /** One car takes half of what it declared and leaves an hour early, another takes all and leaves two hours late. */
    private static Study study() {
        return SmallWorlds.study().toBuilder()
                .add(EvSession.of("early", "square", at(26), at(31), 0.01, 0.011)
                        .withValue(1000))
                .add(new Declaration("early", at(32), 0.02))
                .add(EvSession.of("late", "square", at(28), at(36), 0.03, 0.011).withValue(1000))
                .add(new Declaration("late", at(34), 0.03))
                .build();
    }

    @Test
    void vehiclesAreExpectedAsDeclaredAndDoAsOthersOfTheDataDid() {
        Setting setting = Setting.of(study(), new StandardSolver());
        Set<String> seen = new TreeSet<>();
        for (long seed = 1; seed <= 30; seed++) {
            Visit early = World.of(setting, seed).visits().stream()
                    .filter(visit -> visit.declared().id().equals("early"))
                    .findFirst()
                    .orElseThrow();
            EvSession real = early.real().orElseThrow();
            assertThat(early.declared().departure()).isEqualTo(at(32));
            assertThat(early.declared().energyMwh()).isEqualTo(0.02);
            seen.add(real.departure() + " " + real.energyMwh());
        }

        assertThat(seen).containsExactly(at(31) + " 0.01", at(34) + " 0.02");
    }

    @Test
    void vehiclesKeepTheirOwnersInEveryWorld() {
        Study owned = study().toBuilder()
                .add(new Participant("drivers", List.of("early", "late")))
                .build();
        Setting setting = Setting.of(owned, new StandardSolver());

        for (Study known : List.of(setting.study(), World.of(setting, 1).known(0))) {
            Ownership ownership = Ownership.of(known);
            assertThat(ownership.unknown()).isEmpty();
            assertThat(ownership.owners(new ComponentKey(ComponentKind.EV_SESSION, "late")))
                    .containsExactly("drivers");
        }
    }
}
