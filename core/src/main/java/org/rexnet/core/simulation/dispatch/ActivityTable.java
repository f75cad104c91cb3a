package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Activities of all plants by number, what they say side by side: who goes through ten thousand of them in a period finds the next one
 * near. Immutable.
 */
public final class ActivityTable {

    private static final int ALONE = 0;
    private static final int STORE = 1;
    private static final int OTHER = 2;

    private final List<Plant> plants;
    /** By plant: number of its first activity; one more at the end. */
    private final int[] first;
    /** By plant: what a program may take it for. */
    private final byte[] shapes;

    private final @Nullable Reservoir[] reservoirs;
    private final double[] ramps;
    private final Activity[] all;
    private final Activity.Kind[] kinds;
    /** By activity: whether it has one leg and says the same in all periods, as the arrays that follow tell. */
    private final boolean[] isPlain;

    private final int[] site;
    private final double[] perMw;
    private final double[] least;
    private final double[] most;
    private final double[] cost;
    private final int[] series;
    /** By activity of plants that stand alone: number of those with the same site, injection and cost. */
    private final int[] alike;

    private final int alikeCount;

    private ActivityTable(List<Plant> plants) {
        this.plants = List.copyOf(plants);
        int count = plants.size();
        first = new int[count + 1];
        shapes = new byte[count];
        reservoirs = new @Nullable Reservoir[count];
        for (int p = 0; p < count; p++) {
            first[p + 1] = first[p] + plants.get(p).activities().size();
            reservoirs[p] = plants.get(p).reservoir().orElse(null);
        }
        ramps = plants.stream().mapToDouble(Plant::rampMw).toArray();
        all = plants.stream().flatMap(plant -> plant.activities().stream()).toArray(Activity[]::new);
        kinds = Arrays.stream(all).map(Activity::kind).toArray(Activity.Kind[]::new);
        isPlain = new boolean[all.length];
        site = new int[all.length];
        perMw = new double[all.length];
        least = new double[all.length];
        most = new double[all.length];
        cost = new double[all.length];
        series = new int[all.length];
        alike = new int[all.length];
        for (int number = 0; number < all.length; number++) {
            read(number);
        }
        Map<List<Double>, Integer> known = new HashMap<>();
        for (int p = 0; p < count; p++) {
            shapes[p] = (byte) (standsAlone(p) ? ALONE : fillsAndEmpties(p) ? STORE : OTHER);
            for (int number = first[p]; number < first[p + 1] && shapes[p] == ALONE; number++) {
                List<Double> facts = List.of((double) site[number], perMw[number], cost[number]);
                alike[number] = known.computeIfAbsent(facts, one -> known.size());
            }
        }
        alikeCount = known.size();
    }

    /** Returns the table of plants. */
    public static ActivityTable of(List<Plant> plants) {
        return new ActivityTable(plants);
    }

    private void read(int number) {
        Activity one = all[number];
        isPlain[number] = one.isSteady() && one.legs().size() == 1;
        if (isPlain[number]) {
            site[number] = one.legs().get(0).site();
            perMw[number] = one.legs().get(0).perMw(0);
            least[number] = one.least(0);
            most[number] = one.most()[0];
            cost[number] = one.cost(0);
            series[number] = one.series();
        }
    }

    private boolean standsAlone(int p) {
        Plant plant = plants.get(p);
        boolean isAlone = isLone(plant);
        for (int number = first[p]; number < first[p + 1]; number++) {
            isAlone &= isPlain[number] && least[number] == 0;
        }
        return isAlone;
    }

    /** Returns whether nothing ties activities and periods of a plant. */
    static boolean isLone(Plant plant) {
        return plant.reservoir().isEmpty() && plant.shared().isEmpty() && Double.isInfinite(plant.rampMw());
    }

    private boolean fillsAndEmpties(int p) {
        Plant plant = plants.get(p);
        return plant.reservoir().isPresent()
                && plant.shared().isEmpty()
                && !plant.activities().isEmpty()
                && plant.activities().stream()
                        .allMatch(one -> (one.kind() == Activity.Kind.FILLING || one.kind() == Activity.Kind.EMPTYING)
                                && one.legs().size() == 1
                                && one.legs().get(0).site()
                                        == plant.activities()
                                                .get(0)
                                                .legs()
                                                .get(0)
                                                .site());
    }

    /** Returns whether it is the table of plants. */
    boolean isOf(List<Plant> others) {
        return plants.equals(others);
    }

    /** Returns the plants in order. */
    List<Plant> plants() {
        return plants;
    }

    /** Returns how many plants there are. */
    public int plantCount() {
        return shapes.length;
    }

    /** Returns how many activities there are. */
    public int count() {
        return all.length;
    }

    /** Returns the number of a plant's first activity; that after its last is the first of the next plant. */
    public int first(int plant) {
        return first[plant];
    }

    /** Returns the store of a plant; null of those without one. */
    public @Nullable Reservoir reservoir(int plant) {
        return reservoirs[plant];
    }

    /** Returns the most change of a plant's first activity from one period to the next, in MW; infinite where there is no limit. */
    public double rampMw(int plant) {
        return ramps[plant];
    }

    /** Returns whether a plant's activities have one leg each, need not run, say the same in all periods, and nothing ties them. */
    boolean isAlone(int plant) {
        return shapes[plant] == ALONE;
    }

    /** Returns whether a plant only fills and empties a store at one site. */
    boolean isStore(int plant) {
        return shapes[plant] == STORE;
    }

    /** Returns an activity. */
    public Activity get(int number) {
        return all[number];
    }

    /** Returns what is counted of an activity. */
    public Activity.Kind kind(int number) {
        return kinds[number];
    }

    /** Returns a number that activities of plants that stand alone share where site, injection and cost are the same. */
    int alike(int number) {
        return alike[number];
    }

    /** Returns how many such numbers there are. */
    int alikeCount() {
        return alikeCount;
    }

    /** Returns at how many sites an activity injects. */
    public int legs(int number) {
        return isPlain[number] ? 1 : all[number].legs().size();
    }

    /** Returns the first site of an activity. */
    public int site(int number) {
        return site(number, 0);
    }

    /** Returns a site of an activity. */
    public int site(int number, int leg) {
        return isPlain[number] ? site[number] : all[number].legs().get(leg).site();
    }

    /** Returns MW injected at the first site per MW of the activity in a period. */
    public double perMw(int number, int period) {
        return perMw(number, 0, period);
    }

    /** Returns MW injected at a site per MW of the activity in a period. */
    public double perMw(int number, int leg, int period) {
        return isPlain[number] ? perMw[number] : all[number].legs().get(leg).perMw(period);
    }

    /** Returns the smallest power of an activity in a period, in MW. */
    public double least(int number, int period) {
        return isPlain[number] ? least[number] : all[number].least(period);
    }

    /** Returns the largest power of an activity in a period in MW, as somebody sees it, at least the smallest. */
    public double most(int number, int period, Sight sight) {
        if (!isPlain[number]) {
            return all[number].most(period, sight);
        }
        double power = most[number];
        boolean isFixed = series[number] < 0 || power == 0;
        return Math.max(least[number], isFixed ? power : power * sight.at(series[number], period));
    }

    /** Returns money per MWh of an activity in a period. */
    public double cost(int number, int period) {
        return isPlain[number] ? cost[number] : all[number].cost(period);
    }
}
