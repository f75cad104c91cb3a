package org.rexnet.core.simulation.plant;

import java.util.Arrays;
import org.rexnet.core.simulation.world.World;

/**
 * Outcomes in a world, by the number of what they decide and period. Numbers of some periods in a row are looked up at once and kept, those
 * of a period side by side: whoever goes through all plants of a period finds the next one near. Mutable, for one thread.
 */
final class Happenings {

    private static final int TOGETHER_BITS = 3;
    private static final int TOGETHER = 1 << TOGETHER_BITS;

    private final World world;
    private final int periods;
    private final int numbers;
    /** By period within its block, then by number. */
    private final double[] kept;
    /** Block of periods that is kept, by number; below 0 where none is. */
    private final int[] blocks;

    Happenings(World world) {
        this.world = world;
        periods = world.setting().count();
        numbers = world.numbers();
        kept = new double[TOGETHER * numbers];
        blocks = new int[numbers];
        Arrays.fill(blocks, -1);
    }

    /** Returns what happens in a period. */
    double at(int number, int period) {
        int block = period >> TOGETHER_BITS;
        if (blocks[number] != block) {
            keep(number, block);
        }
        return kept[(period & TOGETHER - 1) * numbers + number];
    }

    private void keep(int number, int block) {
        int from = block << TOGETHER_BITS;
        int count = Math.min(TOGETHER, periods - from);
        for (int k = 0; k < count; k++) {
            kept[k * numbers + number] = world.realized(number, from + k);
        }
        blocks[number] = block;
    }
}
