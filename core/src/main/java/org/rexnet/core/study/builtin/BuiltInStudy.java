package org.rexnet.core.study.builtin;

import java.util.function.Supplier;
import org.rexnet.core.study.Study;

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
