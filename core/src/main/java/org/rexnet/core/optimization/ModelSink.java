package org.rexnet.core.optimization;

/**
 * What a solver's copy of a model must be able to take, as {@link ModelMirror} tells it; whole arrays at a time. Arrays
 * handed over are fresh copies that the sink may keep. A range of changes starts at {@code first} and is as long as its
 * array.
 */
public interface ModelSink {

    /** Replaces whatever was there by a continuous, linear model without a constant. */
    void load(
            double[] lower,
            double[] upper,
            double[] cost,
            double[] rowLower,
            double[] rowUpper,
            CompressedMatrix columns);

    /** Appends continuous columns with their entries in the rows known so far. */
    void addColumns(double[] lower, double[] upper, double[] cost, CompressedMatrix columns);

    /** Appends rows with their entries in the columns known so far. */
    void addRows(double[] lower, double[] upper, CompressedMatrix rows);

    void changeBounds(int first, double[] lower, double[] upper);

    void changeCosts(int first, double[] cost);

    void changeQuadraticCosts(int first, double[] quadratic);

    void changeIntegrality(int first, boolean[] integer);

    void changeRowBounds(int first, double[] lower, double[] upper);

    void changeCoefficient(int row, int column, double value);

    void changeConstant(double constant);
}
