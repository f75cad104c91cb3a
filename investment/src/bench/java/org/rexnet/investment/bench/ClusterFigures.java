package org.rexnet.investment.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan in parts on a cluster, beside threads of one machine. */
final class ClusterFigures {

    private static final int WEEKS = 52;
    private static final int WEEKS_OF_NATION = 13;
    private static final String TWO_WORKERS = "local-cluster[2,1,2048]";
    private static final double OVERHEAD = 0.15;

    private final Command rexnet;
    private final Peer peer;

    ClusterFigures(Command rexnet, Peer peer) {
        this.rexnet = rexnet;
        this.peer = peer;
    }

    /**
     * RTS-GMLC with 40 candidates over a year, most of whose time starting takes, and a nation's grid with 1,182 over a quarter: a Spark
     * master with two workers of one core each beside two threads; the same plan to the last bit.
     */
    List<Figure> twoWorkers() {
        List<Figure> rows = new ArrayList<>();
        rows.addAll(ReferenceStudies.find("rts-gmlc")
                .filter(data -> peer.trouble().isEmpty())
                .map(data -> beside("RTS-GMLC expansion, %d weeks".formatted(WEEKS), peer.expansion(data, WEEKS)))
                .orElseGet(this::skipped));
        rows.addAll(ReferenceStudies.find("pypsa/scigrid-de")
                .filter(data -> peer.trouble().isEmpty())
                .map(data -> beside(
                        "scigrid-de expansion, %d weeks".formatted(WEEKS_OF_NATION),
                        peer.nation(data, WEEKS_OF_NATION)))
                .orElseGet(this::skipped));
        return rows;
    }

    private List<Figure> skipped() {
        return List.of(Figure.skipped(
                "a plan on two workers of Spark",
                peer.trouble().isEmpty() ? ReferenceStudies.NO_DATA : peer.trouble()));
    }

    private List<Figure> beside(String of, Path folder) {
        String name = of + " by equilibrium, on two workers of Spark";
        String study = folder.toString();
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
