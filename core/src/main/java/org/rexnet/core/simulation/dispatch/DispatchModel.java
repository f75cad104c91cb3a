package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Linear program of one window: powers of activities and contents of stores as variables; a balance for each grid and period, a row for each
 * store and period, and one for each branch and period that turned out to be in the way. Mutable, for one thread.
 *
 * <p>Price of a site = dual of its grid's balance + sum over branches of dual x sensitivity, per hour.
 */
final class DispatchModel {

    private static final double NOTHING = 1e-12;
    private static final double ROUNDING = 1e-6;

    final Sites sites;
    final List<Plant> plants;
    final Outlook window;
    private final double spillCost;
    final double hours;
    /** NaN until somebody asks. */
    private double eagerness = Double.NaN;

    final LinearModel model = new LinearModel();
    /** By activity and period of the window; null where it cannot do anything. */
    final Variable[][] powers;

    final ContentRows contents;
    final Constraint[][] balances;
    final SteppedStores steppedStores;
    final StorePools pools;
    final AlikeActivities alike;

    final List<FlowRow> flows = new ArrayList<>();
    private final List<List<Injection>> injections = new ArrayList<>();
    final List<List<Variable>> spills = new ArrayList<>();

    /** Row of a branch in a period of the window. */
    record FlowRow(int grid, int branch, int slot, Constraint row) {}

    /** What one MW of a variable injects at a site in a period of the window. */
    private record Injection(Variable variable, int site, double perMw) {}

    /** Prepares the program of a window; {@code known} are the prices of the program before, by site, or none. */
    DispatchModel(Sites sites, List<Plant> plants, Outlook window, double spillCost, double[] known) {
        this.sites = sites;
        this.plants = plants;
        this.window = window;
        this.spillCost = spillCost;
        hours = sites.hours();
        steppedStores = new SteppedStores(this, known);
        pools = StorePools.of(plants, window);
        int slots = window.periods();
        int activities =
                plants.stream().mapToInt(plant -> plant.activities().size()).sum();
        powers = new Variable[activities][slots];
        alike = new AlikeActivities(this, activities, slots);
        contents = new ContentRows(model, plants, window, hours);
        balances = new Constraint[sites.grids()][slots];
        for (int k = 0; k < slots; k++) {
            injections.add(new ArrayList<>());
            spills.add(new ArrayList<>());
            for (int g = 0; g < sites.grids(); g++) {
                balances[g][k] = model.addConstraint(0, 0);
            }
        }
        int activity = 0;
        for (int p = 0; p < plants.size(); p++) {
            if (window.sight().sees(p) && pools.first(p) == p) {
                addPlant(p, activity);
            }
            activity += plants.get(p).activities().size();
        }
        steppedStores.close();
        alike.close();
        if (window.fair()) {
            FairShares.add(model, plants, window, powers, eagerness(), hours);
        }
    }

    /** Returns money per MWh above all values: who buys whatever the price. */
    private double eagerness() {
        if (Double.isNaN(eagerness)) {
            eagerness = 2
                    * plants.stream()
                            .flatMap(plant -> plant.activities().stream())
                            .filter(activity -> activity.kind() == Activity.Kind.NEED)
                            .mapToDouble(activity -> -activity.cost(window.from()))
                            .max()
                            .orElse(0);
        }
        return eagerness;
    }

    /** Stores that only fill and empty, in a single period: steps in place of content. */
    private boolean addSteps(int p, Plant plant, int first) {
        int period = window.from();
        if (plant.reservoir().isEmpty()
                || window.fair()
                || window.counted() > period
                || !StoreSteps.isSimple(plant, window.states(), p, period)) {
            return false;
        }
        Reservoir store = plant.reservoir().get();
        if (!store.isThere(period)) {
            return true;
        }
        double start = period == store.from() ? store.start() : window.states().content(p);
        double given = store.keep(period) * start + store.drift(period, window.sight());
        double held = Math.max(store.least(period), Math.min(store.most(period), given));
        if (Math.abs(held - given) > ROUNDING * (1 + Math.abs(given))) {
            return false;
        }
        EndWorth.Steps worth = store.end() == window.end()
                ? EndWorth.ofPlants(plants).of(p)
                : window.worth().of(p);
        steppedStores.add(p, plant, first, held, worth);
        return true;
    }

    private void addPlant(int p, int first) {
        Plant plant = plants.get(p);
        if (window.periods() == 1 && addSteps(p, plant, first)) {
            return;
        }
        int from = plant.reservoir()
                .map(store -> Math.max(store.from(), window.from()))
                .orElse(window.from());
        int end = plant.reservoir()
                .map(store -> Math.min(store.end(), window.end()))
                .orElse(window.end());
        for (int period = from; period < end; period++) {
            int k = period - window.from();
            for (int a = 0; a < plant.activities().size(); a++) {
                addActivity(p, a, first + a, period);
            }
            addShared(plant, first, k);
            if (Double.isFinite(plant.rampMw())) {
                addRamp(p, first, k);
            }
        }
        if (plant.reservoir().isPresent() && from < end && window.states().followsContent(p)) {
            contents.add(
                    p,
                    pools.size(p),
                    from,
                    end,
                    Arrays.copyOfRange(powers, first, first + plant.activities().size()));
        }
    }

    private double weight(int period) {
        return period < window.counted() ? 0 : hours;
    }

    private void addActivity(int p, int a, int position, int period) {
        Activity activity = plants.get(p).activities().get(a);
        double least = pools.size(p) * activity.least(period);
        double most = pools.size(p) * activity.most(period, window.sight());
        double cost = activity.cost(period);
        if (!window.states().followsContent(p)) {
            // A schedule is offered whatever the price, and may not be taken in full.
            least = 0;
            most = window.states().isDecided(p, a, period) ? window.states().decided(p, a, period) : 0;
            cost = activity.content() > 0 ? -eagerness() : 0;
        } else if (window.states().isDecided(p, a, period)) {
            // A decision cannot exceed the available power.
            most = Math.min(most, window.states().decided(p, a, period));
            least = most;
        }
        if (most <= NOTHING && least >= -NOTHING) {
            return;
        }
        int k = period - window.from();
        if (least == 0 && isLone(plants.get(p)) && activity.legs().size() == 1 && !window.fair()) {
            Activity.Leg leg = activity.legs().get(0);
            alike.add(position, k, leg.site(), leg.perMw(period), cost * weight(period), most);
            return;
        }
        Variable power = model.addVariable(least, most, cost * weight(period));
        powers[position][k] = power;
        for (Activity.Leg leg : activity.legs()) {
            inject(power, leg.site(), leg.perMw(period), k);
        }
        if (least > NOTHING && !activity.legs().isEmpty()) {
            addSpill(activity, least, period);
        }
    }

    /** Returns whether nothing ties activities and periods of a plant. */
    private static boolean isLone(Plant plant) {
        return plant.reservoir().isEmpty() && plant.shared().isEmpty() && Double.isInfinite(plant.rampMw());
    }

    /** What must run may be let go of where it is fed in. */
    private void addSpill(Activity activity, double least, int period) {
        for (Activity.Leg leg : activity.legs()) {
            if (leg.perMw(period) > 0) {
                Variable spill = model.addVariable(0, least * leg.perMw(period), spillCost * weight(period));
                inject(spill, leg.site(), -1, period - window.from());
                spills.get(period - window.from()).add(spill);
            }
        }
    }

    /** Lets a variable inject at a site in a period of the window. */
    void inject(Variable variable, int site, double perMw, int k) {
        if (perMw != 0) {
            model.addTerm(balances[sites.grid(site)][k], variable, perMw);
            Injection injection = new Injection(variable, site, perMw);
            injections.get(k).add(injection);
            for (FlowRow flow : flows) {
                if (flow.slot == k && flow.grid == sites.grid(site)) {
                    load(flow, injection);
                }
            }
        }
    }

    private void load(FlowRow flow, Injection injection) {
        double perMw = injection.perMw * sites.row(flow.grid, flow.branch)[injection.site - sites.first(flow.grid)];
        if (perMw != 0) {
            model.addTerm(flow.row, injection.variable, perMw);
        }
    }

    private void addShared(Plant plant, int first, int k) {
        for (Plant.Shared shared : plant.shared()) {
            Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, shared.most());
            for (int a = 0; a < shared.weights().length; a++) {
                Variable power = powers[first + a][k];
                if (power != null) {
                    model.addTerm(row, power, shared.weights()[a]);
                }
            }
        }
    }

    /** Power changes by no more than the ramp, unless what the world gives falls faster. */
    private void addRamp(int p, int first, int k) {
        Variable now = powers[first][k];
        double ramp = plants.get(p).rampMw();
        if (now == null || window.states().isDecided(p, 0, window.from() + k)) {
            return;
        }
        if (k > 0 && powers[first][k - 1] != null) {
            Constraint row = model.addConstraint(-ramp, ramp);
            model.addTerm(row, now, 1);
            model.addTerm(row, powers[first][k - 1], -1);
        } else if (k == 0 && window.states().hasRun(p)) {
            double last = window.states().last(p);
            double most = Math.max(model.lower(now), Math.min(model.upper(now), last + ramp));
            model.setBounds(now, Math.min(most, Math.max(model.lower(now), last - ramp)), most);
        }
    }

    /** Adds the row of a branch in a period of the window. */
    void limit(int grid, int branch, int slot) {
        int period = window.from() + slot;
        Constraint row =
                model.addConstraint(-sites.backward(grid, branch, period), sites.forward(grid, branch, period));
        FlowRow flow = new FlowRow(grid, branch, slot, row);
        for (Injection injection : injections.get(slot)) {
            if (sites.grid(injection.site) == grid) {
                load(flow, injection);
            }
        }
        flows.add(flow);
    }

    /** Returns net injections by site in a period of the window, in MW. */
    double[] net(Solution solution, int slot) {
        double[] net = new double[sites.count()];
        for (Injection injection : injections.get(slot)) {
            net[injection.site] += injection.perMw * solution.value(injection.variable);
        }
        return net;
    }
}
