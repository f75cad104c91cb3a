package org.rexnet.core.optimization;

/** A value for every variable of a model, optimal or not. */
@FunctionalInterface
public interface Values {

    double value(Variable variable);
}
