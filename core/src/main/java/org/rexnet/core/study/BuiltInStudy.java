package org.rexnet.core.study;

import java.util.function.Supplier;

/**
 * Study that comes with RexNet.
 *
 * @param name short, in lower case
 * @param description one line that says what it shows
 * @param maker makes the study
 */
public record BuiltInStudy(String name, String description, Supplier<Study> maker) {

    /** Returns the study; its title is the description. */
    public Study study() {
        Study made = maker.get();
        return made.withSettings(made.settings().withTitle(description));
    }
}
