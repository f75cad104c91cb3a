package org.rexnet.core.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Results of network auctions as words, as a journal keeps them. */
final class AuctionWords {

    private AuctionWords() {}

    /** Returns a result as words; lengths stand before what they count. */
    static long[] write(AuctionResult result) {
        List<Long> words = new ArrayList<>();
        words.add((long) result.books().size());
        for (AuctionResult.Book book : result.books()) {
            words.add(book.done() ? 1L : 0);
            add(words, book.lots());
            add(words, book.priceTicks());
            add(words, book.slackLots());
        }
        words.add((long) result.blocks().size());
        words.addAll(result.blocks());
        for (AuctionResult.Converted converted : result.conversions()) {
            words.add(converted.order());
            words.add((long) converted.bought());
            add(words, converted.sold().stream().mapToInt(lots -> lots).toArray());
        }
        return words.stream().mapToLong(word -> word).toArray();
    }

    /** Returns the result that the first {@code count} words hold; conversions stand at their end, where there are any. */
    static AuctionResult read(long[] words, int count) {
        Reader reader = new Reader(words);
        int books = (int) reader.next();
        List<AuctionResult.Book> read = new ArrayList<>();
        for (int k = 0; k < books; k++) {
            boolean done = reader.next() != 0;
            read.add(new AuctionResult.Book(done, reader.numbers(), reader.numbers(), reader.numbers()));
        }
        int blocks = (int) reader.next();
        List<Long> names = new ArrayList<>();
        for (int k = 0; k < blocks; k++) {
            names.add(reader.next());
        }
        List<AuctionResult.Converted> conversions = new ArrayList<>();
        while (reader.at < count) {
            long order = reader.next();
            int bought = (int) reader.next();
            List<Integer> sold = Arrays.stream(reader.numbers()).boxed().toList();
            conversions.add(new AuctionResult.Converted(order, bought, sold));
        }
        return new AuctionResult(read, names, conversions);
    }

    private static void add(List<Long> words, int[] numbers) {
        words.add((long) numbers.length);
        for (int number : numbers) {
            words.add((long) number);
        }
    }

    /** Position within words; mutable. */
    private static final class Reader {

        private final long[] words;
        private int at;

        private Reader(long[] words) {
            this.words = words;
        }

        private long next() {
            return words[at++];
        }

        private int[] numbers() {
            int[] numbers = new int[(int) next()];
            for (int k = 0; k < numbers.length; k++) {
                numbers[k] = (int) next();
            }
            return numbers;
        }
    }
}
