package org.rexnet.investment.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, for people. */
final class Reason {

    private Reason() {}

    /** Returns a few words without a full stop. */
    static String of(IOException exception) {
        return switch (exception) {
            case NoSuchFileException e -> "there is no such file or folder";
            case AccessDeniedException e -> "permission denied";
            case FileAlreadyExistsException e -> "it exists already";
            case FileSystemException e -> e.getReason() == null ? "the file system refuses" : e.getReason();
            default -> String.valueOf(exception.getMessage());
        };
    }
}
