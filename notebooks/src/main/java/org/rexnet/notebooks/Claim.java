package org.rexnet.notebooks;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences of a notebook that were checked and hold; immutable.
 *
 * <p>{@code check("The price is 95.", price == 95).and("...", ...)} displays the sentences, and throws at the first that does not hold.
 *
 * @param sentences in the order in which they were checked
 */
public record Claim(List<String> sentences) {

    public Claim {
        sentences = List.copyOf(sentences);
    }

    /** Returns the claim; throws {@link IllegalStateException} with its sentence if it does not hold. */
    public static Claim check(String sentence, boolean holds) {
        return new Claim(List.of()).and(sentence, holds);
    }

    /** Returns this claim and another; throws {@link IllegalStateException} with its sentence if it does not hold. */
    public Claim and(String sentence, boolean holds) {
        if (!holds) {
            throw new IllegalStateException("This does not hold: " + sentence);
        }
        List<String> all = new ArrayList<>(sentences);
        all.add(sentence);
        return new Claim(all);
    }

    /** Returns one line per sentence. */
    @Override
    public String toString() {
        return "✓ " + String.join("\n✓ ", sentences);
    }
}
