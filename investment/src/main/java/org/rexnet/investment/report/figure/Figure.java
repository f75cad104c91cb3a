package org.rexnet.investment.report.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** A picture that is yet to be drawn: its numbers and words, whatever draws it. Numbers that are missing are NaN. */
public sealed interface Figure {

    /** Returns the title, one line. */
    String title();

    /** Returns the unit of the numbers; may be empty. */
    String unit();

    /** Returns what the picture leaves out or makes of the numbers; empty where it shows all as they are. */
    default String remark() {
        return "";
    }

    /**
     * Horizontal bars from top to bottom.
     *
     * @param names of the bars of a row, one or more
     * @param layout how they lie
     */
    record Bars(String title, String unit, List<String> names, Layout layout, List<Row> rows, String remark)
            implements Figure {

        public Bars {
            names = List.copyOf(names);
            rows = List.copyOf(rows);
        }

        /** How the bars of a row lie. */
        public enum Layout {
            /** One below the other. */
            BELOW,
            /** In one line, each from 0. */
            IN_LINE,
            /** Each begins where the one before ends. */
            STACKED
        }

        /**
         * One row.
         *
         * @param label to the left
         * @param values one for each bar
         * @param note to the right; may be empty
         */
        public record Row(String label, List<Double> values, String note) {

            public Row {
                values = List.copyOf(values);
            }
        }
    }

    /**
     * Marks with intervals around them, from top to bottom.
     *
     * @param from where the axis begins
     * @param to where it ends, above {@code from}
     */
    record Intervals(String title, String unit, List<Row> rows, double from, double to, String remark)
            implements Figure {

        private static final double LEAST_SHARE = 1.0 / 3;
        private static final int TICKS = 6;

        public Intervals {
            rows = List.copyOf(rows);
        }

        /** Returns them on an axis from 0, or, where they would fill less than a third of it, one that fits. */
        static Intervals of(String title, String unit, List<Row> rows, String remark) {
            double[] ends = rows.stream()
                    .flatMapToDouble(row -> DoubleStream.of(row.low, row.middle, row.high))
                    .filter(Double::isFinite)
                    .toArray();
            double least = Arrays.stream(ends).min().orElse(0);
            double most = Arrays.stream(ends).max().orElse(0);
            double furthest = Math.max(Math.abs(least), Math.abs(most));
            boolean fits = least * most > 0 && most > least && most - least < LEAST_SHARE * furthest;
            double from = fits ? least : Math.min(0, least);
            double to = fits ? most : Math.max(0, most);
            double step = Ticks.step(to > from ? (to - from) / TICKS : 1);
            return new Intervals(
                    title,
                    unit,
                    rows,
                    step * Math.floor(from / step),
                    to > from ? step * Math.ceil(to / step) : from + step,
                    remark);
        }

        /** One mark. */
        public record Row(String label, double middle, double low, double high) {}
    }

    /**
     * Lines over a common axis.
     *
     * @param axis what lies along it, such as {@code hour}; empty where the labels say so
     * @param labels of the positions
     * @param lines with one value for each position
     */
    record Lines(String title, String unit, String axis, List<String> labels, List<Line> lines, String remark)
            implements Figure {

        public Lines {
            labels = List.copyOf(labels);
            lines = List.copyOf(lines);
        }

        /** How a line is drawn. */
        public enum Style {
            /** A line. */
            LINE,
            /** An area upon that of the line before. */
            AREA,
            /** A line that stands out. */
            STRONG
        }

        /** One line; its values are not copied. */
        public record Line(String name, Style style, double[] values) {}
    }

    /**
     * Points.
     *
     * @param labels of the positions along the axis
     */
    record Points(String title, String unit, List<String> labels, List<Group> groups, String remark) implements Figure {

        public Points {
            labels = List.copyOf(labels);
            groups = List.copyOf(groups);
        }

        /** Points of one colour: where each stands along the axis, its value, and its share of the largest size; not copied. */
        public record Group(String name, int[] at, double[] values, double[] sizes) {}
    }

    /**
     * Order books that change in time.
     *
     * @param times in their order
     * @param books in the order of delivery
     */
    record Depth(String title, String unit, List<String> times, List<Book> books, String remark) implements Figure {

        public Depth {
            times = List.copyOf(times);
            books = List.copyOf(books);
        }

        /**
         * One book: changes of what rests in it, in the order of time; not copied.
         *
         * @param at position of each change among the times
         * @param prices where it is
         * @param bids MW more that buy
         * @param offers MW more that sell
         */
        public record Book(String name, int[] at, double[] prices, double[] bids, double[] offers) {}
    }

    /** A flow diagram from left to right. */
    record Flows(String title, String unit, List<Flow> flows, String remark) implements Figure {

        public Flows {
            flows = List.copyOf(flows);
        }

        /** One flow. */
        public record Flow(String from, String to, double value) {}
    }

    /** A field of colours: values by row, then column; not copied. */
    record Heat(String title, String unit, List<String> across, List<String> down, double[][] values, String remark)
            implements Figure {

        public Heat {
            across = List.copyOf(across);
            down = List.copyOf(down);
        }
    }
}
