package org.rexnet.core.study.pypsa;

import org.rexnet.core.study.Generator;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/** Writes generators, loads, storage and limits over many components. */
final class ComponentSheets {

    private final StudySheets sheets;

    ComponentSheets(StudySheets sheets) {
        this.sheets = sheets;
    }

    void fill() {
        Study study = sheets.study();
        study.generators().forEach(this::generator);
        study.loads().forEach(this::load);
        study.storageUnits().forEach(this::storageUnit);
        study.stores().forEach(this::store);
        study.globalConstraints().forEach(this::globalConstraint);
    }

    private void generator(Generator generator) {
        Sheet.Entry row = sheets.sheet("generators")
                .row(generator.id())
                .put("bus", generator.bus())
                .put("carrier", generator.carrier())
                .put("sign", generator.sign())
                .put("p_nom", generator.capacityMw())
                .put("p_min_pu", generator.minPu())
                .put("p_max_pu", generator.maxPu())
                .put("p_set", generator.setPointMw())
                .put("e_sum_min", generator.minEnergyMwh())
                .put("e_sum_max", generator.maxEnergyMwh())
                .put("marginal_cost", generator.marginalCost())
                .put("marginal_cost_quadratic", generator.quadraticCost())
                .put("efficiency", generator.efficiency());
        CapacityCells.expansion(row, "p_nom", generator.expansion());
        CapacityCells.operation(row, generator.rampLimits(), generator.commitment());
    }

    private void load(Load load) {
        sheets.sheet("loads")
                .row(load.id())
                .put("bus", load.bus())
                .put("carrier", load.carrier())
                .put("sign", load.sign())
                .put("p_set", load.powerMw());
    }

    private void storageUnit(StorageUnit unit) {
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

    private void store(Store store) {
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

    private void globalConstraint(GlobalConstraint constraint) {
        sheets.sheet("global_constraints")
                .row(constraint.id())
                .put("type", constraint.type().text())
                .put("carrier_attribute", constraint.attribute())
                .put("bus", constraint.bus())
                .put("sense", constraint.sense().text())
                .put("constant", constraint.constant());
    }
}
