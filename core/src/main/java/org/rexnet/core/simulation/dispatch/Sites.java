package org.rexnet.core.simulation.dispatch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.trading.StudyMarket;

/** Buses and charging stations, by number, with the grids that they are part of: the same network that the exchange has. Immutable. */
public final class Sites {

    private static final double UNIT = 1L << 30;

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Grid> grids;
    private final int[] first;
    private final int[] gridOf;
    private final double[][][] sensitivities;
    private final double[][][] forward;
    private final double[][][] backward;
    private final double hours;

    private Sites(StudyMarket market) {
        grids = market.grids();
        first = new int[grids.size() + 1];
        sensitivities = new double[grids.size()][][];
        forward = new double[grids.size()][][];
        backward = new double[grids.size()][][];
        for (int g = 0; g < grids.size(); g++) {
            Grid grid = grids.get(g);
            for (String bus : grid.buses()) {
                numbers.put(bus, names.size());
                names.add(bus);
            }
            first[g + 1] = names.size();
            readBranches(market, g, grid);
        }
        gridOf = new int[names.size()];
        for (int g = 0; g < grids.size(); g++) {
            java.util.Arrays.fill(gridOf, first[g], first[g + 1], g);
        }
        hours = market.periods().minutes() / 60.0;
    }

    /** Returns the places of a market. */
    public static Sites of(StudyMarket market) {
        return new Sites(market);
    }

    private void readBranches(StudyMarket market, int g, Grid grid) {
        int branches = grid.branches().size();
        int periods = market.periods().count();
        sensitivities[g] = new double[branches][grid.buses().size()];
        forward[g] = new double[branches][periods];
        backward[g] = new double[branches][periods];
        for (int l = 0; l < branches; l++) {
            for (int bus = 0; bus < grid.buses().size(); bus++) {
                sensitivities[g][l][bus] = grid.sensitivity(l, bus) / UNIT;
            }
            double base = grid.branches().get(l).baseMw();
            for (int period = 0; period < periods; period++) {
                StudyMarket.BranchLimits limits = market.branchLimits(g, l, period);
                forward[g][l][period] = limits.forwardMw() - base;
                backward[g][l][period] = limits.backwardMw() + base;
            }
        }
    }

    /** Returns how many sites there are. */
    public int count() {
        return names.size();
    }

    /** Returns the name of a site. */
    public String name(int site) {
        return names.get(site);
    }

    /** Returns the number of a bus or station. */
    public int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("There is no bus or station %s.".formatted(name));
        }
        return number;
    }

    /** Returns how many grids there are. */
    public int grids() {
        return grids.size();
    }

    /** Returns the grid of a site. */
    public int grid(int site) {
        return gridOf[site];
    }

    /** Returns the number of the first site of a grid; those of a grid follow each other. */
    public int first(int grid) {
        return first[grid];
    }

    /** Returns the number after that of the last site of a grid. */
    public int end(int grid) {
        return first[grid + 1];
    }

    /** Returns how many limited branches a grid has. */
    public int branches(int grid) {
        return sensitivities[grid].length;
    }

    /** Returns MW of flow per MW injected at a site, 0 where it is of another grid. */
    public double sensitivity(int grid, int branch, int site) {
        return gridOf[site] == grid ? sensitivities[grid][branch][site - first[grid]] : 0;
    }

    /** Returns the sensitivities of a branch by site of its grid; a shared array, to be read only. */
    double[] row(int grid, int branch) {
        return sensitivities[grid][branch];
    }

    /** Returns the most flow in the direction of a branch that injections may cause, in MW. */
    double forward(int grid, int branch, int period) {
        return forward[grid][branch][period];
    }

    /** Returns the most flow against the direction of a branch that injections may cause, in MW. */
    double backward(int grid, int branch, int period) {
        return backward[grid][branch][period];
    }

    /** Returns whether net injections, in MW by site, let a branch of a grid carry more than its limit in a period by more than a slack. */
    public boolean breaks(int grid, int period, double[] net, double slackMw) {
        for (int l = 0; l < branches(grid); l++) {
            double flow = 0;
            for (int i = 0; i < sensitivities[grid][l].length; i++) {
                flow += sensitivities[grid][l][i] * net[first[grid] + i];
            }
            if (flow > forward(grid, l, period) + slackMw || -flow > backward(grid, l, period) + slackMw) {
                return true;
            }
        }
        return false;
    }

    /** Returns the length of a period in hours. */
    public double hours() {
        return hours;
    }
}
