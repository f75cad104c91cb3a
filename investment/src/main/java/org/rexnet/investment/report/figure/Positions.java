package org.rexnet.investment.report.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.FRLayoutAlgorithm2D;
import org.jgrapht.alg.drawing.IndexedFRLayoutAlgorithm2D;
import org.jgrapht.alg.drawing.LayoutAlgorithm2D;
import org.jgrapht.alg.drawing.model.Box2D;
import org.jgrapht.alg.drawing.model.LayoutModel2D;
import org.jgrapht.alg.drawing.model.MapLayoutModel2D;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;
import org.rexnet.core.study.Study;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;

/**
 * Where the buses of a study lie: where it says so, or laid out after T. Fruchterman and E. Reingold (1991) where it does not.
 *
 * @param onEarth whether positions are longitude and latitude
 */
record Positions(double[] x, double[] y, boolean onEarth) {

    private static final int SEED = 1;
    private static final int FEW = 300;
    private static final int ITERATIONS = 200;
    private static final int FEWER_ITERATIONS = 60;
    private static final double THETA = 0.7;
    /** So near to each other that they do not crowd at the edges of their box. */
    private static final double CLOSENESS = 0.12;

    private static final int ROUNDS = 20;
    private static final double MOST_FAR = 0.05;
    private static final double FAR = 5;

    static Positions of(Study study) {
        List<Bus> buses = study.network().buses();
        double[] x = buses.stream().mapToDouble(Bus::x).toArray();
        double[] y = buses.stream().mapToDouble(Bus::y).toArray();
        boolean[] known = new boolean[buses.size()];
        int placed = 0;
        boolean degrees = true;
        boolean fractions = false;
        for (int i = 0; i < known.length; i++) {
            known[i] = x[i] != 0 || y[i] != 0;
            placed += known[i] ? 1 : 0;
            degrees &= Math.abs(x[i]) <= 180 && Math.abs(y[i]) <= 90;
            fractions |= x[i] != Math.rint(x[i]) || y[i] != Math.rint(y[i]);
        }
        if (placed < 2 || 2 * placed < known.length) {
            return laidOut(study);
        }
        List<int[]> edges = edges(study);
        for (int round = 0; round < ROUNDS && placed < known.length; round++) {
            placed += placeBetweenNeighbours(edges, x, y, known);
        }
        return new Positions(x, y, degrees && fractions);
    }

    /**
     * Returns which buses lie so far from all others that a picture of all would show a dot of these: beyond {@value #FAR} times the
     * distance within which all but {@value #MOST_FAR} of the buses lie of their middle.
     */
    boolean[] far() {
        double middleX = median(x);
        double middleY = median(y);
        double[] distances = new double[x.length];
        Arrays.setAll(distances, i -> Math.hypot(x[i] - middleX, y[i] - middleY));
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double limit = FAR * sorted[sorted.length - 1 - (int) (MOST_FAR * sorted.length)];
        boolean[] far = new boolean[x.length];
        for (int i = 0; i < far.length; i++) {
            far[i] = limit > 0 && distances[i] > limit;
        }
        return far;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<int[]> edges(Study study) {
        List<int[]> edges = new ArrayList<>();
        for (Branch branch : study.network().branches()) {
            for (String to : branch.to()) {
                edges.add(new int[] {
                    study.network().busIndex(branch.from()), study.network().busIndex(to)
                });
            }
        }
        return edges;
    }

    /** Places buses without a position where their neighbours are, and returns how many. */
    private static int placeBetweenNeighbours(List<int[]> edges, double[] x, double[] y, boolean[] known) {
        boolean[] before = known.clone();
        double[] sumX = new double[x.length];
        double[] sumY = new double[x.length];
        int[] count = new int[x.length];
        for (int[] edge : edges) {
            for (int end = 0; end < 2; end++) {
                int from = edge[end];
                int to = edge[1 - end];
                if (before[from] && !before[to]) {
                    sumX[to] += x[from];
                    sumY[to] += y[from];
                    count[to]++;
                }
            }
        }
        int placed = 0;
        for (int i = 0; i < x.length; i++) {
            if (count[i] > 0) {
                x[i] = sumX[i] / count[i];
                y[i] = sumY[i] / count[i];
                known[i] = true;
                placed++;
            }
        }
        return placed;
    }

    private static Positions laidOut(Study study) {
        int size = study.network().buses().size();
        Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
        for (int i = 0; i < size; i++) {
            graph.addVertex(i);
        }
        for (int[] edge : edges(study)) {
            if (edge[0] != edge[1]) {
                graph.addEdge(edge[0], edge[1]);
            }
        }
        LayoutAlgorithm2D<Integer, DefaultEdge> algorithm = size <= FEW
                ? new FRLayoutAlgorithm2D<>(ITERATIONS, CLOSENESS, new Random(SEED))
                : new IndexedFRLayoutAlgorithm2D<>(FEWER_ITERATIONS, THETA, CLOSENESS, new Random(SEED));
        LayoutModel2D<Integer> model = new MapLayoutModel2D<>(new Box2D(0, 0, 1, 1));
        algorithm.layout(graph, model);
        double[] x = new double[size];
        double[] y = new double[size];
        Arrays.setAll(x, i -> at(model, i).getX());
        Arrays.setAll(y, i -> at(model, i).getY());
        return new Positions(x, y, false);
    }

    private static Point2D at(LayoutModel2D<Integer> model, int bus) {
        Point2D point = model.get(bus);
        return point == null ? new Point2D(0, 0) : point;
    }
}
