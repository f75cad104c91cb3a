package org.rexnet.investment.cli;

/** All options are accepted, and the launcher is to fetch a library that they need, and start again. */
final class LibraryAbsentException extends RuntimeException {

    private static final long serialVersionUID = 1;
}
