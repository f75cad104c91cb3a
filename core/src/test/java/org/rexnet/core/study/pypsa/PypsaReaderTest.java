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
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.KeptColumn;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;

class PypsaReaderTest {

    @TempDir
    Path temporary;

    @Test
    void whatIsNotGivenHasPypsasDefault() {
        Study study = CsvFolder.in(temporary)
                .with("generators.csv", "name,bus", "g,north")
                .with("loads.csv", "name,bus", "l,north")
                .with("storage_units.csv", "name,bus", "u,south")
                .with("stores.csv", "name,bus", "s,south")
                .read();

        assertThat(study.generators())
                .containsExactly(Generator.builder("g", "north").build());
        assertThat(study.loads()).containsExactly(Load.builder("l", "north").build());
        assertThat(study.storageUnits())
                .containsExactly(StorageUnit.builder("u", "south").build());
        assertThat(study.stores())
                .containsExactly(Store.builder("s", "south").carrier("AC").build());
        assertThat(study.network().bus("north")).isEqualTo(new Bus("north", "AC", 380, 0, 0));
        assertThat(study.notes()).isEmpty();
    }

    @Test
    void anEmptyCellIsTheDefaultWhateverStandsBesideIt() {
        Study study = CsvFolder.in(temporary)
                .with("buses.csv", "name,carrier", "north,", "south,heat")
                .with("generators.csv", "name,bus,p_nom,p_max_pu,active", "a,north,5,0.5,True", "b,north,,,")
                .read();

        assertThat(study.network().bus("north").carrier()).isEqualTo("AC");
        assertThat(study.generators())
                .containsExactly(
                        Generator.builder("a", "north").capacityMw(5).maxPu(0.5).build(),
                        Generator.builder("b", "north").build());
        assertThat(study.notes())
                .containsExactlyInAnyOrder(
                        "buses.csv: an empty cell of carrier means AC here, but PyPSA 1.4.0 takes it for no text.",
                        "generators.csv: an empty cell of active means True here, but PyPSA 1.4.0 takes it for False.");
    }

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
    void aSeriesGoesBeforeTheStaticValueOfItsComponentsAlone() {
        Study study = CsvFolder.in(temporary)
                .with("generators.csv", "name,bus,p_max_pu", "sun,north,0.3", "coal,north,0.8")
                .with("generators-p_max_pu.csv", ",sun", "0,0.1", "1,0.2")
                .read();

        assertThat(study.generators().get(0).maxPu()).isEqualTo(Profile.of(new double[] {0.1, 0.2}));
        assertThat(study.generators().get(1).maxPu()).isEqualTo(Profile.of(0.8));
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
    void aLinkFeedsEveryBusThatItNames() {
        Study study = CsvFolder.in(temporary)
                .with("buses.csv", "name,carrier", "north,AC", "south,AC", "3,heat")
                .with(
                        "links.csv",
                        "name,bus0,bus1,bus2,bus3,efficiency,efficiency2,efficiency3,p_nom,p_min_pu,marginal_cost,length",
                        "chp,north,south,,3,0.4,9,0.5,10,-1,2,30",
                        "wire,north,south,nan,,,,,1,,,")
                .with("links-efficiency3.csv", "snapshot,chp", "a,0.6", "b,0.7")
                .read();

        LinkOperation chp = study.links().get(0);
        assertThat(chp.link().to()).containsExactly("south", "3");
        assertThat(chp.efficiencies()).containsExactly(Profile.of(0.4), Profile.of(new double[] {0.6, 0.7}));
        assertThat(chp.link().capacityMw()).isEqualTo(10);
        assertThat(chp.minPu()).isEqualTo(Profile.of(-1));
        assertThat(chp.marginalCost()).isEqualTo(Profile.of(2));
        assertThat(chp.lengthKm()).isEqualTo(30);
        assertThat(chp.carrier()).isEqualTo("AC");
        assertThat(study.links().get(1).link().to()).containsExactly("south");
        assertThat(study.links().get(1).efficiencies()).containsExactly(Profile.ONE);
    }

    @Test
    void aProcessThatDrawsOneToOneIsALink() {
        Study study = CsvFolder.in(temporary)
                .with("processes.csv", "name,bus0,bus1,bus2,rate1,rate2,p_nom", "p,north,south,north,0.7,-0.2,5")
                .read();

        LinkOperation process = study.links().getFirst();
        assertThat(process.link().from()).isEqualTo("north");
        assertThat(process.link().to()).containsExactly("south", "north");
        assertThat(process.efficiencies()).containsExactly(Profile.of(0.7), Profile.of(-0.2));
        assertThat(study.notes()).containsExactly("processes.csv: processes are read as links.");
    }

    @Test
    void globalConstraintsOfEveryTypeAreRead() {
        Study study = CsvFolder.in(temporary)
                .with("carriers.csv", "name,co2_emissions,dust,color", "coal,0.3,2,black", "wind,,,blue")
                .with(
                        "global_constraints.csv",
                        "name,type,carrier_attribute,sense,constant,bus",
                        "co2,,,<=,100,",
                        "dust,primary_energy,dust,,5,",
                        "use,operational_limit,coal,>=,1,",
                        "volume,transmission_volume_expansion_limit,\"AC,DC\",<=,7,",
                        "cost,transmission_expansion_cost_limit,AC,<=,8,",
                        "wind,tech_capacity_expansion_limit,wind,<=,9,south",
                        "never,operational_limit,coal,<=,inf,")
                .read();

        assertThat(study.network().carrier("coal"))
                .isEqualTo(new Carrier("coal", java.util.Map.of("co2_emissions", 0.3, "dust", 2.0)));
        assertThat(study.globalConstraints())
                .containsExactly(
                        GlobalConstraint.co2Limit("co2", 100),
                        constraint(
                                "dust",
                                GlobalConstraint.Type.PRIMARY_ENERGY,
                                "dust",
                                "",
                                GlobalConstraint.Sense.EQUAL,
                                5),
                        constraint(
                                "use",
                                GlobalConstraint.Type.OPERATIONAL_LIMIT,
                                "coal",
                                "",
                                GlobalConstraint.Sense.AT_LEAST,
                                1),
                        constraint(
                                "volume",
                                GlobalConstraint.Type.TRANSMISSION_VOLUME_EXPANSION_LIMIT,
                                "AC,DC",
                                "",
                                GlobalConstraint.Sense.AT_MOST,
                                7),
                        constraint(
                                "cost",
                                GlobalConstraint.Type.TRANSMISSION_EXPANSION_COST_LIMIT,
                                "AC",
                                "",
                                GlobalConstraint.Sense.AT_MOST,
                                8),
                        constraint(
                                "wind",
                                GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                                "wind",
                                "south",
                                GlobalConstraint.Sense.AT_MOST,
                                9));
    }

    private static GlobalConstraint constraint(
            String id,
            GlobalConstraint.Type type,
            String attribute,
            String bus,
            GlobalConstraint.Sense sense,
            double constant) {
        return new GlobalConstraint(id, type, attribute, bus, sense, constant);
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

    @Test
    void whatIsUnknownOrWithoutInfluenceIsKept() {
        Study study = CsvFolder.in(temporary)
                .with(
                        "generators.csv",
                        "name,bus,owner,control,p_nom_extendible,capital_cost,type",
                        "a,north,me,PV,True,5,",
                        "b,north,,PQ,,,")
                .with("generators-q_set.csv", "snapshot,a", "a,1", "b,2")
                .with("generators-p.csv", "snapshot,a", "a,1", "b,2")
                .with("notes.csv", "whatever")
                .read();

        assertThat(study.keptColumns())
                .containsExactlyInAnyOrder(
                        kept("generators", "owner", "a", "me"),
                        kept("generators", "control", "a", "PV"),
                        kept("generators", "p_nom_extendible", "a", "True"),
                        kept("generators", "capital_cost", "a", "5"),
                        new KeptColumn("generators-q_set", "a", java.util.Map.of("0", "1.0", "1", "2.0")));
        assertThat(study.notes())
                .containsExactlyInAnyOrder(
                        "generators.csv: unknown columns, kept without influence: owner,"
                                + " p_nom_extendible (maybe p_nom_extendable).",
                        "Results in the folder are not read.",
                        "notes.csv: there is no table of that name; the file is not read.");
    }

    private static KeptColumn kept(String table, String column, String name, String value) {
        return new KeptColumn(table, column, java.util.Map.of(name, value));
    }

    @Test
    void inactiveComponentsAreLeftOutAndKept() {
        Study study = CsvFolder.in(temporary)
                .with("generators.csv", "name,bus,p_nom,active", "on,north,1,True", "off,nowhere,-5,False")
                .read();

        assertThat(study.generators()).extracting(Generator::id).containsExactly("on");
        assertThat(study.notes()).containsExactly("generators.csv: left out, because active is False: off.");
        assertThat(study.keptColumns()).extracting(KeptColumn::column).containsExactly("bus", "p_nom", "active");
    }

    @Test
    void namesStayText() {
        Study study = CsvFolder.in(temporary)
                .with("buses.csv", ",v_nom", "001,1", "1.50,1", "NA,1")
                .with("generators.csv", "whatever,bus", "7,001", "a b,1.50", "\"x,y\",NA")
                .with("loads.csv", "name,bus")
                .read();

        assertThat(study.network().buses()).extracting(Bus::id).containsExactly("001", "1.50", "NA");
        assertThat(study.generators()).extracting(Generator::id).containsExactly("7", "a b", "x,y");
    }

    @Test
    void blankLinesAreNoRows() {
        Study study = CsvFolder.in(temporary)
                .with("generators.csv", "", "name,bus", "", "g,north", "")
                .with("generators-p_max_pu.csv", "snapshot,g", "", "a,0.1", "", "b,0.2", "")
                .read();

        assertThat(study.generators().getFirst().maxPu()).isEqualTo(Profile.of(new double[] {0.1, 0.2}));
        assertThat(CsvFolder.in(temporary)
                        .with("generators.csv", "name,bus", "", "", "g,nowhere")
                        .faults()
                        .getFirst())
                .startsWith("generators.csv:4, bus = nowhere");
    }

    @Test
    void theNameIsThatOfTheNetworkOrOfTheFolder() {
        CsvFolder folder = CsvFolder.in(temporary);

        assertThat(folder.read().name()).isEqualTo(temporary.getFileName().toString());
        assertThat(folder.with("network.csv", "name,srid", "Island,4326").read().name())
                .isEqualTo("Island");
    }

    @Test
    void settingsComeFromStudyYaml() {
        Study study = CsvFolder.in(temporary)
                .with("study.yaml", "currency: CHF", "lost_load: 3000")
                .with("loads.csv", "name,bus,p_set", "alone,south,5")
                .read();

        assertThat(study.settings().currency()).isEqualTo("CHF");
        assertThat(study.settings().lostLoad()).hasValue(3000);
    }

    @Test
    void shuntImpedancesHaveNoInfluence() {
        Study study = CsvFolder.in(temporary)
                .with("shunt_impedances.csv", "name,bus,g", "s,north,0.5")
                .read();

        assertThat(study.loads()).hasSize(1);
        assertThat(study.notes())
                .containsExactly(
                        "shunt_impedances.csv: shunt impedances have no influence on the market, as in PyPSA.");
        assertThat(study.keptColumns())
                .containsExactly(
                        kept("shunt_impedances", "bus", "s", "north"), kept("shunt_impedances", "g", "s", "0.5"));
    }
}
