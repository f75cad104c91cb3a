package org.rexnet.investment.report.html;

import java.util.List;

/**
 * Where an answer comes from, so that it can be found again.
 *
 * @param version of RexNet
 * @param command as it was typed
 * @param made date and time
 * @param facts about study, seed, solver and certificate
 */
public record Provenance(String version, String command, String made, List<Fact> facts) {

    public Provenance {
        facts = List.copyOf(facts);
    }

    /** One fact. */
    public record Fact(String name, String text) {}
}
