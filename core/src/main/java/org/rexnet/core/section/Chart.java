package org.rexnet.core.section;

import java.util.List;

/** How the rows of a section can be drawn; columns are named by their keys. */
public sealed interface Chart {

    /** Returns the title of the picture. */
    String title();

    /** Returns the unit of the numbers. */
    String unit();

    /** Returns how many rows are drawn at most. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** Where the two bars of a row lie. */
    enum Stacking {
        /** One below the other, both from 0. */
        BELOW,
        /** In one line, both from 0, as in a tornado. */
        IN_LINE,
        /** The second begins where the first ends. */
        STACKED
    }

    /**
     * One or two horizontal bars for each row.
     *
     * @param labels column of words to the left
     * @param first column of the first bar
     * @param firstName in the legend
     * @param second column of the second bar; empty for none
     * @param secondName in the legend
     * @param notes column of words to the right; empty for none
     */
    record Bars(
            String title,
            String unit,
            String labels,
            String first,
            String firstName,
            String second,
            String secondName,
            String notes,
            Stacking stacking,
            int most)
            implements Chart {

        /** Returns one bar for each of the first rows. */
        public static Bars of(String title, String unit, String labels, String value, String name) {
            return new Bars(title, unit, labels, value, name, "", "", "", Stacking.BELOW, 30);
        }
    }

    /**
     * A mark with an interval around it for each row.
     *
     * @param labels column of words to the left
     * @param middle column of the mark, such as a mean or the best plan
     * @param low column of the lower end
     * @param high column of the upper end
     */
    record Intervals(String title, String unit, String labels, String middle, String low, String high, int most)
            implements Chart {}

    /**
     * Lines over a common axis.
     *
     * @param x column of the axis: words or numbers
     * @param by column of words that tells lines apart; empty where each column is one line
     * @param values columns of numbers
     */
    record Lines(String title, String unit, String x, String by, List<String> values) implements Chart {

        public Lines {
            values = List.copyOf(values);
        }
    }

    /**
     * A point for each row.
     *
     * @param x column of the axis: words in the order of their rows
     * @param y column of numbers
     * @param size column of numbers that the points' areas follow; empty for none
     * @param by column of words that tells groups apart; empty for one group
     */
    record Points(String title, String unit, String x, String y, String size, String by) implements Chart {}

    /**
     * Order books as they were at each moment: each row is a change of what rests at a price.
     *
     * @param time column of words in the order of their rows
     * @param books columns of words that together name the book; those that have one word only name nothing
     * @param side column of {@code buy} and {@code sell}
     * @param price column of numbers
     * @param change column of numbers: how much more rests there
     */
    record Depth(String title, String unit, String time, List<String> books, String side, String price, String change)
            implements Chart {

        public Depth {
            books = List.copyOf(books);
        }
    }

    /**
     * A flow diagram.
     *
     * @param steps columns of words, from left to right; empty words are left out
     * @param value column of numbers: how much flows along a row
     */
    record Flows(String title, String unit, List<String> steps, String value) implements Chart {

        public Flows {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A field of colours.
     *
     * @param across column of words from left to right
     * @param down column of words from top to bottom
     * @param value column of numbers; the largest of a field is shown where rows agree in both
     * @param where column of words that says which rows are drawn; empty for all
     * @param word its word in those rows
     */
    record Heat(String title, String unit, String across, String down, String value, String where, String word)
            implements Chart {

        /** Returns a field of all rows. */
        public static Heat of(String title, String unit, String across, String down, String value) {
            return new Heat(title, unit, across, down, value, "", "");
        }
    }
}
