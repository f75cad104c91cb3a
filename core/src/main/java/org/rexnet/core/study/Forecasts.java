package org.rexnet.core.study;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The forecasts of a study by whom they are about; immutable. */
public final class Forecasts {

    private final Map<String, Forecast> byId = new HashMap<>();

    private Forecasts(List<Forecast> forecasts) {
        forecasts.forEach(forecast -> byId.putIfAbsent(forecast.id(), forecast));
    }

    /** Returns those of a study. */
    public static Forecasts of(Study study) {
        return new Forecasts(study.conditions(Forecast.class));
    }

    /** Returns what holds for a component: of several forecasts the one that names it most closely. */
    public Optional<Forecast> find(Component component) {
        return Forecast.names(component).stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
