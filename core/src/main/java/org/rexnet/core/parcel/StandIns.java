package org.rexnet.core.parcel;

import java.util.List;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Components;
import org.rexnet.network.Branch;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;
import org.rexnet.network.Network;

/** Records that stand in for what is none. */
final class StandIns {

    private StandIns() {}

    /** Makes what it stands in for. */
    interface StandIn<T> {
        T original();
    }

    record OfNetwork(List<Carrier> carriers, List<Bus> buses, List<Branch> branches) implements StandIn<Network> {

        static OfNetwork of(Network network) {
            return new OfNetwork(List.copyOf(network.carriers()), network.buses(), network.branches());
        }

        @Override
        public Network original() {
            Network.Builder builder = Network.builder();
            carriers.forEach(builder::add);
            buses.forEach(builder::add);
            branches.forEach(builder::add);
            return builder.build();
        }
    }

    record OfComponents(List<Component> all) implements StandIn<Components> {

        static OfComponents of(Components components) {
            return new OfComponents(List.copyOf(components.all()));
        }

        @Override
        public Components original() {
            return Components.of(all);
        }
    }
}
