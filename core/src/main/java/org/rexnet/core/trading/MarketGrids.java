package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.rexnet.core.exchange.Grid;
import org.rexnet.core.exchange.GridBranch;
import org.rexnet.core.exchange.HeatGrids;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.FlowFormulation;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;
import org.rexnet.network.Network;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.flow.DcFlow;

/**
 * Grids of a study: one for each set of buses that lines and transformers join, with the stations behind them, and one for each that pipes
 * join. Their limits are those of the first period; {@link #limits} tells those of the others. What bilateral contracts carry is base flow.
 */
final class MarketGrids {

    private final Study study;
    private final Network network;
    private final TradedHorizon horizon;
    private final Map<String, LineOperation> lines = new HashMap<>();
    private final Map<String, PipeOperation> pipes = new HashMap<>();
    private final List<Grid> grids = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();
    private final DcFlow flow;

    private MarketGrids(Study study, TradedHorizon horizon) {
        this.study = study;
        this.horizon = horizon;
        network = study.network();
        study.lines().forEach(line -> lines.put(line.branch().id(), line));
        study.pipes().forEach(pipe -> pipes.put(pipe.id(), pipe));
        flow = DcFlow.of(network, study.settings().convention());
    }

    /**
     * Builds the grids of a study.
     *
     * @throws RefusedStudyException where flow does not follow from injections; the message names the branch
     */
    static MarketGrids of(Study study, TradedHorizon horizon) {
        MarketGrids market = new MarketGrids(study, horizon);
        market.refuse();
        market.build();
        return market;
    }

    List<Grid> grids() {
        return grids;
    }

    /** Returns the noun of a branch, such as line. */
    String noun(String branch) {
        return words.getOrDefault(branch, "branch");
    }

    /** Limits of a branch in one period, in MW, at least 0. */
    record Limits(double forwardMw, double backwardMw) {}

    /** Returns the limits of a branch in a period. */
    Limits limits(GridBranch branch, int period) {
        int t = horizon.snapshot(period);
        LineOperation line = lines.get(branch.id());
        if (line != null) {
            double share = line.maxPu().at(t);
            double more = contracted(line.branch(), t) - contracted(line.branch(), horizon.snapshot(0));
            double mw = line.branch().capacityMw() * share;
            return new Limits(Math.max(0, mw - more), Math.max(0, mw + more));
        }
        PipeOperation pipe = pipes.get(branch.id());
        if (pipe != null) {
            double mw = pipe.pipe().capacityMw() * pipe.maxPu().at(t);
            return new Limits(mw, pipe.direction() == PipeOperation.Direction.FORWARD ? 0 : mw);
        }
        return new Limits(branch.forwardMw(), branch.backwardMw());
    }

    /** Returns what bilateral contracts let flow through a line, in MW. */
    private double contracted(PassiveBranch line, int t) {
        List<BilateralContract> contracts = study.components(BilateralContract.class);
        if (contracts.isEmpty()) {
            return 0;
        }
        double[] row = flow.sensitivities(flow.branches().indexOf(line));
        double mw = 0;
        for (BilateralContract contract : contracts) {
            double transfer = row[network.busIndex(contract.sellerBus())] - row[network.busIndex(contract.buyerBus())];
            mw += transfer * contract.quantityMw().at(t);
        }
        return mw;
    }

    private void refuse() {
        if (isSteered(study, flow)) {
            throw new RefusedStudyException(
                    "The exchange needs flows that follow from who injects and withdraws, but the study's formulation"
                            + " is transport and its lines close a loop. Maybe set formulation to sensitivities.");
        }
        if (!study.conditions(OutputLimit.class).isEmpty()) {
            throw new RefusedStudyException(
                    "The exchange lets each participant sell what it can make by itself, but the study has limits that"
                            + " generators share (output_limits.csv).");
        }
        for (int l = 0; l < flow.branches().size(); l++) {
            boolean limited = Double.isFinite(flow.branches().get(l).capacityMw());
            if (flow.isFree(l) && limited) {
                throw new RefusedStudyException(
                        ("%s closes a loop of branches without impedance: what flows through it does not follow from"
                                        + " contracts.")
                                .formatted(flow.branches().get(l).id()));
            }
        }
        for (BilateralContract contract : study.components(BilateralContract.class)) {
            if (flow.island(network.busIndex(contract.sellerBus()))
                    != flow.island(network.busIndex(contract.buyerBus()))) {
                throw new RefusedStudyException(
                        "Contract %s: its buses are in different islands.".formatted(contract.id()));
            }
        }
    }

    /** Returns whether flow between some buses may be steered over two ways; on a tree of lines it follows, whatever the formulation. */
    static boolean isSteered(Study study) {
        return isSteered(study, DcFlow.of(study.network(), study.settings().convention()));
    }

    private static boolean isSteered(Study study, DcFlow flow) {
        int buses = study.network().buses().size();
        long islands = IntStream.range(0, buses).map(flow::island).distinct().count();
        return study.settings().formulation() == FlowFormulation.TRANSPORT
                && flow.branches().size() > buses - islands;
    }

    private void build() {
        Set<String> heated = new HashSet<>();
        List<Grid> heat = heatGrids();
        heat.forEach(grid -> heated.addAll(grid.buses()));
        Map<Integer, Grid.Builder> electric = new HashMap<>();
        List<Integer> islands = new ArrayList<>();
        for (Bus bus : network.buses()) {
            int island = flow.island(network.busIndex(bus.id()));
            if (!heated.contains(bus.id()) && !electric.containsKey(island)) {
                electric.put(island, Grid.electric(network, flow, island, this::limited));
                islands.add(island);
            }
        }
        for (ChargingStation station : study.components(ChargingStation.class)) {
            Grid.Builder grid = electric.get(flow.island(network.busIndex(station.bus())));
            if (grid == null || network.hasBus(station.id()) || lines.containsKey(station.id())) {
                throw new RefusedStudyException(
                        "Charging station %s: on the exchange it needs a name that no bus or line has, and a bus without pipes."
                                .formatted(station.id()));
            }
            grid.station(station.id(), station.bus(), station.capacityMw());
            words.put(station.id(), "station");
        }
        islands.forEach(
                island -> grids.add(Objects.requireNonNull(electric.get(island)).build()));
        grids.addAll(heat);
        network.branches(PassiveBranch.class)
                .forEach(branch -> words.put(
                        branch.id(), branch instanceof org.rexnet.network.Transformer ? "transformer" : "line"));
        pipes.keySet().forEach(id -> words.put(id, "pipe"));
    }

    private List<Grid> heatGrids() {
        try {
            return HeatGrids.of(network, pipe -> {
                GridBranch usual = new GridBranch(pipe.id(), pipe.capacityMw(), pipe.capacityMw());
                Limits limits = limits(usual, 0);
                PipeOperation operation = pipes.get(pipe.id());
                return new GridBranch(pipe.id(), limits.forwardMw(), limits.backwardMw())
                        .withLoss(operation == null ? 0 : operation.lossPerMw());
            });
        } catch (RefusedStudyException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new RefusedStudyException(String.valueOf(e.getMessage()));
        }
    }

    private GridBranch limited(PassiveBranch branch, GridBranch usual) {
        Limits limits = limits(usual, 0);
        return new GridBranch(usual.id(), limits.forwardMw(), limits.backwardMw())
                .withBase(usual.baseMw() + contracted(branch, horizon.snapshot(0)));
    }
}
