package org.rexnet.core.parcel;

import java.lang.reflect.Type;

/** Where a form finds those of its parts, which may contain values of its own type. */
interface FormSource {

    /** Returns the form of a type; one that cannot be in a parcel has a form that refuses by name. */
    Form of(Type type);
}
