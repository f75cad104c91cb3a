package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/**
 * Linear program of one window: powers of activities and contents of stores as variables; a balance for each grid and period, a row for
 * each store and period, and one for each branch and period that turned out to be in the way. Mutable, for one thread.
 *
 * <p>Price of a site = dual of its grid's balance + sum over branches of dual x sensitivity, per hour.
 */
final class DispatchModel {

    private static final double NOTHING = 1e-12;
    private static final double ROUNDING = 1e-6;

    final Sites sites;
    final ActivityTable table;
    final Outlook window;
    private final double spillCost;
    final double hours;
    /** NaN until somebody asks. */
    private double eagerness = Double.NaN;

    final LinearModel model = new LinearModel();
    private final int slots;
    /** By activity and period of the window; null where it cannot do anything. */
    final @Nullable Variable[] powers;

    final ContentRows contents;
    /** By grid and period of the window. */
    final Constraint[] balances;

    final SteppedStores steppedStores;
    final StorePools pools;
    final AlikeActivities alike;

    final List<FlowRow> flows = new ArrayList<>();
    private final List<Injections> injections = new ArrayList<>();
    final List<List<Variable>> spills = new ArrayList<>();

    /** Row of a branch in a period of the window. */
    record FlowRow(int grid, int branch, int slot, Constraint row) {}

    /** Prepares the program of a window; {@code known} are the prices of the program before, by site, or none. */
    DispatchModel(Sites sites, ActivityTable table, Outlook window, double spillCost, double[] known) {
        this.sites = sites;
        this.table = table;
        this.window = window;
        this.spillCost = spillCost;
        hours = sites.hours();
        slots = window.periods();
        steppedStores = new SteppedStores(this, known);
        pools = StorePools.of(table.plants(), window);
        powers = new @Nullable Variable[table.count() * slots];
        alike = new AlikeActivities(this, slots);
        contents = new ContentRows(this);
        balances = new Constraint[sites.grids() * slots];
        for (int k = 0; k < slots; k++) {
            injections.add(new Injections());
            spills.add(new ArrayList<>());
            for (int g = 0; g < sites.grids(); g++) {
                balances[g * slots + k] = model.addConstraint(0, 0);
            }
        }
        for (int p = 0; p < table.plantCount(); p++) {
            if (window.sight().sees(p) && pools.first(p) == p) {
                addPlant(p);
            }
        }
        steppedStores.close();
        alike.close();
        if (window.fair()) {
            FairShares.add(this, eagerness());
        }
    }

    /** Returns money per MWh above all values: who buys whatever the price. */
    private double eagerness() {
        if (Double.isNaN(eagerness)) {
            eagerness = 2
                    * table.plants().stream()
                            .flatMap(plant -> plant.activities().stream())
                            .filter(activity -> activity.kind() == Activity.Kind.NEED)
                            .mapToDouble(activity -> -activity.cost(window.from()))
                            .max()
                            .orElse(0);
        }
        return eagerness;
    }

    /** Stores that only fill and empty, in a single period: steps in place of content. */
    private boolean addSteps(int p, Reservoir store) {
        int period = window.from();
        if (window.fair() || window.counted() > period || !steppedStores.steps.isSimple(p, window.states())) {
            return false;
        }
        if (!store.isThere(period)) {
            return true;
        }
        double start = period == store.from() ? store.start() : window.states().content(p);
        double given = store.keep(period) * start + store.drift(period, window.sight());
        double held = Math.max(store.least(period), Math.min(store.most(period), given));
        if (Math.abs(held - given) > ROUNDING * (1 + Math.abs(given))) {
            return false;
        }
        steppedStores.add(p, store, held, worth(p, store));
        return true;
    }

    /** Returns what content of a store is worth when it or the window ends. */
    EndWorth.Steps worth(int p, Reservoir store) {
        return store.end() <= window.end()
                ? EndWorth.ofPlants(table.plants()).of(p)
                : window.worth().of(p);
    }

    private void addPlant(int p) {
        Reservoir store = table.reservoir(p);
        if (store == null) {
            addPeriods(p, window.from(), window.end());
        } else if (slots > 1 || !addSteps(p, store)) {
            int from = Math.max(store.from(), window.from());
            int end = Math.min(store.end(), window.end());
            addPeriods(p, from, end);
            if (from < end && window.states().followsContent(p)) {
                contents.add(p, store, pools.size(p), from, end);
            }
        }
    }

    private void addPeriods(int p, int from, int end) {
        boolean isShared = table.isAlone(p) && isFree(p);
        for (int period = from; period < end; period++) {
            for (int number = table.first(p); number < table.first(p + 1); number++) {
                if (isShared) {
                    addAlone(number, period);
                } else {
                    addActivity(p, number, period);
                }
            }
            if (!isShared) {
                addShared(p, period - window.from());
                addRamp(p, period - window.from());
            }
        }
    }

    /** Returns whether a plant does as it likes. */
    private boolean isFree(int p) {
        return !window.fair()
                && window.states().followsContent(p)
                && !window.states().hasDecisions(p);
    }

    private void addAlone(int number, int period) {
        double most = table.most(number, period, window.sight());
        if (most > NOTHING) {
            alike.add(number, period - window.from(), weight(period), most);
        }
    }

    private double weight(int period) {
        return period < window.counted() ? 0 : hours;
    }

    private void addActivity(int p, int number, int period) {
        Activity activity = table.get(number);
        int a = number - table.first(p);
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
        boolean isLone = ActivityTable.isLone(table.plants().get(p));
        if (least == 0 && isLone && activity.legs().size() == 1 && !window.fair()) {
            Activity.Leg leg = activity.legs().get(0);
            alike.add(number, k, leg.site(), leg.perMw(period), cost * weight(period), most);
            return;
        }
        Variable power = model.addVariable(least, most, cost * weight(period));
        powers[number * slots + k] = power;
        for (Activity.Leg leg : activity.legs()) {
            inject(power, leg.site(), leg.perMw(period), k);
        }
        if (least > NOTHING && !activity.legs().isEmpty()) {
            addSpill(activity, least, period);
        }
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
            model.addTerm(balances[sites.grid(site) * slots + k], variable, perMw);
            injections.get(k).add(variable, site, perMw);
            for (FlowRow flow : flows) {
                if (flow.slot == k && flow.grid == sites.grid(site)) {
                    load(flow, variable, site, perMw);
                }
            }
        }
    }

    private void load(FlowRow flow, Variable variable, int site, double perMw) {
        double flowPerMw = perMw * sites.row(flow.grid, flow.branch)[site - sites.first(flow.grid)];
        if (flowPerMw != 0) {
            model.addTerm(flow.row, variable, flowPerMw);
        }
    }

    private void addShared(int p, int k) {
        for (Plant.Shared shared : table.plants().get(p).shared()) {
            Constraint row = model.addConstraint(Double.NEGATIVE_INFINITY, shared.most());
            for (int a = 0; a < shared.weights().length; a++) {
                Variable power = powers[(table.first(p) + a) * slots + k];
                if (power != null) {
                    model.addTerm(row, power, shared.weights()[a]);
                }
            }
        }
    }

    /** Power changes by no more than the ramp, unless what the world gives falls faster. */
    private void addRamp(int p, int k) {
        double ramp = table.rampMw(p);
        if (Double.isInfinite(ramp) || window.states().isDecided(p, 0, window.from() + k)) {
            return;
        }
        int place = table.first(p) * slots + k;
        Variable now = powers[place];
        Variable before = k == 0 ? null : powers[place - 1];
        if (now != null && before != null) {
            Constraint row = model.addConstraint(-ramp, ramp);
            model.addTerm(row, now, 1);
            model.addTerm(row, before, -1);
        } else if (now != null && k == 0 && window.states().hasRun(p)) {
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
        Injections all = injections.get(slot);
        for (int k = 0; k < all.count(); k++) {
            if (sites.grid(all.site(k)) == grid) {
                load(flow, all.variable(k), all.site(k), all.perMw(k));
            }
        }
        flows.add(flow);
    }

    /** Returns net injections by site in a period of the window, in MW. */
    double[] net(Solution solution, int slot) {
        return injections.get(slot).net(solution, sites.count());
    }
}
