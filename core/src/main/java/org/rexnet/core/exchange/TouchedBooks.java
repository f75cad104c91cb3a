package org.rexnet.core.exchange;

import java.util.Arrays;

/** Books that the command which runs has changed; mutable. */
final class TouchedBooks {

    private int[] numbers = new int[8];
    private int count;

    void add(Book book) {
        if (!book.touched) {
            book.touched = true;
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = book.number;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    /** Puts the books in the order of their numbers, which they keep until another is added. */
    void sort() {
        if (count > 1) {
            Arrays.sort(numbers, 0, count);
        }
    }

    /** Returns the number of the k-th book. */
    int number(int k) {
        return numbers[k];
    }

    /** Forgets all books, and what invited blocks in them. */
    void clear(Books books) {
        for (int k = 0; k < count; k++) {
            Book book = books.get(numbers[k]);
            book.touched = false;
            book.blocksTried();
        }
        count = 0;
    }
}
