package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.ComponentKey;

/**
 * The components that move with the next MWh of demand, or moved with the last, from the bus of the demand to where its cost arises: those
 * that answer there, those that answer at the buses from which the former draw, and so on through converters, pipes, and storage, which
 * passes energy on in time.
 *
 * @param steps by distance from the demand, at each place the largest first; empty where nothing determines who moves
 */
public record PriceChain(List<Step> steps) {

    /** Place of the demand that a chain begins with. */
    public static final int DEMAND = -1;

    public PriceChain {
        steps = List.copyOf(steps);
    }

    /**
     * What one component does about the demand.
     *
     * @param cause position of the step that makes this one necessary; -1 for the demand itself
     * @param component who does it; the first of those who share their variables
     * @param words for who does it, such as {@code generator gas}
     * @param bus at which it answers
     * @param snapshot in which it answers
     * @param amountMw by how much it raises its injection there per MWh of demand; below 0 where it lowers it
     * @param money what all that it does adds to cost per MWh of demand: over all components it adds up to the price of the
     *     {@link MarginalMwh}
     * @param heldBy lines and transformers whose limit holds flow back where it answers
     */
    public record Step(
            int cause,
            ComponentKey component,
            String words,
            String bus,
            String snapshot,
            double amountMw,
            double money,
            List<String> heldBy) {

        public Step {
            heldBy = List.copyOf(heldBy);
        }
    }

    /** Returns the steps from the demand to a cost that follow the largest amount at each place. */
    public List<Step> main() {
        List<Step> path = new ArrayList<>();
        Optional<Integer> next = largestAfter(DEMAND);
        while (next.isPresent()) {
            path.add(steps.get(next.get()));
            next = largestAfter(next.get());
        }
        return path;
    }

    private Optional<Integer> largestAfter(int cause) {
        int largest = DEMAND;
        for (int i = 0; i < steps.size(); i++) {
            boolean larger =
                    steps.get(i).cause() == cause && (largest == DEMAND || isLarger(steps.get(i), steps.get(largest)));
            largest = larger ? i : largest;
        }
        return largest == DEMAND ? Optional.empty() : Optional.of(largest);
    }

    private static boolean isLarger(Step a, Step b) {
        return Math.abs(a.amountMw()) > Math.abs(b.amountMw()) * (1 + 1e-9);
    }

    /** Returns the main steps in words, such as "link heat pump at school, itself set by generator gas at town (line a-b is full)". */
    public String words() {
        StringBuilder words = new StringBuilder();
        String snapshot = "";
        List<String> held = List.of();
        for (Step step : main()) {
            words.append(words.isEmpty() ? "" : ", itself set by ").append(step.words());
            if (!step.component().id().equals(step.bus())) {
                words.append(" at ").append(step.bus());
            }
            if (!snapshot.isEmpty() && !snapshot.equals(step.snapshot())) {
                words.append(" in ").append(step.snapshot());
            }
            snapshot = step.snapshot();
            held = step.heldBy().isEmpty() ? held : step.heldBy();
        }
        if (!held.isEmpty()) {
            words.append(" (").append(String.join(", ", held)).append(held.size() == 1 ? " is full)" : " are full)");
        }
        return words.toString();
    }
}
