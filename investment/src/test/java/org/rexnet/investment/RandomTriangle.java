package org.rexnet.investment;

import java.util.List;
import java.util.SplittableRandom;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LineOperation;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Line;

/** Three buses, three lines that may grow or shrink, from a cheap plant to a load that has a dear one; drawn by a seed. */
public final class RandomTriangle {

    private RandomTriangle() {}

    /** Draws a study. */
    public static Study of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StudyBuilder study = Study.builder("triangle " + seed).hours(2).buses("a", "b", "c");
        List<List<String>> ends = List.of(List.of("a", "b"), List.of("b", "c"), List.of("a", "c"));
        for (int i = 0; i < ends.size(); i++) {
            double cost = 1 + random.nextInt(30);
            double existing = 20 + 10 * random.nextInt(6);
            double reactance = 0.1 * (1 + random.nextInt(5));
            Line line = Line.of("line " + i, ends.get(i).get(0), ends.get(i).get(1), reactance, existing);
            study.add(LineOperation.builder(line)
                    .expansion(Expansion.of(0, 400, cost))
                    .build());
        }
        study.generator("cheap", "a", 400, 10).generator("dear", "c", 1000, 100);
        study.generator("mid", "b", 150, 20 + random.nextInt(30));
        study.load("load c", "c", 100 + 10 * random.nextInt(20), 60 + 10 * random.nextInt(10));
        return study.load("load b", "b", 10 * random.nextInt(10), 10 * random.nextInt(10))
                .build();
    }
}
