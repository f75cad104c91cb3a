package org.rexnet.core.study.iidm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.powsybl.ieeecdf.converter.IeeeCdfNetworkFactory;
import com.powsybl.iidm.network.Branch;
import com.powsybl.iidm.network.HvdcConverterStation;
import com.powsybl.iidm.network.HvdcLine;
import com.powsybl.iidm.network.Network;
import com.powsybl.iidm.network.test.BatteryNetworkFactory;
import com.powsybl.iidm.network.test.BoundaryLineNetworkFactory;
import com.powsybl.iidm.network.test.HvdcTestNetwork;
import com.powsybl.iidm.network.test.PhaseShifterTestCaseFactory;
import com.powsybl.iidm.network.test.ThreeWindingsTransformerNetworkFactory;
import com.powsybl.iidm.serde.ExportOptions;
import com.powsybl.iidm.serde.NetworkSerDe;
import com.powsybl.loadflow.LoadFlow;
import com.powsybl.loadflow.LoadFlowParameters;
import com.powsybl.openloadflow.OpenLoadFlowParameters;
import com.powsybl.openloadflow.network.SlackBusSelectionMode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rexnet.core.clearing.MarketClearing;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.optimization.highs.StandardSolver;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.flow.DcFlow;
import org.rexnet.network.flow.SusceptanceConvention;

/** Flows of networks read from IIDM files are those of PowSyBl's own DC load flow for the same injections. */
@Isolated("It sets a property of the system.")
final class IidmReaderTest {

    /** Networks that PowSyBl makes. */
    enum Made {
        IEEE_14(IeeeCdfNetworkFactory::create14),
        IEEE_30(IeeeCdfNetworkFactory::create30),
        IEEE_118(IeeeCdfNetworkFactory::create118),
        IEEE_300(IeeeCdfNetworkFactory::create300),
        PHASE_SHIFTER(Made::shifted),
        THREE_WINDINGS(Made::tapped),
        BOUNDARY(BoundaryLineNetworkFactory::create),
        BATTERIES(BatteryNetworkFactory::create);

        private final Supplier<Network> factory;

        Made(Supplier<Network> factory) {
            this.factory = factory;
        }

        private static Network shifted() {
            Network network = PhaseShifterTestCaseFactory.create();
            network.getTwoWindingsTransformer("PS1").getPhaseTapChanger().setTapPosition(2);
            return network;
        }

        private static Network tapped() {
            Network network = ThreeWindingsTransformerNetworkFactory.create();
            network.getThreeWindingsTransformer("3WT")
                    .getLeg2()
                    .getRatioTapChanger()
                    .setTapPosition(1);
            return network;
        }
    }

    @TempDir
    private Path folder;

    /** PowSyBl's writer does not work with the one of Excel's library. */
    @BeforeAll
    static void writeByThePlatform() {
        System.setProperty("javax.xml.stream.XMLOutputFactory", "com.sun.xml.internal.stream.XMLOutputFactoryImpl");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("javax.xml.stream.XMLOutputFactory");
    }

    private Study read(Network network) {
        Path file = folder.resolve("network.xiidm");
        NetworkSerDe.write(network, new ExportOptions(), file);
        return IidmReader.read(file, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(Made.class)
    void flowsAreThoseOfOpenLoadFlow(Made made) {
        Network network = made.factory.get();
        Study study = read(network);
        String slack = network.getGenerators()
                .iterator()
                .next()
                .getTerminal()
                .getBusView()
                .getBus()
                .getId();
        LoadFlowParameters parameters = new LoadFlowParameters()
                .setDc(true)
                .setDistributedSlack(false)
                .setReadSlackBus(false)
                .setDcUseTransformerRatio(true)
                .setDcPowerFactor(1);
        OpenLoadFlowParameters.create(parameters)
                .setSlackBusSelectionMode(SlackBusSelectionMode.NAME)
                .setSlackBusId(slack);
        assertThat(LoadFlow.run(network, parameters).isFullyConverged()).isTrue();
        Map<String, Double> expected = new LinkedHashMap<>();
        network.getBranchStream().forEach(branch -> expected.put(branch.getId(), flow(branch)));
        network.getThreeWindingsTransformerStream()
                .forEach(transformer -> transformer
                        .getLegs()
                        .forEach(leg -> expected.put(
                                transformer.getId() + "-" + leg.getSide().getNum(),
                                leg.getTerminal().getP())));
        DcFlow flow = DcFlow.of(study.network(), SusceptanceConvention.SERIES_REACTANCE);
        double[] flows = flow.flows(injections(network, study, slack));
        for (int l = 0; l < flows.length; l++) {
            PassiveBranch branch = flow.branches().get(l);
            if (expected.containsKey(branch.id())) {
                assertThat(flows[l]).as(branch.id()).isCloseTo(expected.remove(branch.id()), within(1e-6));
            }
        }
        assertThat(expected).isEmpty();
    }

    private static double flow(Branch<?> branch) {
        return branch.getTerminal1().getP();
    }

    /** Returns what generators aim at less what loads draw, the rest at the slack bus. */
    private static double[] injections(Network network, Study study, String slack) {
        double[] injections = new double[study.network().buses().size()];
        network.getGeneratorStream()
                .forEach(generator -> injections[
                                study.network()
                                        .busIndex(generator
                                                .getTerminal()
                                                .getBusView()
                                                .getBus()
                                                .getId())] +=
                        generator.getTargetP());
        for (Load load : study.loads()) {
            injections[study.network().busIndex(load.bus())] -= load.powerMw().at(0);
        }
        double rest = 0;
        for (double mw : injections) {
            rest += mw;
        }
        injections[study.network().busIndex(slack)] -= rest;
        return injections;
    }

    /** A line with losses is one link each way, which carries at most what the file says. */
    @Test
    void linesOfDirectCurrentAreLinks() {
        for (Network network : List.of(HvdcTestNetwork.createVsc(), HvdcTestNetwork.createLcc())) {
            network.getVoltageLevel("VL1")
                    .newGenerator()
                    .setId("G")
                    .setBus("B1")
                    .setConnectableBus("B1")
                    .setMinP(0)
                    .setMaxP(100)
                    .setTargetP(50)
                    .setTargetQ(0)
                    .setVoltageRegulatorOn(false)
                    .add();
            Study study = read(network);

            HvdcLine line = network.getHvdcLines().iterator().next();
            String bus1 = bus(line.getConverterStation1());
            String bus2 = bus(line.getConverterStation2());
            assertThat(study.links())
                    .extracting(
                            link -> link.id(),
                            link -> link.link().from(),
                            link -> link.link().to().getFirst(),
                            link -> link.link().capacityMw())
                    .containsExactlyInAnyOrder(
                            tuple(line.getId(), bus1, bus2, line.getMaxP()),
                            tuple(line.getId() + "-back", bus2, bus1, line.getMaxP()));
            assertThat(study.links())
                    .allSatisfy(link ->
                            assertThat(link.efficiencies().getFirst().at(0)).isBetween(0.9, 0.999));
        }
    }

    private static String bus(HvdcConverterStation<?> station) {
        return station.getTerminal().getBusView().getBus().getId();
    }

    @ParameterizedTest
    @EnumSource(
            value = Made.class,
            names = {"IEEE_14", "IEEE_30", "IEEE_118", "IEEE_300", "THREE_WINDINGS"})
    void clears(Made made) {
        Study study = read(made.factory.get());
        Clearing clearing =
                new MarketClearing(new StandardSolver()).clear(study).orThrow();
        assertThat(clearing.injections()).isNotEmpty();
    }
}
