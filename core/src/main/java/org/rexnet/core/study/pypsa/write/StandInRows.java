package org.rexnet.core.study.pypsa.write;

import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;

/** Adds rows of PyPSA's own tables that stand in for what it has no word for, under names that are free. For one study. */
public final class StandInRows {

    private final Sheets sheets;
    private final Study study;
    private final Horizon horizon;

    public StandInRows(Sheets sheets) {
        this.sheets = sheets;
        study = sheets.study();
        horizon = study.horizon();
    }

    /** Returns the study that is written. */
    public Study study() {
        return study;
    }

    /** Returns its horizon. */
    public Horizon horizon() {
        return horizon;
    }

    /** Returns the hours that snapshot {@code t} lasts. */
    public double hours(int t) {
        return horizon.at(t).durationHours();
    }

    /** Returns the hours that snapshot {@code t} stands for in the cost. */
    public double weight(int t) {
        return horizon.at(t).objectiveWeight();
    }

    /** Adds a bus of the carrier of another, under that name or a free one like it, and returns its name. */
    public String bus(String wanted, String like) {
        Sheet buses = sheets.sheet("buses");
        String name = buses.freeName(wanted);
        buses.row(name).put("carrier", study.network().bus(like).carrier());
        return name;
    }

    /** Adds a link, under that name or a free one like it. */
    public Sheet.Entry link(String wanted, String from, String to) {
        Sheet links = sheets.sheet("links");
        return links.row(links.freeName(wanted)).put("bus0", from).put("bus1", to);
    }

    /** Adds a bus of the carrier of another, under that name or a free one like it, and returns its name. */
    public Sheet.Entry store(String wanted, String bus) {
        Sheet stores = sheets.sheet("stores");
        return stores.row(stores.freeName(wanted)).put("bus", bus);
    }

    /** Adds a bus of the carrier of another, under that name or a free one like it, and returns its name. */
    public void load(String wanted, String bus, int sign, Profile power) {
        Sheet loads = sheets.sheet("loads");
        loads.row(loads.freeName(wanted))
                .put("bus", bus)
                .put("sign", (double) sign)
                .put("p_set", power);
    }

    /** Adds a bus of the carrier of another, under that name or a free one like it, and returns its name. */
    public Sheet.Entry unlimited(String wanted, String bus, int sign) {
        Sheet generators = sheets.sheet("generators");
        return generators
                .row(generators.freeName(wanted))
                .put("bus", bus)
                .put("sign", (double) sign)
                .put("p_nom", Double.POSITIVE_INFINITY);
    }

    /** Returns a number for each snapshot; one for all where they are the same. */
    public Profile profile(IntToDoubleFunction value) {
        double[] values = new double[horizon.size()];
        for (int t = 0; t < values.length; t++) {
            values[t] = value.applyAsDouble(t);
        }
        return simplest(values);
    }

    /** Returns one number where all are the same. */
    public static Profile simplest(double[] values) {
        Profile all = Profile.of(values);
        return all.isAlways(values[0]) ? Profile.of(values[0]) : all;
    }
}
