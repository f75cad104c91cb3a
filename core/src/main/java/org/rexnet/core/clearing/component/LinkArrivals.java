package org.rexnet.core.clearing.component;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntUnaryOperator;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.LinkDelay;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PowerUnderWay;
import org.rexnet.core.study.Study;

/**
 * Times at which energy drawn by a link arrives at its further buses. Where a block is cleared window by window, earlier energy arrives
 * whatever is decided now, and draws beyond the window are taken to be as large as that in its last snapshot.
 */
final class LinkArrivals {

    private final LinkOperation link;
    private final Horizon horizon;
    private final Optional<PowerUnderWay> underWay;

    LinkArrivals(Study study, LinkOperation link) {
        this.link = link;
        horizon = study.horizon();
        underWay = study.conditions(PowerUnderWay.class).stream()
                .filter(known -> link.isDelayed() && known.id().equals(link.id()))
                .findFirst();
    }

    /**
     * Returns in which snapshot that was drawn which arrives in another, where it is not given; {@link Facts#NOTHING} where nothing was.
     */
    IntUnaryOperator sent(int port) {
        LinkDelay delay = link.delays().get(port);
        if (delay.units() == 0) {
            return t -> t;
        }
        if (underWay.isPresent()) {
            PowerUnderWay known = underWay.get();
            return t -> !known.arrives(port, t) || given(known, port, t).isPresent()
                    ? Facts.NOTHING
                    : Math.min(known.source(port, t), horizon.size() - 1);
        }
        int[] sent = new int[horizon.size()];
        for (Horizon.Block block : horizon.blocks()) {
            for (int t = block.first(); t < block.end(); t++) {
                sent[t] = delay.source(horizon, block, t).orElse(Facts.NOTHING);
            }
        }
        return t -> sent[t];
    }

    /** Returns MW drawn outside the window, decided before, that arrive in a snapshot. */
    private OptionalDouble given(PowerUnderWay known, int port, int t) {
        if (!isDelayed(port) || !known.arrives(port, t)) {
            return OptionalDouble.empty();
        }
        int source = known.source(port, t);
        return source >= 0 && source < horizon.size() ? OptionalDouble.empty() : known.drawnMw(source);
    }

    private boolean isDelayed(int port) {
        return link.delays().get(port).units() > 0;
    }

    /** Returns MW that arrive at a further bus in a snapshot because they were, or must be, drawn outside the window. */
    double givenMw(int port, int t) {
        return underWay.map(known -> given(known, port, t).orElse(0)).orElse(0.0)
                * link.efficiencies().get(port).at(t);
    }

    /** Sets earlier decisions, and keeps guesses of snapshots that are not seen within the power that they can draw. */
    void handOver(Window window, Variables power) {
        if (underWay.isEmpty()) {
            return;
        }
        PowerUnderWay known = underWay.get();
        for (int k = 0; k < window.size(); k++) {
            Variable drawn = power.at(k);
            known.drawnMw(k).ifPresent(mw -> window.model().setBounds(drawn, mw, mw));
            for (int port = 0; port < link.delays().size(); port++) {
                if (isDelayed(port) && known.arrives(port, k)) {
                    arrive(window, known, port, k, power);
                }
            }
        }
    }

    private void arrive(Window window, PowerUnderWay known, int port, int k, Variables power) {
        int source = known.source(port, k);
        if (given(known, port, k).isPresent()) {
            int bus = window.study().network().busIndex(link.link().to().get(port));
            window.injections().addFixed(bus, k, givenMw(port, k));
        } else if (source >= window.size()) {
            Variable guess = power.at(window.size() - 1);
            LinearModel model = window.model();
            double least = Math.max(model.lower(guess), known.leastMw(source));
            double most = Math.min(model.upper(guess), known.mostMw(source));
            if (least <= most) {
                model.setBounds(guess, least, most);
            }
        }
    }
}
