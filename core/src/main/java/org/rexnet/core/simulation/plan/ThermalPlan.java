package org.rexnet.core.simulation.plan;

/**
 * Best plan at given prices of a unit that runs or stands still: the greatest surplus over its minimum run, by a recursion over two states,
 * off and free to stop, in time proportional to the periods. Mutable and made to be used again, for one thread.
 *
 * <pre>off(t)  = max(off(t + 1), surplus of the minimum run from t - cost of a start + free(t + minimum run))
 * free(t) = max(off(t), surplus(t) + free(t + 1))</pre>
 *
 * <p>While it runs, its power is least where price is below cost and most where it is above. A run that the last period ends may be shorter
 * than the minimum. A unit that is never off but changes slowly is planned by {@link #ramped}.
 */
public final class ThermalPlan {

    private double[] surplus = new double[0];
    private double[] sum = new double[1];
    private double[] off = new double[1];
    private double[] free = new double[1];
    private double[] power = new double[0];

    /**
     * A unit.
     *
     * @param leastMw least power while it runs, at least 0
     * @param mostMw most power
     * @param startCost money per start
     * @param minimumRun periods that a run lasts at least, at least 1
     */
    public record Unit(double leastMw, double mostMw, double startCost, int minimumRun) {

        public Unit {
            if (!(leastMw >= 0 && leastMw <= mostMw) || minimumRun < 1) {
                throw new IllegalArgumentException(
                        "A unit needs 0 <= least <= most power and a run of at least one period, but has %s, %s and %d."
                                .formatted(leastMw, mostMw, minimumRun));
            }
        }
    }

    /**
     * Plans a unit.
     *
     * @param margins price less cost by period, in money per MWh
     * @param notice first periods, in which it stays as it is
     * @param runningFor how many periods it has run already; 0 where it stands still
     * @param hours length of a period
     * @return surplus over all periods, in money
     */
    public double plan(Unit unit, double[] margins, int notice, int runningFor, double hours) {
        int periods = margins.length;
        room(periods);
        for (int t = 0; t < periods; t++) {
            surplus[t] = hours * margins[t] * (margins[t] > 0 ? unit.mostMw : unit.leastMw);
            sum[t + 1] = sum[t] + surplus[t];
        }
        off[periods] = 0;
        free[periods] = 0;
        for (int t = periods - 1; t >= 0; t--) {
            off[t] = Math.max(off[t + 1], run(unit, t, periods));
            free[t] = Math.max(off[t], surplus[t] + free[t + 1]);
        }
        return take(unit, margins, notice, runningFor);
    }

    private double run(Unit unit, int t, int periods) {
        int end = Math.min(periods, t + unit.minimumRun);
        return sum[end] - sum[t] - unit.startCost + free[end];
    }

    private double take(Unit unit, double[] margins, int notice, int runningFor) {
        int periods = margins.length;
        boolean runs = runningFor > 0;
        int bound = runs ? unit.minimumRun - runningFor : 0;
        int t = 0;
        double total = 0;
        while (t < periods) {
            boolean stays = t < notice || runs && t < bound;
            boolean goesOn = runs && (stays || surplus[t] + free[t + 1] > off[t]);
            boolean starts = !goesOn && !stays && run(unit, t, periods) > off[t + 1];
            if (starts) {
                runs = true;
                bound = t + unit.minimumRun;
                total -= unit.startCost;
            } else if (!goesOn) {
                runs = false;
            }
            power[t] = !runs ? 0 : margins[t] > 0 ? unit.mostMw : unit.leastMw;
            total += runs ? surplus[t] : 0;
            t++;
        }
        return total;
    }

    /** Returns the power of a period in MW. */
    public double power(int period) {
        return power[period];
    }

    /**
     * Fills a problem of a unit that is always on and changes its power by no more than a ramp from period to period: its content is the
     * power in MW, and a solved plan's content at the end of a period the power in it.
     *
     * @param margins price less cost by period, in money per MWh
     */
    public static void ramped(
            StoreProblem problem,
            double powerMw,
            double leastMw,
            double mostMw,
            double rampMw,
            double[] margins,
            double hours) {
        problem.begin(margins.length, powerMw, leastMw, mostMw);
        for (int t = 0; t < margins.length; t++) {
            problem.fill(t, 0, rampMw);
            problem.empty(t, 0, rampMw);
            problem.hold(t, margins[t] * hours);
        }
    }

    private void room(int periods) {
        if (surplus.length < periods) {
            surplus = new double[periods];
            power = new double[periods];
            sum = new double[periods + 1];
            off = new double[periods + 1];
            free = new double[periods + 1];
        }
    }
}
