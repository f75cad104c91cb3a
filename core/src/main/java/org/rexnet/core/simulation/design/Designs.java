package org.rexnet.core.simulation.design;

import java.util.List;
import java.util.Optional;
import org.rexnet.core.simulation.run.Design;

/** The market designs that come with the project, by number. */
public final class Designs {

    private static final List<Design> ALL = List.of(new Bound(), new CentralDispatch(), new SpotMarket(), new Incumbent(), new NodalMarket(), new NoMarket());

    private Designs() {}

    /** Returns them in the order of their numbers. */
    public static List<Design> all() {
        return ALL;
    }

    /** Returns the one of a name. */
    public static Optional<Design> find(String name) {
        return ALL.stream().filter(design -> design.name().equals(name)).findFirst();
    }
}
