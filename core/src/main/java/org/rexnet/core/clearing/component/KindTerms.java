package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.model.Capacity;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.Component;

/**
 * Components of one kind in a window that know nothing of each other: each has variables and rows of its own, and a capacity.
 *
 * @param <C> their record
 */
final class KindTerms<C extends Component> implements ComponentTerms {

    /** One component in a window: what is asked of all, of it alone. */
    interface One {

        /** Returns its capacity. */
        Capacity capacity();

        /** As {@link ComponentTerms#parametrize}. */
        void parametrize();

        /** Reads what it did, as the i-th of so many. */
        void read(Solution solution, ClearingResults results, int i, int count);

        /** As {@link ComponentTerms#addUse}. */
        default double addUse(Constraint row, LimitedUse use) {
            return 0;
        }

        /** As {@link ComponentTerms#tonnes}. */
        default double tonnes(Solution solution) {
            return 0;
        }
    }

    /** Adds one component to a window. */
    interface Maker<C> {
        One make(Window window, C component);
    }

    private final Window window;
    private final List<C> components;
    private final String capacityColumn;
    private final Maker<C> maker;
    private final List<One> terms = new ArrayList<>();

    /** Prepares the components of a type; {@code capacityColumn} is where their capacities are written. */
    KindTerms(Window window, Class<C> type, String capacityColumn, Maker<C> maker) {
        this.window = window;
        this.capacityColumn = capacityColumn;
        this.maker = maker;
        components = window.study().components(type);
    }

    @Override
    public void build() {
        components.forEach(one -> terms.add(maker.make(window, one)));
    }

    @Override
    public void parametrize() {
        terms.forEach(One::parametrize);
    }

    @Override
    public double addUse(Constraint row, LimitedUse use) {
        return terms.stream().mapToDouble(one -> one.addUse(row, use)).sum();
    }

    @Override
    public double tonnes(Solution solution) {
        return terms.stream().mapToDouble(one -> one.tonnes(solution)).sum();
    }

    @Override
    public void capacities(CapacityReader reader) {
        for (int i = 0; i < terms.size(); i++) {
            reader.read(components.get(i), terms.get(i).capacity());
        }
    }

    @Override
    public void readCapacities(Solution solution, ClearingResults results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).capacity().read(solution, results, components.get(i).kind(), capacityColumn, i, terms.size());
        }
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        for (int i = 0; i < terms.size(); i++) {
            terms.get(i).read(solution, results, i, terms.size());
        }
    }
}
