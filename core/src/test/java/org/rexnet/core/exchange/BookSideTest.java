package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rexnet.core.market.MarketRules;

/** Orders of a side stand by price and age at each bus, however many they are. */
class BookSideTest {

    private static final int STEPS = 6000;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Orders orders = new Orders(4);
    /** By bus, slots by key. */
    private final List<TreeMap<Long, Integer>> expected = new ArrayList<>();

    private long age;
    private int ranks;

    /** Bus 0 gets about 150 orders, the others about 30 and 6; where ranks are many, hardly two stand at one. */
    @ParameterizedTest
    @CsvSource({
        "0, 3, 300",
        "1, 3, 300",
        "4, 3, 300",
        "48, 3, 300",
        "1000, 3, 300",
        "0, 1, 300",
        "48, 1, 300",
        "48, 1, 10000",
        "0, 1, 200000",
        "0, 1, 1000000",
        "0, 3, 1000000"
    })
    void ordersStandByPriceAndAge(int longest, int buses, int ranks) {
        this.ranks = ranks;
        BookSide side = side(new Ladders(orders, ranks), longest, buses);
        for (int bus = 0; bus < buses; bus++) {
            expected.add(new TreeMap<>());
        }
        for (int step = 0; step < STEPS; step++) {
            int bus = random.nextInt(buses);
            TreeMap<Long, Integer> resting = expected.get(bus);
            int usual = bus == 0 ? 150 : bus == 1 ? 30 : 6;
            if (resting.isEmpty() || random.nextInt(2 * usual) >= resting.size()) {
                add(side, bus);
            } else {
                long key = Objects.requireNonNull(resting.ceilingKey(
                        resting.firstKey() + random.nextLong(resting.lastKey() - resting.firstKey() + 1)));
                int slot = Objects.requireNonNull(resting.remove(key));
                if (random.nextBoolean()) {
                    move(side, bus, slot, key);
                } else {
                    side.hide(slot, bus);
                    orders.release(slot);
                }
            }
            check(side, bus);
        }
    }

    /** Four orders that wander from the worst of 200,000 prices to the best leave hardly more behind than a thousandth of these. */
    @Test
    void pricesWithoutOrdersTakeNoRoomForLong() {
        ranks = 200_000;
        expected.add(new TreeMap<>());
        Ladders ladders = new Ladders(orders, ranks);
        BookSide side = side(ladders, 0, 1);
        for (int k = 0; k < 4; k++) {
            add(side, 0);
        }
        long[] words = orders.words();
        for (int rank = ranks - 1; rank >= 0; rank--) {
            int slot = rank & 3;
            if (rank != Orders.rank(orders.key(slot))) {
                side.move(words, slot, rank, orders.key(slot), Orders.key(rank, ++age));
            }
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ladders.keep(Snapshot.writing(kept), orders.used());
        assertThat(kept.size()).isLessThan(250_000);
        assertThat(side.first(0)).isEqualTo(0);
    }

    private BookSide side(Ladders ladders, int longest, int buses) {
        return new BookSide(
                orders, ladders, longest, buses, MarketRules.plain(1).withBand(0, ranks), Book.SELL);
    }

    private void add(BookSide side, int bus) {
        int slot = orders.add();
        orders.id(slot, ++age);
        orders.offer(slot, 1, 0, bus << Orders.BUS_SHIFT, 0);
        orders.place(slot, random.nextInt(ranks), age);
        orders.enter(slot);
        side.show(slot, bus);
        expected.get(bus).put(orders.key(slot), slot);
    }

    private void move(BookSide side, int bus, int slot, long before) {
        int near = Math.min(ranks - 1, Orders.rank(before) + random.nextInt(100));
        int rank = random.nextInt(4) == 0 ? random.nextInt(ranks) : near;
        long key = Orders.key(rank, ++age);
        if (rank != Orders.rank(before)) {
            side.move(orders.words(), slot, rank, before, key);
        } else {
            side.hide(slot, bus);
            orders.place(slot, key);
            side.show(slot, bus);
        }
        assertThat(orders.key(slot)).isEqualTo(key);
        expected.get(bus).put(key, slot);
    }

    private void check(BookSide side, int bus) {
        List<Integer> found = new ArrayList<>();
        for (int slot = side.first(bus); slot != Ladders.NONE; slot = side.after(slot, bus)) {
            found.add(slot);
        }
        assertThat(found).containsExactlyElementsOf(expected.get(bus).values());
        long best = expected.stream()
                .filter(resting -> !resting.isEmpty())
                .mapToLong(TreeMap::firstKey)
                .min()
                .orElse(BookSide.NO_KEY);
        assertThat(side.best()).isEqualTo(best);
        if (best != BookSide.NO_KEY) {
            assertThat(orders.key(side.bestSlot())).isEqualTo(best);
        }
        assertThat(side.keys()[bus])
                .isEqualTo(
                        expected.get(bus).isEmpty()
                                ? BookSide.NO_KEY
                                : (long) expected.get(bus).firstKey());
    }
}
