package org.rexnet.investment.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rexnet.core.section.Figures;
import org.rexnet.core.study.imports.HeatDemand;
import org.rexnet.core.study.imports.TemperatureSeries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a profile of heat demand that follows from outdoor temperature. */
@Command(
        name = "heat-demand",
        description = {
            "Writes the hourly demand for space heat and hot water that follows from outdoor temperature.",
            "PARAMETERS is a folder with daily_demand.csv and hourly_factors_*.csv of When2Heat."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  rexnet import heat-demand when2heat weather.csv loads-p_set.csv --energy 12000 --load homes"
        })
final class ImportHeatDemandCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "PARAMETERS", description = "The folder of parameters.")
    private Path parameters = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "WEATHER",
            description = "A table of hours in its first column and outdoor temperatures in C.")
    private Path weather = Path.of("");

    @Parameters(index = "2", paramLabel = "SERIES", description = "The series to write; it must not exist.")
    private Path series = Path.of("");

    @Option(names = "--energy", required = true, paramLabel = "MWh", description = "Energy of all hours together.")
    private double energyMwh;

    @Option(names = "--load", paramLabel = "NAME", description = "Name of the load, the column of SERIES; heat.")
    private String load = "heat";

    @Option(names = "--column", paramLabel = "NAME", description = "Column of WEATHER; its second.")
    private String column = "";

    @Option(
            names = "--building",
            paramLabel = "KIND",
            description = "SFH: single-family houses; MFH: multi-family houses; COM: commerce. SFH.")
    private HeatDemand.Building building = HeatDemand.Building.SFH;

    @Option(names = "--windy", description = "The place has more than 4.4 m/s of wind on average.")
    private boolean windy;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Where people live by the clock; UTC.")
    private String zone = "UTC";

    ImportHeatDemandCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!(energyMwh >= 0)) {
            throw new BadInputException("--energy must be at least 0 MWh but is %s.".formatted(energyMwh));
        }
        HeatDemand demand = HeatDemand.read(parameters, building, windy);
        TemperatureSeries temperatures = TemperatureSeries.read(weather, column);
        double[] power = demand.powerMw(temperatures.hours(), temperatures.celsius(), zone(), energyMwh);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("snapshot", load));
        double peak = 0;
        for (int t = 0; t < power.length; t++) {
            rows.add(List.of(temperatures.labels().get(t), Double.toString(power[t])));
            peak = Math.max(peak, power[t]);
        }
        NewTable.write(series, rows);
        terminal.out()
                .println("Written: %s, %s, at most %s MW"
                        .formatted(series, Figures.count(power.length, "hour", "hours"), Figures.of(peak, 3)));
        return ExitCode.DONE;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new BadInputException("--zone: " + e.getMessage(), e);
        }
    }
}
