package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rexnet.network.Branch;
import org.rexnet.network.Link;
import org.rexnet.network.Network;
import org.rexnet.network.PassiveBranch;
import org.rexnet.network.Pipe;

/** Sees to it that every branch of a network has a component that says how it is operated. */
final class BranchOperations {

    private BranchOperations() {}

    /**
     * Returns the components with one for each branch of the network, in its order.
     *
     * @throws IllegalArgumentException if one is of a branch that the network does not have
     */
    static Components complete(Network network, Components given) {
        if (isComplete(network, given)) {
            return given;
        }
        Map<Branch, Component> said = new LinkedHashMap<>();
        List<Component> all = new ArrayList<>(network.branches().size() + given.size());
        for (Component component : given) {
            component.networkBranch().ifPresentOrElse(branch -> said.put(branch, component), () -> all.add(component));
        }
        for (Branch branch : network.branches()) {
            Component own = said.isEmpty() ? null : said.remove(branch);
            all.add(own == null ? Component.of(branch) : own);
        }
        if (!said.isEmpty()) {
            Component unknown = said.values().iterator().next();
            throw new IllegalArgumentException("The %s is not in the network.".formatted(unknown.key()));
        }
        return Components.of(all);
    }

    private static boolean isComplete(Network network, Components given) {
        return isInOrder(network.branches(PassiveBranch.class), given.all(LineOperation.class))
                && isInOrder(network.branches(Link.class), given.all(LinkOperation.class))
                && isInOrder(network.branches(Pipe.class), given.all(PipeOperation.class));
    }

    /** Returns whether there is one for each branch already, in the network's order. */
    @SuppressWarnings("ReferenceEquality") // Most often it is the same branch, which need not be compared part by part.
    private static boolean isInOrder(List<? extends Branch> branches, List<? extends Component> given) {
        if (given.size() != branches.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            Branch own = given.get(i).networkBranch().orElseThrow();
            if (own != branches.get(i) && !own.equals(branches.get(i))) {
                return false;
            }
        }
        return true;
    }
}
