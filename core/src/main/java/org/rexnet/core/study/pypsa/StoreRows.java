package org.rexnet.core.study.pypsa;

import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of stores. */
final class StoreRows implements KindRows<Store> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.STORE;
    }

    /** A store without carrier takes that of its bus, as global constraints in PyPSA see it. */
    @Override
    public Store read(Row row) {
        String bus = row.bus("bus");
        String carrier = row.text("carrier");
        Order.requireLimits(row, "e_nom", "e_min_pu", "e_max_pu");
        return Store.builder(row.name(), bus)
                .carrier(carrier.isEmpty() ? row.reading().carrierOfBus(bus) : carrier)
                .sign(row.number("sign"))
                .capacityMwh(row.number("e_nom"))
                .expansion(CapacityColumns.expansion(row, "e_nom", row.reading().years()))
                .minPu(row.profile("e_min_pu"))
                .maxPu(row.profile("e_max_pu"))
                .standingLoss(row.profile("standing_loss"))
                .initialMwh(row.number("e_initial"))
                .cyclic(row.flag("e_cyclic"))
                .levelSetMwh(row.findProfile("e_set"))
                .setPointMw(row.findProfile("p_set"))
                .marginalCost(row.profile("marginal_cost"))
                .quadraticCost(row.profile("marginal_cost_quadratic"))
                .storageCost(row.profile("marginal_cost_storage"))
                .build();
    }

    @Override
    public void write(Store store, Sheets sheets) {
        Sheet.Entry row = sheets.sheet("stores")
                .row(store.id())
                .put("bus", store.bus())
                .put("carrier", store.carrier())
                .put("sign", store.sign())
                .put("e_nom", store.capacityMwh())
                .put("e_min_pu", store.minPu())
                .put("e_max_pu", store.maxPu())
                .put("p_set", store.setPointMw())
                .put("e_set", store.levelSetMwh())
                .put("e_initial", store.initialMwh())
                .put("e_cyclic", store.cyclic())
                .put("standing_loss", store.standingLoss())
                .put("marginal_cost", store.marginalCost())
                .put("marginal_cost_quadratic", store.quadraticCost())
                .put("marginal_cost_storage", store.storageCost());
        CapacityCells.expansion(row, "e_nom", store.expansion());
    }
}
