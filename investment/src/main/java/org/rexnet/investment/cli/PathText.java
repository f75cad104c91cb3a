package org.rexnet.investment.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** The name of a file or folder as it is typed; an empty one, as a variable that is not set leaves it, is not the current folder. */
final class PathText {

    private PathText() {}

    /** Returns the path; throws {@link TypeConversionException} that says why there is none. */
    static Path of(String text) {
        if (text.isEmpty()) {
            throw new TypeConversionException("must be the name of a file or folder but is empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("cannot be the name of a file: " + e.getReason());
        }
    }
}
