package org.rexnet.core.optimization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses what enters a basis: among the elements whose prices reach 0 about first the one whose price moves most. Used once. */
final class EntryChoice {

    private final double tolerance;
    private final List<Reached> all = new ArrayList<>();

    EntryChoice(double tolerance) {
        this.tolerance = tolerance;
    }

    /** What may enter: how far its price is from 0, and how fast it comes there. */
    private record Reached(int element, double price, double rate) {}

    /** What enters, after how long. */
    record Entering(int element, double step) {}

    /** Offers an element by where it stands, its price and how that changes. */
    void offer(int element, Stand stand, double price, double rate) {
        switch (stand) {
            case LOWER -> {
                if (rate < 0) {
                    all.add(new Reached(element, Math.max(0, price), -rate));
                }
            }
            case UPPER -> {
                if (rate > 0) {
                    all.add(new Reached(element, Math.max(0, -price), rate));
                }
            }
            case FREE -> all.add(new Reached(element, 0, Math.abs(rate)));
            case FIXED -> {}
        }
    }

    /** Returns what enters; empty where no price reaches 0. */
    Optional<Entering> entering() {
        double first = Double.POSITIVE_INFINITY;
        for (Reached one : all) {
            first = Math.min(first, (one.price() + tolerance) / one.rate());
        }
        Optional<Entering> found = Optional.empty();
        double most = 0;
        for (Reached one : all) {
            if (one.price() / one.rate() <= first && one.rate() > most) {
                most = one.rate();
                found = Optional.of(new Entering(one.element(), one.price() / one.rate()));
            }
        }
        return found;
    }
}
