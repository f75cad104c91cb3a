package org.rexnet.investment;

import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;

/** Small studies of one bus, whose load is given hour by hour, for answers by hand. */
public final class OneTown {

    /** The bus, and its load. */
    public static final String TOWN = "town";

    private OneTown() {}

    /** Returns a study of as many hours as there are loads, in MW, without anything that serves them yet. */
    public static StudyBuilder of(String name, double... loadMw) {
        return Study.builder(name).hours(loadMw.length).buses(TOWN).load(TOWN, TOWN, loadMw);
    }
}
