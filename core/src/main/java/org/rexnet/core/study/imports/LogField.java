package org.rexnet.core.study.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Facts of a charging session, and the names that published logs give to their columns. */
public enum LogField {
    START(
            "start",
            "connectiontime",
            "utctransactionstart",
            "transactionstart",
            "arrival",
            "arrivalutc",
            "starttime",
            "startdate",
            "startdatetime",
            "startplugin",
            "pluginstart",
            "chargingstart",
            "begin"),
    END(
            "end",
            "disconnecttime",
            "utctransactionstop",
            "transactionstop",
            "departure",
            "departureutc",
            "endtime",
            "enddate",
            "enddatetime",
            "endplugout",
            "pluginend",
            "stop",
            "stoptime"),
    ENERGY(
            "energy",
            "kwhdelivered",
            "totalenergy",
            "energydeliveredkwh",
            "energykwh",
            "kwh",
            "elkwh",
            "energydelivered",
            "totalkwh"),
    STATION(
            "stationid",
            "station",
            "chargepoint",
            "chargepointid",
            "charger",
            "chargerid",
            "evse",
            "evseid",
            "spaceid"),
    RATE("maxpower", "maxpowerkw", "rate", "ratekw"),
    ID("sessionid", "transactionid", "id");

    private final List<String> names;

    LogField(String... names) {
        this.names = List.of(names);
    }

    /** Returns the word by which {@code --columns} calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether no session can be read without it. */
    boolean isRequired() {
        return this == START || this == END || this == ENERGY;
    }

    /** Returns the column that holds it, by the names that are known; the first of them that is there. */
    Optional<String> find(List<String> header) {
        return names.stream()
                .flatMap(name -> header.stream().filter(column -> plain(column).equals(name)))
                .findFirst();
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
