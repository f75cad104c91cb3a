package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.network.Carrier;

/** Tables of links and processes, and of global constraints. */
class LinksAndConstraintsTest {

    @TempDir
    Path temporary;

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

    @Test
    void limitsOfACarrierAtABusAreGlobalConstraintsOfWhatMayGrow() {
        CsvFolder folder = CsvFolder.in(temporary)
                .with("buses.csv", "name,nom_max_wind,nom_min_wind,nom_max_coal", "north,9,2,inf", "south,,5,4")
                .with("carriers.csv", "name", "wind", "coal", "DC")
                .with(
                        "generators.csv",
                        "name,bus,carrier,p_nom_extendable,capital_cost",
                        "w,north,wind,True,1",
                        "c,south,coal,False,1");
        Study study = folder.read();

        assertThat(study.globalConstraints())
                .containsExactly(
                        constraint(
                                "nom_max_wind north",
                                GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                                "wind",
                                "north",
                                GlobalConstraint.Sense.AT_MOST,
                                9),
                        constraint(
                                "nom_min_wind north",
                                GlobalConstraint.Type.TECH_CAPACITY_EXPANSION_LIMIT,
                                "wind",
                                "north",
                                GlobalConstraint.Sense.AT_LEAST,
                                2));
        assertThat(folder.with("buses.csv", "name,nom_max_wnd,nom_max_wind_2030,nom_max_DC", "north,9,9,5", "south,x,,")
                        .with(
                                "links.csv",
                                "name,bus0,bus1,carrier,p_nom_extendable,capital_cost",
                                "l,north,south,DC,True,1")
                        .faults())
                .containsExactly(
                        "buses.csv:2, nom_max_wnd = 9: must end in a carrier of carriers.csv; limits of one period are"
                                + " not supported; maybe wind",
                        "buses.csv:2, nom_max_wind_2030 = 9: must end in a carrier of carriers.csv; limits of one"
                                + " period are not supported",
                        "buses.csv:2, nom_max_DC = 5: is not supported where link l of that carrier, which PyPSA does"
                                + " not count, begins",
                        "buses.csv:3, nom_max_wnd = x: must be a number of at most 1e12 in size");
    }

    @Test
    void aLimitThatIsToHoldOnAverageMustBeOneOfEnergy() {
        List<String> faults = CsvFolder.in(temporary)
                .with("buses.csv", "name", "north")
                .with(
                        "global_constraints.csv",
                        "name,type,carrier_attribute,sense,constant",
                        "co2,primary_energy,co2_emissions,<=,5",
                        "wind,tech_capacity_expansion_limit,wind,<=,9")
                .with("study.yaml", "average_limits:", "  - co2", "  - wind", "  - cO3")
                .faults();

        assertThat(faults)
                .hasSize(2)
                .anySatisfy(
                        fault -> assertThat(fault).contains("study.yaml:3", "wind", "must be a global constraint of"))
                .anySatisfy(fault -> assertThat(fault).contains("study.yaml:4", "cO3", "maybe co2"));
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
}
