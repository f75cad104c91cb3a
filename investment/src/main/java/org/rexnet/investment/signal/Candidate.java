package org.rexnet.investment.signal;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.Study;

/**
 * Component whose capacity may be extended.
 *
 * @param component with its expansion
 * @param position among the components of its kind
 * @param existing capacity that stands before
 */
public record Candidate(Component component, int position, double existing) {

    /** Returns kind and name of the component. */
    public ComponentKey key() {
        return component.key();
    }

    /** Returns the kind of the component. */
    public ComponentKind kind() {
        return component.kind();
    }

    /** Returns the name of the component. */
    public String name() {
        return component.id();
    }

    /** Returns PyPSA's name of the capacity found, such as {@code p_nom_opt}. */
    public String attribute() {
        return kind().optimalAttribute();
    }

    /** Returns MW or MWh. */
    public String unit() {
        return kind().unit();
    }

    /** Returns how far it may be extended and at which cost. */
    public Expansion expansion() {
        return component.expansion().orElseThrow();
    }

    /** Returns the same where another capacity stands; as it is where that is none. */
    public Candidate at(double capacity) {
        return capacity > 0 ? new Candidate(component, position, capacity) : this;
    }

    /** Returns the candidates of a study, kind by kind. */
    public static List<Candidate> of(Study study) {
        List<Candidate> candidates = new ArrayList<>();
        for (ComponentKind kind : ComponentKind.values()) {
            List<Component> components = study.components().all(kind);
            for (int i = 0; i < components.size(); i++) {
                Component component = components.get(i);
                if (component.expansion().isPresent()) {
                    candidates.add(new Candidate(component, i, component.capacity()));
                }
            }
        }
        return candidates;
    }
}
