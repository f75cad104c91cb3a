package org.rexnet.core.simulation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.optimization.Solver;
import org.rexnet.core.section.Figures;
import org.rexnet.core.simulation.random.Digest;
import org.rexnet.core.simulation.random.KeyedDraws;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;
import org.rexnet.core.trading.StudyMarket;

/**
 * What all worlds of an experiment have in common: the study over the simulated periods, who acts in it, when news comes. Immutable.
 *
 * <p>The study's snapshots are the delivery periods, in one block, dated, the warm-up first; only capacities that exist are in it; every
 * component that can be owned has an owner. Its needs and weather are the forecasts before any news. Stores begin half full, or as
 * the study says, and are no more cyclic: what they hold at the end has the value {@link #endValue}.
 */
public final class Setting {

    private final Study study;
    private final DeliveryPeriods periods;
    private final int warmUp;
    private final int[] snapshots;
    private final List<Actor> actors;
    private final Map<ComponentKey, Integer> actorOf = new TreeMap<>();
    private final Map<ComponentKey, DataPair> pairs;
    private final Map<String, Double> endValues;
    private final Map<String, String> originals;
    private final NewsTimes news;
    private final List<String> notes;
    private final long hash;
    /** Null until somebody asks. */
    private @Nullable StudyMarket market;

    private Setting(SimulatedHorizon window, Cast cast, Map<String, String> originals, Map<String, Double> endValues) {
        this.originals = Map.copyOf(originals);
        study = cast.study();
        periods = window.periods();
        warmUp = window.warmUp();
        snapshots = window.snapshots();
        actors = cast.actors();
        actors.forEach(actor -> actor.components().forEach(key -> actorOf.putIfAbsent(key, actor.index())));
        pairs = window.pairs();
        this.endValues = endValues;
        news = new NewsTimes(periods, study.settings().simulation());
        notes = new ArrayList<>(window.notes());
        pairs.values().stream().filter(DataPair::isBiased).forEach(pair -> notes.add(biased(pair)));
        hash = hashOf(study);
    }

    /**
     * Prepares the simulation of a study.
     *
     * @param solver clears the forecasts, for the value of stored energy at the end, where the study does not state it
     * @throws RefusedStudyException where it cannot be simulated; the message says why
     */
    public static Setting of(Study study, Solver solver) {
        return of(study, Map.of(), solver);
    }

    /**
     * As {@link #of(Study, Solver)}, some participants being clones that have the draws of others.
     *
     * @param originals names of the originals by the names of clones, of participants and of components
     */
    public static Setting of(Study study, Map<String, String> originals, Solver solver) {
        if (study.settings().lostLoad().isEmpty()) {
            throw new RefusedStudyException(
                    "A simulation needs lost_load in study.yaml: what is not served must have a price.");
        }
        SimulatedHorizon window = SimulatedHorizon.of(study);
        Cast cast = Cast.of(window.study(), originals);
        return new Setting(window, cast, originals, EndValues.of(cast.study(), solver));
    }

    private static String biased(DataPair pair) {
        return "The forecast of %s is no martingale: what happened differed from it by %s MW on average (%s of its mean, %s standard errors); it is used as it is."
                .formatted(
                        pair.component(),
                        Figures.digits(pair.biasMw()),
                        Figures.percent(pair.biasMw() / Math.max(1e-9, Math.abs(pair.meanMw()))),
                        Figures.of(Math.abs(pair.deviations()), 1));
    }

    /** Returns the hash of a study as Java prints it, of the settings of its market and simulation, too. */
    private static long hashOf(Study study) {
        Digest digest = new Digest();
        digest.add(study.settings().toString());
        study.components().forEach(component -> {
            digest.add(component.key().toString());
            component.withProfiles(profile -> {
                for (int t = 0; t < study.horizon().size(); t++) {
                    digest.add(profile.at(t));
                }
                return profile;
            });
            digest.add(component.capacity());
        });
        study.network().branches().forEach(branch -> digest.add(branch.toString()));
        return digest.value();
    }

    /** Returns the study over the simulated periods, as it is expected before any news. */
    public Study study() {
        return study;
    }

    /**
     * Returns the market of that study, which is the same in all worlds and under all designs.
     *
     * @throws RefusedStudyException where it cannot be traded on; the message names what stands in the way
     */
    public synchronized StudyMarket market() {
        StudyMarket known = market;
        if (known == null) {
            known = StudyMarket.of(study);
            market = known;
        }
        return known;
    }

    /** Returns the delivery periods that are simulated. */
    public DeliveryPeriods periods() {
        return periods;
    }

    /** Returns how many periods are there. */
    public int count() {
        return periods.count();
    }

    /** Returns how many of the first periods do not count. */
    public int warmUp() {
        return warmUp;
    }

    /** Returns the position in the whole study of the snapshot that a period belongs to. */
    public int snapshot(int period) {
        return snapshots[period];
    }

    /** Returns the length of a period in hours. */
    public double periodHours() {
        return periods.minutes() / 60.0;
    }

    /** Returns how many periods a day has; one where a period is longer. */
    public int periodsPerDay() {
        return Math.max(1, 24 * 60 / periods.minutes());
    }

    /** Returns who acts, by index. */
    public List<Actor> actors() {
        return actors;
    }

    /** Returns the position of who acts for a component; -1 where nobody does, as for branches of the network. */
    public int actorOf(ComponentKey component) {
        return actorOf.getOrDefault(component, -1);
    }

    /** Returns the value of energy in a store at that bus at the end, in money per MWh. */
    public double endValue(String bus) {
        return endValues.getOrDefault(bus, 0.0);
    }

    /** Returns what people should know of it, one sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Returns the hash of all that worlds and designs are made from but the seed. */
    public long hash() {
        return hash;
    }

    NewsTimes news() {
        return news;
    }

    Map<ComponentKey, DataPair> pairs() {
        return pairs;
    }

    /** Returns the key of the draws of a component: that of the original where it is a clone. */
    long drawKey(ComponentKey component) {
        String name = originals.getOrDefault(component.id(), component.id());
        return KeyedDraws.key(component.kind().table() + ":" + name);
    }
}
