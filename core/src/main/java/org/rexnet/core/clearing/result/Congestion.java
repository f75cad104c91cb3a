package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;
import org.rexnet.network.Link;
import org.rexnet.network.Pipe;

/**
 * A line, a transformer, a pipe, or a link between buses of the same carrier that exists and held flow back.
 *
 * @param kind which of them
 * @param name name of the branch
 * @param from bus at which flow counted positive enters
 * @param to bus at which it leaves
 * @param capacityMw what it may carry
 * @param hours weighted hours in which the limit had a price
 * @param rent what the capacity earned: price of the limit x limit, in the study's currency
 */
public record Congestion(
        ComponentKind kind, String name, String from, String to, double capacityMw, double hours, double rent) {

    /** Prices of limits below this, in money per MWh, count as none. */
    private static final double SMALLEST_PRICE = 1e-6;

    /** Returns the branches that held flow back, highest rent first. */
    public static List<Congestion> of(Clearing clearing) {
        List<Congestion> all = new ArrayList<>();
        addLines(clearing, ComponentKind.LINE, all);
        addLines(clearing, ComponentKind.TRANSFORMER, all);
        addPipes(clearing, all);
        addLinks(clearing, all);
        all.sort(Comparator.comparingDouble(Congestion::rent).reversed());
        return all;
    }

    private static void addLines(Clearing clearing, ComponentKind kind, List<Congestion> all) {
        Study study = clearing.study();
        double[][] shadowPrices = clearing.shadowPrices();
        double[] capacities = clearing.column(kind, "s_nom_opt");
        double[] rents = clearing.capacityRents(kind);
        List<Integer> positions = study.linePositions(kind);
        for (int i = 0; i < rents.length; i++) {
            double hours = 0;
            for (int t = 0; t < shadowPrices.length; t++) {
                if (Math.abs(shadowPrices[t][positions.get(i)]) > SMALLEST_PRICE) {
                    hours += study.horizon().at(t).objectiveWeight();
                }
            }
            if (hours > 0 && capacities[i] > 0) {
                LineOperation line = study.lines().get(positions.get(i));
                all.add(new Congestion(
                        kind,
                        line.branch().id(),
                        line.branch().from(),
                        line.branch().toBus(),
                        capacities[i],
                        hours,
                        rents[i] * capacities[i]));
            }
        }
    }

    /** The limit of the flow alone: what a pipe that may be extended loses is charged against its rent elsewhere. */
    private static void addPipes(Clearing clearing, List<Congestion> all) {
        Study study = clearing.study();
        double[][] shadowPrices = clearing.series(ComponentKind.PIPE, Clearing.SHADOW_PRICE);
        double[] capacities = clearing.column(ComponentKind.PIPE, "q_nom_opt");
        List<PipeOperation> pipes = study.pipes();
        for (int i = 0; i < capacities.length; i++) {
            double hours = 0;
            double rent = 0;
            for (int t = 0; t < shadowPrices.length; t++) {
                double weight = study.horizon().at(t).objectiveWeight();
                double price = Math.abs(shadowPrices[t][i]);
                rent += weight * price * pipes.get(i).maxPu().at(t);
                hours += price > SMALLEST_PRICE ? weight : 0;
            }
            if (hours > 0 && capacities[i] > 0) {
                Pipe pipe = pipes.get(i).pipe();
                all.add(new Congestion(
                        ComponentKind.PIPE,
                        pipe.id(),
                        pipe.from(),
                        pipe.toBus(),
                        capacities[i],
                        hours,
                        rent * capacities[i]));
            }
        }
    }

    private static void addLinks(Clearing clearing, List<Congestion> all) {
        Study study = clearing.study();
        double[][] rents = clearing.series(ComponentKind.LINK, Clearing.CAPACITY_RENT);
        double[] capacities = clearing.column(ComponentKind.LINK, "p_nom_opt");
        for (int i = 0; i < capacities.length; i++) {
            LinkOperation link = study.links().get(i);
            double hours = 0;
            double rent = 0;
            for (int t = 0; t < rents.length; t++) {
                double weight = study.horizon().at(t).objectiveWeight();
                rent += rents[t][i];
                if (Math.abs(rents[t][i]) > SMALLEST_PRICE * weight) {
                    hours += weight;
                }
            }
            if (hours > 0 && capacities[i] > 0 && joinsOneCarrier(study, link.link())) {
                all.add(new Congestion(
                        ComponentKind.LINK,
                        link.id(),
                        link.link().from(),
                        link.link().to().get(0),
                        capacities[i],
                        hours,
                        rent * capacities[i]));
            }
        }
    }

    private static boolean joinsOneCarrier(Study study, Link link) {
        String carrier = study.network().bus(link.from()).carrier();
        return link.to().size() == 1
                && study.network().bus(link.to().get(0)).carrier().equals(carrier);
    }
}
