package org.rexnet.core.optimization;

/** A linear model that stands for a larger one, of which it has some variables and constraints. Mutable, for one thread. */
public interface ModelPart {

    /** Returns the model that stands for the whole one. */
    LinearModel model();

    /** Returns the position in the whole model of a variable. */
    int wholeColumn(int column);

    /** Returns the position in the whole model of a constraint. */
    int wholeRow(int row);

    /** Takes over the constraints that were added to the whole model since the last time. */
    void takeConstraints();

    /** Returns the values of all variables of the whole model where this one's have the given values. */
    Values wholeValues(Values values);

    /** Returns a model as it is. */
    static ModelPart all(LinearModel whole) {
        return new ModelPart() {
            @Override
            public LinearModel model() {
                return whole;
            }

            @Override
            public int wholeColumn(int column) {
                return column;
            }

            @Override
            public int wholeRow(int row) {
                return row;
            }

            @Override
            public void takeConstraints() {
                // What is added to the whole model is in it.
            }

            @Override
            public Values wholeValues(Values values) {
                return values;
            }
        };
    }
}
