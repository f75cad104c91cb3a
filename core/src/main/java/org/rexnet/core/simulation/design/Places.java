package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Sites;
import org.rexnet.core.simulation.run.DeliveryRecord;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.Participant;

/** Places of a run: each is one actor at one site where any of its plants injects or withdraws. What is network has none. Immutable. */
final class Places {

    private final List<DeliveryRecord.Place> all = new ArrayList<>();
    private final int[] sites;
    private final int[] actors;
    private final Map<Long, Integer> numbers = new HashMap<>();
    /** By activity of all plants: position of its first leg among all. */
    private final int[] firstLegs;

    private final int[] ofLegs;

    Places(List<Plant> plants, List<Trading> trading, Sites network) {
        List<Activity> activities =
                plants.stream().flatMap(plant -> plant.activities().stream()).toList();
        firstLegs = new int[activities.size() + 1];
        for (int a = 0; a < activities.size(); a++) {
            firstLegs[a + 1] = firstLegs[a] + activities.get(a).legs().size();
        }
        ofLegs = new int[firstLegs[activities.size()]];
        int leg = 0;
        for (Plant plant : plants) {
            for (Activity activity : plant.activities()) {
                for (Activity.Leg one : activity.legs()) {
                    ofLegs[leg++] = plant.actor() < 0 ? -1 : number(plant.actor(), one.site(), network);
                }
            }
        }
        trading.forEach(one -> number(one.actor(), one.site(), network));
        actors = all.stream().mapToInt(DeliveryRecord.Place::actor).toArray();
        sites = all.stream().mapToInt(place -> network.number(place.bus())).toArray();
    }

    /**
     * Right of an actor to trade at a site beyond what its plants can do.
     *
     * @param limitMw most that it may sell, and most that it may buy
     */
    record Trading(int actor, int site, double limitMw) {}

    /** Returns the rights to trade of a study's participants. */
    static List<Trading> trading(Setting setting, Sites network) {
        List<Trading> rights = new ArrayList<>();
        Map<String, Participant> traders = new HashMap<>();
        for (Participant participant : setting.study().conditions(Participant.class)) {
            if (participant.tradeLimitMw() > 0) {
                traders.put(participant.id(), participant);
            }
        }
        for (Actor actor : setting.actors()) {
            Participant trader = traders.get(actor.name());
            if (trader != null) {
                trader.tradesAt()
                        .forEach(site ->
                                rights.add(new Trading(actor.index(), network.number(site), trader.tradeLimitMw())));
            }
        }
        return rights;
    }

    private int number(int actor, int site, Sites network) {
        return numbers.computeIfAbsent(((long) actor << 32) | site, key -> {
            all.add(new DeliveryRecord.Place(actor, network.name(site)));
            return all.size() - 1;
        });
    }

    /** Returns the places in order. */
    List<DeliveryRecord.Place> all() {
        return all;
    }

    int count() {
        return all.size();
    }

    int actor(int place) {
        return actors[place];
    }

    int site(int place) {
        return sites[place];
    }

    /** Returns the place of a leg of an activity; below 0 for what is network. */
    int ofLeg(int activity, int leg) {
        return ofLegs[firstLegs[activity] + leg];
    }

    /** Returns the place of an actor at a site; below 0 where it has none. */
    int of(int actor, int site) {
        return numbers.getOrDefault(((long) actor << 32) | site, -1);
    }
}
