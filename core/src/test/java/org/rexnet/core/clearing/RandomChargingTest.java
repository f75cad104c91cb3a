package org.rexnet.core.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jgrapht.alg.flow.PushRelabelMFImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingOutcome;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Optimal;
import org.rexnet.core.optimization.SolverOptions;
import org.rexnet.core.optimization.SolverSession;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.Stay;
import org.rexnet.core.study.Study;

/** Ten thousand random sessions: no limit is exceeded, sharing variables costs nothing, and what can be served is what flow can serve. */
class RandomChargingTest {

    private static final MarketClearing MARKET = new MarketClearing(new StandardSolver());
    private static final int ROUNDS = 5;
    private static final int STATIONS = 10;
    private static final int SESSIONS = 100;
    private static final double EXCESS = 1e-6;
    private static final Instant START = Instants.of("2030-06-01");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void limitsHoldAndTheCostIsThatOfOneModelWithAllVariablesOfEachSession(long seed) {
        RandomCharging random = new RandomCharging(seed);
        for (int round = 0; round < ROUNDS; round++) {
            assertCleared(random.site(STATIONS, SESSIONS));
        }
    }

    private static void assertCleared(Study study) {
        Clearing clearing = MARKET.clear(study).orThrow();

        assertLimits(study, clearing);
        assertPlugs(study, clearing);
        assertThat(clearing.surpluses().imbalance()).isCloseTo(0, within(1e-5));
        assertThat(clearing.surpluses().cost()).isCloseTo(clearing.objective(), within(1e-4));
        double reference = new Reference(study, clearing).cost();
        assertThat(clearing.objective()).isCloseTo(reference, within(1e-6 * Math.abs(reference)));
    }

    private static void assertLimits(Study study, Clearing clearing) {
        double[][] stations = clearing.series(ComponentKind.CHARGING_STATION, "p");
        List<ChargingStation> all = study.components(ChargingStation.class);
        double[][] sums = new double[RandomCharging.HOURS][all.size()];
        double worst = 0;
        for (ChargingResult result : clearing.charging().sessions()) {
            EvSession session = result.stay().session();
            double efficiency = session.efficiency() * result.stay().station().efficiency();
            double level = session.battery().initialMwh();
            int station = all.indexOf(result.stay().station());
            boolean hasLevel = session.feedsBack() && session.arrival().isAfter(START);
            for (int t = 0; t < RandomCharging.HOURS; t++) {
                double mw = result.powerMw(t);
                double turnover = turnover(result, t);
                double in = (turnover + mw) / 2;
                double out = (turnover - mw) / 2;
                sums[t][station] += mw;
                worst = Math.max(worst, turnover - session.rateMw() * share(result.stay(), t));
                worst = Math.max(worst, session.feedsBack() ? -out : Math.abs(out));
                level += efficiency * in - out / efficiency;
                if (hasLevel) {
                    worst = Math.max(
                            worst, Math.max(-level, level - session.battery().capacityMwh()));
                }
            }
            if (!session.feedsBack()) {
                worst = Math.max(worst, outside(result.energyMwh(), session.energyMwh()));
            }
            worst = Math.max(worst, outside(result.missingMwh(), session.energyMwh()));
        }
        for (int t = 0; t < RandomCharging.HOURS; t++) {
            for (int i = 0; i < all.size(); i++) {
                worst = Math.max(worst, Math.abs(stations[t][i] - sums[t][i]));
                worst = Math.max(worst, Math.abs(sums[t][i]) - all.get(i).capacityMw());
            }
        }
        assertThat(worst).isLessThanOrEqualTo(EXCESS);
    }

    /** Returns by how much a value is below 0 or above a limit. */
    private static double outside(double value, double limit) {
        return Math.max(-value, value - limit);
    }

    private static double turnover(ChargingResult result, int t) {
        int j = t - result.first();
        return j >= 0 && j < result.turnoverMw().length ? result.turnoverMw()[j] : 0;
    }

    /** Returns the share of hour {@code t} in which a vehicle is plugged in, counted in nanoseconds. */
    private static double share(Stay stay, int t) {
        Instant start = START.plus(Duration.ofHours(t));
        Instant end = start.plus(Duration.ofHours(1));
        Instant from = stay.from().isAfter(start) ? stay.from() : start;
        Instant to = stay.session().departure().isBefore(end) ? stay.session().departure() : end;
        return Math.max(0, Duration.between(from, to).toNanos() / 3.6e12);
    }

    private static void assertPlugs(Study study, Clearing clearing) {
        List<Stay> stays = clearing.charging().sessions().stream()
                .map(ChargingResult::stay)
                .toList();
        for (ChargingStation station : study.components(ChargingStation.class)) {
            List<Stay> here = stays.stream()
                    .filter(stay -> stay.station().equals(station) && !stay.leftWithoutPlug())
                    .toList();
            for (Stay stay : here) {
                long atOnce = here.stream()
                        .filter(other -> !other.from().isAfter(stay.from())
                                && other.session().departure().isAfter(stay.from()))
                        .count();
                assertThat(atOnce).isLessThanOrEqualTo(station.plugs().orElse(Integer.MAX_VALUE));
            }
        }
    }

    /** The same market written down once more, with variables of its own for each session. */
    private static final class Reference {

        private final Study study;
        private final Clearing clearing;
        private final LinearModel model = new LinearModel();
        private double constant;

        private Reference(Study study, Clearing clearing) {
            this.study = study;
            this.clearing = clearing;
        }

        private double cost() {
            Constraint[] balances = new Constraint[RandomCharging.HOURS];
            List<ChargingStation> stations = study.components(ChargingStation.class);
            Constraint[][] connections = new Constraint[RandomCharging.HOURS][stations.size()];
            for (int t = 0; t < balances.length; t++) {
                double load = study.loads().get(0).powerMw().at(t);
                balances[t] = model.addConstraint(load, load);
                for (var generator : study.generators()) {
                    Variable output = model.addVariable(
                            0, generator.capacityMw(), generator.marginalCost().at(t));
                    model.addTerm(balances[t], output, 1);
                }
                for (int i = 0; i < stations.size(); i++) {
                    double most = stations.get(i).capacityMw();
                    connections[t][i] = model.addConstraint(-most, most);
                }
            }
            for (ChargingResult result : clearing.charging().sessions()) {
                add(
                        result.stay(),
                        balances,
                        connections,
                        stations.indexOf(result.stay().station()));
            }
            try (SolverSession solver = new StandardSolver().open(model, SolverOptions.DEFAULTS)) {
                return constant + ((Optimal) solver.solve()).solution().objective();
            }
        }

        private void add(Stay stay, Constraint[] balances, Constraint[][] connections, int station) {
            EvSession session = stay.session();
            double hours = 0;
            for (int t = 0; t < RandomCharging.HOURS; t++) {
                hours += share(stay.leftWithoutPlug() ? new Stay(session, stay.station(), session.arrival()) : stay, t);
            }
            Instant from = stay.leftWithoutPlug() ? session.arrival() : stay.from();
            double total = Duration.between(from, session.departure()).toNanos() / 3.6e12;
            double before = Math.max(0, Duration.between(from, START).toNanos() / 3.6e12) / total;
            double due = session.energyMwh() * hours / total;
            double value = session.value().orElseThrow();
            constant += stay.detourCost() * hours / total;
            if (hours == 0) {
                return;
            }
            if (stay.leftWithoutPlug()) {
                constant += due * value;
                return;
            }
            double capacity = session.battery().capacityMwh();
            double initial = Math.min(capacity, session.battery().initialMwh() + session.energyMwh() * before);
            double efficiency = session.efficiency() * stay.station().efficiency();
            Variable missing = model.addVariable(0, due, value);
            Constraint need = model.addConstraint(due, Double.POSITIVE_INFINITY);
            model.addTerm(need, missing, 1);
            Constraint most = model.addConstraint(Double.NEGATIVE_INFINITY, session.energyMwh() * (1 - before));
            Variable level = model.addVariable(initial, initial, 0);
            for (int t = 0; t < RandomCharging.HOURS; t++) {
                double limit = session.rateMw() * share(stay, t);
                if (limit == 0) {
                    continue;
                }
                Variable in = model.addVariable(0, limit, 0);
                Variable out = model.addVariable(0, session.feedsBack() ? limit : 0, 0);
                Constraint rate = model.addConstraint(0, limit);
                model.addTerm(rate, in, 1);
                model.addTerm(rate, out, 1);
                Variable next = model.addVariable(0, capacity, 0);
                Constraint battery = model.addConstraint(0, 0);
                model.addTerm(battery, next, 1);
                model.addTerm(battery, level, -1);
                model.addTerm(battery, in, -efficiency);
                model.addTerm(battery, out, 1 / efficiency);
                level = next;
                for (Constraint row : List.of(need, most)) {
                    if (row.equals(need) || !session.feedsBack()) {
                        model.addTerm(row, in, efficiency);
                        model.addTerm(row, out, -1 / efficiency);
                    }
                }
                for (Constraint row : List.of(balances[t], connections[t][station])) {
                    model.addTerm(row, in, -1);
                    model.addTerm(row, out, 1);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatMustBeServedCanBeExactlyWhereTheMaximumFlowServesIt(int batch) {
        int feasible = 0;
        for (int i = 0; i < 40; i++) {
            Study study = new RandomCharging(1000L * batch + i).mandatory(2, 1 + i % 4);
            boolean cleared = MARKET.clear(study) instanceof ClearingOutcome.Cleared;
            feasible += cleared ? 1 : 0;

            assertThat(cleared).as("seed %d", 1000 * batch + i).isEqualTo(isServedByFlow(study));
        }
        assertThat(feasible).isBetween(2, 38);
    }

    /** Sends energy from sessions through the hours of their stay and the connections of their stations. */
    private static boolean isServedByFlow(Study study) {
        var graph = new SimpleDirectedWeightedGraph<String, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        graph.addVertex("source");
        graph.addVertex("sink");
        double wanted = 0;
        for (Stay stay : PlugAssignment.of(study)) {
            EvSession session = stay.session();
            graph.addVertex(session.id());
            double hours = 0;
            for (int t = 0; t < RandomCharging.HOURS; t++) {
                double share = share(stay, t);
                hours += share;
                if (share > 0) {
                    String place = stay.station().id() + " " + t;
                    if (graph.addVertex(place)) {
                        edge(graph, place, "sink", stay.station().capacityMw());
                    }
                    edge(graph, session.id(), place, session.rateMw() * share);
                }
            }
            double total =
                    Duration.between(session.arrival(), session.departure()).toNanos() / 3.6e12;
            double metered = session.energyMwh()
                    * hours
                    / total
                    / session.efficiency()
                    / stay.station().efficiency();
            edge(graph, "source", session.id(), metered);
            wanted += metered;
        }
        double served = new PushRelabelMFImpl<>(graph, 1e-12).calculateMaximumFlow("source", "sink");
        return served > wanted - 1e-7;
    }

    private static void edge(
            SimpleDirectedWeightedGraph<String, DefaultWeightedEdge> graph, String from, String to, double capacity) {
        graph.setEdgeWeight(graph.addEdge(from, to), capacity);
    }
}
