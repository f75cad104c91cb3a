package org.rexnet.core.study.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Houses of an invented village and who is neighbour to whom; immutable.
 *
 * <p>Houses stand at random places of a disc, {@value #LEAST_DISTANCE} m apart at least, so that each has 25 m x 25 m on average. Two
 * houses are neighbours where no third is nearer to both than they are to each other: the relative neighbourhood graph (G. Toussaint,
 * Pattern Recognition 12, 1980), which contains the shortest tree over all houses.
 *
 * @param east metres east of the middle, by house
 * @param north metres north of the middle, by house
 */
record VillageMap(double[] east, double[] north) {

    private static final double LEAST_DISTANCE = 14;
    private static final double GROUND_OF_A_HOUSE = 25 * 25;

    /** Returns that many houses; as {@code random} begins, so the village is. */
    static VillageMap of(int houses, SplittableRandom random) {
        double radius = StrictMath.sqrt(houses * GROUND_OF_A_HOUSE / StrictMath.PI);
        double[] east = new double[houses];
        double[] north = new double[houses];
        VillageMap map = new VillageMap(east, north);
        for (int house = 0; house < houses; house++) {
            do {
                east[house] = radius * (2 * random.nextDouble() - 1);
                north[house] = radius * (2 * random.nextDouble() - 1);
            } while (!map.isFree(house, radius));
        }
        return map;
    }

    private boolean isFree(int house, double radius) {
        if (StrictMath.hypot(east[house], north[house]) > radius) {
            return false;
        }
        for (int other = 0; other < house; other++) {
            if (metres(house, other) < LEAST_DISTANCE) {
                return false;
            }
        }
        return true;
    }

    int houses() {
        return east.length;
    }

    /** Returns the distance between two houses. */
    double metres(int one, int other) {
        return StrictMath.hypot(east[one] - east[other], north[one] - north[other]);
    }

    /** Returns the houses that have the given one as a neighbour and come after it. */
    List<Integer> neighboursAfter(int house) {
        List<Integer> neighbours = new ArrayList<>();
        for (int other = house + 1; other < houses(); other++) {
            if (areNeighbours(house, other)) {
                neighbours.add(other);
            }
        }
        return neighbours;
    }

    private boolean areNeighbours(int one, int other) {
        double apart = metres(one, other);
        for (int third = 0; third < houses(); third++) {
            if (third != one && third != other && Math.max(metres(one, third), metres(other, third)) < apart) {
                return false;
            }
        }
        return true;
    }
}
