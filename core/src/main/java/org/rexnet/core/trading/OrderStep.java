package org.rexnet.core.trading;

import java.time.Instant;
import java.util.List;
import org.rexnet.core.exchange.Command;

/**
 * One row of a file of orders.
 *
 * @param line of the file
 * @param time when it happens
 * @param words the row as people read it
 * @param commands that it stands for
 */
public record OrderStep(int line, Instant time, String words, List<Command> commands) {

    public OrderStep {
        commands = List.copyOf(commands);
    }
}
