package org.rexnet.core.study;

/** How a clearing models the flow through lines and transformers. */
public enum FlowFormulation {
    /** Sensitivities of flow to injection, limits added only where they bind. */
    SENSITIVITIES,
    /** Voltage angles as variables, every limit a row; the reference. */
    ANGLES,
    /** Flows limited by capacity alone, without Kirchhoff's voltage law. */
    TRANSPORT
}
