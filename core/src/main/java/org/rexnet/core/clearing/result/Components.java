package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.SectorComponent;
import org.rexnet.core.study.Study;

/** Names of a study's components by table, in the order of results. */
public final class Components {

    private Components() {}

    /** Returns the names in a table. */
    public static List<String> ids(Study study, ComponentKind kind) {
        return switch (kind) {
            case BUS -> study.network().buses().stream().map(b -> b.id()).toList();
            case GENERATOR -> study.generators().stream().map(g -> g.id()).toList();
            case LOAD -> study.loads().stream().map(l -> l.id()).toList();
            case STORAGE_UNIT -> study.storageUnits().stream().map(s -> s.id()).toList();
            case STORE -> study.stores().stream().map(s -> s.id()).toList();
            case LINE, TRANSFORMER ->
                branchPositions(study, kind).stream()
                        .map(l -> study.lines().get(l).branch().id())
                        .toList();
            case PIPE ->
                study.network().branches(org.rexnet.network.Pipe.class).stream()
                        .map(p -> p.id())
                        .toList();
            case LINK -> study.links().stream().map(l -> l.id()).toList();
            case CHP -> ids(study, CombinedHeatPower.class);
            case BID -> study.bids().stream().map(b -> b.id()).toList();
            case BILATERAL_CONTRACT -> ids(study, BilateralContract.class);
            case FLEXIBLE_LOAD -> ids(study, FlexibleLoad.class);
            case BUILDING -> ids(study, Building.class);
            case CHARGING_STATION -> ids(study, ChargingStation.class);
            case EV_SESSION -> ids(study, EvSession.class);
            case GLOBAL_CONSTRAINT ->
                study.globalConstraints().stream().map(c -> c.id()).toList();
        };
    }

    private static List<String> ids(Study study, Class<? extends SectorComponent> type) {
        return study.components(type).stream().map(SectorComponent::id).toList();
    }

    /** Returns the positions of the lines, or of the transformers, among the passive branches. */
    public static List<Integer> branchPositions(Study study, ComponentKind kind) {
        List<Integer> positions = new ArrayList<>();
        for (int l = 0; l < study.lines().size(); l++) {
            if (ComponentKind.of(study.lines().get(l).branch()) == kind) {
                positions.add(l);
            }
        }
        return positions;
    }
}
