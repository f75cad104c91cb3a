package org.rexnet.core.simulation.dispatch;

import java.util.Arrays;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variable;

/** What variables inject at sites in one period, per MW of each; mutable, for one program. */
final class Injections {

    private Variable[] variables = new Variable[64];
    private int[] sites = new int[64];
    private double[] perMw = new double[64];
    private int count;

    void add(Variable variable, int site, double mwPerMw) {
        if (count == sites.length) {
            variables = Arrays.copyOf(variables, 2 * count);
            sites = Arrays.copyOf(sites, 2 * count);
            perMw = Arrays.copyOf(perMw, 2 * count);
        }
        variables[count] = variable;
        sites[count] = site;
        perMw[count++] = mwPerMw;
    }

    int count() {
        return count;
    }

    Variable variable(int k) {
        return variables[k];
    }

    int site(int k) {
        return sites[k];
    }

    double perMw(int k) {
        return perMw[k];
    }

    /** Returns net injections of a solution by site, in MW. */
    double[] net(Solution solution, int siteCount) {
        double[] net = new double[siteCount];
        for (int k = 0; k < count; k++) {
            net[sites[k]] += perMw[k] * solution.value(variables[k]);
        }
        return net;
    }
}
