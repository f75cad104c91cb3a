package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.settlement.BalancingConversion;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

/**
 * What plants that convert one carrier into others can still move at delivery, in all of them together: links such as heat pumps and
 * electrolysers, CHP plants along their fixed ratio, or at the heat that they give where it is not fixed. What runs now follows from the meters
 * of an owner, who must be one alone.
 */
final class ConvertingUnits {

    private static final double MILLILOTS = 1000;

    private final StudyMarket market;
    private final Ownership ownership;
    private final Map<String, Participant> participants = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();

    /** Port of a unit: what arrives per unit drawn. */
    private record Port(String bus, IntToDoubleFunction efficiency) {}

    /**
     * One plant as something that draws at its first bus; what feeds in there draws less than nothing.
     *
     * @param owner who offers
     * @param bus where it draws
     * @param ports where what it draws arrives
     * @param least it draws, in MW by snapshot
     * @param most it draws
     * @param cost per MWh drawn
     * @param extraction plant whose power is bounded by the heat that it gives
     */
    private record Unit(
            String owner,
            String bus,
            List<Port> ports,
            IntToDoubleFunction least,
            IntToDoubleFunction most,
            IntToDoubleFunction cost,
            Optional<CombinedHeatPower> extraction) {}

    /**
     * A plant at delivery.
     *
     * @param offer what it can still move
     * @param drawn thousandths of lots that it draws now
     */
    record Running(BalancingConversion offer, long drawn) {}

    ConvertingUnits(StudyMarket market) {
        this.market = market;
        Study study = market.study();
        ownership = Ownership.of(study);
        study.conditions(Participant.class).forEach(one -> participants.put(one.id(), one));
        for (LinkOperation link : study.links()) {
            if (!link.isTransport(study.network()) && link.link().capacityMw() > 0) {
                owner(link.key()).ifPresent(owner -> add(owner, link));
            }
        }
        for (CombinedHeatPower plant : study.components(CombinedHeatPower.class)) {
            owner(plant.key()).ifPresent(owner -> add(owner, plant));
        }
    }

    private Optional<String> owner(ComponentKey key) {
        List<String> owners = ownership.owners(key);
        String owner = owners.isEmpty() ? key.id() : owners.get(0);
        Participant named = participants.get(owner);
        return owners.size() < 2 && (named == null || named.balancing()) ? Optional.of(owner) : Optional.empty();
    }

    private void add(String owner, LinkOperation link) {
        double mw = link.link().capacityMw();
        List<Port> ports = new ArrayList<>();
        for (int port = 0; port < link.link().to().size(); port++) {
            int to = port;
            ports.add(new Port(
                    link.link().to().get(port), t -> link.efficiencies().get(to).at(t)));
        }
        units.add(new Unit(
                owner,
                link.link().from(),
                ports,
                t -> mw * Math.max(0, link.minPu().at(t)),
                t -> mw * Math.max(0, link.maxPu().at(t)),
                link.marginalCost()::at,
                Optional.empty()));
    }

    private void add(String owner, CombinedHeatPower plant) {
        boolean fixed = plant.type() == CombinedHeatPower.Type.BACK_PRESSURE;
        List<Port> ports = new ArrayList<>();
        ports.add(new Port(plant.heatBus(), t -> fixed ? -1 / plant.powerToHeat() : 0));
        plant.fuelBus().ifPresent(bus -> ports.add(new Port(bus, t -> 1 / plant.efficiency())));
        double most =
                fixed ? Math.min(plant.capacityMw(), plant.powerToHeat() * plant.maxHeatMw()) : plant.capacityMw();
        units.add(new Unit(
                owner,
                plant.powerBus(),
                ports,
                t -> -most,
                t -> -plant.minPowerMw(),
                t -> -plant.fuelCost().at(t) / plant.efficiency()
                        - plant.marginalCost().at(t),
                fixed ? Optional.empty() : Optional.of(plant)));
    }

    /**
     * Returns what runs in a period.
     *
     * @param metered thousandths of lots injected by number of portfolio
     */
    List<Running> running(int period, Map<Integer, Long> metered) {
        Map<Integer, Long> left = new HashMap<>(metered);
        List<Running> running = new ArrayList<>();
        int t = market.horizon().snapshot(period);
        for (Unit unit : units) {
            Optional<Portfolio> here = market.findPortfolio(unit.owner, unit.bus);
            boolean everywhere = unit.ports.stream()
                    .allMatch(port -> market.findPortfolio(unit.owner, port.bus).isPresent());
            if (here.isPresent() && everywhere) {
                running.add(running(unit, t, here.get(), left));
            }
        }
        return running;
    }

    /** Finds what a unit draws, from what of its owner's meters no unit before explains. */
    private Running running(Unit unit, int t, Portfolio here, Map<Integer, Long> left) {
        List<BalancingConversion.Output> outputs = unit.ports.stream()
                .map(port -> new BalancingConversion.Output(port.bus, port.efficiency.applyAsDouble(t)))
                .toList();
        long least = millilots(unit.least.applyAsDouble(t));
        long most = millilots(unit.most.applyAsDouble(t));
        if (unit.extraction.isPresent()) {
            CombinedHeatPower plant = unit.extraction.get();
            long heat = Math.max(0, left.getOrDefault(there(unit, plant.heatBus()), 0L));
            least += Math.round(plant.powerLossPerHeat() * heat);
            most = Math.min(most, -Math.round(plant.powerToHeat() * heat));
        }
        long shown = Math.clamp(
                -left.getOrDefault(here.number(), 0L), Math.min(least, 0), Math.max(Math.max(most, least), 0));
        long drawn = shown;
        for (BalancingConversion.Output output : outputs) {
            long arrives = left.getOrDefault(there(unit, output.bus()), 0L);
            if (output.of(drawn) != 0 && Long.signum(output.of(drawn)) != Long.signum(arrives)) {
                drawn = 0;
            } else if (Math.abs(output.of(drawn)) > Math.abs(arrives)) {
                drawn = (long) (arrives / output.efficiency());
            }
        }
        explain(left, here.number(), -drawn);
        for (BalancingConversion.Output output : outputs) {
            explain(left, there(unit, output.bus()), output.of(drawn));
        }
        BalancingConversion offer = new BalancingConversion(
                unit.owner,
                unit.bus,
                outputs,
                Math.max(0, Math.min(drawn, shown) - least),
                Math.max(0, most - Math.max(drawn, shown)),
                (int) Math.round(unit.cost.applyAsDouble(t) / market.rules().tickPerMwh()));
        return new Running(offer, drawn);
    }

    private int there(Unit unit, String bus) {
        return market.findPortfolio(unit.owner, bus).orElseThrow().number();
    }

    private static void explain(Map<Integer, Long> left, int portfolio, long injected) {
        left.merge(portfolio, -injected, Long::sum);
    }

    private long millilots(double mw) {
        return Math.round(mw / market.rules().lotMw() * MILLILOTS);
    }
}
