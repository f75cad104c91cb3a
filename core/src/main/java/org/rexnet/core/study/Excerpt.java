package org.rexnet.core.study;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Part of a study's horizon with everything that belongs to it. */
public final class Excerpt {

    private Excerpt() {}

    /** Returns the study of the snapshots from position {@code first} to before {@code end}; capacities and limits stay. */
    public static Study of(Study study, int first, int end) {
        int[] positions = IntStream.range(first, end).toArray();
        return of(study, study.horizon().range(first, end), positions);
    }

    /**
     * Returns the study of some of its snapshots; capacities and limits stay.
     *
     * @param horizon of the study returned
     * @param positions which snapshot of the study each snapshot of that horizon is
     */
    public static Study of(Study study, Horizon horizon, int[] positions) {
        if (positions.length != horizon.size()) {
            throw new IllegalArgumentException("There are %d positions, but the horizon has %d snapshots."
                    .formatted(positions.length, horizon.size()));
        }
        int[] known = positions.clone();
        return study.withProfiles(
                horizon,
                profile -> profile.isConstant()
                        ? profile
                        : Profile.of(
                                Arrays.stream(known).mapToDouble(profile::at).toArray()));
    }
}
