package org.rexnet.core.study.builtin;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Forecast.Errors;
import org.rexnet.core.study.Forecast.Outages;
import org.rexnet.core.study.Forecast.Presence;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Participant.Conduct;
import org.rexnet.core.study.StudyBuilder;

/**
 * How far forecasts of the harbour town are off, how often its plants fail, and how long before delivery they must know what they do.
 *
 * <p>Invented, of the size that is usual: needs err by 1 % an hour and 3 % a day before, heat by 2 % and 6 %, wind by 5 % and 15 % of the
 * capacity where half of it is expected, sun by 4 % and 10 %.
 */
final class HarbourForecasts {

    private static final double CORRELATION = 0.85;

    private HarbourForecasts() {}

    static void add(StudyBuilder study) {
        study.add(errors("loads", 0.01, 0.03, 0.2));
        study.add(errors("heat", 0.02, 0.06, 0.8));
        study.add(errors("wind", 0.05, 0.15, 0.7));
        study.add(errors("solar", 0.04, 0.10, 0.7));
        study.add(Forecast.of("ev_sessions", 0, 0).withPresence(new Presence(0.5, 0.5, 0.15, 0.03)));
        plant(study, "coal plant headland", 240, 600, 24);
        plant(study, "wood plant mill", 120, 500, 16);
        plant(study, "biogas engine mill", 0, 400, 8);
        plant(study, "gas engine station", 15, 400, 8);
        plant(study, "sea heat pump", 0, 1000, 12);
    }

    private static Forecast errors(String id, double hour, double day, double shared) {
        return new Forecast(
                id, new Errors(hour, day, CORRELATION, shared), Outages.NONE, Presence.NONE, Optional.empty());
    }

    /** Adds a plant's owner of the same name, with times in minutes and hours. */
    private static void plant(StudyBuilder study, String id, int notice, double toFailure, double toRepair) {
        study.add(Forecast.of(id, 0, 0).withOutages(new Outages(toFailure, toRepair)));
        if (notice > 0) {
            study.add(new Participant(id, List.of(id)).withConduct(Conduct.DEFAULT.withNotice(notice)));
        }
    }
}
