package org.rexnet.investment.report.figure;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.study.Study;

/** Energy over the horizon from its sources through carriers and converters to its uses, as a flow diagram. */
final class SectorFlows {

    private static final double SMALLEST_SHARE = 1e-4;
    /** So few flows need no diagram. */
    private static final int FEW = 2;

    private final Study study;
    private final Set<String> carriers = new LinkedHashSet<>();
    private final Map<Figure.Flows.Flow, Double> sums = new LinkedHashMap<>();
    private final Map<Figure.Flows.Flow, Double> kept = new LinkedHashMap<>();

    private SectorFlows(Study study) {
        this.study = study;
    }

    /** Returns the diagram; empty where hardly anything flows. */
    static Optional<Figure> of(Clearing clearing, List<Balance> balances) {
        SectorFlows flows = new SectorFlows(clearing.study());
        balances.forEach(balance -> flows.carriers.add(balance.carrier()));
        clearing.injections().forEach(flows::add);
        // Charging and discharging of storage are no source; its losses are a use.
        flows.kept.forEach((flow, mwh) -> flows.put(flow.from(), flow.to(), mwh));
        double largest = flows.sums.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        flows.sums.values().removeIf(mwh -> mwh <= SMALLEST_SHARE * largest);
        return flows.sums.size() <= FEW
                ? Optional.empty()
                : Optional.of(FlowOrder.of("Energy from source to use", "MWh over the horizon", flows.sums));
    }

    private void add(Injection injection) {
        String carrier = study.network().buses().get(injection.bus()).carrier();
        String technology = Balance.technology(study, injection);
        String name = carriers.contains(technology) ? technology + " supply" : technology;
        double in = Operation.weighted(study.horizon(), t -> Math.max(0, injection.mw(t)));
        double out = Operation.weighted(study.horizon(), t -> Math.max(0, -injection.mw(t)));
        switch (injection.role()) {
            case SUPPLY, CONVERSION -> {
                put(name, carrier, in);
                put(carrier, name, out);
            }
            case USE -> {
                // A contract has two ends, which cancel each other within one carrier.
                String use = injection.component().kind().plural() + " of " + carrier;
                kept.merge(new Figure.Flows.Flow(carrier, use, 0), out - in, Double::sum);
            }
            case STORAGE -> kept.merge(new Figure.Flows.Flow(carrier, "storage losses", 0), out - in, Double::sum);
            case TRANSPORT -> kept.merge(new Figure.Flows.Flow(carrier, "network losses", 0), out - in, Double::sum);
            case IMBALANCE -> {
                put(Balance.UNSERVED, carrier, in);
                put(carrier, "surplus", out);
            }
        }
    }

    private void put(String from, String to, double mwh) {
        if (mwh > 0) {
            sums.merge(new Figure.Flows.Flow(from, to, 0), mwh, Double::sum);
        }
    }
}
