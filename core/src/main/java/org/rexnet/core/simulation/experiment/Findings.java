package org.rexnet.core.simulation.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.world.Setting;

/**
 * What an experiment found.
 *
 * @param designs that were asked for
 * @param control name of the design with which the others are compared
 * @param parts one for each variant
 * @param notes what people should know
 */
public record Findings(List<Design> designs, String control, List<Part> parts, List<String> notes) {

    public Findings {
        designs = List.copyOf(designs);
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }

    /**
     * Results of one variant.
     *
     * @param variant that it is
     * @param setting of its worlds
     * @param designs that were run
     * @param results of each of them, by seed
     */
    public record Part(Variant variant, Setting setting, List<Design> designs, List<List<Result>> results) {

        public Part {
            designs = List.copyOf(designs);
            results = results.stream().map(List::copyOf).toList();
        }

        /** Returns how many seeds there are. */
        public int seeds() {
            return results.isEmpty() ? 0 : results.get(0).size();
        }

        /** Returns the results of a design, where it was run. */
        public Optional<List<Result>> find(String design) {
            return IntStream.range(0, designs.size())
                    .filter(d -> designs.get(d).name().equals(design))
                    .mapToObj(results::get)
                    .findFirst();
        }

        /** Returns a figure of a design by seed; empty where it was not run or the figure has no meaning there. */
        public Optional<Sample> sample(String design, Indicator indicator) {
            return find(design)
                    .map(list -> list.stream()
                            .mapToDouble(result -> result.figure(indicator))
                            .toArray())
                    .filter(values -> values.length > 0 && Arrays.stream(values).noneMatch(Double::isNaN))
                    .map(Sample::new);
        }

        /** Returns a figure of two designs seed by seed; empty where one of them lacks it. */
        public Optional<Paired> paired(String design, String other, Indicator indicator) {
            return sample(design, indicator)
                    .flatMap(one -> sample(other, indicator).map(two -> new Paired(one, two)));
        }

        /** Returns the prices of a design, mean over seeds, by period and bus. */
        public Optional<double[][]> meanPrices(String design) {
            return find(design).filter(list -> !list.isEmpty()).map(list -> {
                double[][] first = list.get(0).prices();
                double[][] mean = new double[first.length][];
                for (int t = 0; t < first.length; t++) {
                    mean[t] = new double[first[t].length];
                    for (Result result : list) {
                        for (int bus = 0; bus < mean[t].length; bus++) {
                            mean[t][bus] += result.prices()[t][bus] / list.size();
                        }
                    }
                }
                return mean;
            });
        }
    }

    /** Returns the part of a variant, where there is one. */
    public Optional<Part> find(String variant) {
        return parts.stream()
                .filter(part -> part.variant().name().equals(variant))
                .findFirst();
    }
}
