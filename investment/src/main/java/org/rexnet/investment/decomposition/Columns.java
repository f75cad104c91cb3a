package org.rexnet.investment.decomposition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.subproblem.Parameter;
import org.rexnet.core.clearing.subproblem.SharedLimit;

/** All parameters of all parts, each once, and where each part finds its own; immutable. */
final class Columns {

    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final int[][] byPart;

    Columns(List<List<Parameter>> parts) {
        byPart = new int[parts.size()][];
        for (int p = 0; p < byPart.length; p++) {
            List<Parameter> own = parts.get(p);
            byPart[p] = new int[own.size()];
            for (int i = 0; i < byPart[p].length; i++) {
                Parameter parameter = own.get(i);
                Integer known = positions.putIfAbsent(parameter.name(), parameters.size());
                byPart[p][i] = known == null ? parameters.size() : known;
                if (known == null) {
                    parameters.add(parameter);
                }
            }
        }
    }

    int size() {
        return parameters.size();
    }

    int parts() {
        return byPart.length;
    }

    Parameter at(int column) {
        return parameters.get(column);
    }

    /** Returns the position of a parameter; throws {@link IllegalArgumentException} where there is none of that name. */
    int position(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException("Nothing that is decided is called " + name + ".");
        }
        return position;
    }

    /** Returns the positions of a part's parameters, in the part's order; to be read only. */
    int[] ofPart(int part) {
        return byPart[part];
    }

    /** Moves a point between the limits that hold for one parameter alone. */
    void clamp(double[] point, List<SharedLimit> limits) {
        for (SharedLimit limit : limits) {
            if (limit.factors().size() == 1) {
                limit.factors().forEach((name, factor) -> {
                    int j = position(name);
                    double a = limit.lower() / factor;
                    double b = limit.upper() / factor;
                    point[j] = Math.max(Math.min(a, b), Math.min(Math.max(a, b), point[j]));
                });
            }
        }
    }

    /** Returns the cost of the capacities that are built or given up at a point, beside those that exist. */
    double decidedCost(double[] point) {
        double cost = 0;
        for (int j = 0; j < point.length; j++) {
            if (at(j) instanceof Parameter.Capacity capacity) {
                cost += Math.abs(capacity.expansion().annualCost() * (point[j] - capacity.existing()));
            }
        }
        return cost;
    }

    /** Returns the values of every part's parameters. */
    List<double[]> spread(double[] point) {
        List<double[]> values = new ArrayList<>();
        for (int[] own : byPart) {
            double[] part = new double[own.length];
            for (int i = 0; i < own.length; i++) {
                part[i] = point[own[i]];
            }
            values.add(part);
        }
        return values;
    }
}
