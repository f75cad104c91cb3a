package org.rexnet.investment.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Scenario;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyReader;

/** Studies from the folder of reference data that the system property {@code rexnet.data} names. */
final class ReferenceStudies {

    static final String NO_DATA = "no data";

    private ReferenceStudies() {}

    /** Returns a file or folder of the reference data, where it is there. */
    static Optional<Path> find(String path) {
        Path found =
                Path.of(System.getProperty("rexnet.data", "../shared/data")).resolve(path);
        return Files.exists(found) ? Optional.of(found.toAbsolutePath().normalize()) : Optional.empty();
    }

    /** Returns a case of PGLib-OPF, where it is there. */
    static Optional<Path> pglib(String name) {
        return find("pglib-opf/pglib_opf_%s.m".formatted(name));
    }

    /**
     * Returns a case over some hours: every bus' demand x (0.85 + 0.15 cos(2 pi (t - 18) / 24)), shunts as they are.
     *
     * @param path of a MATPOWER case
     */
    static Study overHours(Path path, int hours) {
        Study study = StudyReader.read(path);
        double[] factors = new double[hours];
        for (int t = 0; t < hours; t++) {
            factors[t] = 0.85 + 0.15 * Math.cos(2 * Math.PI * (t % 24 - 18) / 24.0);
        }
        return study.withLoads(Horizon.hourly(hours), scaled(study.loads(), factors));
    }

    /** Returns loads times one factor per snapshot, shunts as they are. */
    static List<Load> scaled(List<Load> loads, double... factors) {
        List<Load> scaled = new ArrayList<>();
        for (Load load : loads) {
            scaled.add(load.id().startsWith("shunt-") ? load : scaled(load, factors));
        }
        return scaled;
    }

    private static Load scaled(Load load, double[] factors) {
        if (factors.length == 1) {
            return load.toBuilder()
                    .powerMw(load.powerMw().map(mw -> mw * factors[0]))
                    .build();
        }
        double[] mw = new double[factors.length];
        for (int t = 0; t < mw.length; t++) {
            mw[t] = load.powerMw().at(t) * factors[t];
        }
        return load.toBuilder().powerMw(Profile.of(mw)).build();
    }

    /** Returns the study of snapshot {@code t} alone. */
    static Study snapshot(Study study, int t) {
        List<Load> loads = study.loads().stream()
                .map(load -> load.toBuilder().powerMw(load.powerMw().at(t)).build())
                .toList();
        return study.withLoads(study.horizon().range(t, t + 1), loads);
    }

    /**
     * Returns a study of quarters of an hour whose energy costs 60 + 40 cos(2 pi (h - 18) / 24) at hour h of the day, and a little noise.
     */
    static Study withDailyPrices(Study study) {
        double[] prices = new double[study.horizon().size()];
        for (int t = 0; t < prices.length; t++) {
            prices[t] = 60 + 40 * Math.cos(2 * Math.PI * (t / 4.0 - 18) / 24) + 15 * Math.sin(0.7 * t);
        }
        return study.filter(component -> component instanceof Generator
                        || component instanceof ChargingStation
                        || component instanceof EvSession)
                .map(component -> component.with(Scenario.Attribute.GENERATOR_COST, cost -> Profile.of(prices)));
    }

    /** Returns a study without the sessions of electric vehicles. */
    static Study withoutVehicles(Study study) {
        return study.filter(component -> component.kind() != ComponentKind.EV_SESSION);
    }

    /** Returns a study in which the capacity of pipes is given whose standing loss would grow with it. */
    static Study withoutGrowingLosses(Study study) {
        return study.map(component ->
                component instanceof PipeOperation pipe && pipe.pipe().heatTransferWPerMK() > 0
                        ? pipe.withExpansion(Optional.empty())
                        : component);
    }

    /** Throws where a cost is not the known one to 1e-6: a faster wrong answer is none. */
    static void requireCost(double cost, double known) {
        if (!(Math.abs(cost - known) <= 1e-6 * Math.abs(known))) {
            throw new IllegalStateException("The cost should be %.4f but is %.4f.".formatted(known, cost));
        }
    }
}
