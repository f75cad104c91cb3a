package org.rexnet.core.simulation.experiment;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.rexnet.core.simulation.run.Counts;
import org.rexnet.core.simulation.run.Energies;
import org.rexnet.core.simulation.run.ParticipantResult;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.Welfare;
import org.rexnet.core.simulation.world.Actor;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Exogenous;
import org.rexnet.network.Bus;

/** Computes the indicators of one run; mutable while it does. */
final class Indicators {

    private static final double SMALL_MW = 0.01;

    private final World world;
    private final Setting setting;
    private final Run run;
    private final List<String> buses;
    private final Map<Indicator, Double> figures = new EnumMap<>(Indicator.class);

    private Indicators(World world, Run run) {
        this.world = world;
        setting = world.setting();
        this.run = run;
        buses = setting.study().network().buses().stream().map(Bus::id).toList();
    }

    /** Returns what is kept of a run. */
    static Result of(String variant, World world, Run run) {
        Indicators figures = new Indicators(world, run);
        figures.welfare();
        figures.prices();
        figures.small();
        figures.weather();
        Deviations.of(world, run).ifPresent(deviations -> {
            figures.put(Indicator.ABSORBED, deviations.paidPerMwhAbsorbed());
            figures.put(Indicator.CAUSED, deviations.paidPerMwhCaused());
        });
        figures.counts();
        return new Result(
                variant,
                run.design(),
                run.seed(),
                world.setting().hash(),
                run.worldHash(),
                run.logHash(),
                figures.figures,
                run.accounts().stream().mapToDouble(ParticipantResult::surplus).toArray(),
                figures.missingMoney(),
                run.prices(),
                run.notes());
    }

    private void put(Indicator indicator, double value) {
        figures.put(indicator, value);
    }

    private void welfare() {
        Welfare welfare = run.welfare();
        put(Indicator.WELFARE, welfare.total());
        put(Indicator.VALUES, welfare.values());
        put(Indicator.COSTS, welfare.costs());
        put(Indicator.SHEDDING, welfare.shedding());
        put(Indicator.SPILL_COST, welfare.spill());
        put(Indicator.END_VALUES, welfare.endValues());
        Energies energies = run.energies();
        put(Indicator.NEEDED, energies.needed());
        put(Indicator.UNSERVED, energies.unserved());
        put(Indicator.SPILLED, energies.spilled());
        put(
                Indicator.LOST_SHARE,
                energies.needed() > 0 ? (energies.unserved() + energies.spilled()) / energies.needed() : Double.NaN);
        put(Indicator.TRADED, energies.traded());
        put(Indicator.IMBALANCE, energies.imbalance());
        put(Indicator.REDISPATCHED, energies.redispatched());
        put(
                Indicator.SURPLUS,
                run.accounts().stream().mapToDouble(ParticipantResult::surplus).sum());
        put(
                Indicator.OTHERS,
                run.others().stream().mapToDouble(Run.Balance::money).sum());
    }

    private void prices() {
        double weight = 0;
        double sum = 0;
        double squares = 0;
        int alike = 0;
        for (Component component : of(Exogenous.Cause.NEED)) {
            int bus = buses.indexOf(component.buses().get(0));
            for (int t = setting.warmUp(); t < setting.count(); t++) {
                double mw = world.realized(component.key(), t);
                double price = run.prices()[t][bus];
                weight += mw;
                sum += mw * price;
                squares += mw * price * price;
            }
        }
        for (int t = setting.warmUp(); t < setting.count() && weight == 0; t++) {
            for (double price : run.prices()[t]) {
                alike++;
                sum += price;
                squares += price * price;
            }
        }
        weight += alike;
        run.priceError().ifPresent(error -> put(Indicator.PRICE_ERROR, error));
        if (weight > 0) {
            double mean = sum / weight;
            put(Indicator.PRICE, mean);
            put(Indicator.PRICE_SPREAD, Math.sqrt(Math.max(0, squares / weight - mean * mean)));
        }
    }

    private List<Component> of(Exogenous.Cause cause) {
        return setting.study().components().stream()
                .filter(component -> component
                        .exogenous()
                        .filter(one -> one.cause() == cause)
                        .isPresent())
                .toList();
    }

    /** Participants whose components all have less than 10 kW; of which no power is known are none. */
    private void small() {
        double surplus = 0;
        double energy = 0;
        int trading = 0;
        int count = 0;
        Map<Integer, Double> metered = metered();
        for (Actor actor : setting.actors()) {
            if (isSmall(actor)) {
                ParticipantResult account = run.accounts().get(actor.index());
                surplus += account.surplus();
                energy += metered.getOrDefault(actor.index(), 0.0);
                trading += account.trades() > 0 ? 1 : 0;
                count++;
            }
        }
        if (count > 0) {
            put(Indicator.SMALL_TRADING, (double) trading / count);
            put(Indicator.SMALL_SURPLUS, energy > 0 ? surplus / energy : Double.NaN);
        }
    }

    private Map<Integer, Double> metered() {
        Map<Integer, Double> metered = new TreeMap<>();
        for (int p = 0; p < run.delivery().places().size(); p++) {
            double sum = 0;
            for (int t = setting.warmUp(); t < setting.count(); t++) {
                sum += Math.abs(run.delivery().meteredMwh()[t][p]);
            }
            metered.merge(run.delivery().places().get(p).actor(), sum, Double::sum);
        }
        return metered;
    }

    private boolean isSmall(Actor actor) {
        double most = 0;
        for (ComponentKey key : actor.components()) {
            Component component = setting.study().components().find(key).orElseThrow();
            most = Math.max(most, component.capacity());
            most = Math.max(
                    most,
                    component
                            .exogenous()
                            .filter(one -> one.cause() == Exogenous.Cause.NEED)
                            .map(one -> one.values().max())
                            .orElse(0.0));
        }
        double vehicles = world.visits().stream()
                .filter(visit -> visit.actor() == actor.index())
                .mapToDouble(visit -> visit.declared().rateMw())
                .max()
                .orElse(0);
        double largest = Math.max(most, vehicles);
        return largest > 0 && largest < SMALL_MW;
    }

    private void weather() {
        double value = 0;
        double plain = 0;
        double given = 0;
        double weighted = 0;
        double correlation = 0;
        double[] income = new double[Math.max(1, days())];
        for (Component component : of(Exogenous.Cause.WEATHER)) {
            int bus = buses.indexOf(component.buses().get(0));
            double[] mw = counted(t -> world.realized(component.key(), t));
            double[] price = counted(t -> run.prices()[t][bus]);
            double sum = IntStream.range(0, mw.length).mapToDouble(i -> mw[i]).sum();
            given += sum;
            plain += sum
                    * IntStream.range(0, price.length)
                            .mapToDouble(i -> price[i])
                            .average()
                            .orElse(0);
            for (int i = 0; i < mw.length; i++) {
                value += mw[i] * price[i];
                income[Math.min(income.length - 1, i / setting.periodsPerDay())] += mw[i] * price[i];
            }
            double own = DayTimes.correlation(mw, price, setting.periodsPerDay());
            if (!Double.isNaN(own)) {
                correlation += sum * own;
                weighted += sum;
            }
        }
        put(Indicator.CAPTURE, given > 0 && plain != 0 ? value / plain : Double.NaN);
        put(Indicator.CORRELATION, weighted > 0 ? correlation / weighted : Double.NaN);
        put(Indicator.INCOME_VARIATION, DayTimes.variation(income));
    }

    private int days() {
        return (setting.count() - setting.warmUp()) / setting.periodsPerDay();
    }

    private double[] counted(IntToDoubleFunction of) {
        return IntStream.range(setting.warmUp(), setting.count())
                .mapToDouble(of)
                .toArray();
    }

    /** Fixed costs of a year less what plants earned beyond their costs, by technology, in money per MW and year. */
    private Map<String, Double> missingMoney() {
        Map<String, Double> missing = new TreeMap<>();
        Map<String, Double> capacity = new TreeMap<>();
        double hours = (setting.count() - setting.warmUp()) * setting.periodHours();
        for (Actor actor : setting.actors()) {
            if (actor.components().size() != 1) {
                continue;
            }
            Component component =
                    setting.study().components().find(actor.components().get(0)).orElseThrow();
            if (component.capacity() > 0 && component.technology().isPresent()) {
                String technology = component.technology().get();
                ParticipantResult account = run.accounts().get(actor.index());
                capacity.merge(technology, component.capacity(), Double::sum);
                missing.merge(technology, -(account.surplus() * 8760 / hours), Double::sum);
            }
        }
        missing.replaceAll((technology, money) -> money / capacity.getOrDefault(technology, 1.0));
        return missing;
    }

    private void counts() {
        Counts counts = run.counts();
        put(Indicator.VIOLATIONS, (double) counts.violations());
        put(Indicator.BROKEN, (double) counts.broken());
        put(Indicator.EVENTS, (double) counts.events());
        put(Indicator.ARRIVALS, (double) counts.arrivals());
        put(Indicator.COMMANDS, (double) counts.commands());
        put(Indicator.TRADES, (double) counts.trades());
        put(Indicator.AUCTIONS, (double) counts.auctions());
        put(Indicator.PROGRAMS, (double) counts.programs());
    }
}
