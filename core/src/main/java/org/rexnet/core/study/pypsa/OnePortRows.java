package org.rexnet.core.study.pypsa;

import java.util.Optional;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;

/** Rows of the tables whose components are connected to one bus. */
final class OnePortRows {

    /** Weighted hours of the horizon / 8760, for overnight costs. */
    private final double years;

    OnePortRows(double years) {
        this.years = years;
    }

    Generator generator(Row row) {
        Generator.Builder generator = Generator.builder(row.name(), row.bus("bus"));
        limits(row, "p_min_pu", "p_max_pu");
        Optional<Commitment> commitment = CapacityColumns.commitment(row, "p_nom");
        double minEnergy = row.number("e_sum_min");
        double maxEnergy = row.number("e_sum_max");
        Order.require(row, "e_sum_min", minEnergy, "e_sum_max", maxEnergy);
        return generator
                .carrier(row.text("carrier"))
                .sign(row.number("sign"))
                .capacityMw(row.number("p_nom"))
                .expansion(CapacityColumns.expansion(row, "p_nom", years))
                .minPu(row.profile("p_min_pu"))
                .maxPu(row.profile("p_max_pu"))
                .marginalCost(row.profile("marginal_cost"))
                .quadraticCost(row.profile("marginal_cost_quadratic"))
                .efficiency(row.profile("efficiency"))
                .rampLimits(CapacityColumns.ramps(row))
                .commitment(commitment)
                .setPointMw(row.findProfile("p_set"))
                .minEnergyMwh(minEnergy)
                .maxEnergyMwh(maxEnergy)
                .build();
    }

    Load load(Row row) {
        return Load.builder(row.name(), row.bus("bus"))
                .carrier(row.text("carrier"))
                .sign(row.number("sign"))
                .powerMw(row.profile("p_set"))
                .build();
    }

    StorageUnit storageUnit(Row row) {
        StorageUnit.Builder unit = StorageUnit.builder(row.name(), row.bus("bus"));
        limits(row, "p_min_pu", "p_max_pu");
        boolean cyclic = row.flag("cyclic_state_of_charge");
        return unit.carrier(row.text("carrier"))
                .sign(row.number("sign"))
                .capacityMw(row.number("p_nom"))
                .expansion(CapacityColumns.expansion(row, "p_nom", years))
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

    /** A store without carrier takes that of its bus, as global constraints in PyPSA see it. */
    Store store(Row row, java.util.function.UnaryOperator<String> carrierOfBus) {
        String bus = row.bus("bus");
        String carrier = row.text("carrier");
        limits(row, "e_min_pu", "e_max_pu");
        return Store.builder(row.name(), bus)
                .carrier(carrier.isEmpty() ? carrierOfBus.apply(bus) : carrier)
                .sign(row.number("sign"))
                .capacityMwh(row.number("e_nom"))
                .expansion(CapacityColumns.expansion(row, "e_nom", years))
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

    Bid bid(Row row) {
        String bus = row.bus("bus");
        Bid.Side side = row.text("side").equals("buy") ? Bid.Side.BUY : Bid.Side.SELL;
        return new Bid(row.name(), bus, side, row.profile("quantity"), row.profile("price"));
    }

    static void limits(Row row, String low, String high) {
        Order.require(row, low, row.profile(low), high, row.profile(high));
    }
}
