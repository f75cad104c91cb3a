package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/** Rows of lines, transformers, links and processes. */
final class BranchRows {

    private final double years;
    private final Map<String, Bus> buses;
    private final ImpedanceTypes types;
    private final SynchronousAreas areas;
    private final HeatRows heat;

    /**
     * @param years weighted hours of the horizon / 8760, for overnight costs
     * @param buses by name
     * @param areas what lines and transformers connect
     * @param heat what links say of the heat that they pump
     */
    BranchRows(double years, Map<String, Bus> buses, ImpedanceTypes types, SynchronousAreas areas, HeatRows heat) {
        this.years = years;
        this.buses = buses;
        this.types = types;
        this.areas = areas;
        this.heat = heat;
    }

    LineOperation line(Row row) {
        String from = row.bus("bus0");
        String to = distinct(row, from);
        double resistance = row.number("r");
        double reactance = row.number("x");
        String type = row.text("type");
        double length = row.number("length");
        if (!type.isEmpty()) {
            ImpedanceTypes.LineType lineType = types.lineType(row, type);
            double parallel = row.number("num_parallel");
            resistance = lineType.ohmPerKm() * length / parallel;
            reactance = lineType.reactancePerKm() * length / parallel;
        }
        double ohmPerUnit = square(nominalKv(from));
        String carrier = carrier(row, from);
        AngleLimits angles = carrier.equals(Bus.DEFAULT_CARRIER) ? angles(row) : AngleLimits.NONE;
        double effective = effective(from, to, reactance, resistance) / ohmPerUnit;
        double capacity = row.number("s_nom");
        LineOperation.Builder line = LineOperation.builder(
                row.isSound()
                        ? new Line(row.name(), from, to, resistance / ohmPerUnit, effective, capacity, angles)
                        : Line.of(row.name(), "from", "to", 1, 0));
        Optional<Expansion> expansion = CapacityColumns.expansion(row, "s_nom", years);
        return line.carrier(carrier)
                .lengthKm(length)
                .maxPu(row.profile("s_max_pu"))
                .expansion(expansion)
                .circuits(isOfCircuits(row, expansion))
                .build();
    }

    private static boolean isOfCircuits(Row row, Optional<Expansion> expansion) {
        if (!row.text("expansion").equals("circuits") || expansion.isEmpty()) {
            return false;
        }
        Expansion limits = expansion.get();
        if (limits.module() == 0 || Double.isInfinite(limits.max())) {
            row.fault("expansion", "circuits", "needs s_nom_mod, the capacity of one circuit, and a finite s_nom_max");
            return false;
        }
        return true;
    }

    LineOperation transformer(Row row) {
        String from = row.bus("bus0");
        String to = distinct(row, from);
        double capacity = row.number("s_nom");
        double resistance = row.number("r");
        double reactance = row.number("x");
        double tapRatio = row.number("tap_ratio");
        double degrees = constant(row, "phase_shift");
        String typeName = row.text("type");
        if (!typeName.isEmpty()) {
            ImpedanceTypes.TransformerType type = types.transformerType(row, typeName);
            double parallel = row.number("num_parallel");
            capacity = type.ratedMva();
            resistance = type.resistance() / parallel;
            reactance = type.reactance() / parallel;
            tapRatio = type.tapRatio(row.whole("tap_position"));
            degrees = type.phaseShift();
            if (!(tapRatio > 0)) {
                row.fault("tap_position", row.cell("tap_position"), "must leave a tap ratio above 0");
            }
        } else if (!(capacity > 0) || Double.isInfinite(capacity)) {
            row.fault("s_nom", row.cell("s_nom"), "must be above 0 and finite, because x and r are per unit of it");
        }
        double effective = effective(from, to, reactance, resistance) / capacity;
        LineOperation.Builder line = LineOperation.builder(
                row.isSound()
                        ? new Transformer(
                                row.name(),
                                from,
                                to,
                                resistance / capacity,
                                effective,
                                tapRatio,
                                Math.toRadians(degrees),
                                capacity,
                                angles(row))
                        : Line.of(row.name(), "from", "to", 1, 0));
        Optional<Expansion> expansion = CapacityColumns.expansion(row, "s_nom", years);
        return line.maxPu(row.profile("s_max_pu"))
                .expansion(expansion)
                .circuits(isOfCircuits(row, expansion))
                .build();
    }

    /** Returns what decides the flow: the reactance, but the resistance where the area is not alternating current; 0 for a coupler. */
    private double effective(String from, String to, double reactance, double resistance) {
        boolean alternating = areas.isAlternating(from);
        boolean followsResistance = !alternating && (resistance != 0 || areas.isInLoop(from, to));
        return followsResistance ? resistance : reactance;
    }

    /** Returns the one value of an attribute that must not vary. */
    private static double constant(Row row, String attribute) {
        Profile profile = row.profile(attribute);
        for (int t = 1; t < profile.length(); t++) {
            if (profile.at(t) != profile.at(0)) {
                row.fault(
                        attribute, t, NumberText.format(profile.at(t)), "must not vary; a series is not supported yet");
                break;
            }
        }
        return profile.length() == 0 && !profile.isConstant() ? 0 : profile.at(0);
    }

    private static AngleLimits angles(Row row) {
        double degrees = row.number("v_ang_max");
        return Double.isInfinite(degrees)
                ? AngleLimits.NONE
                : new AngleLimits(-Math.toRadians(degrees), Math.toRadians(degrees));
    }

    private static String distinct(Row row, String from) {
        String to = row.bus("bus1");
        if (row.isSound() && from.equals(to)) {
            row.fault("bus1", to, "must be another bus than bus0");
        }
        return to;
    }

    /** Returns the carrier of a row, where it names none that of its first bus. */
    private String carrier(Row row, String from) {
        String carrier = row.text("carrier");
        Bus bus = buses.get(from);
        return carrier.isEmpty() && bus != null ? bus.carrier() : carrier;
    }

    private double nominalKv(String bus) {
        Bus known = buses.get(bus);
        return known == null ? 1 : known.nominalKv();
    }

    private static double square(double value) {
        return value * value;
    }

    LinkOperation link(Row row) {
        List<String> efficiencies = new ArrayList<>();
        List<String> to = ports(row, "efficiency", efficiencies);
        Optional<Profile> cop = heat.cop(row, to.getFirst());
        if (cop.isEmpty() && to.size() == 1) {
            heat.requireCop(row, row.bus("bus0"), to.getFirst(), row.profile("efficiency"));
        }
        List<Profile> factors =
                new ArrayList<>(efficiencies.stream().map(row::profile).toList());
        cop.ifPresent(profile -> factors.set(0, profile));
        List<LinkOperation.Delay> delays = new ArrayList<>();
        for (String efficiency : efficiencies) {
            String port = efficiency.substring("efficiency".length());
            int units = row.whole("delay" + port);
            boolean cyclic = row.flag("cyclic_delay" + port);
            delays.add(row.isSound() ? new LinkOperation.Delay(units, cyclic) : LinkOperation.Delay.NONE);
        }
        return controllable(row, to, factors, row.number("length")).toBuilder()
                .delays(delays)
                .build();
    }

    /** Reads a process as the link that it is where it draws its power at its first bus one to one. */
    LinkOperation process(Row row) {
        Profile drawn = row.profile("rate0");
        if (!drawn.isAlways(-1)) {
            row.fault("rate0", 0, row.cell("rate0"), "must be -1; other rates of the first bus are not supported yet");
        }
        List<String> rates = new ArrayList<>();
        List<String> to = ports(row, "rate", rates);
        row.use("length");
        return controllable(row, to, rates.stream().map(row::profile).toList(), 0);
    }

    private static List<String> ports(Row row, String factor, List<String> factors) {
        List<String> to = new ArrayList<>();
        to.add(row.bus("bus1"));
        factors.add(factor.equals("rate") ? "rate1" : factor);
        for (String column : new LinkedHashSet<>(row.columns())) {
            String port = column.startsWith("bus") ? column.substring("bus".length()) : "";
            if (port.matches("[2-9]|[1-9]\\d{1,2}")) {
                Optional<String> bus = row.findBus(column);
                bus.ifPresent(name -> {
                    to.add(name);
                    factors.add(factor + port);
                });
            }
        }
        return to;
    }

    private LinkOperation controllable(Row row, List<String> to, List<Profile> efficiencies, double lengthKm) {
        String from = row.bus("bus0");
        Order.requireLimits(row, "p_min_pu", "p_max_pu");
        Link link = new Link(row.name(), from, to, row.number("p_nom"));
        Optional<Expansion> expansion = CapacityColumns.expansion(row, "p_nom", years);
        var commitment = CapacityColumns.commitment(row, "p_nom");
        return LinkOperation.builder(link, efficiencies)
                .carrier(carrier(row, from))
                .lengthKm(lengthKm)
                .expansion(expansion)
                .minPu(row.profile("p_min_pu"))
                .maxPu(row.profile("p_max_pu"))
                .marginalCost(row.profile("marginal_cost"))
                .quadraticCost(row.profile("marginal_cost_quadratic"))
                .rampLimits(CapacityColumns.ramps(row))
                .commitment(commitment)
                .setPointMw(row.findProfile("p_set"))
                .build();
    }
}
