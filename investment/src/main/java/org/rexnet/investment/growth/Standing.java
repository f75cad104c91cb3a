package org.rexnet.investment.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.study.ComponentKind;

/**
 * Capacity standing at one time: for every candidate the existing or required capacity, and the assets built by participants. Mutable,
 * for one thread.
 */
final class Standing {

    private final Territory territory;
    private final List<Asset> assets;
    private final double[] totals;

    /** What there is before anybody acts. */
    Standing(Territory territory) {
        this(territory, List.of());
    }

    private Standing(Territory territory, List<Asset> assets) {
        this.territory = territory;
        this.assets = new ArrayList<>(assets);
        totals = new double[territory.candidates().size()];
        Arrays.setAll(totals, territory::base);
        assets.forEach(asset -> totals[asset.candidate()] += asset.amount());
    }

    /** Returns the capacities after an act; those given up are the youngest that the actor built. */
    Standing after(Act act) {
        List<Asset> all = new ArrayList<>(assets);
        for (Change change : act.changes()) {
            if (change.amount() > 0) {
                double lastYear = act.year() + territory.life(change.candidate()) - 1;
                all.add(new Asset(change.candidate(), act.participant(), change.amount(), lastYear));
            } else {
                giveUp(all, act.participant(), change);
            }
        }
        return new Standing(territory, all);
    }

    /** Returns what stands if a planner had built something, too, that lasts. */
    Standing with(List<Asset> more) {
        List<Asset> all = new ArrayList<>(assets);
        all.addAll(more);
        return new Standing(territory, all);
    }

    private static void giveUp(List<Asset> all, String owner, Change change) {
        double left = -change.amount();
        for (int i = all.size() - 1; i >= 0 && left > 0; i--) {
            Asset asset = all.get(i);
            if (asset.candidate() == change.candidate() && asset.owner().equals(owner)) {
                double kept = asset.amount() - Math.min(left, asset.amount());
                left -= asset.amount() - kept;
                all.remove(i);
                if (kept > 0) {
                    all.add(i, new Asset(asset.candidate(), owner, kept, asset.lastYear()));
                }
            }
        }
    }

    /** Removes the assets whose life is over before a year, and returns them. */
    List<Asset> retire(int year) {
        List<Asset> over =
                assets.stream().filter(asset -> asset.lastYear() < year).toList();
        assets.removeAll(over);
        over.forEach(asset -> {
            double left = territory.base(asset.candidate());
            for (Asset other : assets) {
                left += other.candidate() == asset.candidate() ? other.amount() : 0;
            }
            totals[asset.candidate()] = left;
        });
        return over;
    }

    /** Returns the capacity of a candidate, all owners together. */
    double total(int candidate) {
        return totals[candidate];
    }

    /** Returns how much more of a candidate may be built. */
    double room(int candidate) {
        return Math.max(0, territory.candidates().get(candidate).expansion().max() - totals[candidate]);
    }

    /** Returns the capacity of a candidate that one participant owns; all who may build it own equally of the capacity before growth. */
    double held(int candidate, String owner) {
        List<String> owners = territory.owners(candidate);
        double base = owners.contains(owner) ? territory.base(candidate) / owners.size() : 0;
        return base + built(candidate, owner);
    }

    /** Returns what one participant built of a candidate, and may give up again. */
    double built(int candidate, String owner) {
        double built = 0;
        for (Asset asset : assets) {
            if (asset.candidate() == candidate && asset.owner().equals(owner)) {
                built += asset.amount();
            }
        }
        return built;
    }

    /** Returns the capacity of a component: the standing one of a candidate, the existing one of anything else. */
    double capacity(ComponentKind kind, String name, double existing) {
        int candidate = territory.candidate(kind, name);
        return candidate < 0 ? existing : totals[candidate];
    }

    /** Returns the share of a component that belongs to a participant. */
    double share(ComponentKind kind, String name, String owner) {
        int candidate = territory.candidate(kind, name);
        if (candidate >= 0) {
            return totals[candidate] > 0 ? held(candidate, owner) / totals[candidate] : 0;
        }
        List<String> owners = territory.owners(kind, name);
        return owners.contains(owner) ? 1.0 / owners.size() : 0;
    }

    /** Returns who has a part of a component; none where it belongs to nobody. */
    List<String> owners(ComponentKind kind, String name) {
        int candidate = territory.candidate(kind, name);
        return candidate < 0 ? territory.owners(kind, name) : territory.owners(candidate);
    }

    double capacityCost() {
        double cost = 0;
        for (int c = 0; c < totals.length; c++) {
            cost += totals[c] == 0
                    ? 0
                    : totals[c] * territory.candidates().get(c).expansion().annualCost();
        }
        return cost;
    }
}
