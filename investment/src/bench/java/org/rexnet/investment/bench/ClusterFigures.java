package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A plan in parts on a cluster, beside threads of one machine. */
final class ClusterFigures {

    private static final int WEEKS = 52;
    private static final String TWO_WORKERS = "local-cluster[2,1,1024]";
    private static final double OVERHEAD = 0.15;

    private final Command rexnet;
    private final Peer peer;

    ClusterFigures(Command rexnet, Peer peer) {
        this.rexnet = rexnet;
        this.peer = peer;
    }

    /** RTS-GMLC with 40 candidates over a year: a Spark master with two workers of one core each beside two threads; the same plan to the last bit. */
    List<Figure> twoWorkers() {
        String name = "RTS-GMLC expansion, %d weeks by equilibrium, on two workers of Spark".formatted(WEEKS);
        Optional<Path> data = ReferenceStudies.find("rts-gmlc");
        if (data.isEmpty() || !peer.trouble().isEmpty()) {
            return List.of(Figure.skipped(name, data.isEmpty() ? ReferenceStudies.NO_DATA : peer.trouble()));
        }
        String study = peer.expansion(data.get(), WEEKS).toString();
        ChildProcess.Result threads = rexnet.run("invest", study, "--method", "equilibrium");
        ChildProcess.Result cluster = rexnet.run("invest", study, "--method", "equilibrium", "--engine", TWO_WORKERS);
        if (Double.compare(cluster.number("objective"), threads.number("objective")) != 0) {
            throw new IllegalStateException("The cost should be %s but is %s on the cluster."
                    .formatted(threads.number("objective"), cluster.number("objective")));
        }
        String seconds = String.format(Locale.ROOT, "%.1f s, two threads %.1f s", cluster.seconds(), threads.seconds());
        String bytes = String.format(
                Locale.ROOT,
                "%.2f MB once, %.2f MB sent and %.2f MB received per iteration",
                cluster.number("study_bytes") / 1e6,
                cluster.number("sent_bytes_per_iteration") / 1e6,
                cluster.number("received_bytes_per_iteration") / 1e6);
        return List.of(
                Figure.growth(
                        name + ": time beyond that of two threads, over it",
                        seconds,
                        cluster.seconds() / threads.seconds() - 1,
                        OVERHEAD),
                Figure.told(name + ": what travels", bytes));
    }
}
