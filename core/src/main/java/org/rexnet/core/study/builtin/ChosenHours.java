package org.rexnet.core.study.builtin;

import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.Profile;

/** Hours of a year that the snapshots of a study stand for, one each. */
final class ChosenHours {

    private final int[] hours;

    ChosenHours(int[] hours) {
        this.hours = hours.clone();
    }

    /** Returns the values at the chosen hours of a series over the year. */
    Profile profile(IntToDoubleFunction byHourOfYear) {
        double[] chosen = new double[hours.length];
        for (int t = 0; t < hours.length; t++) {
            chosen[t] = byHourOfYear.applyAsDouble(hours[t]);
        }
        return Profile.of(chosen);
    }
}
