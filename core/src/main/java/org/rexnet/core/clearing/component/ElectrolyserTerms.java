package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/**
 * Electrolysers: what they add to a window ({@link ElectrolyserStates}, {@link WarmSizes}), did in a clearing, and hand over between
 * rolling windows.
 */
final class ElectrolyserTerms {

    private ElectrolyserTerms() {}

    /** Returns what they add to a window. */
    static ComponentTerms of(Window window) {
        return new KindTerms<>(window, Electrolyser.class, "p_nom_opt", ElectrolyserStates::new);
    }

    /** Returns what electrolysers did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        List<Electrolyser> plants = clearing.study().components(Electrolyser.class);
        double[] capacities = clearing.column(ComponentKind.ELECTROLYSER, "p_nom_opt");
        double[][] power = clearing.series(ComponentKind.ELECTROLYSER, ElectrolyserStates.POWER);
        double[][] starts = clearing.series(ComponentKind.ELECTROLYSER, ElectrolyserStates.STARTS);
        Map<Quantity, double[][]> series = Map.of(
                Quantity.DEMAND,
                power,
                Quantity.OUTPUT,
                clearing.series(ComponentKind.ELECTROLYSER, ElectrolyserStates.OUTPUT));
        List<Operation> all = new ArrayList<>();
        for (int i = 0; i < plants.size(); i++) {
            Electrolyser plant = plants.get(i);
            int p = i;
            all.add(ElectrolyserStates.facts(clearing.study(), plant)
                    .operation(clearing, plant.key(), Facts.values(series, i))
                    .withFurtherCost(() -> IntStream.range(0, starts.length)
                            .mapToDouble(
                                    t -> starts[t][p] * plant.startCostPerMw().at(t))
                            .sum())
                    .withUse(plant.carrier(), capacities[i], t -> power[t][p], Profile.ONE));
        }
        return all;
    }

    /** Prepares what electrolysers hand over between rolling windows: how much of them is warm. */
    static HandOver handOver(Study study) {
        return new Warmth(study.components(Electrolyser.class));
    }

    /** Share of each electrolyser that is warm at the end of a window. */
    private static final class Warmth implements HandOver {

        private final List<Electrolyser> plants;
        private final double[] warm;

        private Warmth(List<Electrolyser> plants) {
            this.plants = plants;
            warm = new double[plants.size()];
        }

        @Override
        public void begin(Horizon.Block block) {
            Arrays.setAll(warm, i -> plants.get(i).warmBefore());
        }

        @Override
        public Electrolyser continued(Component component, int i, Horizon horizon, boolean isToEnd) {
            return ((Electrolyser) component).toBuilder().warmBefore(warm[i]).build();
        }

        @Override
        public void take(Clearing clearing, RollingWindow rolling) {
            int last = rolling.end() - rolling.first() - 1;
            double[] hot = clearing.series(ComponentKind.ELECTROLYSER, ElectrolyserStates.HOT)[last];
            double[] standby = clearing.series(ComponentKind.ELECTROLYSER, ElectrolyserStates.STANDBY)[last];
            Arrays.setAll(warm, i -> {
                double capacity = plants.get(i).capacityMw();
                return capacity == 0 ? 0 : Math.clamp((hot[i] + standby[i]) / capacity, 0, 1);
            });
        }
    }
}
