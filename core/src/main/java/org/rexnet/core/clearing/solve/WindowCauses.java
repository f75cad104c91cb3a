package org.rexnet.core.clearing.solve;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rexnet.core.clearing.component.BalanceTerms;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.LimitRegister;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PlugAssignment;
import org.rexnet.core.study.Study;

/** Says in words which limits stand in the way of a dispatch in one window, and which relief would help. */
final class WindowCauses {

    private static final MathContext DIGITS = new MathContext(4);
    private static final double SMALLEST_SHARE = 1e-6;

    private final ClearingProblem problem;
    private final Study study;
    private final Relaxation.Findings findings;

    WindowCauses(ClearingProblem problem, Relaxation.Findings findings) {
        this.problem = problem;
        this.findings = findings;
        study = problem.study();
    }

    /**
     * A cause in one snapshot.
     *
     * @param what the cause
     * @param help what would help
     * @param unit of the amount; empty where it has none
     * @param snapshot label; empty for limits over many snapshots
     * @param amount by how much
     */
    record Finding(String what, String help, String unit, String snapshot, double amount) {}

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        for (SoftLimits.Excess excess : findings.causes().excesses()) {
            found.add(finding(excess));
        }
        for (BalanceTerms.Imbalance imbalance : findings.causes().imbalances()) {
            found.add(finding(imbalance));
        }
        return found;
    }

    private Finding finding(SoftLimits.Excess excess) {
        LimitRegister.Limit limit = excess.limit();
        LimitKind kind = limit.kind();
        String help = help(excess);
        if (kind == LimitKind.FLOW && excess.size().isPresent()) {
            double limitMw = excess.size().getAsDouble();
            help += " (at best %s, limit %s)".formatted(amount(limitMw + excess.amount(), "MW"), amount(limitMw, "MW"));
        }
        String others = kind.role() == LimitKind.Role.NEED
                ? stored(limit.snapshot())
                : kind == LimitKind.COMMITTED_OUTPUT ? onAndOff(limit.snapshot()) : symptom(limit.snapshot());
        String snapshot = limit.snapshot() == LimitRegister.ALL_SNAPSHOTS ? "" : label(limit.snapshot());
        String waited = kind == LimitKind.RATE || kind == LimitKind.ENERGY_NEED ? waited(limit.component()) : "";
        return new Finding(
                kind.fault(limit.component()), help + others + waited, kind.unit(), snapshot, excess.amount());
    }

    private Finding finding(BalanceTerms.Imbalance imbalance) {
        String bus = bus(imbalance.bus());
        double mw = Math.abs(imbalance.mw());
        String what = (imbalance.mw() > 0 ? "short at bus " : "too many at bus ") + bus;
        String help = imbalance.mw() > 0
                ? "%s more supply there".formatted(amount(mw, "MW"))
                : "%s less supply there%s".formatted(amount(mw, "MW"), sold(imbalance));
        String change = ", or " + relief(imbalance);
        return new Finding(
                what,
                help + change + stored(imbalance.snapshot()) + delays(imbalance),
                "MW",
                label(imbalance.snapshot()),
                mw);
    }

    /**
     * Returns the largest symptom in a snapshot, rather a shortage than a surplus, or where it has none over all, as something that would
     * help as well.
     */
    private String symptom(int k) {
        return largest(findings.symptoms(), k)
                .map(imbalance -> ", or " + relief(imbalance)
                        + (imbalance.snapshot() == k ? "" : " in " + label(imbalance.snapshot())))
                .orElseGet(() -> largest(findings.symptoms(), LimitKind.Role.NEED));
    }

    /** Returns how the limit of a role that is exceeded most could be relieved; empty where there is none. */
    private static String largest(Relaxation.Dispatch dispatch, LimitKind.Role role) {
        return dispatch.excesses().stream()
                .filter(excess -> excess.limit().kind().role() == role)
                .max(Comparator.comparingDouble(SoftLimits.Excess::amount))
                .map(excess -> ", or " + help(excess))
                .orElse("");
    }

    private static String help(SoftLimits.Excess excess) {
        LimitKind kind = excess.limit().kind();
        return kind.help(excess.limit().component(), amount(excess.amount(), kind.unit()), excess.isAbove());
    }

    private static Optional<BalanceTerms.Imbalance> largest(Relaxation.Dispatch dispatch, int k) {
        Comparator<BalanceTerms.Imbalance> bySize = Comparator.<BalanceTerms.Imbalance>comparingInt(
                        imbalance -> imbalance.mw() > 0 ? 1 : 0)
                .thenComparingDouble(imbalance -> Math.abs(imbalance.mw()));
        return dispatch.imbalances().stream()
                .filter(imbalance -> imbalance.snapshot() == k)
                .max(bySize)
                .or(() -> dispatch.imbalances().stream().max(bySize));
    }

    /** Returns how much less or more load would help: less than there is where it is enough, otherwise supply. */
    private String relief(BalanceTerms.Imbalance imbalance) {
        String mw = amount(Math.abs(imbalance.mw()), "MW");
        if (imbalance.mw() < 0) {
            return "%s more load at %s".formatted(mw, bus(imbalance.bus()));
        }
        String contracts = contracts(imbalance, false);
        String ofContracts = contracts.isEmpty() ? "" : ", of which some is of " + contracts;
        return isDrawn(imbalance)
                ? "%s less load at %s%s".formatted(mw, bus(imbalance.bus()), ofContracts)
                : "%s more supply at %s".formatted(mw, bus(imbalance.bus()));
    }

    private String sold(BalanceTerms.Imbalance imbalance) {
        String contracts = contracts(imbalance, true);
        return contracts.isEmpty() ? "" : ", for example of " + contracts;
    }

    private String contracts(BalanceTerms.Imbalance imbalance, boolean sold) {
        String bus = bus(imbalance.bus());
        return study.components(BilateralContract.class).stream()
                .filter(contract -> (sold ? contract.sellerBus() : contract.buyerBus()).equals(bus))
                .filter(contract -> contract.quantityMw().at(horizon(imbalance)) > 0)
                .map(contract -> "contract " + contract.id())
                .collect(Collectors.joining(" and "));
    }

    private boolean isDrawn(BalanceTerms.Imbalance imbalance) {
        return imbalance.mw() <= drawnMw(imbalance) * (1 + SMALLEST_SHARE);
    }

    /** Returns what loads and contracts draw at a bus. */
    private double drawnMw(BalanceTerms.Imbalance imbalance) {
        String bus = bus(imbalance.bus());
        double mw = 0;
        for (Load load : study.loads()) {
            mw -= load.bus().equals(bus) ? load.sign() * load.powerMw().at(horizon(imbalance)) : 0;
        }
        for (BilateralContract contract : study.components(BilateralContract.class)) {
            mw += contract.buyerBus().equals(bus) ? contract.quantityMw().at(horizon(imbalance)) : 0;
        }
        return mw;
    }

    /** Returns what storage would have to hold in addition. */
    private String stored(int k) {
        boolean relieves = findings.stored().imbalances().stream().noneMatch(imbalance -> imbalance.snapshot() == k);
        return relieves ? largest(findings.stored(), LimitKind.Role.STORED) : "";
    }

    /** Returns what is short with the unit off, and too much with it on. */
    private String onAndOff(int k) {
        return List.of(findings.symptoms(), findings.opposite()).stream()
                .flatMap(dispatch -> largest(dispatch, k).stream())
                .sorted(Comparator.comparingDouble(BalanceTerms.Imbalance::mw))
                .map(imbalance -> imbalance.mw() < 0
                        ? "on, %s are too many at %s".formatted(amount(-imbalance.mw(), "MW"), bus(imbalance.bus()))
                        : "off, %s are short at %s".formatted(amount(imbalance.mw(), "MW"), bus(imbalance.bus())))
                .distinct()
                .collect(Collectors.joining("; ", "; ", ""));
    }

    /** Returns until when a vehicle waited for a plug, if it did: without that it had been there for longer. */
    private String waited(String session) {
        return PlugAssignment.of(study).stream()
                .filter(stay -> stay.waited() && stay.session().key().toString().equals(session))
                .map(stay -> "; all plugs at charging station %s were taken until %s"
                        .formatted(stay.station().id(), Instants.format(stay.from())))
                .collect(Collectors.joining());
    }

    private String delays(BalanceTerms.Imbalance imbalance) {
        String bus = bus(imbalance.bus());
        return study.pipes().stream()
                .filter(pipe -> pipe.delaySnapshots() > 0 && isFed(pipe, bus))
                .map(pipe -> "; pipe %s brings what was sent %d snapshot%s before"
                        .formatted(pipe.id(), pipe.delaySnapshots(), pipe.delaySnapshots() == 1 ? "" : "s"))
                .collect(Collectors.joining());
    }

    private static boolean isFed(PipeOperation pipe, String bus) {
        return pipe.pipe().toBus().equals(bus);
    }

    /** Returns whether it would be enough not to serve loads. */
    boolean lostLoadHelps() {
        boolean onlyNeeds = findings.symptoms().excesses().stream()
                .allMatch(excess -> excess.limit().kind() == LimitKind.ENERGY_NEED && !excess.isAbove());
        return onlyNeeds
                && !findings.symptoms().isEmpty()
                && findings.symptoms().imbalances().stream()
                        .allMatch(imbalance -> imbalance.mw() > 0 && isDrawn(imbalance));
    }

    private int horizon(BalanceTerms.Imbalance imbalance) {
        return problem.first() + imbalance.snapshot();
    }

    private String label(int k) {
        return problem.window().snapshot(k).label();
    }

    private String bus(int bus) {
        return study.network().buses().get(bus).id();
    }

    private static String amount(double value, String unit) {
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        String text = rounded.scale() > 0 ? rounded.stripTrailingZeros().toPlainString() : rounded.toPlainString();
        return unit.isEmpty() ? text : text + " " + unit;
    }
}
