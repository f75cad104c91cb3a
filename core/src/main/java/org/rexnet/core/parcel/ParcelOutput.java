package org.rexnet.core.parcel;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.util.IdentityHashMap;
import java.util.Map;
import org.rexnet.core.study.Profile;

/** Where content is written, with the series that were there before; mutable, for one thread. */
final class ParcelOutput {

    final CBORGenerator out;
    private final Map<Profile, Integer> numbers = new IdentityHashMap<>();

    ParcelOutput(CBORGenerator out) {
        this.out = out;
    }

    /** Returns the number of a series that was there before; below 0, and gives it one, where it was not. */
    int number(Profile profile) {
        Integer known = numbers.putIfAbsent(profile, numbers.size());
        return known == null ? -1 : known;
    }
}
