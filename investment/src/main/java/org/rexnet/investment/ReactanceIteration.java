package org.rexnet.investment;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.ClearingOptions;
import org.rexnet.core.clearing.ClearingProgress;
import org.rexnet.core.clearing.Components;
import org.rexnet.core.clearing.ResultTable;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Study;
import org.rexnet.network.Line;
import org.rexnet.network.Network;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.Transformer;

/**
 * Plans again and again with the impedance of every extended line at existing / planned capacity times its own, until capacities settle.
 *
 * <p>The problem is not convex: where it settles need not be best, and it need not settle. Lines of which nothing exists keep their
 * impedance.
 */
public final class ReactanceIteration {

    private static final int MOST_ROUNDS = 30;
    private static final double SETTLED_SHARE = 1e-4;

    /** Below this share of what exists a line counts as that small, so that its impedance stays a number. */
    private static final double SMALLEST_SHARE = 1e-3;

    private final ExpansionPlanning planning;

    public ReactanceIteration(ExpansionPlanning planning) {
        this.planning = planning;
    }

    /**
     * What came of it.
     *
     * @param outcome of the last round
     * @param rounds number of plans made
     * @param settled whether the last two plans agree
     */
    public record Iterated(PlanOutcome outcome, int rounds, boolean settled) {}

    /** Plans until capacities change by less than a ten-thousandth. */
    public Iterated plan(Study study, ClearingOptions options, ClearingProgress progress) {
        double[] shares = new double[study.lines().size()];
        java.util.Arrays.fill(shares, 1);
        for (int round = 1; ; round++) {
            PlanOutcome outcome = planning.plan(withImpedances(study, shares), options, progress);
            if (!(outcome instanceof PlanOutcome.Planned planned)) {
                return new Iterated(outcome, round, false);
            }
            double[] next = shares(study, planned.plan());
            double change = 0;
            for (int l = 0; l < next.length; l++) {
                change = Math.max(change, Math.abs(next[l] - shares[l]) / shares[l]);
            }
            if (change <= SETTLED_SHARE || round == MOST_ROUNDS) {
                return new Iterated(outcome, round, change <= SETTLED_SHARE);
            }
            shares = next;
        }
    }

    /** Returns planned / existing capacity of each line and transformer; 1 where it is not extended or nothing exists. */
    private static double[] shares(Study study, Plan plan) {
        double[] shares = new double[study.lines().size()];
        for (ResultTable table : List.of(ResultTable.LINES, ResultTable.TRANSFORMERS)) {
            double[] planned = plan.clearing().column(table, "s_nom_opt");
            List<Integer> positions = Components.branchPositions(study, table);
            for (int i = 0; i < planned.length; i++) {
                LineOperation line = study.lines().get(positions.get(i));
                double existing = line.branch().capacityMw();
                boolean changes = line.expansion().isPresent() && existing > 0 && Double.isFinite(existing);
                shares[positions.get(i)] = changes ? Math.max(SMALLEST_SHARE, planned[i] / existing) : 1;
            }
        }
        return shares;
    }

    private static Study withImpedances(Study study, double[] shares) {
        List<LineOperation> lines = new ArrayList<>();
        Network.Builder network = Network.builder();
        study.network().carriers().forEach(network::add);
        study.network().buses().forEach(network::add);
        study.network().branches().stream()
                .filter(branch -> !(branch instanceof PassiveBranch))
                .forEach(network::add);
        for (int l = 0; l < shares.length; l++) {
            LineOperation line = study.lines().get(l);
            PassiveBranch branch = withImpedance(line.branch(), 1 / shares[l]);
            network.add(branch);
            lines.add(new LineOperation(
                    branch, line.carrier(), line.lengthKm(), line.maxPu(), line.expansion(), line.circuits()));
        }
        return new Study(
                study.name(),
                study.settings(),
                network.build(),
                study.horizon(),
                study.generators(),
                study.loads(),
                study.storageUnits(),
                study.stores(),
                lines,
                study.links(),
                study.bids(),
                study.globalConstraints(),
                study.sectorComponents(),
                study.keptColumns(),
                study.notes());
    }

    private static PassiveBranch withImpedance(PassiveBranch branch, double factor) {
        return switch (branch) {
            case Line line ->
                new Line(
                        line.id(),
                        line.from(),
                        line.toBus(),
                        line.resistance() * factor,
                        line.reactance() * factor,
                        line.capacityMw(),
                        line.angleLimits());
            case Transformer transformer ->
                new Transformer(
                        transformer.id(),
                        transformer.from(),
                        transformer.toBus(),
                        transformer.resistance() * factor,
                        transformer.reactance() * factor,
                        transformer.tapRatio(),
                        transformer.phaseShift(),
                        transformer.capacityMw(),
                        transformer.angleLimits());
        };
    }
}
