package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.result.BusPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;

/** Makes the map of a study, and of its clearing. */
public final class MapDrawing {

    private static final int MOST_VALUES = 4_000_000;
    private static final int MOST_SETTERS = 600_000;
    private static final double SMALLEST_ADDITION = 1e-9;

    private final Study study;
    private final Map<ComponentKey, Double> capacities;
    private final List<NetworkMap.Way> ways = new ArrayList<>();
    private final List<NetworkMap.Part> parts = new ArrayList<>();
    private final List<double[]> flows = new ArrayList<>();
    private final List<double[]> limits = new ArrayList<>();
    private final List<double[]> powers = new ArrayList<>();

    private MapDrawing(Study study, Map<ComponentKey, Double> capacities) {
        this.study = study;
        this.capacities = capacities;
    }

    /** Returns the map of a study that was not cleared: with what was reserved, where the sections of its answer tell that. */
    public static NetworkMap of(Study study, List<Section> sections) {
        MapDrawing drawing = new MapDrawing(study, Map.of());
        for (Component component : study.components()) {
            drawing.add(component);
        }
        if (TradedCourse.isIn(sections)) {
            for (int i = 0; i < drawing.ways.size(); i++) {
                drawing.ways.set(i, drawing.ways.get(i).withLimits(i));
            }
        }
        return drawing.map(TradedCourse.of(study, drawing.ways, sections));
    }

    /** Returns the map of a clearing. */
    public static NetworkMap of(Clearing clearing) {
        MapDrawing drawing = new MapDrawing(clearing.study(), Loading.capacities(clearing));
        for (Operation operation : clearing.operations()) {
            drawing.add(operation);
        }
        return drawing.map(Optional.of(drawing.course(clearing)));
    }

    private NetworkMap map(Optional<NetworkMap.Course> course) {
        Positions positions = Positions.of(study);
        boolean[] far = positions.far();
        List<Bus> buses = study.network().buses();
        List<NetworkMap.Place> places = new ArrayList<>();
        for (int i = 0; i < buses.size(); i++) {
            places.add(new NetworkMap.Place(
                    buses.get(i).id(),
                    buses.get(i).carrier(),
                    positions.x()[i],
                    positions.y()[i],
                    far[i]));
        }
        List<double[]> land = positions.onEarth() ? Land.about(places) : List.of();
        return new NetworkMap(positions.onEarth(), places, ways, parts, land, course);
    }

    private void add(Component component) {
        Optional<Branch> branch = component.networkBranch();
        if (branch.isPresent()) {
            ways(component, branch.get(), -1);
        } else {
            component.buses().forEach(bus -> part(component, study.network().busIndex(bus)));
        }
    }

    private void add(Operation operation) {
        Optional<Component> found = study.components().find(operation.component());
        if (found.isEmpty()) {
            return;
        }
        Optional<Branch> branch = found.get().networkBranch();
        if (branch.isPresent()) {
            double[] flow = Loading.flow(study, operation).orElseThrow();
            double capacity = capacity(found.get(), branch.get());
            double[] limit = Loading.limits(found.get(), capacity, flow);
            boolean changes = Double.isFinite(capacity) && Arrays.stream(limit).anyMatch(mw -> mw != capacity);
            if (changes) {
                limits.add(limit);
            }
            for (int i = ways(found.get(), branch.get(), changes ? limits.size() - 1 : -1); i > 0; i--) {
                flows.add(flow);
            }
        } else if (found.get().host().isEmpty()) {
            Map<Integer, double[]> byBus = new LinkedHashMap<>();
            for (Injection injection : operation.injections()) {
                double[] power = byBus.computeIfAbsent(
                        injection.bus(), bus -> new double[study.horizon().size()]);
                for (int t = 0; t < power.length; t++) {
                    power[t] += injection.mw(t);
                }
            }
            byBus.forEach((bus, power) -> {
                part(found.get(), bus);
                powers.add(power);
            });
        }
    }

    private double capacity(Component component, Branch branch) {
        return capacities.getOrDefault(component.key(), branch.capacityMw());
    }

    private int ways(Component component, Branch branch, int limitRow) {
        int from = study.network().busIndex(branch.from());
        double capacity = capacity(component, branch);
        for (String to : branch.to()) {
            ways.add(new NetworkMap.Way(
                    component.kind().singular(),
                    component.id(),
                    from,
                    study.network().busIndex(to),
                    study.network().buses().get(from).carrier(),
                    limit(capacity),
                    addition(component, capacity),
                    limitRow));
        }
        return branch.to().size();
    }

    private void part(Component component, int bus) {
        boolean sized = component.kind().hasCapacity();
        double capacity = capacities.getOrDefault(component.key(), component.capacity());
        parts.add(new NetworkMap.Part(
                component.kind().singular(),
                component.id(),
                bus,
                component.technology().orElse(""),
                sized ? limit(capacity) : Double.NaN,
                sized ? addition(component, capacity) : 0,
                sized ? component.kind().unit() : ""));
    }

    private static double limit(double capacity) {
        return Double.isFinite(capacity) ? capacity : Double.NaN;
    }

    private static double addition(Component component, double capacity) {
        double addition = capacity - component.capacity();
        return component.expansion().isPresent() && Math.abs(addition) > SMALLEST_ADDITION ? addition : 0;
    }

    private NetworkMap.Course course(Clearing clearing) {
        int rows = study.network().buses().size() + flows.size() + limits.size() + powers.size();
        int snapshots = study.horizon().size();
        long values = (long) rows * snapshots;
        Axis axis = Axis.of(study.horizon(), values <= MOST_VALUES ? snapshots : Math.max(2, MOST_VALUES / 2 / rows));
        double[][] prices = clearing.prices();
        List<double[]> byPlace = new ArrayList<>();
        for (int bus = 0; bus < study.network().buses().size(); bus++) {
            double[] price = new double[snapshots];
            for (int t = 0; t < snapshots; t++) {
                price[t] = prices[t][bus];
            }
            byPlace.add(price);
        }
        List<String> words = new ArrayList<>();
        Pack setters = setters(clearing, axis, words);
        return new NetworkMap.Course(
                axis.labels(),
                axis.remark("each place shows its own highest or lowest value of them"),
                study.settings().currency(),
                BusPrice.of(clearing).stream().mapToDouble(BusPrice::average).toArray(),
                highestLoading(),
                ways.stream().mapToDouble(way -> NetworkMap.Course.FULL).toArray(),
                span(axis, byPlace),
                span(axis, flows),
                span(axis, limits),
                span(axis, powers),
                words,
                setters);
    }

    private double[] highestLoading() {
        double[] highest = new double[ways.size()];
        for (int i = 0; i < highest.length; i++) {
            NetworkMap.Way way = ways.get(i);
            double[] flow = flows.get(i);
            for (int t = 0; t < flow.length && way.capacity() > 0; t++) {
                double limit = way.limits() < 0 ? way.capacity() : limits.get(way.limits())[t];
                highest[i] = Math.max(highest[i], Loading.share(flow[t], limit));
            }
        }
        return highest;
    }

    private static NetworkMap.Span span(Axis axis, List<double[]> rows) {
        boolean thin = axis.bucket() > 1;
        float[][] low = new float[rows.size()][axis.size()];
        float[][] high = new float[thin ? rows.size() : 0][axis.size()];
        for (int i = 0; i < rows.size(); i++) {
            double[] values = rows.get(i);
            for (int position = 0; position < axis.size(); position++) {
                if (thin) {
                    int[] extremes = axis.extremes(position, values);
                    low[i][position] = (float) values[extremes[0]];
                    high[i][position] = (float) values[extremes[1]];
                } else {
                    low[i][position] = (float) values[position];
                }
            }
        }
        return new NetworkMap.Span(Pack.of(low), Pack.of(high));
    }

    /** Returns who sets each price, where that was asked for and is not too much to show. */
    private Pack setters(Clearing clearing, Axis axis, List<String> words) {
        List<Bus> buses = study.network().buses();
        boolean known = clearing.options().explainsAll()
                && axis.bucket() == 1
                && (long) buses.size() * axis.size() <= MOST_SETTERS;
        if (!known) {
            return Pack.of(new float[0][0]);
        }
        Map<String, Integer> positions = new HashMap<>();
        float[][] which = new float[buses.size()][axis.size()];
        for (int bus = 0; bus < which.length; bus++) {
            for (int t = 0; t < axis.size(); t++) {
                String word = clearing.priceChain(buses.get(bus).id(), t).words();
                which[bus][t] = positions.computeIfAbsent(word, any -> {
                    words.add(word);
                    return words.size() - 1;
                });
            }
        }
        return Pack.of(which);
    }
}
