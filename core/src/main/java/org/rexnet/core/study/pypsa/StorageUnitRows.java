package org.rexnet.core.study.pypsa;

import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of storage units. */
final class StorageUnitRows implements KindRows<StorageUnit> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.STORAGE_UNIT;
    }

    @Override
    public StorageUnit read(Row row) {
        StorageUnit.Builder unit = StorageUnit.builder(row.name(), row.bus("bus"));
        Order.requireLimits(row, "p_nom", "p_min_pu", "p_max_pu");
        boolean cyclic = row.flag("cyclic_state_of_charge");
        return unit.carrier(row.text("carrier"))
                .sign(row.number("sign"))
                .capacityMw(row.number("p_nom"))
                .expansion(CapacityColumns.expansion(row, "p_nom", row.reading().years()))
                .maxHours(row.number("max_hours"))
                .minPu(row.profile("p_min_pu"))
                .maxPu(row.profile("p_max_pu"))
                .efficiencyStore(row.profile("efficiency_store"))
                .efficiencyDispatch(row.profile("efficiency_dispatch"))
                .standingLoss(row.profile("standing_loss"))
                .inflowMw(row.profile("inflow"))
                .initialMwh(row.number("state_of_charge_initial"))
                .cyclic(cyclic)
                .levelSetMwh(row.findProfile("state_of_charge_set"))
                .setPointMw(row.findProfile("p_set"))
                .dispatchSetMw(row.findProfile("p_dispatch_set"))
                .storeSetMw(row.findProfile("p_store_set"))
                .marginalCost(row.profile("marginal_cost"))
                .quadraticCost(row.profile("marginal_cost_quadratic"))
                .storageCost(row.profile("marginal_cost_storage"))
                .spillCost(row.profile("spill_cost"))
                .build();
    }

    @Override
    public void write(StorageUnit unit, Sheets sheets) {
        Sheet.Entry row = sheets.sheet("storage_units")
                .row(unit.id())
                .put("bus", unit.bus())
                .put("carrier", unit.carrier())
                .put("sign", unit.sign())
                .put("p_nom", unit.capacityMw())
                .put("max_hours", unit.maxHours())
                .put("p_min_pu", unit.minPu())
                .put("p_max_pu", unit.maxPu())
                .put("p_set", unit.setPointMw())
                .put("p_dispatch_set", unit.dispatchSetMw())
                .put("p_store_set", unit.storeSetMw())
                .put("state_of_charge_set", unit.levelSetMwh())
                .put("state_of_charge_initial", unit.initialMwh())
                .put("cyclic_state_of_charge", unit.cyclic())
                .put("efficiency_store", unit.efficiencyStore())
                .put("efficiency_dispatch", unit.efficiencyDispatch())
                .put("standing_loss", unit.standingLoss())
                .put("inflow", unit.inflowMw())
                .put("marginal_cost", unit.marginalCost())
                .put("marginal_cost_quadratic", unit.quadraticCost())
                .put("marginal_cost_storage", unit.storageCost())
                .put("spill_cost", unit.spillCost());
        CapacityCells.expansion(row, "p_nom", unit.expansion());
    }
}
