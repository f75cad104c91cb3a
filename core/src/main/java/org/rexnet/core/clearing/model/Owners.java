package org.rexnet.core.clearing.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rexnet.core.optimization.Variable;
import org.rexnet.core.optimization.Variables;

/** Which component each variable of a model belongs to, whatever the names are. Mutable, for one thread. */
public final class Owners {

    private final Map<String, Owner> byKey = new HashMap<>();
    private final TreeMap<Integer, Block> blocks = new TreeMap<>();

    /**
     * A component, or several that share their variables.
     *
     * @param position in the order in which they were first told: tells apart whom their words do not
     * @param words such as {@code generator gas}
     */
    public record Owner(int position, String words) {}

    private record Block(int end, Owner owner) {}

    /**
     * Notes whose variables these are.
     *
     * @param key kind and name of the component
     * @param words by which it is called
     */
    public void put(Variables block, String key, String words) {
        Owner owner = byKey.computeIfAbsent(key, k -> new Owner(byKey.size(), words));
        blocks.put(block.first(), new Block(block.first() + block.count(), owner));
    }

    /** Returns whose variable this is; empty where nobody said. */
    public Optional<Owner> find(Variable variable) {
        return Optional.ofNullable(blocks.floorEntry(variable.index()))
                .map(Map.Entry::getValue)
                .filter(block -> variable.index() < block.end())
                .map(Block::owner);
    }
}
