package org.rexnet.core.study.iidm;

import com.powsybl.iidm.network.PhaseTapChangerHolder;
import com.powsybl.iidm.network.PhaseTapChangerStep;
import com.powsybl.iidm.network.RatioTapChangerHolder;
import com.powsybl.iidm.network.TapChanger;
import com.powsybl.iidm.network.TapChangerStep;

/**
 * What the present steps of a winding's tap changers do.
 *
 * @param ratio factor of the ratio
 * @param shift phase shift in radians, as PowSyBl counts it
 * @param resistance factor of the resistance
 * @param reactance factor of the reactance
 */
record Tap(double ratio, double shift, double resistance, double reactance) {

    private static final Tap NONE = new Tap(1, 0, 1, 1);

    static Tap of(RatioTapChangerHolder ratios, PhaseTapChangerHolder phases) {
        Tap tap = ratios.getOptionalRatioTapChanger()
                .map(Tap::step)
                .map(NONE::with)
                .orElse(NONE);
        if (!phases.hasPhaseTapChanger()) {
            return tap;
        }
        PhaseTapChangerStep step = step(phases.getPhaseTapChanger());
        Tap both = tap.with(step);
        return new Tap(both.ratio, Math.toRadians(step.getAlpha()), both.resistance, both.reactance);
    }

    private static <S extends TapChangerStep<S>> S step(TapChanger<?, S, ?, ?> changer) {
        return changer.getCurrentStep();
    }

    private Tap with(TapChangerStep<?> step) {
        return new Tap(
                ratio * step.getRho(),
                shift,
                resistance * (1 + step.getR() / 100),
                reactance * (1 + step.getX() / 100));
    }
}
