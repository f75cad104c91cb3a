package org.rexnet.core.clearing;

import java.util.Random;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;

/**
 * Random studies whose candidates stand already: a ring of four buses whose lines bind, wind at each bus and a battery, all of which may be
 * extended, and dear plants that may not.
 *
 * @param hours of the study
 * @param plants wind plants at each bus, which with dear plants and lines make up for the load whatever their number
 */
public record StandingCandidates(int hours, int plants) {

    private static final String[] BUSES = {"a", "b", "c", "d"};

    /** Returns whether extending is dear in the study of a seed, so that most of its candidates do not pay. */
    public static boolean mostStay(long seed) {
        return seed % 3 != 0;
    }

    /** Draws a study; extending costs least where the seed is a multiple of three, so that most candidates pay there. */
    public Study draw(long seed) {
        Random random = new Random(seed);
        StudyBuilder study = Study.builder("seed " + seed).hours(hours).buses(BUSES);
        double dear = (double) (seed % 3) * 1500;
        for (int i = 0; i < BUSES.length; i++) {
            Line line =
                    Line.of("line " + i, BUSES[i], BUSES[(i + 1) % BUSES.length], 0.1 + random.nextDouble(), plants);
            study.add(LineOperation.builder(line)
                    .expansion(Expansion.of(plants, 6 * plants, dear / 4 + 200 * random.nextDouble()))
                    .build());
            study.load(
                    "load " + i, BUSES[i], random.doubles(hours, 2, 6 * plants).toArray());
            study.generator("dear " + i, BUSES[i], 20 * plants, 100 + 50 * random.nextDouble());
            for (int c = 0; c < plants; c++) {
                double[] available = random.doubles(hours).toArray();
                study.generator(
                        "wind " + i + "-" + c,
                        BUSES[i],
                        g -> g.maxPu(Profile.of(available))
                                .marginalCost(random.nextDouble())
                                .expansion(Expansion.of(2, 20, dear + 3000 * random.nextDouble())));
            }
        }
        study.storageUnit(
                "battery",
                "b",
                s -> s.maxHours(4)
                        .cyclic(random.nextBoolean())
                        .expansion(Expansion.of(3, 10, dear + 2000 * random.nextDouble())));
        return study.build();
    }
}
