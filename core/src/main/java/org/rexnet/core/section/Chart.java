package org.rexnet.core.section;

/**
 * How a section can be drawn: two horizontal bars for each row, named by the columns' keys.
 *
 * @param title of the picture
 * @param unit below the axis
 * @param labels column of words to the left
 * @param first column of the first bar
 * @param firstName in the legend
 * @param second column of the second bar
 * @param secondName in the legend
 * @param notes column of words to the right; empty for none
 * @param inLine whether the two bars lie in one line, as in a tornado, or one below the other
 * @param most rows that are drawn
 */
public record Chart(
        String title,
        String unit,
        String labels,
        String first,
        String firstName,
        String second,
        String secondName,
        String notes,
        boolean inLine,
        int most) {}
