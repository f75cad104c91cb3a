package org.rexnet.investment.decomposition;

/** The machines that parts were to be cleared on failed, not the study: a search goes on from its checkpoint once they work again. */
public final class EngineException extends RuntimeException {

    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
