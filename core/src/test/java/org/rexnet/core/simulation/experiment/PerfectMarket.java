package org.rexnet.core.simulation.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.simulation.random.Digest;
import org.rexnet.core.simulation.run.Counts;
import org.rexnet.core.simulation.run.DeliveryRecord;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.run.Energies;
import org.rexnet.core.simulation.run.ParticipantResult;
import org.rexnet.core.simulation.run.Run;
import org.rexnet.core.simulation.run.RunOptions;
import org.rexnet.core.simulation.run.Welfare;
import org.rexnet.core.simulation.world.World;
import org.rexnet.core.study.Load;

/**
 * Clearing of what happens, as a design for tests.
 *
 * @param name of the design
 * @param waste money that it loses in each world
 * @param failsAt seed in which it fails; 0 for none
 * @param runs counts its runs
 */
record PerfectMarket(String name, double waste, long failsAt, AtomicInteger runs) implements Design {

    static PerfectMarket of(String name, double waste) {
        return new PerfectMarket(name, waste, 0, new AtomicInteger());
    }

    PerfectMarket failingAt(long seed) {
        return new PerfectMarket(name, waste, seed, new AtomicInteger());
    }

    @Override
    public int number() {
        return 0;
    }

    @Override
    public String rule() {
        return "Clears what happens.";
    }

    @Override
    public Run run(World world, RunOptions options) {
        if (world.seed() == failsAt) {
            throw new IllegalStateException("interrupted");
        }
        runs.incrementAndGet();
        Clearing clearing =
                new MarketClearing(options.solver()).clear(world.realized()).orThrow();
        double needed = 0;
        for (Load load : world.realized().loads()) {
            for (int t = world.setting().warmUp(); t < world.setting().count(); t++) {
                needed += load.powerMw().at(t);
            }
        }
        double values = 3000 * needed;
        Digest log = new Digest().add(world.hash()).add(clearing.objective());
        List<ParticipantResult> accounts = new ArrayList<>();
        world.setting().actors().forEach(actor -> accounts.add(new ParticipantResult(actor.index(), 0, 0, 1)));
        return new Run(
                name,
                world.seed(),
                world.hash(),
                log.value(),
                new Welfare(values, clearing.objective() + waste, 0, 0, 0),
                new Energies(needed, 0, 0, 0, 0, 0),
                accounts,
                List.of(new Run.Balance("network", 1)),
                clearing.prices(),
                OptionalDouble.empty(),
                DeliveryRecord.NONE,
                new Counts(1, 0, 0, 0, 0, 1, 0, 0),
                List.of());
    }
}
