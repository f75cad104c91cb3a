package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.settlement.BalancingConversion;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.Conversion;
import org.rexnet.core.study.Ownership;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;

/**
 * What plants that convert one carrier into others can still move at delivery, in all of them together: heat pumps, electrolysers along
 * their curve, CHP plants along their fixed ratio, or at the heat that they give where it is not fixed. What runs now follows from the
 * meters of an owner, who must be one alone.
 */
final class ConvertingUnits {

    private static final double MILLILOTS = 1000;

    private final StudyMarket market;
    private final Ownership ownership;
    private final Map<String, Participant> participants = new HashMap<>();
    private final List<Unit> units = new ArrayList<>();

    /** A plant and who offers it. */
    private record Unit(String owner, Conversion conversion) {}

    /**
     * A way of a plant to convert, at delivery: what feeds in at the bus where it is said to draw draws less than nothing.
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
        for (Component one : study.converters()) {
            if (!one.isTransport(study.network())) {
                owner(one.key())
                        .ifPresent(owner ->
                                units.add(new Unit(owner, one.conversion().orElseThrow())));
            }
        }
    }

    private Optional<String> owner(ComponentKey key) {
        List<String> owners = ownership.owners(key);
        String owner = owners.isEmpty() ? key.id() : owners.get(0);
        Participant named = participants.get(owner);
        return owners.size() < 2 && BalancingUnits.balances(named) ? Optional.of(owner) : Optional.empty();
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
            boolean everywhere = unit.conversion.buses().stream()
                    .allMatch(bus -> market.findPortfolio(unit.owner, bus).isPresent());
            if (everywhere) {
                addWays(unit, t, left, running);
            }
        }
        return running;
    }

    /** Finds the power of each way from the part of its owner's meters that nothing before explains. */
    private void addWays(Unit unit, int t, Map<Integer, Long> left, List<Running> running) {
        List<Conversion.Way> ways = unit.conversion.ways();
        double[] mw = new double[ways.size()];
        for (int w = 0; w < mw.length; w++) {
            Conversion.Way way = ways.get(w);
            double least = Math.max(0, way.leastMw().applyAsDouble(t));
            double most = Math.max(0, way.mostMw().applyAsDouble(t));
            for (Conversion.Limit limit : unit.conversion.limitsThatEndWith(w)) {
                double weight = limit.weights().get(w);
                double rest = limit.mostMw();
                for (int before = 0; before < w; before++) {
                    rest -= limit.weights().get(before) * mw[before];
                }
                least = weight < 0 ? Math.max(least, rest / weight) : least;
                most = weight > 0 ? Math.min(most, rest / weight) : most;
            }
            Running found = running(unit, w, t, new Range(least, most), left);
            running.add(found);
            double perMw = perMw(way, found.offer.bus(), t);
            mw[w] = (double) -found.drawn / MILLILOTS * market.rules().lotMw() / perMw;
        }
    }

    /** Least and most power of a way, in MW. */
    private record Range(double least, double most) {}

    private static double perMw(Conversion.Way way, String bus, int t) {
        return way.ports().stream()
                .filter(port -> port.bus().equals(bus))
                .findFirst()
                .orElseThrow()
                .perMw()
                .applyAsDouble(t);
    }

    private Running running(Unit unit, int w, int t, Range range, Map<Integer, Long> left) {
        Conversion.Way way = unit.conversion.ways().get(w);
        String bus = way.ports().getFirst().bus();
        double drawnPerMw = -perMw(way, bus, t);
        List<BalancingConversion.Output> outputs = way.ports().stream()
                .skip(1)
                .map(port ->
                        new BalancingConversion.Output(port.bus(), port.perMw().applyAsDouble(t) / drawnPerMw))
                .toList();
        long atLeast = millilots(drawnPerMw * range.least);
        long atMost = millilots(drawnPerMw * range.most);
        long least = Math.min(atLeast, atMost);
        long most = Math.max(atLeast, atMost);
        int here = portfolio(unit, bus);
        long shown = Math.clamp(-left.getOrDefault(here, 0L), Math.min(least, 0), Math.max(most, 0));
        long drawn = shown;
        for (BalancingConversion.Output output : outputs) {
            long arrives = left.getOrDefault(portfolio(unit, output.bus()), 0L);
            if (output.of(drawn) != 0 && Long.signum(output.of(drawn)) != Long.signum(arrives)) {
                drawn = 0;
            } else if (Math.abs(output.of(drawn)) > Math.abs(arrives)) {
                drawn = (long) (arrives / output.efficiency());
            }
        }
        explain(left, here, -drawn);
        for (BalancingConversion.Output output : outputs) {
            explain(left, portfolio(unit, output.bus()), output.of(drawn));
        }
        boolean moves = !unit.conversion.isBoundToLater(w);
        BalancingConversion offer = new BalancingConversion(
                unit.owner,
                bus,
                outputs,
                moves ? Math.max(0, Math.min(drawn, shown) - least) : 0,
                moves ? Math.max(0, most - Math.max(drawn, shown)) : 0,
                (int) Math.round(way.costPerMwh().applyAsDouble(t)
                        / drawnPerMw
                        / market.rules().tickPerMwh()));
        return new Running(offer, drawn);
    }

    private int portfolio(Unit unit, String bus) {
        return market.findPortfolio(unit.owner, bus).orElseThrow().number();
    }

    private static void explain(Map<Integer, Long> left, int portfolio, long injected) {
        left.merge(portfolio, -injected, Long::sum);
    }

    private long millilots(double mw) {
        return Math.round(mw / market.rules().lotMw() * MILLILOTS);
    }
}
