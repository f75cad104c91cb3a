package org.rexnet.core.simulation.dispatch;

/** What content is worth at the end of the periods ahead, for a store that goes on beyond. */
@FunctionalInterface
public interface EndWorth {

    /** Returns the worth of a plant's content. */
    Steps of(int plant);

    /** Every store at the worth that its plant says, such as a study's end value. */
    static EndWorth ofPlants(java.util.List<Plant> plants) {
        return plant -> plants.get(plant).reservoir().map(EndWorth::steps).orElse(Steps.NOTHING);
    }

    private static Steps steps(Reservoir one) {
        return one.isNeed()
                ? new Steps(new double[] {one.worth()}, new double[] {one.needed()})
                : Steps.of(one.worth());
    }

    /**
     * Worth of content in steps.
     *
     * @param prices money per MWh of each step, none above that before
     * @param lengths MWh of each step; the last may be infinite, and what is beyond all steps is worth nothing
     */
    record Steps(double[] prices, double[] lengths) {

        /** Content that is worth nothing. */
        public static final Steps NOTHING = new Steps(new double[0], new double[0]);

        /** Returns one price for all content. */
        public static Steps of(double price) {
            return new Steps(new double[] {price}, new double[] {Double.POSITIVE_INFINITY});
        }
    }
}
