package org.rexnet.core.study.iidm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.powsybl.iidm.network.Network;
import com.powsybl.iidm.network.test.EurostagTutorialExample1Factory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rexnet.core.study.StudyException;

/** What a network cannot mean is its file's fault, and what goes wrong on the way is not. */
class IidmFaultsTest {

    private static void read(Network network) {
        new NetworkStudy("a.xiidm", network, UnitCosts.NONE).study();
    }

    @Test
    void aValueThatIsRefusedIsAFaultOfTheFile() {
        Network network = EurostagTutorialExample1Factory.create();
        network.getLoad("LOAD").setP0(1e20);

        assertThatThrownBy(() -> read(network))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("a.xiidm")
                .hasMessageContaining("LOAD draws or gives 1.0E20 MW");
    }

    /** A part of the way fails as a mistake of this program would let it fail. */
    @ParameterizedTest
    @ValueSource(strings = {"getBusView", "getLineStream", "getTwoWindingsTransformerStream", "getGeneratorStream"})
    void aFaultOfTheProgramIsNotToldAsTheFiles(String failing) {
        IllegalArgumentException ours = new IllegalArgumentException("a mistake of this program");
        Network network = EurostagTutorialExample1Factory.create();
        Network flawed = (Network) Proxy.newProxyInstance(
                Network.class.getClassLoader(), new Class<?>[] {Network.class}, (proxy, method, args) -> {
                    if (method.getName().equals(failing)) {
                        throw ours;
                    }
                    try {
                        return method.invoke(network, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });

        read(network);
        assertThatThrownBy(() -> read(flawed)).isSameAs(ours);
    }
}
