package org.rexnet.core.clearing.heat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.heat.HeatCheck.SnapshotCheck;
import org.rexnet.core.study.SeriesTable;
import org.rexnet.network.flow.HeatState;

/** Flows, temperatures, pressures and pumps of a check of heat as series; no value where no flow of water settles. */
final class HeatCheckExport {

    private static final double PA_PER_BAR = 1e5;

    private final List<SnapshotCheck> snapshots;

    private HeatCheckExport(HeatCheck check) {
        snapshots = check.snapshots();
    }

    /** Returns the series of a check: of buses, pipes, and the pumps at the buses that feed in; none where no water flows. */
    static List<SeriesTable> of(HeatCheck check) {
        Optional<HeatState> first =
                check.snapshots().stream().flatMap(one -> one.state().stream()).findFirst();
        if (first.isEmpty()) {
            return List.of();
        }
        HeatCheckExport export = new HeatCheckExport(check);
        List<String> buses =
                first.get().buses().stream().map(HeatState.BusState::bus).toList();
        List<String> pipes =
                first.get().pipes().stream().map(state -> state.pipe().id()).toList();
        List<SeriesTable> all = new ArrayList<>();
        all.add(export.ofBuses("supply_temperature", buses, HeatState.BusState::supplyCelsius));
        all.add(export.ofBuses("return_temperature", buses, HeatState.BusState::returnCelsius));
        all.add(export.ofBuses("supply_pressure", buses, bus -> bus.supplyPressurePa() / PA_PER_BAR));
        all.add(export.ofBuses("return_pressure", buses, bus -> bus.returnPressurePa() / PA_PER_BAR));
        all.add(export.pumps(buses));
        all.add(export.ofPipes("mass_flow", pipes, pipe -> pipe.supply().massFlowKgPerS()));
        all.add(export.ofPipes("velocity", pipes, pipe -> pipe.supply().velocityMPerS()));
        all.add(export.ofPipes("heat_flow", pipes, HeatCheck::carriedMw));
        return all;
    }

    private SeriesTable ofBuses(String attribute, List<String> names, ToDoubleFunction<HeatState.BusState> value) {
        double[][] values = empty(names.size());
        for (int t = 0; t < values.length; t++) {
            double[] row = values[t];
            snapshots
                    .get(t)
                    .state()
                    .ifPresent(state -> Arrays.setAll(
                            row, i -> value.applyAsDouble(state.buses().get(i))));
        }
        return new SeriesTable("buses", attribute, names, values);
    }

    private SeriesTable ofPipes(String attribute, List<String> names, ToDoubleFunction<HeatState.PipeState> value) {
        double[][] values = empty(names.size());
        for (int t = 0; t < values.length; t++) {
            double[] row = values[t];
            snapshots
                    .get(t)
                    .state()
                    .ifPresent(state -> Arrays.setAll(
                            row, i -> value.applyAsDouble(state.pipes().get(i))));
        }
        return new SeriesTable("pipes", attribute, names, values);
    }

    private SeriesTable pumps(List<String> buses) {
        double[][] values = empty(buses.size());
        for (int t = 0; t < values.length; t++) {
            double[] row = values[t];
            snapshots.get(t).state().ifPresent(state -> {
                Arrays.fill(row, 0);
                state.producers().forEach(producer -> row[buses.indexOf(producer.producer())] += producer.pumpMw());
            });
        }
        return new SeriesTable("buses", "pump_power", buses, values);
    }

    private double[][] empty(int columns) {
        double[][] values = new double[snapshots.size()][columns];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        return values;
    }
}
