package org.rexnet.core.study.pypsa;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LinkDelay;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Link;

/** Rows of links, and of processes, which are read as links. */
final class LinkRows implements KindRows<LinkOperation> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.LINK;
    }

    @Override
    public ComponentTable readAll(Reading reading, StudyBuilder study) {
        Set<String> names = new HashSet<>();
        ComponentTable links = reading.table(kind().table());
        links.read(this::read, link -> {
            names.add(link.id());
            study.add(link);
        });
        ComponentTable processes = reading.table("processes");
        processes.read(
                row -> {
                    LinkOperation link = process(row);
                    if (names.contains(row.name())) {
                        row.fault("", row.name(), "is the name of a link already; processes are read as links");
                    }
                    return link;
                },
                study::add);
        if (!processes.rows().isEmpty()) {
            reading.note("processes.csv: processes are read as links.");
        }
        return links;
    }

    @Override
    public LinkOperation read(Row row) {
        HeatRows heat = row.reading().shared(HeatRows.class);
        List<String> efficiencies = new ArrayList<>();
        List<String> to = ports(row, "efficiency", efficiencies);
        Optional<Profile> cop = heat.cop(row, to.getFirst());
        if (cop.isEmpty() && to.size() == 1) {
            heat.requireCop(row, row.bus("bus0"), to.getFirst(), row.profile("efficiency"));
        }
        List<Profile> factors =
                new ArrayList<>(efficiencies.stream().map(row::profile).toList());
        cop.ifPresent(profile -> factors.set(0, profile));
        List<LinkDelay> delays = new ArrayList<>();
        for (String efficiency : efficiencies) {
            String port = efficiency.substring("efficiency".length());
            int units = row.whole("delay" + port);
            boolean cyclic = row.flag("cyclic_delay" + port);
            delays.add(row.isSound() ? new LinkDelay(units, cyclic) : LinkDelay.NONE);
        }
        return controllable(row, to, factors, row.number("length")).toBuilder()
                .delays(delays)
                .build();
    }

    /** Reads a process as the link that it is where it draws its power at its first bus one to one. */
    private static LinkOperation process(Row row) {
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

    private static LinkOperation controllable(Row row, List<String> to, List<Profile> efficiencies, double lengthKm) {
        String from = row.bus("bus0");
        Order.requireLimits(row, "p_nom", "p_min_pu", "p_max_pu");
        Link link = new Link(row.name(), from, to, row.number("p_nom"));
        Optional<Expansion> expansion =
                CapacityColumns.expansion(row, "p_nom", row.reading().years());
        var commitment = CapacityColumns.commitment(row, "p_nom");
        return LinkOperation.builder(link, efficiencies)
                .carrier(PassiveRows.carrier(row, from))
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

    @Override
    public void writeAll(Sheets sheets) {
        sheets.study().links().forEach(link -> write(link, sheets));
        fillNumericPorts(sheets);
    }

    /**
     * Names the first output again, at an efficiency of 0, where a link lacks a port and all names there are numbers:
     * PyPSA would read a column of numbers with gaps as 2.0 in place of 2 and find no such bus.
     */
    private static void fillNumericPorts(Sheets sheets) {
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

    @Override
    public void write(LinkOperation operation, Sheets sheets) {
        Sheet links = sheets.sheet("links");
        Sheet.Entry row = links.row(links.freeName(operation.id()))
                .put("bus0", operation.link().from());
        List<String> to = operation.link().to();
        for (int port = 0; port < to.size(); port++) {
            row.put("bus" + (port + 1), to.get(port))
                    .put(
                            "efficiency" + (port == 0 ? "" : port + 1),
                            operation.efficiencies().get(port));
            delay(sheets, row, operation, port);
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

    private static void delay(Sheets sheets, Sheet.Entry row, LinkOperation operation, int port) {
        LinkDelay delay = operation.delays().get(port);
        if (delay.units() == 0) {
            return;
        }
        String suffix = port == 0 ? "" : String.valueOf(port + 1);
        row.put("delay" + suffix, delay.units()).put("cyclic_delay" + suffix, delay.cyclic());
        if (sheets.study().horizon().blocks().size() > 1) {
            sheets.note("Link %s: PyPSA lets what is delayed pass from block to block.".formatted(operation.id()));
        }
    }
}
