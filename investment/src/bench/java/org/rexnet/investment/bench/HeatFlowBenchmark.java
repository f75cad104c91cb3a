package org.rexnet.investment.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.Pipe;
import org.rexnet.network.flow.HeatConsumer;
import org.rexnet.network.flow.HeatDispatch;
import org.rexnet.network.flow.HeatFlow;
import org.rexnet.network.flow.HeatParameters;
import org.rexnet.network.flow.HeatProducer;

/**
 * Heat flow of the 16 houses of DESTEST, by the pipe table of the reference data: each draws 50 to 150 % of 19.347 kW, and never the
 * same twice in a row.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HeatFlowBenchmark {

    static final String TABLE = "destest/Pipe_data.csv";
    static final int SOLVES = 20_000;

    private static final double HOUSE_MW = 0.0193472792969;
    private static final int DISPATCHES = 101;
    private static final double LEAST_KG_PER_S = 8848 / 3600.0;
    private static final double MOST_KG_PER_S = 8870 / 3600.0;

    private final HeatFlow flow;
    private final List<HeatDispatch> dispatches = new ArrayList<>();

    public HeatFlowBenchmark() {
        Path table =
                ReferenceStudies.find(TABLE).orElseThrow(() -> new IllegalStateException(ReferenceStudies.NO_DATA));
        Network network = network(table);
        flow = HeatFlow.of(network, HeatParameters.of(70, 40));
        for (int i = 0; i < DISPATCHES; i++) {
            dispatches.add(dispatch(network, 0.5 + (37 * i % DISPATCHES) / (DISPATCHES - 1.0)));
        }
        double kgPerS =
                flow.solve(dispatch(network, 1)).state().producer("plant").massFlowKgPerS();
        if (!(kgPerS >= LEAST_KG_PER_S && kgPerS <= MOST_KG_PER_S)) {
            throw new IllegalStateException(
                    "The plant should pump 8848 to 8870 kg/h but pumps %.1f.".formatted(3600 * kgPerS));
        }
    }

    /** Columns: 0 end, 1 beginning as seen from the plant, 2 length in m, 3 inner diameter in m, 7 heat transfer in W/(m K). */
    private static Network network(Path table) {
        Network.Builder network = Network.builder().add(Bus.of("i", "heat"));
        try {
            List<String[]> rows = Files.readAllLines(table).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
            rows.forEach(row -> network.add(Bus.of(row[0], "heat")));
            rows.forEach(row -> network.add(new Pipe(
                    row[1] + "-" + row[0],
                    row[1],
                    row[0],
                    Double.parseDouble(row[2]) / 1000,
                    Double.parseDouble(row[3]),
                    Double.parseDouble(row[7]),
                    1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return network.build();
    }

    private static HeatDispatch dispatch(Network network, double factor) {
        List<HeatConsumer> houses = network.buses().stream()
                .map(Bus::id)
                .filter(id -> id.startsWith("SimpleDistrict"))
                .map(id -> HeatConsumer.dropping(id, id, factor * HOUSE_MW, 30))
                .toList();
        return new HeatDispatch(List.of(HeatProducer.slack("plant", "i", 70)), houses, 10);
    }

    /** {@value #SOLVES} solves. */
    @Benchmark
    public double solves() {
        double heatMw = 0;
        for (int i = 0; i < SOLVES; i++) {
            heatMw += flow.solve(dispatches.get(i % DISPATCHES))
                    .state()
                    .producer("plant")
                    .heatMw();
        }
        return heatMw;
    }
}
