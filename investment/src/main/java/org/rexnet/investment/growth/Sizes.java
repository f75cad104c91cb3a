package org.rexnet.investment.growth;

import java.util.Optional;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.Transformer;

/** The same components with other capacities. */
final class Sizes {

    private Sizes() {}

    static Generator of(Generator c, double mw, Optional<Expansion> expansion) {
        return c.toBuilder().capacityMw(mw).expansion(expansion).build();
    }

    static StorageUnit of(StorageUnit c, double mw, Optional<Expansion> expansion) {
        return c.toBuilder().capacityMw(mw).expansion(expansion).build();
    }

    static Store of(Store c, double mwh, Optional<Expansion> expansion) {
        return c.toBuilder().capacityMwh(mwh).expansion(expansion).build();
    }

    /** Of a line of whole circuits, those that stand are parallel. */
    static LineOperation of(LineOperation c, double mw, Optional<Expansion> expansion) {
        double module = c.expansion().map(Expansion::module).orElse(0.0);
        double parallel = c.circuits() && module > 0 ? Math.max(1, Math.rint(mw / module)) : 1;
        return new LineOperation(of(c.branch(), mw, parallel), c.carrier(), c.lengthKm(), c.maxPu(), expansion, false);
    }

    private static PassiveBranch of(PassiveBranch branch, double mw, double parallel) {
        double resistance = branch.resistance() / parallel;
        double reactance = branch.reactance() / parallel;
        return switch (branch) {
            case Line l -> new Line(l.id(), l.from(), l.toBus(), resistance, reactance, mw, l.angleLimits());
            case Transformer t ->
                new Transformer(
                        t.id(),
                        t.from(),
                        t.toBus(),
                        resistance,
                        reactance,
                        t.tapRatio(),
                        t.phaseShift(),
                        mw,
                        t.angleLimits());
        };
    }

    static LinkOperation of(LinkOperation c, double mw, Optional<Expansion> expansion) {
        return new LinkOperation(
                new Link(c.id(), c.link().from(), c.link().to(), mw),
                c.efficiencies(),
                c.carrier(),
                c.lengthKm(),
                expansion,
                c.minPu(),
                c.maxPu(),
                c.marginalCost(),
                c.quadraticCost(),
                c.rampLimits(),
                c.commitment(),
                c.setPointMw(),
                c.delays());
    }
}
