package org.rexnet.core.clearing.warning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;
import org.rexnet.network.flow.DcFlow;

/**
 * Where a study makes energy from nothing: storage that gives back more than it took, links that gain in reverse, and cycles of
 * conversion whose efficiencies multiply to more than 1. A heat pump alone is none.
 */
final class EnergyGains {

    private static final double SMALLEST_GAIN = 1e-9;

    private final Study study;
    private final DcFlow dcFlow;
    private final List<Way> ways = new ArrayList<>();

    private EnergyGains(Study study, DcFlow dcFlow) {
        this.study = study;
        this.dcFlow = dcFlow;
    }

    /** A MWh at one place gives so many at another; places are buses, or all buses that lines and transformers join. */
    private record Way(int from, int to, double logGain, String name) {}

    /**
     * Returns one sentence for each.
     *
     * @param dcFlow which buses lines and transformers join; asked for where links or pipes go between them
     */
    static List<String> of(Study study, Supplier<DcFlow> dcFlow) {
        List<String> found = new ArrayList<>();
        for (StorageUnit unit : study.storageUnits()) {
            double round =
                    unit.efficiencyStore().max() * unit.efficiencyDispatch().max();
            if (round > 1 + SMALLEST_GAIN) {
                found.add("Storage unit %s makes energy from nothing: efficiency_store x efficiency_dispatch is %s."
                        .formatted(unit.id(), Figures.digits(round)));
            }
        }
        if (study.links().isEmpty() && study.pipes().isEmpty()) {
            return found;
        }
        EnergyGains gains = new EnergyGains(study, dcFlow.get());
        for (LinkOperation link : study.links()) {
            if (isUsable(link.link().capacityMw(), link.expansion().isPresent(), link.maxPu(), link.minPu())) {
                gains.add(link, found);
            }
        }
        study.pipes().forEach(gains::add);
        gains.cycle().ifPresent(found::add);
        return found;
    }

    private static boolean isUsable(double capacity, boolean extendable, Profile most, Profile least) {
        return (capacity > 0 || extendable) && (most.max() > 0 || least.min() < 0);
    }

    private void add(LinkOperation link, List<String> found) {
        int from = place(link.link().from());
        Map<Integer, Double> gains = new HashMap<>();
        for (int port = 0; port < link.efficiencies().size(); port++) {
            double efficiency = link.efficiencies().get(port).max();
            gains.merge(place(link.link().to().get(port)), Math.max(0, efficiency), Double::sum);
        }
        String name = "link " + link.id();
        if (link.maxPu().max() > 0) {
            gains.forEach((to, gain) -> add(from, to, gain, name));
        }
        double efficiency = link.efficiencies().get(0).min();
        if (link.minPu().min() < 0 && link.efficiencies().size() == 1 && efficiency > 0) {
            add(place(link.link().to().get(0)), from, 1 / efficiency, name);
            if (efficiency < 1) {
                double made = -link.minPu().min()
                        * (link.link().capacityMw() > 0
                                        && Double.isFinite(link.link().capacityMw())
                                ? link.link().capacityMw()
                                : 1);
                found.add(("Link %s makes energy from nothing in reverse: with efficiency %s it makes %s MW at %s of %s"
                                + " MW at %s. Maybe model it as two links, one for each direction.")
                        .formatted(
                                link.id(),
                                Figures.digits(efficiency),
                                Figures.digits(made),
                                link.link().from(),
                                Figures.digits(made * efficiency),
                                link.link().to().get(0)));
            }
        }
    }

    private void add(PipeOperation pipe) {
        int from = place(pipe.pipe().from());
        int to = place(pipe.pipe().toBus());
        add(from, to, 1 - pipe.lossPerMw(), "pipe " + pipe.id());
        if (pipe.direction() == PipeOperation.Direction.BOTH) {
            add(to, from, 1 - pipe.lossPerMw(), "pipe " + pipe.id());
        }
    }

    private void add(int from, int to, double gain, String name) {
        if (gain > 0 && Double.isFinite(gain)) {
            ways.add(new Way(from, to, Math.log(gain), name));
        }
    }

    private int place(String bus) {
        return dcFlow.island(study.network().busIndex(bus));
    }

    /** Finds a cycle that gains, by the algorithm of Bellman and Ford on the logarithms of gains. */
    private Optional<String> cycle() {
        int places = dcFlow.islandCount();
        double[] best = new double[places];
        @Nullable Way[] last = new Way[places];
        Way changed = null;
        for (int round = 0; round <= places && (round == 0 || changed != null); round++) {
            changed = null;
            for (Way way : ways) {
                if (best[way.from()] + way.logGain() > best[way.to()] + SMALLEST_GAIN) {
                    best[way.to()] = best[way.from()] + way.logGain();
                    last[way.to()] = way;
                    changed = way;
                }
            }
        }
        return changed == null ? Optional.empty() : Optional.of(describe(last, changed.to()));
    }

    /** Walks back from a place until the walk closes. */
    private String describe(@Nullable Way[] last, int start) {
        int at = start;
        for (int step = 0; step < last.length; step++) {
            at = before(last, at).from();
        }
        Set<String> names = new LinkedHashSet<>();
        double logGain = 0;
        int place = at;
        do {
            Way way = before(last, place);
            names.add(way.name());
            logGain += way.logGain();
            place = way.from();
        } while (place != at);
        return "Energy from nothing: round the cycle of %s a MWh becomes %s."
                .formatted(String.join(", ", new ArrayList<>(names).reversed()), Figures.digits(Math.exp(logGain)));
    }

    private static Way before(@Nullable Way[] last, int place) {
        Way way = last[place];
        if (way == null) {
            throw new IllegalStateException("The cycle does not close: " + Arrays.toString(last));
        }
        return way;
    }
}
