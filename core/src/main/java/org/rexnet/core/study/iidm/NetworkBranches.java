package org.rexnet.core.study.iidm;

import com.powsybl.iidm.network.Branch;
import com.powsybl.iidm.network.FlowsLimitsHolder;
import com.powsybl.iidm.network.HvdcConverterStation;
import com.powsybl.iidm.network.HvdcLine;
import com.powsybl.iidm.network.LineCharacteristics;
import com.powsybl.iidm.network.LoadingLimits;
import com.powsybl.iidm.network.Network;
import com.powsybl.iidm.network.Terminal;
import com.powsybl.iidm.network.ThreeWindingsTransformer;
import com.powsybl.iidm.network.TwoWindingsTransformer;
import java.util.Optional;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.network.Bus;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Transformer;

/** Lines, tie lines, transformers and HVDC lines of a network. */
final class NetworkBranches {

    private static final String DC = "DC";

    private final NetworkStudy place;

    NetworkBranches(NetworkStudy place) {
        this.place = place;
    }

    void addAll(Network network) {
        network.getLineStream().forEach(line -> addLine(line, line));
        network.getTieLineStream().forEach(line -> addLine(line, line));
        network.getTwoWindingsTransformerStream().forEach(this::addTransformer);
        network.getThreeWindingsTransformerStream().forEach(this::addThreeWindings);
        network.getHvdcLineStream().forEach(this::addHvdc);
    }

    private void addLine(Branch<?> line, LineCharacteristics impedance) {
        ends(line).ifPresent(ends -> {
            double ohmPerUnit = nominalKv(line.getTerminal1()) * nominalKv(line.getTerminal2());
            place.addBranch(() -> new Line(
                    line.getId(),
                    ends.from(),
                    ends.to(),
                    impedance.getR() / ohmPerUnit,
                    impedance.getX() / ohmPerUnit,
                    capacityMw(line),
                    AngleLimits.NONE));
        });
    }

    private void addTransformer(TwoWindingsTransformer transformer) {
        ends(transformer).ifPresent(ends -> {
            double kv1 = nominalKv(transformer.getTerminal1());
            double kv2 = nominalKv(transformer.getTerminal2());
            Tap tap = Tap.of(transformer, transformer);
            place.addBranch(() -> new Transformer(
                    transformer.getId(),
                    ends.from(),
                    ends.to(),
                    tap.resistance() * transformer.getR() / (kv2 * kv2),
                    tap.reactance() * transformer.getX() / (kv2 * kv2),
                    1 / (transformer.getRatedU2() / transformer.getRatedU1() * tap.ratio() * kv1 / kv2),
                    -tap.shift(),
                    capacityMw(transformer),
                    AngleLimits.NONE));
        });
    }

    private void addThreeWindings(ThreeWindingsTransformer transformer) {
        String star = transformer.getId() + "-star";
        double ratedKv = transformer.getRatedU0();
        boolean joined = false;
        for (ThreeWindingsTransformer.Leg leg : transformer.getLegs()) {
            String id = transformer.getId() + "-" + leg.getSide().getNum();
            Optional<String> bus = place.bus(id, leg.getTerminal());
            if (bus.isPresent()) {
                if (!joined) {
                    place.addBus(() -> new Bus(star, Bus.DEFAULT_CARRIER, ratedKv, 0, 0));
                    joined = true;
                }
                double kv = nominalKv(leg.getTerminal());
                Tap tap = Tap.of(leg, leg);
                place.addBranch(() -> new Transformer(
                        id,
                        bus.get(),
                        star,
                        tap.resistance() * leg.getR() / (ratedKv * ratedKv),
                        tap.reactance() * leg.getX() / (ratedKv * ratedKv),
                        1 / (kv / leg.getRatedU() * tap.ratio()),
                        -tap.shift(),
                        sideMw(leg, kv),
                        AngleLimits.NONE));
            }
        }
    }

    /** Adds a link each way, or one for both where nothing is lost. */
    private void addHvdc(HvdcLine line) {
        HvdcConverterStation<?> station1 = line.getConverterStation1();
        HvdcConverterStation<?> station2 = line.getConverterStation2();
        Optional<String> from = place.bus(line.getId(), station1.getTerminal());
        Optional<String> to = place.bus(line.getId(), station2.getTerminal());
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        double efficiency = (1 - station1.getLossFactor() / 100.0) * (1 - station2.getLossFactor() / 100.0);
        boolean isBothWays = efficiency == 1;
        addLink(line.getId(), from.get(), to.get(), line.getMaxP(), efficiency, isBothWays ? -1 : 0);
        if (!isBothWays) {
            addLink(line.getId() + "-back", to.get(), from.get(), line.getMaxP(), efficiency, 0);
        }
        place.remark(
                "HVDC lines are links that the market uses within their largest power, whatever their set point: %s.",
                line.getId());
    }

    private void addLink(String id, String from, String to, double capacityMw, double efficiency, double minPu) {
        place.addComponent(() -> LinkOperation.builder(Link.of(id, from, to, capacityMw), efficiency)
                .carrier(DC)
                .minPu(minPu)
                .build());
    }

    private Optional<Ends> ends(Branch<?> branch) {
        Optional<String> from = place.bus(branch.getId(), branch.getTerminal1());
        Optional<String> to = place.bus(branch.getId(), branch.getTerminal2());
        return from.isPresent() && to.isPresent() ? Optional.of(new Ends(from.get(), to.get())) : Optional.empty();
    }

    private static double capacityMw(Branch<?> branch) {
        double side1 = sideMw(
                branch.getActivePowerLimits1(),
                branch.getApparentPowerLimits1(),
                branch.getCurrentLimits1(),
                nominalKv(branch.getTerminal1()));
        double side2 = sideMw(
                branch.getActivePowerLimits2(),
                branch.getApparentPowerLimits2(),
                branch.getCurrentLimits2(),
                nominalKv(branch.getTerminal2()));
        return Math.min(side1, side2);
    }

    static double sideMw(FlowsLimitsHolder side, double kv) {
        return sideMw(side.getActivePowerLimits(), side.getApparentPowerLimits(), side.getCurrentLimits(), kv);
    }

    /** Returns the lowest permanent limit of a side: MW and MVA as they are, amperes at nominal voltage; infinite where there is none. */
    private static double sideMw(
            Optional<? extends LoadingLimits> active,
            Optional<? extends LoadingLimits> apparent,
            Optional<? extends LoadingLimits> amperes,
            double kv) {
        double power = Math.min(permanent(active), permanent(apparent));
        return Math.min(power, Math.sqrt(3) * kv * permanent(amperes) / 1000);
    }

    private static double permanent(Optional<? extends LoadingLimits> limits) {
        double limit = limits.map(LoadingLimits::getPermanentLimit).orElse(Double.POSITIVE_INFINITY);
        return Double.isNaN(limit) || limit >= Double.MAX_VALUE ? Double.POSITIVE_INFINITY : limit;
    }

    static double nominalKv(Terminal terminal) {
        return terminal.getVoltageLevel().getNominalV();
    }

    private record Ends(String from, String to) {}
}
