package org.rexnet.core.clearing.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Study;

/** What a planner looks at before anything is solved: demand and capacity at the peak of each carrier, the range of each series. */
public final class CheckSections {

    private final Study study;

    private CheckSections(Study study) {
        this.study = study;
    }

    /** Returns the sections of a study. */
    public static List<Section> of(Study study) {
        CheckSections checks = new CheckSections(study);
        return Stream.of(checks.peaks(), checks.ranges())
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    /**
     * A carrier at its peak.
     *
     * @param demandMw largest sum of loads
     * @param snapshot label of the snapshot in which that is
     * @param availableMw largest injection of plants, storage and converters then, with existing capacity
     * @param largestMw the most that they can feed in at any time
     */
    private record Peak(String carrier, double demandMw, String snapshot, double availableMw, double largestMw) {}

    private Section peaks() {
        Map<String, double[]> demand = new LinkedHashMap<>();
        int snapshots = study.horizon().size();
        for (Load load : study.loads()) {
            double[] sum = demand.computeIfAbsent(carrier(load.bus()), c -> new double[snapshots]);
            for (int t = 0; t < snapshots; t++) {
                sum[t] += load.powerMw().at(t);
            }
        }
        List<Peak> peaks = new ArrayList<>();
        demand.forEach((carrier, sum) -> peaks.add(peak(carrier, sum)));
        return Section.table("peaks", "Demand and capacity at the peak of each carrier", peaks)
                .add(Column.words("carrier", Peak::carrier))
                .add(Column.number("demand", "peak", "MW", Format.AMOUNT, Peak::demandMw))
                .add(Column.words("snapshot", "at", Peak::snapshot))
                .add(Column.number("available", "available", "MW", Format.AMOUNT, Peak::availableMw))
                .add(Column.number("spare", "spare", "MW", Format.AMOUNT, peak -> peak.availableMw() - peak.demandMw()))
                .add(Column.number(
                        "idle", "not available", "MW", Format.AMOUNT, peak -> peak.largestMw() - peak.availableMw()))
                .build();
    }

    private Peak peak(String carrier, double[] demand) {
        int peak = 0;
        for (int t = 1; t < demand.length; t++) {
            peak = demand[t] > demand[peak] ? t : peak;
        }
        double available = 0;
        double largest = 0;
        for (Component component : study.components()) {
            if (component.kind() != ComponentKind.LOAD && !component.isTransport(study.network())) {
                for (Component.Reach reach :
                        component.reach(study.horizon().at(peak).durationHours())) {
                    if (carrier(reach.bus()).equals(carrier)) {
                        available += Math.max(0, reach.injected().applyAsDouble(peak));
                        largest += most(reach, demand.length);
                    }
                }
            }
        }
        return new Peak(carrier, demand[peak], study.horizon().at(peak).label(), available, largest);
    }

    private static double most(Component.Reach reach, int snapshots) {
        double most = 0;
        for (int t = 0; t < snapshots; t++) {
            most = Math.max(most, reach.injected().applyAsDouble(t));
        }
        return most;
    }

    private String carrier(String bus) {
        return study.network().bus(bus).carrier();
    }

    /**
     * All series of one attribute.
     *
     * @param components that have one
     */
    private record Range(String attribute, String unit, int components, double least, double mean, double largest) {}

    private Section ranges() {
        List<Range> ranges = new ArrayList<>();
        add(
                ranges,
                "loads.p_set",
                "MW",
                study.loads().stream().map(Load::powerMw).toList());
        add(
                ranges,
                "generators.p_max_pu",
                "per unit",
                study.generators().stream().map(Generator::maxPu).toList());
        add(
                ranges,
                "generators.marginal_cost",
                "per MWh",
                study.generators().stream().map(Generator::marginalCost).toList());
        add(
                ranges,
                "storage_units.inflow",
                "MW",
                study.storageUnits().stream().map(StorageUnit::inflowMw).toList());
        return Section.table("ranges", "Range of series", ranges)
                .add(Column.words("attribute", Range::attribute))
                .add(Column.words("unit", Range::unit))
                .add(Column.number("components", "components", Format.COUNT, Range::components))
                .add(Column.<Range>number("least", "least", Format.AMOUNT, Range::least)
                        .inUnitOfRow())
                .add(Column.<Range>number("mean", "mean", Format.AMOUNT, Range::mean)
                        .inUnitOfRow())
                .add(Column.<Range>number("largest", "largest", Format.AMOUNT, Range::largest)
                        .inUnitOfRow())
                .build();
    }

    private void add(List<Range> ranges, String attribute, String unit, List<Profile> all) {
        List<Profile> series =
                all.stream().filter(profile -> !profile.isConstant()).toList();
        if (series.isEmpty()) {
            return;
        }
        double sum = 0;
        for (Profile profile : series) {
            for (int t = 0; t < study.horizon().size(); t++) {
                sum += profile.at(t);
            }
        }
        ranges.add(new Range(
                attribute,
                unit,
                series.size(),
                series.stream().mapToDouble(Profile::min).min().orElse(0),
                sum / series.size() / study.horizon().size(),
                series.stream().mapToDouble(Profile::max).max().orElse(0)));
    }
}
