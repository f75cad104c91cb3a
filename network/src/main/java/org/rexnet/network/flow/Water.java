package org.rexnet.network.flow;

/**
 * What friction needs to know of water.
 *
 * @param densityKgPerM3 in kg/m3, above 0
 * @param viscosityPaS dynamic viscosity in Pa s, above 0
 */
public record Water(double densityKgPerM3, double viscosityPaS) {

    public Water {
        if (!(densityKgPerM3 > 0) || Double.isInfinite(densityKgPerM3)) {
            throw new IllegalArgumentException(
                    "The density of water must be above 0 kg/m3 but is %s.".formatted(densityKgPerM3));
        }
        if (!(viscosityPaS > 0) || Double.isInfinite(viscosityPaS)) {
            throw new IllegalArgumentException(
                    "The viscosity of water must be above 0 Pa s but is %s.".formatted(viscosityPaS));
        }
    }

    /**
     * Returns liquid water at a temperature between 0 and 150 C, at its pressure in a heat network.
     *
     * <p>Density: G. S. Kell, Journal of Chemical and Engineering Data 20 (1975) 97. Viscosity: J. Patek et al.,
     * Journal of Physical and Chemical Reference Data 38 (2009) 21, adopted by IAPWS for 0.1 MPa and up to 110 C; at
     * 150 C it is 0.2 % off.
     */
    public static Water at(double celsius) {
        if (!(celsius >= 0 && celsius <= 150)) {
            throw new IllegalArgumentException(
                    "The temperature of water must lie between 0 and 150 C but is %s.".formatted(celsius));
        }
        return new Water(density(celsius), viscosity(celsius));
    }

    private static double density(double t) {
        double polynomial = 999.83952
                + t * (16.945176 + t * (-7.9870401e-3 + t * (-46.170461e-6 + t * (105.56302e-9 - t * 280.54253e-12))));
        return polynomial / (1 + 16.879850e-3 * t);
    }

    private static double viscosity(double celsius) {
        double t = (celsius + 273.15) / 300;
        return 1e-6
                * (280.68 * Math.pow(t, -1.9)
                        + 511.45 * Math.pow(t, -7.7)
                        + 61.131 * Math.pow(t, -19.6)
                        + 0.45903 * Math.pow(t, -40));
    }
}
