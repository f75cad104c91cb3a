package org.rexnet.core.parcel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.rexnet.core.study.Profile;

/** Of a series: a number for all snapshots, an array of one for each, or the number of a series that was there before. */
final class SeriesForm implements Form {

    @Override
    public void write(Object value, ParcelOutput to) throws IOException {
        Profile profile = (Profile) value;
        int number = to.number(profile);
        if (number >= 0) {
            to.out.writeNumber(number);
        } else if (profile.isConstant()) {
            to.out.writeNumber(profile.at(0));
        } else {
            double[] values = new double[profile.length()];
            for (int t = 0; t < values.length; t++) {
                values[t] = profile.at(t);
            }
            PlainForms.writeDoubles(values, to);
        }
    }

    @Override
    public Object read(ParcelInput from) throws IOException {
        if (from.is(JsonToken.VALUE_NUMBER_INT)) {
            int number = from.in.getIntValue();
            if (number < 0 || number >= from.profiles.size()) {
                throw new IOException("there is no series %d".formatted(number));
            }
            return from.profiles.get(number);
        }
        Profile profile = from.is(JsonToken.VALUE_NUMBER_FLOAT)
                ? Profile.of(from.in.getDoubleValue())
                : Profile.of(PlainForms.doubles(from));
        from.profiles.add(profile);
        return profile;
    }
}
