package org.rexnet.core.trading;

import java.util.Optional;
import org.rexnet.core.exchange.JournaledExchange;

/**
 * What came back from a journal when a session began.
 *
 * @param commands that it held
 * @param hash of all that they came to
 * @param cutBytes that were cut off at its end, because no whole record stood there
 */
public record Recovery(int commands, long hash, long cutBytes) {

    static Recovery of(Optional<JournaledExchange> journaled) {
        return journaled
                .map(kept -> new Recovery(
                        kept.commands(), kept.hash(), kept.journal().cutBytes()))
                .orElse(new Recovery(0, 0, 0));
    }
}
