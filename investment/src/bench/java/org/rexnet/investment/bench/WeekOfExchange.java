package org.rexnet.investment.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rexnet.core.simulation.run.Run;

/**
 * A week of the exchange in a Java of its own, as on a machine with one core, and what it takes there. Some days go
 * before, for Java to compile most of what runs.
 */
public final class WeekOfExchange {

    private static final int DAYS_BEFORE = 3;

    private WeekOfExchange() {}

    /** Returns the figures of a week of so many days among so many participants, for {@link ChildProcess.Result#number}. */
    static ChildProcess.Result measured(Path path, int participants, int days) {
        return ChildProcess.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx4g",
                "-cp",
                System.getProperty("java.class.path"),
                WeekOfExchange.class.getName(),
                path.toString(),
                Integer.toString(participants),
                Integer.toString(days)));
    }

    /** Prints the figures, given the path of the case, the number of participants and that of days. */
    public static void main(String[] arguments) {
        Path path = Path.of(arguments[0]);
        int days = Integer.parseInt(arguments[2]);
        int participants = Integer.parseInt(arguments[1]);
        new SimulationWeek(path, participants, DAYS_BEFORE).run("exchange", 1);
        SimulationWeek week = new SimulationWeek(path, participants, days);
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long threadBefore = Cpu.nanos();
        long processBefore = system.getProcessCpuTime();
        Run run = week.run("exchange", 1);
        System.out.printf(
                Locale.ROOT,
                "{\"thread\": %.2f, \"process\": %.2f, \"gigabytes\": %.2f, \"arrivals\": %d, \"commands\": %d,"
                        + " \"trades\": %d, \"auctions\": %d}%n",
                (Cpu.nanos() - threadBefore) / 1e9,
                (system.getProcessCpuTime() - processBefore) / 1e9,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1e9,
                run.counts().arrivals(),
                run.counts().commands(),
                run.counts().trades(),
                run.counts().auctions());
    }
}
