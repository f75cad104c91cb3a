package org.rexnet.notebooks;

import java.util.List;
import org.rapaio.jupyter.kernel.display.DisplayRenderer;
import org.rapaio.jupyter.kernel.display.DisplayTransformer;
import org.rapaio.jupyter.kernel.display.spi.DisplayProvider;

/**
 * Tells the Java kernel how to display tables, sections, charts, claims, clearings and plans; it finds this by itself in the jar.
 *
 * <p>A clearing displays as the prices of its buses, a plan as its capacity additions.
 */
public final class ResultDisplay implements DisplayProvider {

    /** One class of each jar that the renderers name; strings, because naming a class that is not there yet would fail for good. */
    private static final List<String> NEEDED = List.of(
            "org/rexnet/core/clearing/result/Clearing.class",
            "org/rexnet/investment/Plan.class",
            "tech/tablesaw/api/Table.class",
            "org/knowm/xchart/XYChart.class");

    /** Returns all renderers, or none while the kernel is still adding jars: it asks again after each. */
    @Override
    public List<DisplayRenderer> getDisplayRenderers() {
        return isComplete() ? Renderer.all() : List.of();
    }

    @Override
    public List<DisplayTransformer> getDisplayTransformers() {
        return List.of();
    }

    private static boolean isComplete() {
        ClassLoader loader = ResultDisplay.class.getClassLoader();
        return NEEDED.stream().allMatch(name -> loader.getResource(name) != null);
    }
}
