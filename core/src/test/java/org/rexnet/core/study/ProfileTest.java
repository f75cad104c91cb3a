package org.rexnet.core.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void copiesSomeSnapshotsIntoEveryThirdPlace() {
        double[] table = new double[9];
        Profile.of(new double[] {1, 2, 3, 4}).copyTo(table, 1, 3, 1, 4);
        Profile.of(7).copyTo(table, 2, 3, 1, 3);
        assertArrayEquals(new double[] {0, 2, 7, 0, 3, 7, 0, 4, 0}, table);
    }
}
