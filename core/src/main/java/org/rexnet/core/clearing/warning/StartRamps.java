package org.rexnet.core.clearing.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/** Units that can never start, or stop, because the ramp in that snapshot is below the least output. */
final class StartRamps {

    private StartRamps() {}

    /** Returns one sentence for each. */
    static List<String> of(Study study) {
        List<String> found = new ArrayList<>();
        study.generators().forEach(one -> add("Generator " + one.id(), one.commitment(), one.minPu(), found));
        study.links().forEach(one -> add("Link " + one.id(), one.commitment(), one.minPu(), found));
        return found;
    }

    private static void add(String name, Optional<Commitment> rules, Profile minPu, List<String> found) {
        if (rules.isEmpty()) {
            return;
        }
        if (rules.get().rampStartUp() < minPu.min()) {
            found.add("%s can never start: ramp_limit_start_up is %s, below its least output p_min_pu of %s."
                    .formatted(name, rules.get().rampStartUp(), minPu.min()));
        }
        if (rules.get().rampShutDown() < minPu.min()) {
            found.add("%s can never stop: ramp_limit_shut_down is %s, below its least output p_min_pu of %s."
                    .formatted(name, rules.get().rampShutDown(), minPu.min()));
        }
    }
}
