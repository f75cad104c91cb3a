package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Electrolyser;
import org.rexnet.core.study.EvSession;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.Instants;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.RampLimits;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.core.study.Store;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyReader;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.VehicleBattery;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.PassiveBranch.AngleLimits;
import org.rexnet.network.Pipe;
import org.rexnet.network.Transformer;

/** Every kind of component, said in a file and said in Java: a kind that is not here fails. */
class EveryKindTest {

    private static final Expansion EXPANSION = Expansion.of(1, 9, 5);
    private static final String EXTENDABLE = "%1$s_nom,%1$s_nom_extendable,%1$s_nom_min,%1$s_nom_max,capital_cost";
    private static final String EXTENDED = "4,True,1,9,5";

    private static final Map<ComponentKind, Said> SAID = said();

    /** A component in two ways. */
    private record Said(String header, String row, Component component) {}

    private static Map<ComponentKind, Said> said() {
        Map<ComponentKind, Said> said = new EnumMap<>(ComponentKind.class);
        addOnePorts(said);
        addBranches(said);
        addSectors(said);
        return said;
    }

    private static String extendable(String prefix) {
        return EXTENDABLE.formatted(prefix);
    }

    private static void addOnePorts(Map<ComponentKind, Said> said) {
        said.put(
                ComponentKind.GENERATOR,
                new Said(
                        "bus,carrier,sign,p_min_pu,p_max_pu,marginal_cost,marginal_cost_quadratic,efficiency,"
                                + "ramp_limit_up,ramp_limit_down,e_sum_min,e_sum_max," + extendable("p"),
                        "a,wind,1,0.1,0.9,7,0.5,0.4,0.3,0.2,1,99," + EXTENDED,
                        Generator.builder("x", "a")
                                .carrier("wind")
                                .minPu(0.1)
                                .maxPu(0.9)
                                .marginalCost(7)
                                .quadraticCost(0.5)
                                .efficiency(0.4)
                                .rampLimits(RampLimits.of(0.3, 0.2))
                                .minEnergyMwh(1)
                                .maxEnergyMwh(99)
                                .capacityMw(4)
                                .expansion(EXPANSION)
                                .build()));
        said.put(
                ComponentKind.LOAD,
                new Said(
                        "bus,carrier,sign,p_set",
                        "a,town,-1,3",
                        Load.builder("x", "a").carrier("town").powerMw(3).build()));
        said.put(
                ComponentKind.STORAGE_UNIT,
                new Said(
                        "bus,carrier,max_hours,p_min_pu,p_max_pu,efficiency_store,efficiency_dispatch,standing_loss,"
                                + "inflow,state_of_charge_initial,marginal_cost,marginal_cost_quadratic,"
                                + "marginal_cost_storage,spill_cost," + extendable("p"),
                        "a,battery,6,-0.8,0.9,0.95,0.9,0.01,0.5,2,3,0.1,0.2,0.3," + EXTENDED,
                        StorageUnit.builder("x", "a")
                                .carrier("battery")
                                .maxHours(6)
                                .minPu(-0.8)
                                .maxPu(0.9)
                                .efficiencyStore(0.95)
                                .efficiencyDispatch(0.9)
                                .standingLoss(0.01)
                                .inflowMw(0.5)
                                .initialMwh(2)
                                .marginalCost(3)
                                .quadraticCost(0.1)
                                .storageCost(0.2)
                                .spillCost(0.3)
                                .capacityMw(4)
                                .expansion(EXPANSION)
                                .build()));
        said.put(
                ComponentKind.STORE,
                new Said(
                        "bus,carrier,e_min_pu,e_max_pu,standing_loss,e_cyclic,marginal_cost,marginal_cost_quadratic,"
                                + "marginal_cost_storage," + extendable("e"),
                        "a,tank,0.1,0.9,0.01,True,3,0.1,0.2," + EXTENDED,
                        Store.builder("x", "a")
                                .carrier("tank")
                                .minPu(Profile.of(0.1))
                                .maxPu(Profile.of(0.9))
                                .standingLoss(Profile.of(0.01))
                                .cyclic(true)
                                .marginalCost(Profile.of(3))
                                .quadraticCost(Profile.of(0.1))
                                .storageCost(Profile.of(0.2))
                                .capacityMwh(4)
                                .expansion(EXPANSION)
                                .build()));
        said.put(
                ComponentKind.BID,
                new Said("bus,side,quantity,price", "a,buy,2,90", Bid.of("x", "a", Bid.Side.BUY, 2, 90)));
    }

    private static void addBranches(Map<ComponentKind, Said> said) {
        said.put(
                ComponentKind.LINE,
                new Said(
                        "bus0,bus1,carrier,r,x,length,s_max_pu," + extendable("s"),
                        "a,b,AC,0.01,0.1,12,0.7," + EXTENDED,
                        LineOperation.builder(new Line("x", "a", "b", 0.01, 0.1, 4, AngleLimits.NONE))
                                .carrier("AC")
                                .lengthKm(12)
                                .maxPu(0.7)
                                .expansion(EXPANSION)
                                .build()));
        said.put(
                ComponentKind.TRANSFORMER,
                new Said(
                        "bus0,bus1,r,x,tap_ratio,s_max_pu," + extendable("s"),
                        "a,b,0.04,0.4,1.1,0.7," + EXTENDED,
                        LineOperation.builder(new Transformer("x", "a", "b", 0.01, 0.1, 1.1, 0, 4, AngleLimits.NONE))
                                .maxPu(0.7)
                                .expansion(EXPANSION)
                                .build()));
        said.put(
                ComponentKind.LINK,
                new Said(
                        "bus0,bus1,bus2,carrier,efficiency,efficiency2,length,p_min_pu,p_max_pu,marginal_cost,"
                                + "marginal_cost_quadratic,ramp_limit_up,ramp_limit_down," + extendable("p"),
                        "a,b,warm,cable,0.9,0.05,12,-0.5,0.8,2,0.1,0.3,0.2," + EXTENDED,
                        LinkOperation.builder(
                                        new Link("x", "a", List.of("b", "warm"), 4),
                                        List.of(Profile.of(0.9), Profile.of(0.05)))
                                .carrier("cable")
                                .lengthKm(12)
                                .minPu(-0.5)
                                .maxPu(0.8)
                                .marginalCost(2)
                                .quadraticCost(0.1)
                                .rampLimits(RampLimits.of(0.3, 0.2))
                                .expansion(EXPANSION)
                                .build()));
        said.put(
                ComponentKind.PIPE,
                new Said(
                        "bus0,bus1,length,diameter,u_value,roughness,loss_per_mw,direction,delay,control,q_max_pu,"
                                + "q_design," + extendable("q"),
                        "warm,far,2,0.2,0.4,0.1,0.01,forward,1,valve,0.9,3," + EXTENDED,
                        PipeOperation.builder(new Pipe("x", "warm", "far", 2, 0.2, 0.4, 4, 0.1))
                                .lossPerMw(0.01)
                                .direction(PipeOperation.Direction.FORWARD)
                                .delaySnapshots(1)
                                .control(PipeOperation.Control.VALVE)
                                .maxPu(Profile.of(0.9))
                                .designCapacityMw(3)
                                .expansion(EXPANSION)
                                .build()));
    }

    private static void addSectors(Map<ComponentKind, Said> said) {
        said.put(
                ComponentKind.CHP,
                new Said(
                        "type,bus_power,bus_heat,fuel_cost,carrier,q_max,efficiency,c_b,c_v,p_min,marginal_cost,co2,"
                                + extendable("p"),
                        "extraction,a,warm,20,gas turbine,3,0.5,0.6,0.15,0.2,1,0.2," + EXTENDED,
                        CombinedHeatPower.extraction("x", "a", "warm", 0.5, 0.6, 0.15)
                                .fuelCost(Profile.of(20))
                                .carrier("gas turbine")
                                .maxHeatMw(3)
                                .minPowerMw(0.2)
                                .marginalCost(Profile.of(1))
                                .co2PerMwhFuel(0.2)
                                .capacityMw(4)
                                .expansion(Optional.of(EXPANSION))
                                .build()));
        said.put(
                ComponentKind.ELECTROLYSER,
                new Said(
                        "bus0,bus1,carrier,efficiency,standby,start_up_cost,marginal_cost,warm_before,"
                                + extendable("p"),
                        "a,warm,PEM,0.2:0.6|1:0.65,0.02,5,1,0.5," + EXTENDED,
                        Electrolyser.builder("x", "a", "warm", 0.65)
                                .curve(new Electrolyser.Point(0.2, 0.6), new Electrolyser.Point(1, 0.65))
                                .carrier("PEM")
                                .standbyPu(0.02)
                                .startCostPerMw(5)
                                .marginalCost(1)
                                .warmBefore(0.5)
                                .capacityMw(4)
                                .expansion(EXPANSION)
                                .build()));
        said.put(
                ComponentKind.BILATERAL_CONTRACT,
                new Said(
                        "seller_bus,buyer_bus,quantity,price",
                        "a,b,2,30",
                        new BilateralContract("x", "a", "b", Profile.of(2), Profile.of(30))));
        said.put(
                ComponentKind.FLEXIBLE_LOAD,
                new Said("bus,p_max,energy,window", "a,2,3,2", new FlexibleLoad("x", "a", Profile.of(2), 3, 2)));
        said.put(
                ComponentKind.BUILDING,
                new Said(
                        "bus,resistance,capacity,gain,outdoor,t_min,t_max,p_nom",
                        "warm,5,2,0.1,-3,19,23,8",
                        new Building(
                                "x",
                                "warm",
                                5,
                                2,
                                Profile.of(0.1),
                                Profile.of(-3),
                                Profile.of(19),
                                Profile.of(23),
                                8)));
        said.put(
                ComponentKind.CHARGING_STATION,
                new Said(
                        "bus,plugs,efficiency,detour_cost," + extendable("p"),
                        "a,2,0.9,1.5," + EXTENDED,
                        new ChargingStation("x", "a", 4, Optional.of(EXPANSION), OptionalInt.of(2), 0.9, 1.5)));
        said.put(
                ComponentKind.EV_SESSION,
                new Said(
                        "station,alternatives,arrival,departure,energy,rate,efficiency,value,v2g,capacity,initial",
                        "x,y,2030-01-01 00:15,2030-01-01 01:30,0.03,0.02,0.95,400,True,0.06,0.01",
                        new EvSession(
                                "x",
                                "x",
                                List.of("y"),
                                Instants.of("2030-01-01 00:15"),
                                Instants.of("2030-01-01 01:30"),
                                0.03,
                                0.02,
                                0.95,
                                OptionalDouble.of(400),
                                new VehicleBattery(0.06, 0.01),
                                true)));
    }

    private static List<ComponentKind> kinds() {
        return List.copyOf(SAID.keySet());
    }

    private static Path folder(Path folder, ComponentKind kind) throws IOException {
        Files.writeString(folder.resolve("study.yaml"), "lost_load: 1000\n");
        Files.writeString(
                folder.resolve("snapshots.csv"), "snapshot,objective\n2030-01-01 00:00,1\n2030-01-01 01:00,1\n");
        Files.writeString(folder.resolve("buses.csv"), "name,carrier,v_nom\na,AC,1\nb,AC,1\nwarm,heat,1\nfar,heat,1\n");
        if (kind == ComponentKind.EV_SESSION) {
            Files.writeString(folder.resolve("charging_stations.csv"), "name,bus,p_nom\nx,a,4\ny,b,4\n");
        }
        Said said = SAID.get(kind);
        if (said != null) {
            Files.writeString(
                    folder.resolve(kind.table() + ".csv"), "name,%s%nx,%s%n".formatted(said.header(), said.row()));
        }
        return folder;
    }

    @Test
    void noKindIsForgotten() {
        List<ComponentKind> without = Arrays.stream(ComponentKind.values())
                .filter(kind -> kind != ComponentKind.BUS && kind != ComponentKind.GLOBAL_CONSTRAINT)
                .filter(kind -> !SAID.containsKey(kind))
                .toList();
        assertThat(without).isEmpty();
        SAID.forEach((kind, said) -> assertThat(said.component().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aFileSaysWhatJavaSays(ComponentKind kind, @TempDir Path temporary) throws IOException {
        Study read = StudyReader.read(folder(temporary, kind));

        assertThat(read.components().all(kind))
                .containsExactly(Objects.requireNonNull(SAID.get(kind)).component());
        assertThat(SAID.get(kind).component().expansion().isPresent()).isEqualTo(kind.hasCapacity());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatJavaSaysIsWrittenAndReadBack(ComponentKind kind, @TempDir Path temporary) throws IOException {
        Path from = Files.createDirectory(temporary.resolve("from"));
        Study read = StudyReader.read(folder(from, kind));
        StudyBuilder java = Study.builder("java").settings(read.settings()).horizon(read.horizon());
        read.network().buses().forEach(java::add);
        read.components().stream().filter(other -> other.kind() != kind).forEach(java::add);
        java.add(Objects.requireNonNull(SAID.get(kind)).component());

        StudyWriter.write(java.build(), Results.NONE, temporary.resolve("to"));

        Study back = StudyReader.read(temporary.resolve("to"));
        assertThat(back.components().all(kind)).containsExactly(SAID.get(kind).component());
    }
}
