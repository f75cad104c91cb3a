import java.util.List;
import org.rexnet.core.clearing.ClearingSession;
import org.rexnet.core.clearing.ClearingTables;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOptions;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import tech.tablesaw.api.Table;

/** Two places, one line, two hours. */
public final class Valley {

    private Valley() {}

    public static void main(String[] args) {
        // example
        Study study = Study.builder("valley and hill")
                .hours(2)
                .buses("valley", "hill")
                .line("hill", "valley", 0.01, 50) // reactance, MW
                .generator("hydro", "hill", 200, 5) // MW, EUR/MWh
                .generator("gas", "valley", 200, 60)
                .load("mill", "valley", 40, 90) // MW in the first hour, and in the second
                .build();
        MarketClearing market = new MarketClearing(new StandardSolver());
        Clearing clearing = market.clear(study).orThrow();
        double before = clearing.price("valley", 0); // 5: water from the hill serves all
        double after = clearing.price("valley", 1); // 60: the line is full, gas serves the rest
        double rent = Congestion.of(clearing).get(0).rent(); // 50 MW x (60 - 5)
        Table prices = ClearingTables.of(clearing).prices(); // one row per hour, one column per bus
        double dearer;
        try (ClearingSession session = market.open(study, ClearingOptions.of(study.settings()))) {
            session.clear(); // what is kept of it makes the next ones much faster
            Load mill = study.loads().get(0);
            List<Load> loads = List.of(
                    mill.toBuilder().powerMw(Profile.of(new double[] {60, 120})).build());
            dearer = session.clear(loads).orThrow().price("valley", 0); // 60: the line is full in this hour, too
        }
        // end of example

        System.out.println(prices);
        System.out.printf("%.0f, then %.0f; rent %.0f; with more demand %.0f%n", before, after, rent, dearer);
    }
}
