package org.rexnet.core.study.pypsa;

import java.util.Locale;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Study;

/**
 * Writes the tables that RexNet adds to PyPSA's, as its reader takes them.
 *
 * <p>What PyPSA is told in their place are rows of its own tables, which {@link StudySheets#standIn} marks.
 */
final class SectorSheets {

    private final StudySheets sheets;
    private final Study study;

    SectorSheets(StudySheets sheets) {
        this.sheets = sheets;
        study = sheets.study();
    }

    void fill() {
        study.conditions(HeatSchedule.class).forEach(this::schedule);
        study.pipes().forEach(this::pipe);
        study.components(CombinedHeatPower.class).forEach(this::plant);
        study.bids().forEach(this::bid);
        study.components(BilateralContract.class).forEach(this::contract);
        study.components(FlexibleLoad.class).forEach(this::flexibleLoad);
        study.components(Building.class).forEach(this::building);
        study.components(ChargingStation.class).forEach(this::station);
        study.components(EvSession.class).forEach(this::session);
    }

    private void schedule(HeatSchedule schedule) {
        sheets.sheet("buses")
                .row(schedule.bus())
                .put("temperature_supply", schedule.supplyCelsius())
                .put("temperature_return", schedule.returnCelsius())
                .put("temperature_ground", schedule.groundCelsius());
    }

    private void pipe(PipeOperation operation) {
        var pipe = operation.pipe();
        Sheet.Entry row = sheets.sheet("pipes")
                .row(pipe.id())
                .put("bus0", pipe.from())
                .put("bus1", pipe.toBus())
                .put("q_nom", pipe.capacityMw())
                .put("q_max_pu", operation.maxPu())
                .put("length", pipe.lengthKm())
                .put("diameter", pipe.diameterM())
                .put("u_value", pipe.heatTransferWPerMK())
                .put("loss_per_mw", operation.lossPerMw())
                .put("direction", word(operation.direction()))
                .put("roughness", pipe.roughnessMm())
                .put("delay", operation.delaySnapshots())
                .put("control", word(operation.control()));
        if (operation.designCapacityMw() > 0) {
            row.put("q_design", operation.designCapacityMw());
        }
        CapacityCells.expansion(row, "q_nom", operation.expansion());
    }

    private void plant(CombinedHeatPower plant) {
        Sheet.Entry row = sheets.sheet("chp")
                .row(plant.id())
                .put("type", word(plant.type()))
                .put("bus_power", plant.powerBus())
                .put("bus_heat", plant.heatBus())
                .put("fuel_cost", plant.fuelCost())
                .put("carrier", plant.carrier())
                .put("p_nom", plant.capacityMw())
                .put("q_max", plant.maxHeatMw())
                .put("efficiency", plant.efficiency())
                .put("c_b", plant.powerToHeat())
                .put("c_v", plant.powerLossPerHeat())
                .put("p_min", plant.minPowerMw())
                .put("marginal_cost", plant.marginalCost())
                .put("co2", plant.co2PerMwhFuel());
        plant.fuelBus().ifPresent(bus -> row.put("bus_fuel", bus));
        CapacityCells.expansion(row, "p_nom", plant.expansion());
    }

    private void bid(Bid bid) {
        sheets.sheet("bids")
                .row(bid.id())
                .put("bus", bid.bus())
                .put("side", word(bid.side()))
                .put("quantity", bid.quantityMw())
                .put("price", bid.price());
    }

    private void contract(BilateralContract contract) {
        sheets.sheet("bilateral_contracts")
                .row(contract.id())
                .put("seller_bus", contract.sellerBus())
                .put("buyer_bus", contract.buyerBus())
                .put("quantity", contract.quantityMw())
                .put("price", contract.price());
    }

    private void flexibleLoad(FlexibleLoad load) {
        sheets.sheet("flexible_loads")
                .row(load.id())
                .put("bus", load.bus())
                .put("p_max", load.maxMw())
                .put("energy", load.energyMwh())
                .put("window", load.windowSnapshots());
    }

    private void building(Building building) {
        sheets.sheet("buildings")
                .row(building.id())
                .put("bus", building.bus())
                .put("resistance", building.resistanceKPerMw())
                .put("capacity", building.capacityMwhPerK())
                .put("gain", building.gainMw())
                .put("outdoor", building.outdoorCelsius())
                .put("t_min", building.minCelsius())
                .put("t_max", building.maxCelsius())
                .put("p_nom", building.maxHeatMw());
    }

    private void station(ChargingStation station) {
        Sheet.Entry row = sheets.sheet("charging_stations")
                .row(station.id())
                .put("bus", station.bus())
                .put("p_nom", station.capacityMw())
                .put("efficiency", station.efficiency())
                .put("detour_cost", station.detourCost());
        station.plugs().ifPresent(plugs -> row.put("plugs", plugs));
        CapacityCells.expansion(row, "p_nom", station.expansion());
    }

    private void session(EvSession session) {
        Sheet.Entry row = sheets.sheet("ev_sessions")
                .row(session.id())
                .put("station", session.station())
                .put("alternatives", String.join("|", session.alternatives()))
                .put("arrival", Instants.format(session.arrival()))
                .put("departure", Instants.format(session.departure()))
                .put("energy", session.energyMwh())
                .put("rate", session.rateMw())
                .put("efficiency", session.efficiency())
                .put("v2g", session.feedsBack());
        session.value().ifPresent(value -> row.put("value", value));
        if (session.battery().isKnown()) {
            row.put("capacity", session.battery().capacityMwh())
                    .put("initial", session.battery().initialMwh());
        }
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
