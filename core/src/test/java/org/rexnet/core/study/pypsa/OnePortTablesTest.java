package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;

/** Tables of components at one bus: generators, storage units, stores, bids. */
class OnePortTablesTest {

    @TempDir
    Path temporary;

    @Test
    void everyAttributeOfAGeneratorIsRead() {
        Study study = CsvFolder.in(temporary)
                .with(
                        "generators.csv",
                        "name,bus,carrier,sign,p_nom,p_min_pu,p_max_pu,p_set,e_sum_min,e_sum_max,marginal_cost,"
                                + "marginal_cost_quadratic,efficiency",
                        "g,south,coal,-1,7,0.1,0.9,3,1,60,12,0.5,0.4")
                .read();

        assertThat(study.generators())
                .containsExactly(Generator.builder("g", "south")
                        .carrier("coal")
                        .sign(-1)
                        .capacityMw(7)
                        .minPu(0.1)
                        .maxPu(0.9)
                        .setPointMw(Profile.of(3))
                        .minEnergyMwh(1)
                        .maxEnergyMwh(60)
                        .marginalCost(12)
                        .quadraticCost(0.5)
                        .efficiency(0.4)
                        .build());
    }

    @Test
    void aSetPointMayBeOpenInSomeSnapshots() {
        Study study = CsvFolder.in(temporary)
                .with("generators-p_set.csv", ",coal", "0,", "1,4")
                .read();

        Profile setPoint = study.generators().getFirst().setPointMw().orElseThrow();
        assertThat(setPoint.isGiven(0)).isFalse();
        assertThat(setPoint.at(1)).isEqualTo(4);
    }

    @Test
    void aMissingPartnerOfARampLimitIsOneAsInPypsa() {
        Study study = CsvFolder.in(temporary)
                .with(
                        "generators.csv",
                        "name,bus,committable,ramp_limit_up,ramp_limit_start_up,ramp_limit_down,ramp_limit_shut_down,p_init",
                        "free,north,True,,,,,",
                        "up,north,True,0.3,,,,5",
                        "start,north,True,,0.4,,0.6,")
                .read();

        double none = Double.POSITIVE_INFINITY;
        assertThat(study.generators().get(0).rampLimits()).isEqualTo(RampLimits.NONE);
        assertThat(study.generators().get(1).rampLimits())
                .isEqualTo(new RampLimits(Profile.of(0.3), Profile.of(none), OptionalDouble.of(5)));
        assertThat(study.generators().get(1).commitment().orElseThrow())
                .isEqualTo(new Commitment(Profile.ZERO, Profile.ZERO, Profile.ZERO, 0, 0, 1, 0, 1, none));
        assertThat(study.generators().get(2).rampLimits()).isEqualTo(RampLimits.of(1, 1));
        assertThat(study.generators().get(2).commitment().orElseThrow().rampStartUp())
                .isEqualTo(0.4);
        assertThat(study.generators().get(2).commitment().orElseThrow().rampShutDown())
                .isEqualTo(0.6);
    }

    @Test
    void commitmentIsReadOnlyOfCommittableUnits() {
        Study study = CsvFolder.in(temporary)
                .with(
                        "generators.csv",
                        "name,bus,committable,start_up_cost,shut_down_cost,stand_by_cost,min_up_time,min_down_time,"
                                + "up_time_before,down_time_before",
                        "on,north,1,10,5,2,3,4,0,2",
                        "off,north,0,10,5,2,3,4,0,2")
                .read();

        double none = Double.POSITIVE_INFINITY;
        assertThat(study.generators().get(0).commitment())
                .contains(new Commitment(Profile.of(10), Profile.of(5), Profile.of(2), 3, 4, 0, 2, none, none));
        assertThat(study.generators().get(1).commitment()).isEmpty();
    }

    @Test
    void capacityCostIsTheAnnuityScaledToTheHorizonWithTheFixedCostOnTop() {
        Study study = CsvFolder.in(temporary)
                .with("snapshots.csv", "name,objective,stores,generators", "a,2190,1,1", "b,2190,1,1")
                .with(
                        "generators.csv",
                        "name,bus,p_nom_extendable,p_nom_min,p_nom_max,p_nom_mod,capital_cost,overnight_cost,"
                                + "discount_rate,lifetime,fom_cost,p_nom_set",
                        "plain,north,True,1,9,2,70,,,,3,",
                        "loan,north,True,,,,70,1000,0.05,20,3,",
                        "free,north,True,,,,,1000,0,20,,",
                        "ever,north,True,,,,,1000,0.04,inf,,",
                        "set,north,True,,,,,,,,,6")
                .read();

        assertThat(study.generators().get(0).expansion()).contains(new Expansion(1, 9, 73, 2));
        double payment = 0.05 / (1 - Math.pow(1.05, -20));
        assertThat(cost(study, 1)).isCloseTo(500 * payment + 3, within(1e-9));
        assertThat(cost(study, 2)).isCloseTo(25, within(1e-9));
        assertThat(cost(study, 3)).isCloseTo(20, within(1e-9));
        double inf = Double.POSITIVE_INFINITY;
        assertThat(study.generators().get(4).expansion())
                .contains(new Expansion(6, 6, 0, 0, new CapitalCost.NotGiven(inf)));
        assertThat(origin(study, 0)).isEqualTo(new CapitalCost.Yearly(inf));
        assertThat(origin(study, 1)).isEqualTo(new CapitalCost.Overnight(1000, 0.05, 20, 3, 0.5));
        assertThat(origin(study, 3)).isEqualTo(new CapitalCost.Overnight(1000, 0.04, inf, 0, 0.5));
    }

    @Test
    void modulesTooSmallForASolverAreNamed() {
        assertThat(CsvFolder.in(temporary)
                        .with(
                                "generators.csv",
                                "name,bus,p_nom,p_nom_extendable,committable,p_nom_mod",
                                "dust,north,,True,False,1e-9",
                                "grain,north,,True,False,1e-6",
                                "fixed,north,5,False,True,1e-9")
                        .with("stores.csv", "name,bus,e_nom_extendable,e_nom_mod", "tank,north,True,9e-7")
                        .faults())
                .containsExactly(
                        "generators.csv:2, p_nom_mod = 1e-9: must be 0, for any size, or at least 1e-6: smaller modules"
                                + " count for nothing beside others",
                        "generators.csv:4, p_nom_mod = 1e-9: must be 0, for any size, or at least 1e-6: smaller modules"
                                + " count for nothing beside others",
                        "stores.csv:2, e_nom_mod = 9e-7: must be 0, for any size, or at least 1e-6: smaller modules"
                                + " count for nothing beside others");
    }

    private static CapitalCost origin(Study study, int generator) {
        return study.generators().get(generator).expansion().orElseThrow().origin();
    }

    private static double cost(Study study, int generator) {
        return study.generators().get(generator).expansion().orElseThrow().annualCost();
    }

    @Test
    void everyAttributeOfAStorageUnitIsRead() {
        Study study = CsvFolder.in(temporary)
                .with(
                        "storage_units.csv",
                        "name,bus,carrier,sign,p_nom,max_hours,p_min_pu,p_max_pu,p_set,p_dispatch_set,p_store_set,"
                                + "state_of_charge_set,state_of_charge_initial,cyclic_state_of_charge,efficiency_store,"
                                + "efficiency_dispatch,standing_loss,inflow,marginal_cost,marginal_cost_quadratic,"
                                + "marginal_cost_storage,spill_cost",
                        "u,south,hydro,1,5,6,-0.5,0.9,1,2,1,3,4,true,0.8,0.9,0.01,2,3,0.1,0.2,0.3")
                .read();

        assertThat(study.storageUnits())
                .containsExactly(StorageUnit.builder("u", "south")
                        .carrier("hydro")
                        .capacityMw(5)
                        .maxHours(6)
                        .minPu(-0.5)
                        .maxPu(0.9)
                        .setPointMw(Profile.of(1))
                        .dispatchSetMw(Profile.of(2))
                        .storeSetMw(Profile.of(1))
                        .levelSetMwh(Profile.of(3))
                        .initialMwh(4)
                        .cyclic(true)
                        .efficiencyStore(0.8)
                        .efficiencyDispatch(0.9)
                        .standingLoss(0.01)
                        .inflowMw(2)
                        .marginalCost(3)
                        .quadraticCost(0.1)
                        .storageCost(0.2)
                        .spillCost(0.3)
                        .build());
    }

    @Test
    void everyAttributeOfAStoreIsRead() {
        Study study = CsvFolder.in(temporary)
                .with(
                        "stores.csv",
                        "name,bus,carrier,sign,e_nom,e_nom_extendable,e_nom_min,e_nom_max,capital_cost,e_min_pu,e_max_pu,"
                                + "p_set,e_set,e_initial,e_cyclic,standing_loss,marginal_cost,marginal_cost_quadratic,"
                                + "marginal_cost_storage",
                        "s,south,H2,-1,5,TRUE,1,8,2,0.1,0.9,1,3,4,FALSE,0.01,3,0.1,0.2")
                .read();

        assertThat(study.stores())
                .containsExactly(Store.builder("s", "south")
                        .carrier("H2")
                        .sign(-1)
                        .capacityMwh(5)
                        .expansion(Expansion.of(1, 8, 2))
                        .minPu(0.1)
                        .maxPu(0.9)
                        .setPointMw(Profile.of(1))
                        .levelSetMwh(Profile.of(3))
                        .initialMwh(4)
                        .standingLoss(0.01)
                        .marginalCost(3)
                        .quadraticCost(0.1)
                        .storageCost(0.2)
                        .build());
    }

    @Test
    void bidsAreReadFromTheirOwnTable() {
        Study study = CsvFolder.in(temporary)
                .with("bids.csv", "name,bus,side,quantity,price", "b,north,buy,5,70", "s,south,sell,,30")
                .with("bids-quantity.csv", "snapshot,s", "a,1", "b,2")
                .read();

        assertThat(study.bids())
                .containsExactly(
                        Bid.of("b", "north", Bid.Side.BUY, 5, 70),
                        new Bid("s", "south", Bid.Side.SELL, Profile.of(new double[] {1, 2}), Profile.of(30)));
    }
}
