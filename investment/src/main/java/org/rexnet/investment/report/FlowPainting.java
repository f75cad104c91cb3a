package org.rexnet.investment.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.investment.report.figure.Figure;

/** Draws a flow diagram from left to right: each node as far to the right as the longest way to it. */
final class FlowPainting {

    private static final int NODE = 12;
    private static final int GAP = 14;
    private static final int LEFT = 24;
    private static final int RIGHT = 190;
    private static final int TOP = 50;
    private static final int STEPS = 24;
    private static final int LEAST = 3;
    private static final int ROUNDS = 12;
    private static final double FULL = 300;

    private final Figure.Flows figure;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<List<Node>> layers = new ArrayList<>();
    private final List<Node> passing = new ArrayList<>();
    private final List<Band> bands = new ArrayList<>();
    private double scale;

    private FlowPainting(Figure.Flows figure) {
        this.figure = figure;
    }

    /** A place where flows meet. */
    private static final class Node {

        private final String name;
        private int layer;
        private double in;
        private double out;
        private double top;
        private double inUsed;
        private double outUsed;

        Node(String name) {
            this.name = name;
        }

        double size() {
            return Math.max(in, out);
        }
    }

    /** A flow from one column to the next. */
    private record Band(Node from, Node to, double value) {}

    /** Returns the painting of a diagram; empty where nothing flows. */
    static Optional<FlowPainting> of(Figure.Flows figure) {
        if (figure.flows().isEmpty()) {
            return Optional.empty();
        }
        FlowPainting painting = new FlowPainting(figure);
        painting.lay();
        return Optional.of(painting);
    }

    private Node node(String name) {
        return nodes.computeIfAbsent(name, Node::new);
    }

    /** Lays nodes in columns, and a place on the way in each column that a flow passes. */
    private void lay() {
        for (Figure.Flows.Flow flow : figure.flows()) {
            node(flow.from());
            node(flow.to());
        }
        boolean moved = true;
        for (int round = 0; moved && round <= nodes.size(); round++) {
            moved = false;
            for (Figure.Flows.Flow flow : figure.flows()) {
                int least = node(flow.from()).layer + 1;
                if (node(flow.to()).layer < least) {
                    node(flow.to()).layer = least;
                    moved = true;
                }
            }
        }
        pullSources();
        for (Figure.Flows.Flow flow : figure.flows()) {
            Node before = node(flow.from());
            for (int layer = before.layer + 1; layer < node(flow.to()).layer; layer++) {
                Node passed = new Node("");
                passed.layer = layer;
                passing.add(passed);
                bands.add(new Band(before, passed, flow.value()));
                before = passed;
            }
            bands.add(new Band(before, node(flow.to()), flow.value()));
        }
        bands.forEach(band -> {
            band.from().out += band.value();
            band.to().in += band.value();
        });
        order();
    }

    /** Moves nodes that nothing flows into as far to the right as they may. */
    private void pullSources() {
        for (Node node : nodes.values()) {
            boolean source = figure.flows().stream().noneMatch(flow -> flow.to().equals(node.name));
            if (source) {
                node.layer = figure.flows().stream()
                                .filter(flow -> flow.from().equals(node.name))
                                .mapToInt(flow -> node(flow.to()).layer)
                                .min()
                                .orElse(1)
                        - 1;
            }
        }
    }

    /** Orders each column by where its flows come from and go to. */
    private void order() {
        List<Node> all = new ArrayList<>(nodes.values());
        all.addAll(passing);
        int last = all.stream().mapToInt(node -> node.layer).max().orElse(0);
        for (int layer = 0; layer <= last; layer++) {
            int one = layer;
            layers.add(new ArrayList<>(
                    all.stream().filter(node -> node.layer == one).toList()));
        }
        double largest = layers.stream()
                .mapToDouble(layer -> layer.stream().mapToDouble(Node::size).sum())
                .max()
                .orElse(1);
        scale = FULL / largest;
        for (int round = 0; round < ROUNDS; round++) {
            for (List<Node> layer : layers) {
                layer.sort(java.util.Comparator.comparingDouble(this::wanted));
                double y = TOP;
                for (Node node : layer) {
                    node.top = y;
                    y += Math.max(LEAST, node.size() * scale) + GAP;
                }
            }
        }
    }

    /** Returns the mean height of what a node is connected with. */
    private double wanted(Node node) {
        double sum = 0;
        double weight = 0;
        for (Band band : bands) {
            Node other = band.from() == node ? band.to() : band.to() == node ? band.from() : null;
            if (other != null) {
                sum += band.value() * (other.top + other.size() * scale / 2);
                weight += band.value();
            }
        }
        return weight == 0 ? node.top : sum / weight;
    }

    int height() {
        return (int) Math.ceil(nodes.values().stream()
                        .mapToDouble(node -> node.top + Math.max(LEAST, node.size() * scale))
                        .max()
                        .orElse(TOP))
                + 24;
    }

    private double x(Node node) {
        return LEFT + (double) (Plot.WIDTH - LEFT - RIGHT) * node.layer / Math.max(1, layers.size() - 1);
    }

    void paint(Pen pen) {
        layers.forEach(layer -> layer.forEach(node -> {
            node.inUsed = 0;
            node.outUsed = 0;
        }));
        Plot.title(pen, figure.title());
        pen.text(figure.unit(), Pen.Anchor.END, Plot.WIDTH - 16.0, 28, Plot.SMALL, false, Plot.FAINT_TEXT);
        List<Band> sorted = new ArrayList<>(bands);
        sorted.sort(java.util.Comparator.comparingDouble((Band band) -> band.from().top)
                .thenComparingDouble(band -> band.to().top));
        sorted.forEach(band -> paint(pen, band));
        int position = 0;
        for (Node node : nodes.values()) {
            pen.bar(x(node), node.top, NODE, Math.max(LEAST, node.size() * scale), Plot.colour(position++));
            String text = "%s  %s".formatted(node.name, RankedBars.number(Math.rint(node.size())));
            double middle = node.top + Math.max(LEAST, node.size() * scale) / 2 + 4;
            pen.text(text, Pen.Anchor.START, x(node) + NODE + 5, middle, Plot.SMALL, false, Plot.TEXT);
        }
    }

    private void paint(Pen pen, Band band) {
        double width = band.value() * scale;
        double[] xs = new double[2 * (STEPS + 1)];
        double[] ys = new double[xs.length];
        double x0 = x(band.from()) + (band.from().name.isEmpty() ? 0 : NODE);
        double x1 = x(band.to());
        double y0 = band.from().top + band.from().outUsed;
        double y1 = band.to().top + band.to().inUsed;
        band.from().outUsed += width;
        band.to().inUsed += width;
        for (int i = 0; i <= STEPS; i++) {
            double share = (double) i / STEPS;
            double smooth = share * share * (3 - 2 * share);
            xs[i] = x0 + share * (x1 - x0);
            ys[i] = y0 + smooth * (y1 - y0);
            xs[xs.length - 1 - i] = xs[i];
            ys[ys.length - 1 - i] = ys[i] + Math.max(0.7, width);
        }
        pen.area(xs, ys, 0xD5DCE5);
    }
}
