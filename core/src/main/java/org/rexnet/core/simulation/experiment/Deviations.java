package org.rexnet.core.simulation.experiment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.simulation.run.DeliveryRecord;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Exogenous;
import org.rexnet.network.Bus;

/**
 * Who pays for deviations, and who earns by absorbing them. A deviation is the outcome of a need, wind or sun less its forecast at 12:00 of
 * the day before, the same in all designs. Money counts net of the energy: receipts of a place less the value of its delivery at the run's
 * own prices. Places that cause deviations are leaders; all others absorb them, together as much as the leaders' deviations come to in each
 * period at all buses of a carrier.
 *
 * @param caused sum of sizes of deviations in MWh
 * @param absorbed sum of sizes of the sum of deviations of each carrier and period in MWh
 * @param paid by leaders, net of energy
 * @param earned by the others, net of energy
 */
record Deviations(double caused, double absorbed, double paid, double earned) {

    double paidPerMwhCaused() {
        return caused > 0 ? paid / caused : Double.NaN;
    }

    double paidPerMwhAbsorbed() {
        return absorbed > 0 ? earned / absorbed : Double.NaN;
    }

    /** Returns those of the counted periods of a run; empty where it notes no deliveries, or nothing deviates. */
    static Optional<Deviations> of(World world, Run run) {
        if (run.delivery().places().isEmpty()) {
            return Optional.empty();
        }
        Deviations deviations = new Sum(world, run).all();
        return deviations.caused() > 0 ? Optional.of(deviations) : Optional.empty();
    }

    /** Sums up; mutable while it does. */
    private static final class Sum {

        private final World world;
        private final Setting setting;
        private final Run run;
        private final List<String> buses;
        private final Set<DeliveryRecord.Place> leading = new HashSet<>();

        Sum(World world, Run run) {
            this.world = world;
            setting = world.setting();
            this.run = run;
            buses = setting.study().network().buses().stream().map(Bus::id).toList();
        }

        Deviations all() {
            double caused = 0;
            double absorbed = 0;
            for (Component component : setting.study().components()) {
                int actor = setting.actorOf(component.key());
                if (actor >= 0 && isLeading(component)) {
                    leading.add(
                            new DeliveryRecord.Place(actor, component.buses().get(0)));
                }
            }
            for (String carrier : setting.study().network().buses().stream()
                    .map(Bus::carrier)
                    .distinct()
                    .toList()) {
                double[] net = new double[setting.count()];
                caused += ofCarrier(carrier, net);
                for (int t = setting.warmUp(); t < net.length; t++) {
                    absorbed += Math.abs(net[t]);
                }
            }
            double paid = 0;
            double earned = 0;
            for (int p = 0; p < run.delivery().places().size(); p++) {
                double beyond = beyondEnergy(p);
                if (leading.contains(run.delivery().places().get(p))) {
                    paid -= beyond;
                } else {
                    earned += beyond;
                }
            }
            return new Deviations(caused, absorbed, paid, earned);
        }

        private static boolean isLeading(Component component) {
            return component
                    .exogenous()
                    .filter(one -> one.cause() == Exogenous.Cause.NEED || one.cause() == Exogenous.Cause.WEATHER)
                    .isPresent();
        }

        /** Adds the deviations of a carrier's buses by period and returns the sum of their sizes. */
        private double ofCarrier(String carrier, double[] net) {
            double sum = 0;
            for (Component component : setting.study().components()) {
                boolean here = isLeading(component)
                        && setting.study()
                                .network()
                                .bus(component.buses().get(0))
                                .carrier()
                                .equals(carrier);
                int number = world.number(component.key());
                for (int t = here && number >= 0 ? setting.warmUp() : net.length; t < net.length; t++) {
                    double deviation = (world.realized(number, t) - world.expected(number, noonBefore(t), t))
                            * setting.periodHours();
                    boolean isNeed = component.exogenous().orElseThrow().cause() == Exogenous.Cause.NEED;
                    net[t] += isNeed ? -deviation : deviation;
                    sum += Math.abs(deviation);
                }
            }
            return sum;
        }

        /** Returns the period that begins at 12:00 of the day before that of a period; the first where there was none. */
        private int noonBefore(int period) {
            int perDay = setting.periodsPerDay();
            return Math.max(0, (period / perDay) * perDay - perDay / 2);
        }

        /** Returns the receipts of a place beyond the value of its energy. */
        private double beyondEnergy(int place) {
            int bus = buses.indexOf(run.delivery().places().get(place).bus());
            double sum = 0;
            for (int t = setting.warmUp(); t < setting.count(); t++) {
                double price = bus < 0 ? 0 : run.prices()[t][bus];
                sum += run.delivery().received()[t][place] - run.delivery().meteredMwh()[t][place] * price;
            }
            return sum;
        }
    }
}
