package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

class DemandRowsTest {

    @TempDir
    Path temporary;

    @Test
    void contractsFlexibleLoadsAndBuildingsAreReadFromTheirTables() {
        Study study = CsvFolder.in(temporary)
                .with("bilateral_contracts.csv", "name,seller_bus,buyer_bus,quantity,price", "steel,north,south,,45")
                .with("bilateral_contracts-quantity.csv", "snapshot,steel", "a,3", "b,4")
                .with("flexible_loads.csv", "name,bus,p_max,energy,window", "wash,south,2,3,2")
                .with(
                        "buildings.csv",
                        "name,bus,resistance,capacity,gain,outdoor,t_min,t_max,p_nom",
                        "school,north,20000,0.002,,,20,22,0.002")
                .with("buildings-outdoor.csv", "snapshot,school", "a,-3", "b,2")
                .read();

        assertThat(study.components(BilateralContract.class))
                .containsExactly(new BilateralContract(
                        "steel", "north", "south", Profile.of(new double[] {3, 4}), Profile.of(45)));
        assertThat(study.components(FlexibleLoad.class))
                .containsExactly(new FlexibleLoad("wash", "south", Profile.of(2), 3, 2));
        assertThat(study.components(Building.class))
                .containsExactly(new Building(
                        "school",
                        "north",
                        20000,
                        0.002,
                        Profile.ZERO,
                        Profile.of(new double[] {-3, 2}),
                        Profile.of(20),
                        Profile.of(22),
                        0.002));
        assertThat(study.notes()).isEmpty();
    }

    @Test
    void aWindowThatNeedsMoreThanThePowerAllowsIsNoted() {
        Study study = CsvFolder.in(temporary)
                .with("flexible_loads.csv", "name,bus,p_max,energy,window", "wash,south,,3,2")
                .with("flexible_loads-p_max.csv", "snapshot,wash", "a,0.5", "b,1.5")
                .read();

        assertThat(study.notes())
                .containsExactly(
                        "flexible_loads.csv: wash needs 3.0 MWh in the window from a, but p_max allows only 2.0.");
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertThat(CsvFolder.in(temporary)
                        .with(
                                "bilateral_contracts.csv",
                                "name,seller_bus,buyer_bus,quantity,price",
                                "s,nort,south,-1,x")
                        .with("flexible_loads.csv", "name,bus,p_max,energy,window,days", "w,south,2,3,1.5,7")
                        .with(
                                "buildings.csv",
                                "name,bus,resistance,capacity,outdoor,t_min,t_max,p_nom",
                                "b,north,0,1,5,20,22,1",
                                "c,north,1,1,5,22,20,1")
                        .faults())
                .containsExactly(
                        "bilateral_contracts.csv:2, seller_bus = nort: is not a bus of buses.csv; maybe north",
                        "bilateral_contracts.csv:2, quantity = -1: must be at least 0 and finite",
                        "bilateral_contracts.csv:2, price = x: must be a number",
                        "flexible_loads.csv:1, days: is not a column of this table; it has bus, p_max, energy, window",
                        "flexible_loads.csv:2, window = 1.5: must be a whole number",
                        "buildings.csv:2, resistance = 0: must be above 0 and finite",
                        "buildings.csv:3, t_max = 20.0: must be at least t_min = 22.0");
    }
}
