package org.rexnet.core.optimization;

/** A solver called something optimal that is not; an internal error, never the fault of the input. */
public final class CertificateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CertificateException(String message) {
        super(message);
    }
}
