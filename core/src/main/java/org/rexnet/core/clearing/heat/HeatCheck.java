package org.rexnet.core.clearing.heat;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.core.study.Study;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.HeatParameters;
import org.rexnet.network.flow.HeatState;

/**
 * Whether water can carry what a clearing says: its dispatch put through the heat flow, snapshot by snapshot.
 *
 * <p>Net injection of the components at a heat bus feeds in at the scheduled supply temperature, net withdrawal gives
 * the water back at the scheduled return temperature. In each part that pipes connect, the bus that feeds in most takes up the
 * difference between linear and physical losses. The flow is steady: what a delayed pipe still holds counts as that bus's, too.
 *
 * @param snapshots one for each snapshot of the horizon
 */
public record HeatCheck(List<SnapshotCheck> snapshots) {

    /** Injections and capacities below this, in MW, count as none. */
    static final double SMALLEST_MW = 1e-6;

    public HeatCheck {
        snapshots = List.copyOf(snapshots);
    }

    /**
     * What the heat flow says about one snapshot; all numbers are 0 where no flow of water settles.
     *
     * @param snapshot its label
     * @param obstacle why it cannot be delivered; empty where it can
     * @param massFlowKgPerS water that all producers feed in, in kg/s
     * @param fastestMPerS largest speed of water in a pipe in m/s
     * @param coldestSupplyCelsius lowest temperature at which water arrives at a consumer, in C
     * @param linearLossMw what pipes lose by the clearing, in MW
     * @param physicalLossMw what they lose by the heat flow, in MW
     * @param pumpMw electric power of the pumps in MW
     * @param pumpCost money per hour that the pumps cost at the mean price of the electric buses
     * @param state flows, temperatures and pressures; empty where no flow of water settles
     */
    public record SnapshotCheck(
            String snapshot,
            Optional<String> obstacle,
            double massFlowKgPerS,
            double fastestMPerS,
            double coldestSupplyCelsius,
            double linearLossMw,
            double physicalLossMw,
            double pumpMw,
            double pumpCost,
            Optional<HeatState> state) {}

    /** Returns temperatures, pressures, flows and pumps as series of buses and pipes; none where no flow of water settles. */
    public List<SeriesTable> series() {
        return HeatCheckExport.of(this);
    }

    /** Puts a clearing through the heat flow; a study without pipes whose flow follows friction gives no snapshots. */
    public static HeatCheck of(Clearing clearing) {
        Network pipes = HeatChecking.followingFriction(clearing.study(), built(clearing));
        return pipes.branches(Pipe.class).isEmpty()
                ? new HeatCheck(List.of())
                : new HeatChecking(clearing, pipes).check();
    }

    /**
     * Returns the heat that a pipe carries at its first bus in MW, positive towards its second: that of the supply less that of the return.
     */
    public static double carriedMw(HeatState.PipeState pipe) {
        HeatState.PipeSide supply = pipe.supply();
        HeatState.PipeSide back = pipe.back();
        double mass = supply.massFlowKgPerS();
        double hot = mass >= 0 ? supply.inletCelsius() : supply.outletCelsius();
        double cold = mass >= 0 ? back.outletCelsius() : back.inletCelsius();
        return mass * HeatParameters.WATER_HEAT_CAPACITY * (hot - cold) / 1e6;
    }

    /** Returns the snapshots in which heat cannot be delivered. */
    public List<SnapshotCheck> undeliverable() {
        return snapshots.stream().filter(one -> one.obstacle().isPresent()).toList();
    }

    /** Returns the pipes that stand; one whose capacity was chosen has the diameter that leaves its design speed as it is. */
    static Network built(Clearing clearing) {
        Study study = clearing.study();
        double[] capacities = clearing.column(ComponentKind.PIPE, "q_nom_opt");
        Network.Builder network = Network.builder();
        study.network().buses().forEach(network::add);
        for (int i = 0; i < capacities.length; i++) {
            var operation = study.pipes().get(i);
            Pipe pipe = operation.pipe();
            if (capacities[i] > SMALLEST_MW) {
                boolean chosen = operation.expansion().isPresent() && operation.designCapacityMw() > 0;
                double growth = chosen ? Math.sqrt(capacities[i] / operation.designCapacityMw()) : 1;
                double diameter = Math.max(growth * pipe.diameterM(), pipe.roughnessMm() / 50);
                network.add(new Pipe(
                        pipe.id(),
                        pipe.from(),
                        pipe.toBus(),
                        pipe.lengthKm(),
                        diameter,
                        pipe.heatTransferWPerMK() * (chosen ? growth * growth : 1),
                        capacities[i],
                        pipe.roughnessMm()));
            }
        }
        return network.build();
    }
}
