package org.rexnet.network.flow;

import java.util.List;
import org.rexnet.network.Pipe;

/**
 * Pressure drops of pipes by mass flow, after Darcy and Weisbach: drop = f L/D rho v^2/2.
 *
 * <p>Laminar up to a Reynolds number of 2000: f = 64/Re. Turbulent from 4000: Colebrook's law, 1/sqrt(f) = -2
 * log10(k/(3.7 D) + 2.51/(Re sqrt(f))), solved to rounding. Between them f Re^2 follows the cubic that meets both with
 * their slopes (as EPANET does for f): it rises without a break, so that every flow has one drop and every drop one
 * flow. C. F. Colebrook, Journal of the Institution of Civil Engineers 11 (1939) 133.
 */
final class PipeFriction {

    static final double LAMINAR_UP_TO = 2000;
    static final double TURBULENT_FROM = 4000;

    /** A pipe without length counts as so long in m: flows in loops of such pipes are then defined. */
    private static final double LEAST_LENGTH_M = 1e-3;

    private static final double PER_LN = 2 / Math.log(10);

    private final double[] reynoldsPerFlow;
    private final double[] dropPerSquare;
    private final double[] wall;
    private final double[] squareFrom;
    private final double[] slopeFrom;

    /** f Re^2 and its derivative by Re: what the last call of {@link #square} found. */
    private double square;

    private double slope;

    PipeFriction(List<Pipe> pipes, Water water) {
        int count = pipes.size();
        reynoldsPerFlow = new double[count];
        dropPerSquare = new double[count];
        wall = new double[count];
        squareFrom = new double[count];
        slopeFrom = new double[count];
        double viscosity = water.viscosityPaS();
        for (int p = 0; p < count; p++) {
            Pipe pipe = pipes.get(p);
            double diameter = pipe.diameterM();
            double length = Math.max(LEAST_LENGTH_M, 1000 * pipe.lengthKm());
            reynoldsPerFlow[p] = 4 / (Math.PI * diameter * viscosity);
            dropPerSquare[p] = length * viscosity * viscosity / (2 * water.densityKgPerM3() * Math.pow(diameter, 3));
            wall[p] = pipe.roughnessMm() / 1000 / diameter / 3.7;
            turbulent(TURBULENT_FROM, wall[p]);
            squareFrom[p] = square;
            slopeFrom[p] = slope;
        }
    }

    /** Writes the drop in Pa at a mass flow in kg/s, with its sign, and its slope in Pa s/kg, which is above 0. */
    void evaluate(int pipe, double flow, double[] drops, double[] slopes) {
        square(pipe, Math.abs(flow) * reynoldsPerFlow[pipe]);
        drops[pipe] = Math.copySign(dropPerSquare[pipe] * square, flow);
        slopes[pipe] = dropPerSquare[pipe] * slope * reynoldsPerFlow[pipe];
    }

    private void square(int pipe, double reynolds) {
        if (reynolds <= LAMINAR_UP_TO) {
            square = 64 * reynolds;
            slope = 64;
        } else if (reynolds >= TURBULENT_FROM) {
            turbulent(reynolds, wall[pipe]);
        } else {
            transition(reynolds, squareFrom[pipe], slopeFrom[pipe]);
        }
    }

    /** Newton's method for x = 1/sqrt(f); the law is concave in x, so that it closes in from one side. */
    private void turbulent(double reynolds, double wall) {
        double viscous = 2.51 / reynolds;
        double x = 7;
        double share = 0;
        for (int i = 0; i < 50; i++) {
            double argument = wall + viscous * x;
            share = PER_LN * viscous / argument;
            double step = (x + PER_LN * Math.log(argument)) / (1 + share);
            x -= step;
            if (Math.abs(step) <= 1e-9 * x) {
                break;
            }
        }
        square = reynolds * reynolds / (x * x);
        slope = 2 * square / (reynolds * (1 + share));
    }

    private void transition(double reynolds, double squareEnd, double slopeEnd) {
        double width = TURBULENT_FROM - LAMINAR_UP_TO;
        double t = (reynolds - LAMINAR_UP_TO) / width;
        double begin = 64 * LAMINAR_UP_TO;
        double beginSlope = 64 * width;
        double endSlope = slopeEnd * width;
        double rise = squareEnd - begin;
        double quadratic = 3 * rise - 2 * beginSlope - endSlope;
        double cubic = beginSlope + endSlope - 2 * rise;
        square = begin + t * (beginSlope + t * (quadratic + t * cubic));
        slope = (beginSlope + t * (2 * quadratic + 3 * t * cubic)) / width;
    }
}
