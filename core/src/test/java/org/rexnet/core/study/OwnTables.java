package org.rexnet.core.study;

import java.util.List;
import java.util.Set;

/** What stands in the tables of a study that RexNet adds to PyPSA's. */
public final class OwnTables {

    private static final Set<ComponentKind> OF_PYPSA = Set.of(
            ComponentKind.GENERATOR,
            ComponentKind.LOAD,
            ComponentKind.STORAGE_UNIT,
            ComponentKind.STORE,
            ComponentKind.LINE,
            ComponentKind.TRANSFORMER,
            ComponentKind.LINK,
            ComponentKind.BID);

    private OwnTables() {}

    /** Returns the components of such a table. */
    public static List<Component> of(Study study) {
        return study.components().stream()
                .filter(component -> !OF_PYPSA.contains(component.kind()))
                .toList();
    }
}
