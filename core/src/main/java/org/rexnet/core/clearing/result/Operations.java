package org.rexnet.core.clearing.result;

import java.util.List;

/** Tells what the components of a clearing did; who made it knows every kind of component. */
@FunctionalInterface
public interface Operations {

    /** Returns one operation for each component, and one for each bus that stands for what is missing or wasted there, kind by kind. */
    List<Operation> of(Clearing clearing);
}
