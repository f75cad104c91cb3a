package org.rexnet.core.study;

import java.util.Set;
import org.rexnet.network.Branch;
import org.rexnet.network.Line;
import org.rexnet.network.Link;
import org.rexnet.network.Pipe;
import org.rexnet.network.Transformer;

/**
 * Kinds of what a study consists of, and the words for each: its table by PyPSA's name, its name in running text, and its capacity.
 *
 * <p>Buses and global constraints have rows in tables and results of their own, but no capacity, and are no components.
 */
public enum ComponentKind {
    BUS("buses", "bus"),
    GENERATOR("generators", "generator", "p_nom", Role.SUPPLY),
    LOAD("loads", "load"),
    STORAGE_UNIT("storage_units", "storage unit", "p_nom", Role.SUPPLY),
    STORE("stores", "store", "e_nom", Role.SUPPLY),
    LINE("lines", "line", "s_nom", Role.PASSAGE),
    TRANSFORMER("transformers", "transformer", "s_nom", Role.PASSAGE),
    LINK("links", "link", "p_nom", Role.SUPPLY, Role.PASSAGE),
    PIPE("pipes", "pipe", "q_nom", Role.PASSAGE),
    CHP("chp", "CHP", "p_nom", Role.SUPPLY),
    ELECTROLYSER("electrolysers", "electrolyser", "p_nom", Role.SUPPLY),
    BID("bids", "bid"),
    BILATERAL_CONTRACT("bilateral_contracts", "bilateral contract"),
    FLEXIBLE_LOAD("flexible_loads", "flexible load"),
    BUILDING("buildings", "building"),
    CHARGING_STATION("charging_stations", "charging station", "p_nom", Role.PASSAGE),
    EV_SESSION("ev_sessions", "EV session"),
    GLOBAL_CONSTRAINT("global_constraints", "global constraint");

    /** What a capacity is good for. */
    public enum Role {
        /** It makes, converts or keeps energy, and earns by that. */
        SUPPLY,
        /** Energy of others passes it, which it may hold back. */
        PASSAGE
    }

    private final String table;
    private final String singular;
    private final String capacity;
    private final Set<Role> roles;

    ComponentKind(String table, String singular) {
        this(table, singular, "");
    }

    ComponentKind(String table, String singular, String capacity, Role... roles) {
        this.table = table;
        this.singular = singular;
        this.capacity = capacity;
        this.roles = Set.of(roles);
    }

    /** Returns the stem of the table's file, such as {@code storage_units}. */
    public String table() {
        return table;
    }

    /** Returns the word for one of them, such as {@code storage unit}. */
    public String singular() {
        return singular;
    }

    /** Returns the words for one of them where there may be several, such as {@code CHP plant}. */
    public String one() {
        return this == CHP ? singular + " plant" : singular;
    }

    /** Returns the words for several of them, such as {@code storage units}. */
    public String plural() {
        return switch (this) {
            case EV_SESSION -> "EV sessions";
            case CHP -> "CHP plants";
            default -> table.replace('_', ' ');
        };
    }

    /** Returns whether that is what its capacity is good for; of a kind without capacity it never is. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Returns whether it is a branch of the network. */
    public boolean isBranch() {
        return this == LINE || this == TRANSFORMER || this == LINK || this == PIPE;
    }

    /** Returns whether it obeys Kirchhoff's laws. */
    public boolean isPassive() {
        return this == LINE || this == TRANSFORMER;
    }

    /** Returns whether somebody may own one: what two agreed upon belongs to both. */
    public boolean isOwned() {
        return this != BUS && this != BILATERAL_CONTRACT && this != GLOBAL_CONSTRAINT;
    }

    /** Returns whether it has a capacity that a study may extend. */
    public boolean hasCapacity() {
        return !capacity.isEmpty();
    }

    /**
     * Returns the attribute of its capacity, such as {@code p_nom}.
     *
     * @throws IllegalStateException if it has none
     */
    public String capacityAttribute() {
        if (capacity.isEmpty()) {
            throw new IllegalStateException("A %s has no capacity.".formatted(singular));
        }
        return capacity;
    }

    /** Returns the attribute of the capacity found, such as {@code p_nom_opt}. */
    public String optimalAttribute() {
        return capacityAttribute() + "_opt";
    }

    /** Returns the unit of its capacity: MWh where energy is what it limits, MW else. */
    public String unit() {
        return capacity.equals("e_nom") ? "MWh" : "MW";
    }

    /** Returns the kind of a branch. */
    public static ComponentKind of(Branch branch) {
        return switch (branch) {
            case Line line -> LINE;
            case Transformer transformer -> TRANSFORMER;
            case Pipe pipe -> PIPE;
            case Link link -> LINK;
        };
    }
}
