package org.rexnet.investment.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rexnet.core.simulation.run.Run;

/**
 * A week of a design in a Java of its own, as on a machine with one core and with the large pages of memory that the launcher asks for, and
 * what it takes there. The same week in other worlds goes before, for Java to compile what runs.
 */
public final class OneCoreWeek {

    private OneCoreWeek() {}

    /**
     * Returns the figures of a week, for {@link ChildProcess.Result#number}.
     *
     * @param batteries share of participants with a battery
     * @param heap of Java, as its options tell it
     * @param before how many other worlds go before
     */
    static ChildProcess.Result measured(
            Path path, int participants, double batteries, int days, String design, String heap, int before) {
        return ChildProcess.run(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=1",
                "-XX:+UseTransparentHugePages",
                "--enable-native-access=ALL-UNNAMED",
                "-Xms" + heap,
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                OneCoreWeek.class.getName(),
                path.toString(),
                Integer.toString(participants),
                Double.toString(batteries),
                Integer.toString(days),
                design,
                Integer.toString(before)));
    }

    /** Prints the figures, given what {@link #measured} is but for the heap. */
    public static void main(String[] arguments) {
        SimulationWeek week = new SimulationWeek(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                Double.parseDouble(arguments[2]),
                Integer.parseInt(arguments[3]));
        String design = arguments[4];
        for (int k = 0; k < Integer.parseInt(arguments[5]); k++) {
            week.run(design, 2 + k);
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long threadBefore = Cpu.nanos();
        long processBefore = system.getProcessCpuTime();
        Run run = week.run(design, 1);
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
