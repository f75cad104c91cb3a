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
    private static final int BANDS = 24;
    private static final double FULL = 300;

    private final Figure.Flows figure;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<List<Node>> layers = new ArrayList<>();
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

    private void lay() {
        for (Figure.Flows.Flow flow : figure.flows()) {
            node(flow.from()).out += flow.value();
            node(flow.to()).in += flow.value();
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
        int last = nodes.values().stream().mapToInt(node -> node.layer).max().orElse(0);
        for (int layer = 0; layer <= last; layer++) {
            int one = layer;
            layers.add(nodes.values().stream().filter(node -> node.layer == one).toList());
        }
        double largest = layers.stream()
                .mapToDouble(layer -> layer.stream().mapToDouble(Node::size).sum())
                .max()
                .orElse(1);
        scale = FULL / largest;
        for (List<Node> layer : layers) {
            double y = TOP;
            for (Node node : layer) {
                node.top = y;
                y += Math.max(3, node.size() * scale) + GAP;
            }
        }
    }

    int height() {
        return (int) Math.ceil(nodes.values().stream()
                        .mapToDouble(node -> node.top + Math.max(3, node.size() * scale))
                        .max()
                        .orElse(TOP))
                + 24;
    }

    private double x(Node node) {
        return LEFT + (double) (Plot.WIDTH - LEFT - RIGHT) * node.layer / Math.max(1, layers.size() - 1);
    }

    void paint(Pen pen) {
        nodes.values().forEach(node -> {
            node.inUsed = 0;
            node.outUsed = 0;
        });
        Plot.title(pen, figure.title());
        pen.text(figure.unit(), Pen.Anchor.END, Plot.WIDTH - 16.0, 28, Plot.SMALL, false, Plot.FAINT_TEXT);
        for (Figure.Flows.Flow flow : figure.flows()) {
            band(pen, node(flow.from()), node(flow.to()), flow.value() * scale);
        }
        int position = 0;
        for (Node node : nodes.values()) {
            pen.bar(x(node), node.top, NODE, Math.max(3, node.size() * scale), Plot.colour(position++));
            String text = "%s  %s".formatted(node.name, RankedBars.number(Math.rint(node.size())));
            double middle = node.top + Math.max(3, node.size() * scale) / 2 + 4;
            pen.text(text, Pen.Anchor.START, x(node) + NODE + 5, middle, Plot.SMALL, false, Plot.TEXT);
        }
    }

    private void band(Pen pen, Node from, Node to, double width) {
        double[] xs = new double[2 * (BANDS + 1)];
        double[] ys = new double[xs.length];
        double x0 = x(from) + NODE;
        double x1 = x(to);
        double y0 = from.top + from.outUsed;
        double y1 = to.top + to.inUsed;
        from.outUsed += width;
        to.inUsed += width;
        for (int i = 0; i <= BANDS; i++) {
            double share = (double) i / BANDS;
            double smooth = share * share * (3 - 2 * share);
            xs[i] = x0 + share * (x1 - x0);
            ys[i] = y0 + smooth * (y1 - y0);
            xs[xs.length - 1 - i] = xs[i];
            ys[ys.length - 1 - i] = ys[i] + Math.max(0.7, width);
        }
        pen.area(xs, ys, 0xD5DCE5);
    }
}
