package org.rexnet.core.study.iidm;

import com.powsybl.iidm.network.Battery;
import com.powsybl.iidm.network.BoundaryLine;
import com.powsybl.iidm.network.BoundaryLineFilter;
import com.powsybl.iidm.network.Injection;
import com.powsybl.iidm.network.Network;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LargestNumber;
import org.rexnet.core.study.Load;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch.AngleLimits;

/** Generators, loads, batteries and lines to a boundary of a network. */
final class NetworkInjections {

    /** MW that a generator without a limit can give. */
    private static final double UNLIMITED_MW = 1e6;

    private final NetworkStudy place;
    private final UnitCosts costs;
    private final Set<String> sources = new TreeSet<>();

    NetworkInjections(NetworkStudy place, UnitCosts costs) {
        this.place = place;
        this.costs = costs;
    }

    void addAll(Network network) {
        network.getGeneratorStream().forEach(this::addGenerator);
        sources.forEach(place::addCarrier);
        network.getLoadStream().forEach(load -> addLoad(load, load.getP0()));
        network.getBatteryStream().forEach(this::addBattery);
        network.getBoundaryLineStream(BoundaryLineFilter.UNPAIRED).forEach(this::addBoundaryLine);
    }

    private void addGenerator(com.powsybl.iidm.network.Generator generator) {
        place.bus(generator.getId(), generator.getTerminal()).ifPresent(bus -> {
            String id = generator.getId();
            String source = generator.getEnergySource().name().toLowerCase(Locale.ROOT);
            OptionalDouble cost = costs.find(id, source);
            if (cost.isEmpty()) {
                place.remark("Without a cost in the table of --costs, so that a MWh costs nothing: %s.", id);
            }
            double most = Math.clamp(generator.getMaxP(), 0, UNLIMITED_MW);
            if (most < generator.getMaxP()) {
                place.remark("Generators without a limit are given one of 1,000,000 MW: %s.", id);
            }
            double least = generator.getMinP();
            if (least < 0) {
                place.remark("Generators that could draw power may not: %s.", id);
            } else if (least > 0 && generator.getTargetP() <= 0) {
                place.remark("Generators that stand still (targetP 0) have no least output: %s.", id);
                least = 0;
            }
            sources.add(source);
            double minPu = most > 0 ? Math.clamp(least / most, 0, 1) : 0;
            place.addComponent(() -> Generator.builder(id, bus)
                    .carrier(source)
                    .capacityMw(most)
                    .minPu(minPu)
                    .marginalCost(cost.orElse(0))
                    .build());
        });
    }

    private void addLoad(Injection<?> equipment, double powerMw) {
        place.bus(equipment.getId(), equipment.getTerminal())
                .ifPresent(bus -> addLoad(equipment.getId(), bus, powerMw));
    }

    private void addLoad(String id, String bus, double powerMw) {
        if (LargestNumber.isExceededBy(powerMw)) {
            throw place.fault(
                    "%s draws or gives %s MW; at most %s are possible.".formatted(id, powerMw, LargestNumber.TEXT));
        }
        place.addComponent(() -> Load.builder(id, bus).powerMw(powerMw).build());
    }

    private void addBattery(Battery battery) {
        place.remark(
                "Batteries stand at their target power, because IIDM does not say what they hold: %s.",
                battery.getId());
        addLoad(battery, -battery.getTargetP());
    }

    /** Adds a bus beyond a line, with what is drawn there. */
    private void addBoundaryLine(BoundaryLine line) {
        place.bus(line.getId(), line.getTerminal()).ifPresent(bus -> {
            String beyond = line.getId() + "-boundary";
            double kv = NetworkBranches.nominalKv(line.getTerminal());
            double generation =
                    line.getGeneration() == null ? 0 : line.getGeneration().getTargetP();
            place.addBus(() -> new Bus(beyond, Bus.DEFAULT_CARRIER, kv, 0, 0));
            place.addBranch(() -> new Line(
                    line.getId(),
                    bus,
                    beyond,
                    line.getR() / (kv * kv),
                    line.getX() / (kv * kv),
                    NetworkBranches.sideMw(line, kv),
                    AngleLimits.NONE));
            addLoad(line.getId(), beyond, line.getP0() - generation);
        });
    }
}
