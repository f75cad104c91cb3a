package org.rexnet.core.simulation.experiment;

/** A folder has results of another study. */
public final class OtherExperimentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OtherExperimentException(String message) {
        super(message);
    }
}
