package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;
import org.rexnet.network.flow.SusceptanceConvention;

/** Turns lines, transformers and links into tables; impedances back into ohm or per unit of the transformer's power. */
final class BranchSheets {

    private final Sheets sheets;
    private final boolean admittance;
    private final SynchronousAreas areas;

    BranchSheets(Sheets sheets) {
        this.sheets = sheets;
        admittance = sheets.study().settings().convention() == SusceptanceConvention.SERIES_ADMITTANCE;
        List<String[]> ends = new ArrayList<>();
        for (PassiveBranch branch : sheets.study().network().branches(PassiveBranch.class)) {
            ends.add(new String[] {branch.from(), branch.toBus()});
        }
        areas = new SynchronousAreas(sheets.study().network().buses(), ends);
    }

    void fill() {
        for (LinkOperation link : sheets.study().links()) {
            link(link);
        }
        fillNumericPorts();
        boolean transport = sheets.study().settings().formulation() == FlowFormulation.TRANSPORT;
        for (LineOperation line : sheets.study().lines()) {
            if (sheets.study().settings().convention().susceptance(line.branch()) == 0) {
                sheets.note(("Branch %s: is left out, because without reactance it carries nothing by the study's"
                                + " convention; PyPSA would let it carry whatever balance asks.")
                        .formatted(line.branch().id()));
            } else if (transport) {
                asLink(line);
            } else {
                switch (line.branch()) {
                    case Line branch -> line(line, branch);
                    case Transformer branch -> transformer(line, branch);
                }
            }
        }
        if (transport && !sheets.study().lines().isEmpty()) {
            sheets.note("lines.csv: written as links, because PyPSA always applies Kirchhoff's voltage law to lines.");
        }
    }

    /**
     * Names the first output again, at an efficiency of 0, where a link lacks a port and all names there are numbers:
     * PyPSA would read a column of numbers with gaps as 2.0 in place of 2 and find no such bus.
     */
    private void fillNumericPorts() {
        List<LinkOperation> links = sheets.study().links();
        int ports =
                links.stream().mapToInt(link -> link.link().to().size()).max().orElse(0);
        for (int port = 1; port < ports; port++) {
            int position = port;
            boolean numeric = links.stream()
                    .map(link -> link.link().to())
                    .filter(to -> to.size() > position)
                    .allMatch(to -> !Double.isNaN(NumberText.parseOr(to.get(position), Double.NaN)));
            for (LinkOperation link : links) {
                if (numeric && link.link().to().size() <= port) {
                    sheets.sheet("links")
                            .row(link.id())
                            .put("bus" + (port + 1), link.link().to().getFirst())
                            .put("efficiency" + (port + 1), 0.0);
                }
            }
        }
    }

    private void line(LineOperation operation, Line line) {
        double ohmPerUnit = square(nominalKv(line.from()));
        boolean alternating = areas.isAlternating(line.from());
        double x = inverse(reactance(line), ohm -> ohm / ohmPerUnit, ohmPerUnit);
        double r = alternating ? inverse(line.resistance(), ohm -> ohm / ohmPerUnit, ohmPerUnit) : x;
        Sheet.Entry row = sheets.sheet("lines")
                .row(line.id())
                .put("bus0", line.from())
                .put("bus1", line.toBus())
                .put("r", r)
                .put("s_nom", line.capacityMw())
                .put("s_max_pu", operation.maxPu())
                .put("carrier", operation.carrier())
                .put("length", operation.lengthKm());
        if (alternating) {
            row.put("x", x);
        }
        angles(row, operation, operation.carrier().isEmpty() ? carrier(line.from()) : operation.carrier());
        CapacityCells.expansion(row, "s_nom", operation.expansion());
        if (operation.circuits()) {
            row.put("expansion", "circuits");
        }
    }

    /** A transformer's impedance is per unit of its power, so that a power of 0 or without limit moves to its share. */
    private void transformer(LineOperation operation, Transformer transformer) {
        double capacity = transformer.capacityMw();
        boolean usable = capacity > 0 && !Double.isInfinite(capacity);
        double base = usable ? capacity : 1;
        double x = inverse(reactance(transformer), perUnit -> perUnit / base, base);
        double r = areas.isAlternating(transformer.from())
                ? inverse(transformer.resistance(), perUnit -> perUnit / base, base)
                : x;
        Profile share = usable || operation.expansion().isPresent() ? operation.maxPu() : Profile.of(capacity);
        Sheet.Entry row = sheets.sheet("transformers")
                .row(transformer.id())
                .put("bus0", transformer.from())
                .put("bus1", transformer.toBus())
                .put("x", x)
                .put("r", r)
                .put("s_nom", base)
                .put("s_max_pu", share);
        if (!admittance) {
            row.put("tap_ratio", transformer.tapRatio())
                    .put("phase_shift", inverse(transformer.phaseShift(), Math::toRadians, 180 / Math.PI));
        }
        angles(row, operation, Bus.DEFAULT_CARRIER);
        CapacityCells.expansion(row, "s_nom", operation.expansion());
        if (operation.circuits()) {
            row.put("expansion", "circuits");
        }
    }

    private void asLink(LineOperation operation) {
        PassiveBranch branch = operation.branch();
        Sheet links = sheets.sheet("links");
        Sheet.Entry row = links.row(links.freeName(branch.id()))
                .put("bus0", branch.from())
                .put("bus1", branch.toBus())
                .put("p_nom", branch.capacityMw())
                .put("p_min_pu", operation.maxPu().map(share -> -share))
                .put("p_max_pu", operation.maxPu())
                .put("carrier", operation.carrier())
                .put("length", operation.lengthKm());
        CapacityCells.expansion(row, "p_nom", operation.expansion());
    }

    private void link(LinkOperation operation) {
        Sheet links = sheets.sheet("links");
        Sheet.Entry row = links.row(links.freeName(operation.id()))
                .put("bus0", operation.link().from());
        List<String> to = operation.link().to();
        for (int port = 0; port < to.size(); port++) {
            row.put("bus" + (port + 1), to.get(port))
                    .put(
                            "efficiency" + (port == 0 ? "" : port + 1),
                            operation.efficiencies().get(port));
            delay(row, operation, port);
        }
        row.put("p_nom", operation.link().capacityMw())
                .put("p_min_pu", operation.minPu())
                .put("p_max_pu", operation.maxPu())
                .put("p_set", operation.setPointMw())
                .put("marginal_cost", operation.marginalCost())
                .put("marginal_cost_quadratic", operation.quadraticCost())
                .put("carrier", operation.carrier())
                .put("length", operation.lengthKm());
        CapacityCells.expansion(row, "p_nom", operation.expansion());
        CapacityCells.operation(row, operation.rampLimits(), operation.commitment());
    }

    private void delay(Sheet.Entry row, LinkOperation operation, int port) {
        LinkOperation.Delay delay = operation.delays().get(port);
        if (delay.units() == 0) {
            return;
        }
        String suffix = port == 0 ? "" : String.valueOf(port + 1);
        row.put("delay" + suffix, delay.units()).put("cyclic_delay" + suffix, delay.cyclic());
        if (sheets.study().horizon().blocks().size() > 1) {
            sheets.note("Link %s: PyPSA lets what is delayed pass from block to block.".formatted(operation.id()));
        }
    }

    /**
     * Writes the one limit that PyPSA has, for the difference of angles either way. PyPSA divides it by the reactance,
     * so that with a negative one it has to be said as a limit of the flow.
     */
    private void angles(Sheet.Entry row, LineOperation operation, String carrier) {
        PassiveBranch branch = operation.branch();
        AngleLimits limits = branch.angleLimits();
        if (limits.areNone() || branch.reactance() == 0) {
            return;
        }
        double x = reactance(branch) * (admittance ? 1 : branch.tapRatio());
        double shift = admittance ? 0 : branch.phaseShift();
        double first = (limits.min() - shift) / x;
        double second = (limits.max() - shift) / x;
        double capacity = operation.expansion().isPresent() ? Double.POSITIVE_INFINITY : branch.capacityMw();
        double most = capacity == 0 ? 0 : capacity * operation.maxPu().max();
        if (limits.max() == -limits.min() && carrier.equals(Bus.DEFAULT_CARRIER) && x > 0) {
            row.put("v_ang_max", inverse(limits.max(), Math::toRadians, 180 / Math.PI));
        } else if (first == -second && capacity > 0 && Double.isFinite(capacity)) {
            double share = Math.abs(first) / capacity;
            row.put("s_max_pu", operation.maxPu().map(given -> Math.min(given, share)));
        } else if (Math.min(first, second) > -most || Math.max(first, second) < most) {
            sheets.note(("Branch %s: its limits of the angle difference, %s to %s rad, are not written; PyPSA has only"
                            + " limits that are the same either way, on alternating current.")
                    .formatted(branch.id(), limits.min(), limits.max()));
        }
    }

    /** Returns the reactance that gives the flow of the study's convention when it stands alone. */
    private double reactance(PassiveBranch branch) {
        double x = branch.reactance();
        return admittance && x != 0 ? (square(branch.resistance()) + square(x)) / x : x;
    }

    private double nominalKv(String bus) {
        return sheets.study().network().bus(bus).nominalKv();
    }

    private String carrier(String bus) {
        return sheets.study().network().bus(bus).carrier();
    }

    private static double square(double value) {
        return value * value;
    }

    /** Returns the number that {@code forward} turns into the wanted one: wanted x factor, or the nearest that does. */
    static double inverse(double wanted, DoubleUnaryOperator forward, double factor) {
        double guess = wanted * factor;
        for (double candidate :
                new double[] {guess, Math.nextUp(guess), Math.nextDown(guess), Math.nextUp(Math.nextUp(guess))}) {
            if (forward.applyAsDouble(candidate) == wanted) {
                return candidate;
            }
        }
        return guess;
    }
}
