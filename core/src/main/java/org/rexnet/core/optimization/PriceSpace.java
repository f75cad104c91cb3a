package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The optimal duals as a polyhedron in the prices of the degenerate elements of a basis, its coordinates: all other prices are linear in
 * them, and keep their signs. For one thread.
 */
final class PriceSpace {

    private static final double SMALLEST = 1e-9;

    private static final Sparse NOTHING = new Sparse();

    private final FaceBasis basis;
    private final List<Integer> elements;
    private final List<Sparse> duals = new ArrayList<>();
    private final List<Row> rows;
    /** By constraint, how its dual changes with the coordinates; nothing where it does not. */
    private final Map<Integer, Sparse> byConstraint = new LinkedHashMap<>();

    private final SparseSum factors;

    /**
     * Price of a nonbasic element: {@code price + factors x coordinates}, of the sign that the element's stand asks for.
     *
     * @param factors by coordinate
     */
    record Row(int element, double price, Sparse factors) {}

    /** Finds the polyhedron; {@code prices} are those of all elements where all coordinates are 0. */
    PriceSpace(FaceBasis basis, double[] prices) {
        this.basis = basis;
        elements = basis.degenerate();
        factors = new SparseSum(elements.size());
        Map<Integer, Sparse> byElement = new LinkedHashMap<>();
        for (int d = 0; d < elements.size(); d++) {
            Sparse change = basis.dualsPer(elements.get(d));
            duals.add(change);
            transpose(change, d, byConstraint);
            transpose(basis.pricesPer(change), d, byElement);
        }
        rows = byElement.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), prices[entry.getKey()], entry.getValue()))
                .toList();
    }

    private static void transpose(Sparse vector, int d, Map<Integer, Sparse> into) {
        for (int k = 0; k < vector.size(); k++) {
            into.computeIfAbsent(vector.index(k), i -> new Sparse()).add(d, vector.value(k));
        }
    }

    int size() {
        return elements.size();
    }

    int element(int coordinate) {
        return elements.get(coordinate);
    }

    /** Returns how a sum of duals changes with the coordinates. */
    Sparse factors(List<RowShift> sum) {
        double largest = 0;
        for (RowShift part : sum) {
            Sparse known = byConstraint.getOrDefault(part.row().index(), NOTHING);
            for (int k = 0; k < known.size(); k++) {
                double factor = part.amount() * known.value(k);
                largest = Math.max(largest, Math.abs(factor));
                factors.add(known.index(k), factor);
            }
        }
        return largest == 0 ? NOTHING : factors.take(SMALLEST * largest);
    }

    /** Adds what coordinates add to duals. */
    void addDuals(Sparse coordinates, double[] sum) {
        for (int c = 0; c < coordinates.size(); c++) {
            Sparse change = duals.get(coordinates.index(c));
            for (int k = 0; coordinates.value(c) != 0 && k < change.size(); k++) {
                sum[change.index(k)] += coordinates.value(c) * change.value(k);
            }
        }
    }

    /** Groups of coordinates that do not depend on each other: of each, its coordinates and its rows. */
    record Group(List<Integer> coordinates, List<Row> rows) {}

    /** Returns the groups, where coordinates that {@code more} ties stay together, too. */
    List<Group> groups(Collection<Sparse> more) {
        int[] parent = new int[size()];
        for (int d = 0; d < parent.length; d++) {
            parent[d] = d;
        }
        rows.forEach(row -> tie(parent, row.factors()));
        more.forEach(factors -> tie(parent, factors));
        Map<Integer, Group> groups = new LinkedHashMap<>();
        for (int d = 0; d < parent.length; d++) {
            groups.computeIfAbsent(root(parent, d), r -> new Group(new ArrayList<>(), new ArrayList<>()))
                    .coordinates()
                    .add(d);
        }
        for (Row row : rows) {
            Optional.ofNullable(groups.get(root(parent, row.factors().index(0))))
                    .ifPresent(group -> group.rows().add(row));
        }
        return List.copyOf(groups.values());
    }

    private static void tie(int[] parent, Sparse factors) {
        for (int k = 1; k < factors.size(); k++) {
            parent[root(parent, factors.index(k))] = root(parent, factors.index(0));
        }
    }

    private static int root(int[] parent, int d) {
        int root = d;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    /** Adds a group to a model: a variable for each coordinate and a constraint for each row, in the group's order. */
    Variables addTo(LinearModel model, Group group) {
        Variables coordinates = model.addVariables(group.coordinates().size());
        Map<Integer, Variable> byCoordinate = new LinkedHashMap<>();
        for (int k = 0; k < group.coordinates().size(); k++) {
            Stand stand = basis.stand(element(group.coordinates().get(k)));
            model.setBounds(coordinates.at(k), stand.least(), stand.most());
            byCoordinate.put(group.coordinates().get(k), coordinates.at(k));
        }
        for (Row row : group.rows()) {
            Stand stand = basis.stand(row.element());
            Constraint constraint = model.addConstraint(stand.least() - row.price(), stand.most() - row.price());
            for (int k = 0; k < row.factors().size(); k++) {
                Variable coordinate = byCoordinate.get(row.factors().index(k));
                if (coordinate != null) {
                    model.addTerm(constraint, coordinate, row.factors().value(k));
                }
            }
        }
        return coordinates;
    }
}
