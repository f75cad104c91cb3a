package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.CombinedHeatPower.Type;
import org.rexnet.core.study.HeatPumps;
import org.rexnet.core.study.HeatPumps.Source;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Study;

/** Tables of heat: pipes, combined heat and power, temperatures of buses, heat pumps. */
class HeatTablesTest {

    private static final Offset<Double> EXACT = within(1e-9);

    @TempDir
    Path temporary;

    private CsvFolder folder() {
        return CsvFolder.empty(temporary)
                .with("snapshots.csv", "name,objective", "cold,1", "mild,1")
                .with("buses.csv", "name,carrier", "grid,AC", "plant,heat", "town,heat", "gas,gas");
    }

    @Test
    void aPipeFollowsFromItsDiameterAndTheTemperatures() {
        Study study = folder().with(
                        "pipes.csv",
                        "name,bus0,bus1,length,diameter,u_value,loss_per_mw,direction,delay",
                        "p,plant,town,2,0.2,0.3,0.01,forward,1")
                .with("buses-temperature_supply.csv", "snapshot,plant", "cold,100", "mild,70")
                .read();

        PipeOperation pipe = study.pipes().getFirst();
        // Water of 100 C weighs 958.4 kg/m3, of 70 C 977.8.
        double cold = 958.4 * 1.5 * Math.PI / 4 * 0.04 * 4190 * 60 / 1e6;
        double mild = 977.8 * 1.5 * Math.PI / 4 * 0.04 * 4190 * 30 / 1e6;
        assertThat(pipe.pipe().capacityMw()).isEqualTo(cold, within(1e-3));
        assertThat(pipe.maxPu().at(0)).isEqualTo(1, EXACT);
        assertThat(pipe.maxPu().at(1)).isEqualTo(mild / cold, within(1e-4));
        assertThat(pipe.direction()).isEqualTo(Direction.FORWARD);
        assertThat(pipe.delaySnapshots()).isEqualTo(1);
        HeatSchedule schedule = study.heatSchedule("plant");
        assertThat(pipe.standingLossMw(schedule, 0)).isEqualTo(0.3e-3 * 2 * (90 + 30) / 2, EXACT);
        assertThat(pipe.standingLossMw(study.heatSchedule("town"), 0)).isEqualTo(0.3e-3 * 2 * (60 + 30) / 2, EXACT);
    }

    @Test
    void aDiameterFollowsFromTheCapacity() {
        PipeOperation pipe = folder().with(
                        "pipes.csv",
                        "name,bus0,bus1,q_nom,q_nom_extendable,q_nom_max,overnight_cost,discount_rate,lifetime,u_value,length",
                        "p,plant,town,9,True,20,1000,0.05,30,0.2,1")
                .read()
                .pipes()
                .getFirst();

        double massFlow = 9e6 / 4190 / 30;
        assertThat(pipe.pipe().diameterM()).isEqualTo(Math.sqrt(massFlow / 977.8 / 1.5 / (Math.PI / 4)), within(1e-4));
        assertThat(pipe.designCapacityMw()).isEqualTo(9);
        assertThat(pipe.expansion())
                .hasValueSatisfying(expansion -> assertThat(expansion.max()).isEqualTo(20));
        assertThat(pipe.standingLossMw(HeatSchedule.standard("plant"), 0)).isEqualTo(0.2e-3 * 90 / 2 / 9, EXACT);
    }

    @Test
    void temperaturesFollowTheWeatherByTheHeatingCurve() {
        Study study = folder().with(
                        "study.yaml",
                        "heating_curve:",
                        "  supply: {-10: 100, 10: 70}",
                        "  return: {-10: 50, 0: 45, 10: 40}")
                .with("buses.csv", "name,carrier,temperature_outdoor", "grid,AC,", "plant,heat,", "town,heat,-30")
                .with("buses-temperature_outdoor.csv", "snapshot,plant", "cold,-5", "mild,15")
                .read();

        HeatSchedule plant = study.heatSchedule("plant");
        assertThat(plant.supplyCelsius().at(0)).isEqualTo(92.5, EXACT);
        assertThat(plant.returnCelsius().at(0)).isEqualTo(47.5, EXACT);
        assertThat(plant.supplyCelsius().at(1)).isEqualTo(70, EXACT);
        assertThat(plant.returnCelsius().at(1)).isEqualTo(40, EXACT);
        assertThat(study.heatSchedule("town").supplyCelsius().at(1)).isEqualTo(100, EXACT);
    }

    @Test
    void aHeatingCurveNeedsTheWeather() {
        assertThat(folder().with("study.yaml", "heating_curve:", "  supply: {-10: 100}", "  return: {-10: 50}")
                        .faults())
                .hasSize(2)
                .allMatch(fault -> fault.contains("temperature_outdoor: must be given where study.yaml has a"));
        assertThat(folder().with(
                                "study.yaml",
                                "heating_curve:",
                                "  supply: {-10: 100, -10: 90, warm: 70}",
                                "  retrun: {-10: 50}",
                                "  return: 40")
                        .faults())
                .containsExactly(
                        "study.yaml:2, heating_curve.supply = -10: must be given once only",
                        "study.yaml:2, heating_curve.supply = warm: must be a temperature between -100 and 200 C",
                        "study.yaml:3, heating_curve = retrun: must be supply or return; maybe return",
                        "study.yaml:4, heating_curve.return = 40: must be points outdoor: temperature, as in"
                                + " {-15: 90, 15: 70}");
    }

    @Test
    void plantsOfHeatAndPowerAreReadFromTheirTable() {
        Study study = folder().with(
                        "chp.csv",
                        "name,type,bus_power,bus_heat,bus_fuel,fuel_cost,p_nom,q_max,efficiency,c_b,c_v,p_min,marginal_cost,co2",
                        "a,back-pressure,grid,plant,,25,10,8,0.3,0.6,,1,2,0.2",
                        "b,extraction,grid,plant,gas,,50,,0.45,0.7,0.15,,,")
                .read();

        CombinedHeatPower first = study.components(CombinedHeatPower.class).get(0);
        CombinedHeatPower second = study.components(CombinedHeatPower.class).get(1);
        assertThat(first)
                .isEqualTo(CombinedHeatPower.backPressure("a", "grid", "plant", 0.3, 0.6)
                        .fuelCost(25)
                        .capacityMw(10)
                        .maxHeatMw(8)
                        .minPowerMw(1)
                        .marginalCost(2)
                        .co2PerMwhFuel(0.2)
                        .build());
        assertThat(second.type()).isEqualTo(Type.EXTRACTION);
        assertThat(second.fuelBus()).contains("gas");
        assertThat(second.maxHeatMw()).isInfinite();
    }

    @Test
    void theCorrectionOfAHeatPumpIsTheStudys() {
        CsvFolder files = folder().with("study.yaml", "cop_correction: 1")
                .with(
                        "links.csv",
                        "name,bus0,bus1,p_nom,heat_source,temperature_sink,temperature_source",
                        "air,grid,plant,1,air,55,-5");
        assertThat(files.read().links().getFirst().efficiencies().getFirst().at(0))
                .isEqualTo(6.08 - 0.0941 * 60 + 0.000464 * 3600, EXACT);

        assertThat(files.with("study.yaml", "cop_correction: -1").faults())
                .containsExactly("study.yaml:1, cop_correction = -1: must be a number of at least 0");
    }

    @Test
    void aMakersTableIsLinearBetweenItsPointsAndEndsWithThem() {
        String[] points = {
            "name,heat_pump,temperature_source,temperature_sink,cop",
            "1,m,0,40,4",
            "2,m,0,60,3",
            "3,m,10,40,6",
            "4,m,10,60,4"
        };
        Study study = folder().with("heat_pump_points.csv", points)
                .with(
                        "links.csv",
                        "name,bus0,bus1,p_nom,heat_pump,temperature_sink,temperature_source",
                        "p,grid,plant,1,m,45,")
                .with("links-temperature_source.csv", "snapshot,p", "cold,5", "mild,30")
                .read();

        // By hand: 5 C lies half way, 45 C a quarter of the way; 30 C counts as 10 C.
        assertThat(study.links().getFirst().efficiencies().getFirst().at(0))
                .isEqualTo((0.75 * 4 + 0.25 * 3 + 0.75 * 6 + 0.25 * 4) / 2, EXACT);
        assertThat(study.links().getFirst().efficiencies().getFirst().at(1)).isEqualTo(0.75 * 6 + 0.25 * 4, EXACT);
    }

    @Test
    void whatAMakersTableLacksIsNamed() {
        assertThat(folder().with(
                                "heat_pump_points.csv",
                                "name,heat_pump,temperature_source,temperature_sink,cop",
                                "1,m,0,40,4",
                                "2,m,10,60,0",
                                "3,n,0,40,4",
                                "4,n,10,60,5")
                        .with(
                                "links.csv",
                                "name,bus0,bus1,p_nom,heat_source,heat_pump,temperature_source",
                                "p,grid,plant,1,,o,5",
                                "q,grid,plant,1,air,m,5")
                        .faults())
                .containsExactly(
                        "heat_pump_points.csv:3, cop = 0: must be above 0",
                        "heat_pump_points.csv:5, heat_pump = n: must have each temperature of the source with each of the sink"
                                + " once, but there is no point at a source of 0.0 C and a sink of 60.0 C",
                        "links.csv:2, heat_pump = o: must be a heat pump of heat_pump_points.csv; maybe m",
                        "links.csv:3, heat_pump = m: must not be given beside heat_source");
    }

    @Test
    void aHeatPumpFollowsFromItsSourceAndSink() {
        Study study = folder().with(
                        "links.csv",
                        "name,bus0,bus1,p_nom,heat_source,temperature_sink,temperature_source",
                        "air,grid,plant,1,air,55,",
                        "river,grid,town,1,water,,5")
                .with("links-temperature_source.csv", "snapshot,air", "cold,-5", "mild,15")
                .read();

        // When2Heat's quadratics by hand, times its correction: 60 K and 40 K from air, 65 K from water.
        assertThat(study.links().get(0).efficiencies().getFirst().at(0))
                .isEqualTo(0.85 * (6.08 - 0.0941 * 60 + 0.000464 * 3600), EXACT);
        assertThat(study.links().get(0).efficiencies().getFirst().at(1))
                .isEqualTo(0.85 * (6.08 - 0.0941 * 40 + 0.000464 * 1600), EXACT);
        assertThat(study.links().get(1).efficiencies().getFirst().at(0))
                .isEqualTo(0.85 * (9.99 - 0.2049 * 65 + 0.001249 * 4225), EXACT);
        assertThat(HeatPumps.cop(Source.GROUND, 5)).isEqualTo(HeatPumps.cop(Source.GROUND, 15));
        assertThat(HeatPumps.cop(Source.AIR, 140)).isEqualTo(HeatPumps.cop(Source.AIR, 120));
    }

    @Test
    void allFaultsOfPipesAreNamedAtOnce() {
        assertThat(folder().with(
                                "pipes.csv",
                                "name,bus0,bus1,q_nom,length,diameter,u_value,loss_per_mw,direction,delay,roughness,colour",
                                "cold,plant,town,0.01,5,0.1,0.5,0,both,0,0.045,",
                                "short,plant,town,1,-2,0.1,0,1,sideways,0,0.045,",
                                "mixed,plant,grid,1,1,0.1,0,0,both,0,0.045,",
                                "late,plant,town,1,1,0.1,0,0,both,1,0.045,",
                                "loop,plant,plant,1,1,0.1,0,0,both,0,0.045,",
                                "bare,plant,town,,1,,0,0,both,0,0.045,",
                                "rough,plant,town,1,1,0.1,0,0,both,0,9,")
                        .faults())
                .containsExactly(
                        "pipes.csv:1, colour: is not a column of this table; it has bus0, bus1, active, q_nom, q_nom_mod,"
                                + " q_nom_extendable, q_nom_min, q_nom_max, q_nom_set, capital_cost, overnight_cost,"
                                + " discount_rate, fom_cost, lifetime, q_max_pu, q_design, length, diameter,"
                                + " design_velocity, u_value, loss_per_mw, direction, roughness, delay, control",
                        "pipes.csv:2, u_value = 0.5: must be smaller, or the pipe shorter: it loses 0.225 MW, more than"
                                + " its capacity of 0.01 MW",
                        "pipes.csv:3, loss_per_mw = 1: must be between 0 and 1",
                        "pipes.csv:3, length = -2: must be at least 0 and finite",
                        "pipes.csv:3, direction = sideways: must be one of both, forward",
                        "pipes.csv:4, bus1 = grid: must be a bus of the carrier of bus0, heat",
                        "pipes.csv:5, direction = both: must be forward where delay is above 0",
                        "pipes.csv:6, bus1 = plant: must be another bus than bus0",
                        "pipes.csv:7, diameter: must be given where q_nom is not",
                        "pipes.csv:8, roughness = 9: must be at most a twentieth of the diameter, 5.0 mm");
    }

    @Test
    void allFaultsOfPlantsAndHeatPumpsAreNamedAtOnce() {
        assertThat(folder().with(
                                "chp.csv",
                                "name,type,bus_power,bus_heat,fuel_cost,p_nom,q_max,efficiency,c_b,c_v,p_min",
                                "empty,back-pressure,grid,plant,20,10,2,0.3,0.5,,4",
                                "ratio,back-pressure,grid,plant,20,10,,0.3,0,0.1,",
                                "fuel,extraction,grid,plant,,10,,0.3,0.5,0.1,",
                                "rates,extraction,grid,nowhere,20,10,,0,0.5,0.1,")
                        .with(
                                "links.csv",
                                "name,bus0,bus1,efficiency,heat_source,temperature_source",
                                "negative,grid,town,-3,,",
                                "both,grid,town,3,air,5",
                                "open,grid,town,,air,")
                        .faults())
                .containsExactly(
                        "chp.csv:2, p_min = 4: must be at most 1.0, the largest power; the region of operation is empty",
                        "chp.csv:3, c_b = 0: must be above 0 for back-pressure",
                        "chp.csv:3, c_v = 0.1: must be 0 for back-pressure",
                        "chp.csv:4, fuel_cost: must be given where bus_fuel is not",
                        "chp.csv:5, bus_heat = nowhere: is not a bus of buses.csv",
                        "chp.csv:5, efficiency = 0: must be above 0 and finite",
                        "links.csv:2, efficiency = -3.0: must be at least 0 where heat is made: it is the coefficient of"
                                + " performance",
                        "links.csv:3, efficiency = 3: follows from heat_source or heat_pump; leave it empty",
                        "links.csv:4, temperature_source: must be given where heat_source or heat_pump is");
    }
}
