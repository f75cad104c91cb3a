package org.rexnet.core.study.matpower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names that MATPOWER gives to the columns of its tables and to kinds of buses and costs; all are counted from 1. */
final class CaseIndices {

    private static final Map<String, List<Index>> FUNCTIONS = Map.of(
            "idx_bus",
            list("PQ=1 PV=2 REF=3 NONE=4 BUS_I=1 BUS_TYPE=2 PD=3 QD=4 GS=5 BS=6 BUS_AREA=7 VM=8 VA=9 BASE_KV=10 ZONE=11"
                    + " VMAX=12 VMIN=13 LAM_P=14 LAM_Q=15 MU_VMAX=16 MU_VMIN=17"),
            "idx_brch",
            list("F_BUS=1 T_BUS=2 BR_R=3 BR_X=4 BR_B=5 RATE_A=6 RATE_B=7 RATE_C=8 TAP=9 SHIFT=10 BR_STATUS=11 PF=14"
                    + " QF=15 PT=16 QT=17 MU_SF=18 MU_ST=19 ANGMIN=12 ANGMAX=13 MU_ANGMIN=20 MU_ANGMAX=21"),
            "idx_gen",
            list("GEN_BUS=1 PG=2 QG=3 QMAX=4 QMIN=5 VG=6 MBASE=7 GEN_STATUS=8 PMAX=9 PMIN=10 MU_PMAX=22 MU_PMIN=23"
                    + " MU_QMAX=24 MU_QMIN=25 PC1=11 PC2=12 QC1MIN=13 QC1MAX=14 QC2MIN=15 QC2MAX=16 RAMP_AGC=17"
                    + " RAMP_10=18 RAMP_30=19 RAMP_Q=20 APF=21"),
            "idx_cost",
            list("PW_LINEAR=1 POLYNOMIAL=2 MODEL=1 STARTUP=2 SHUTDOWN=3 NCOST=4 COST=5"));

    private record Index(String name, int value) {}

    private CaseIndices() {}

    /**
     * Returns the values that a function such as {@code idx_bus} gives to names, by their position as in MATLAB.
     *
     * @throws UnreadableException if there is no such function, or it returns fewer values
     */
    static Map<String, Double> of(String function, List<String> names) {
        List<Index> indices = FUNCTIONS.get(function);
        if (indices == null) {
            throw new UnreadableException("of functions that return several values only %s are known"
                    .formatted(String.join(
                            ", ", FUNCTIONS.keySet().stream().sorted().toList())));
        }
        if (names.size() > indices.size()) {
            throw new UnreadableException(
                    "%s returns %d values, not %d".formatted(function, indices.size(), names.size()));
        }
        Map<String, Double> values = new HashMap<>();
        for (int k = 0; k < names.size(); k++) {
            values.put(names.get(k), (double) indices.get(k).value());
        }
        return values;
    }

    /** Returns all names with their values, as {@code define_constants} gives them. */
    static Map<String, Double> all() {
        Map<String, Double> values = new HashMap<>();
        FUNCTIONS.values().forEach(list -> list.forEach(index -> values.put(index.name(), (double) index.value())));
        return values;
    }

    private static List<Index> list(String text) {
        return List.of(text.split(" ")).stream()
                .map(item -> item.split("="))
                .map(parts -> new Index(parts[0], Integer.parseInt(parts[1])))
                .toList();
    }
}
