package org.rexnet.core.section;

/**
 * Which rows of a section a page shows, where they are many.
 *
 * @param first rows of the beginning
 * @param last rows of the end; where there are any, a row of its own stands for those left out
 * @param rest said of the rows left out where none of the end are shown, behind "and N more"; may be empty
 */
public record ShownRows(int first, int last, String rest) {

    /** All rows. */
    public static final ShownRows ALL = new ShownRows(Integer.MAX_VALUE, 0, "");

    /** Returns the first rows. */
    public static ShownRows first(int rows) {
        return new ShownRows(rows, 0, "");
    }

    /** Returns how many of some rows are left out. */
    public int leftOut(int rows) {
        return (int) Math.max(0, (long) rows - first - last);
    }
}
