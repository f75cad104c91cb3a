package org.rexnet.core.optimization;

/** Phase one of a model: the same variables and bounds, where only what violates constraints costs anything. */
public final class ElasticModel {

    private ElasticModel() {}

    /**
     * Returns a model in which every constraint may be violated at a cost of 1 per unit and nothing else has a cost; its variables begin
     * with those of the model, in their order.
     *
     * <p>The least cost is 0 where the model is feasible. Where it is not, the duals of the optimum are a ray by J. Farkas' lemma, scaled
     * so that none exceeds 1 in size: the reduced cost of a fixed variable tells how the least violation changes with its value, and as
     * that violation is convex in all values, where this line is above 0 the model stays infeasible.
     */
    public static LinearModel of(LinearModel model) {
        LinearModel elastic = new LinearModel();
        Variables variables = elastic.addVariables(model.variableCount());
        elastic.name(variables, "", j -> model.name(new Variable(j)));
        for (int j = 0; j < variables.count(); j++) {
            elastic.setBounds(variables.at(j), model.lowers().items[j], model.uppers().items[j]);
        }
        Constraints rows = elastic.addConstraints(model.constraintCount(), 0, 0);
        elastic.name(rows, "", i -> model.name(new Constraint(i)));
        model.terms().copyTo(elastic);
        for (int i = 0; i < rows.count(); i++) {
            double lower = model.rowLowers().items[i];
            double upper = model.rowUppers().items[i];
            elastic.setConstraintBounds(rows.at(i), lower, upper);
            if (!Double.isInfinite(lower)) {
                elastic.addTerm(rows.at(i), elastic.addVariable(0, Double.POSITIVE_INFINITY, 1), 1);
            }
            if (!Double.isInfinite(upper)) {
                elastic.addTerm(rows.at(i), elastic.addVariable(0, Double.POSITIVE_INFINITY, 1), -1);
            }
        }
        return elastic;
    }
}
