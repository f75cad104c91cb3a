package org.rexnet.core.simulation.plant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.simulation.dispatch.Activity;
import org.rexnet.core.simulation.dispatch.ActivityTable;
import org.rexnet.core.simulation.dispatch.Plant;
import org.rexnet.core.simulation.dispatch.Reservoir;
import org.rexnet.core.simulation.dispatch.Sight;
import org.rexnet.core.simulation.dispatch.Sites;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.Visit;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.Stay;

/**
 * Plants of all actors of a world, with what is known of them at each time; for one thread, as the world is.
 *
 * <p>A vehicle that comes otherwise than it was declared is two plants: one that is expected until it comes, and one that is there.
 */
public final class Plants {

    private final World world;
    private final Happenings happenings;
    /** What is sure to happen, for who looks ahead. */
    private final Happenings ahead;

    private final boolean[] isSure;
    private final boolean[] isLookedUp;
    private final AlikeParts parts = new AlikeParts();
    private final List<Plant> plants = new ArrayList<>();
    /** By plant: when a vehicle that is expected is no more expected, and that which is there is known; 0 for all others. */
    private final List<Presence> presences = new ArrayList<>();

    /** By plant: number of the vehicle's visit; below 0 for all others. */
    private final List<Integer> visits = new ArrayList<>();

    private final ActivityTable table;
    private final Activity[][] activities;
    /** By plant: series of its activities that are not sure. */
    private final int[][] unsure;

    /**
     * From when to when a plant is known to be there, in periods at whose start somebody looks.
     *
     * @param isReal whether it is what happens
     */
    private record Presence(int from, int end, boolean isReal) {

        static final Presence ALWAYS = new Presence(0, Integer.MAX_VALUE, true);
    }

    private Plants(World world, Sites sites, boolean asTheyLike) {
        this.world = world;
        happenings = new Happenings(world);
        ahead = new Happenings(world);
        isSure = new boolean[world.numbers()];
        isLookedUp = new boolean[world.numbers()];
        for (int number = 0; number < isSure.length; number++) {
            isSure[number] = world.isSure(number);
            isLookedUp[number] = world.isLookedUp(number);
        }
        PlantFactory factory = new PlantFactory(world.setting(), sites, world::number);
        List<Actor> actors = world.setting().actors();
        add(factory.owned(
                actor -> actors.get(actor).isFlexible(),
                actor -> !asTheyLike && actors.get(actor).isFlexible()));
        add(factory.network());
        addVehicles(factory, asTheyLike);
        table = ActivityTable.of(plants);
        activities = new Activity[plants.size()][];
        unsure = new int[plants.size()][];
        for (int p = 0; p < plants.size(); p++) {
            activities[p] = parts.array(plants.get(p).activities());
            unsure[p] = Arrays.stream(activities[p])
                    .mapToInt(Activity::series)
                    .filter(series -> series >= 0 && !world.isSure(series))
                    .toArray();
        }
    }

    /** Returns the plants of a world. */
    public static Plants of(World world, Sites sites) {
        return new Plants(world, sites, false);
    }

    /** Returns them with needs that nothing moves: vehicles charge on arrival, buildings keep their temperature. */
    public static Plants asTheyLike(World world, Sites sites) {
        return new Plants(world, sites, true);
    }

    private void add(List<Plant> more) {
        for (Plant plant : more) {
            add(plant, Presence.ALWAYS, -1);
        }
    }

    private void addVehicles(PlantFactory factory, boolean asTheyLike) {
        Map<String, Stay> stays = new HashMap<>();
        for (Stay stay : PlugAssignment.of(world.realized())) {
            stays.put(stay.session().id(), stay);
        }
        Setting setting = world.setting();
        for (int number = 0; number < world.visits().size(); number++) {
            Visit visit = world.visits().get(number);
            int own = number;
            boolean flexible =
                    !asTheyLike && setting.actors().get(visit.actor()).isFlexible();
            EvSession declared = visit.declared();
            boolean asDeclared = visit.real().map(declared::equals).orElse(false);
            Optional<Stay> stay = visit.real().map(real -> stays.get(real.id())).filter(one -> !one.leftWithoutPlug());
            int come = visit.real().map(real -> after(real.arrival())).orElse(Integer.MAX_VALUE);
            if (!asDeclared || stay.isEmpty()) {
                int gone = Math.min(come, after(declared.departure()) - 1);
                factory.vehicle(Stays.declared(setting.study(), declared), visit.actor(), flexible)
                        .ifPresent(plant -> add(plant, new Presence(0, gone, false), own));
            }
            int known = asDeclared ? 0 : come;
            stay.flatMap(one -> factory.vehicle(one, visit.actor(), flexible))
                    .ifPresent(plant -> add(plant, new Presence(known, Integer.MAX_VALUE, true), own));
        }
    }

    private void add(Plant plant, Presence presence, int visit) {
        plants.add(parts.of(plant));
        presences.add(presence);
        visits.add(visit);
    }

    /** Returns the first period at whose start something before is known. */
    private int after(Instant instant) {
        long since = instant.toEpochMilli() - world.setting().periods().startMillis(0);
        long length = world.setting().periods().length().toMillis();
        return (int) Math.min(Integer.MAX_VALUE - 1, since < 0 ? 0 : since / length + 1);
    }

    /** Returns the plants in order. */
    public List<Plant> all() {
        return plants;
    }

    /** Returns their activities side by side. */
    public ActivityTable table() {
        return table;
    }

    /** Returns the activities of a plant; a shared array, to be read only. */
    public Activity[] activities(int plant) {
        return activities[plant];
    }

    /** Returns the store of a plant that has one. */
    public Reservoir reservoir(int plant) {
        return Objects.requireNonNull(table.reservoir(plant));
    }

    /** Returns the position of a plant's first activity among the activities of all. */
    public int first(int plant) {
        return table.first(plant);
    }

    /** Returns the number of the visit of a vehicle's plant, of which there may be two; below 0 for all other plants. */
    public int visit(int plant) {
        return visits.get(plant);
    }

    /** Returns whether what is expected of a plant's series may have changed at the start of a period. */
    public boolean seriesNews(int plant, int period) {
        for (int series : unsure[plant]) {
            if (world.hasNews(series, period)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether what is expected of a plant's series ever changes. */
    public boolean isUnsure(int plant) {
        return unsure[plant].length > 0;
    }

    /** Returns what happens. */
    public Sight realized() {
        return new KnownSight(Integer.MAX_VALUE);
    }

    /** Returns what is expected at the start of a period. */
    public Sight expected(int issued) {
        return new KnownSight(issued);
    }

    /** Numbers of the world; computed ones are kept. */
    private final class KnownSight implements Sight {

        private static final int FIRST_PERIODS = 128;

        private final int issued;
        private final int from;
        /** By series, from the first period on that is not past. */
        private final double[] @Nullable [] known = new double[world.numbers()][];

        private KnownSight(int issued) {
            this.issued = issued;
            from = issued == Integer.MAX_VALUE ? 0 : issued;
        }

        @Override
        public double at(int number, int period) {
            if (issued == Integer.MAX_VALUE || period < from) {
                return happenings.at(number, period);
            }
            if (isSure[number]) {
                return ahead.at(number, period);
            }
            return isLookedUp[number] ? world.expected(number, issued, period) : computed(number, period);
        }

        private double computed(int number, int period) {
            int at = period - from;
            double[] row = known[number];
            if (row == null || at >= row.length) {
                row = longer(row, at);
                known[number] = row;
            }
            double value = row[at];
            if (Double.isNaN(value)) {
                value = world.expected(number, issued, period);
                row[at] = value;
            }
            return value;
        }

        private static double[] longer(double @Nullable [] row, int at) {
            int before = row == null ? 0 : row.length;
            double[] longer = new double[Math.max(at + 1, Math.max(FIRST_PERIODS, 2 * before))];
            Arrays.fill(longer, Double.NaN);
            if (row != null) {
                System.arraycopy(row, 0, longer, 0, before);
            }
            return longer;
        }

        @Override
        public boolean sees(int plant) {
            Presence presence = presences.get(plant);
            return issued == Integer.MAX_VALUE ? presence.isReal : issued >= presence.from && issued < presence.end;
        }
    }
}
