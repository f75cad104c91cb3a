package org.rexnet.network;

import java.util.List;

/**
 * What joins buses: {@link Line} and {@link Transformer} obey Kirchhoff's laws, {@link Pipe} and {@link Link} are
 * controlled.
 */
public sealed interface Branch permits PassiveBranch, Pipe, Link {

    /** Returns the name, unique among the branches of the same type. */
    String id();

    /** Returns the bus at which flow counted positive enters. */
    String from();

    /** Returns the buses at which flow counted positive leaves: one, or several for a link with several outputs. */
    List<String> to();

    /** Returns the largest flow in MW; may be infinite. */
    double capacityMw();

    /** Returns the same with another capacity. */
    Branch withCapacity(double newCapacityMw);
}
