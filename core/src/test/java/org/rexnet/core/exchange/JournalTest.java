package org.rexnet.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.Draws;
import org.rexnet.core.market.MarketRules;

/** What was written comes back, up to the last whole record. */
class JournalTest {

    private static final MarketRules RULES =
            MarketRules.plain(4).withBand(0, 100).withAuctions(1, 2);
    private static final ExchangeSetup SETUP =
            new ExchangeSetup(List.of(ExampleGrids.case5(0.05)), RULES, RandomHistory.PERIODS, 1 << 20);

    @TempDir
    Path folder;

    private static List<Command> commands(int count) {
        RandomHistory history = new RandomHistory(new SplittableRandom(5), SETUP.grids(), RULES, count);
        List<Command> commands = new ArrayList<>(history.opening());
        for (int k = 0; k < count; k++) {
            commands.add(history.next());
        }
        return commands;
    }

    private static NetworkAuction auction() {
        return new ForgetfulAuction();
    }

    /** A command is lost with its auctions, not without them. */
    @Test
    void resultsOfAuctionsAreCutWithTheirCommand() throws IOException {
        List<Command> commands = commands(600);
        write(commands);
        byte[] whole = Files.readAllBytes(folder.resolve(JournaledExchange.FILE));
        for (int bytes = whole.length - 1; bytes > whole.length - 4000; bytes -= 40) {
            Files.write(folder.resolve(JournaledExchange.FILE), java.util.Arrays.copyOf(whole, bytes));
            long records;
            try (JournaledExchange exchange = open()) {
                records = exchange.journal().records();
            }
            try (JournaledExchange exchange = open()) {
                assertThat(exchange.journal().records()).isEqualTo(records);
                assertThat(exchange.journal().cutBytes()).isZero();
            }
        }
    }

    /** Draws anew from the call alone, so that it does the same wherever it begins. */
    private static final class ForgetfulAuction implements NetworkAuction {
        @Override
        public AuctionResult clear(AuctionCall call) {
            return new RandomAuction(new SplittableRandom(call.books().size() * 31L
                            + call.books().get(0).columns().hashCode()))
                    .clear(call);
        }
    }

    private JournaledExchange open() {
        return JournaledExchange.open(folder, SETUP, auction(), Journal.Sync.NEVER);
    }

    private long write(List<Command> commands) {
        try (JournaledExchange exchange = open()) {
            commands.forEach(exchange::apply);
            return exchange.hash();
        }
    }

    @Test
    void aJournalReplaysToTheSameHash() {
        List<Command> commands = commands(2000);
        long hash = write(commands);
        JournaledExchange again = JournaledExchange.open(
                folder,
                SETUP,
                call -> {
                    throw new AssertionError("A replay solves nothing.");
                },
                Journal.Sync.NEVER);
        try (again) {
            assertThat(again.hash()).isEqualTo(hash);
            assertThat(again.journal().cutBytes()).isZero();
            assertThat(again.journal().records()).isGreaterThan(commands.size());
        }
    }

    @Test
    void whatWasCutAnywhereIsRecoveredAndGoesOnToTheSameHash() throws IOException {
        List<Command> commands = commands(1000);
        long hash = write(commands);
        byte[] whole = Files.readAllBytes(folder.resolve(JournaledExchange.FILE));
        SplittableRandom random = new SplittableRandom(11);
        for (int cut = 0; cut < Draws.count(10, 100); cut++) {
            int bytes = random.nextInt(whole.length);
            Files.write(folder.resolve(JournaledExchange.FILE), java.util.Arrays.copyOf(whole, bytes));
            try (JournaledExchange exchange = open()) {
                int applied = exchange.commands();
                commands.subList(applied, commands.size()).forEach(exchange::apply);
                assertThat(exchange.hash()).as("cut at byte %d", bytes).isEqualTo(hash);
            }
        }
    }

    @Test
    void aFlippedBitIsRefusedAndNothingIsChanged() throws IOException {
        write(commands(300));
        Path file = folder.resolve(JournaledExchange.FILE);
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(3);
        for (int k = 0; k < Draws.count(20, 500); k++) {
            byte[] flipped = whole.clone();
            flipped[random.nextInt(whole.length - 200)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertThatIllegalArgumentException().isThrownBy(this::open).withMessageContaining("exchange.journal");
            assertThat(Files.readAllBytes(file)).isEqualTo(flipped);
        }
    }

    @Test
    void anotherMatrixIsRefused() {
        write(commands(10));
        ExchangeSetup other =
                new ExchangeSetup(List.of(ExampleGrids.case5(0.06)), RULES, RandomHistory.PERIODS, 1 << 20);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JournaledExchange.open(folder, other, auction(), Journal.Sync.NEVER))
                .withMessageContaining("other sensitivities");
    }

    @Test
    void twoWritersAreRefused() {
        try (JournaledExchange first = open()) {
            assertThatIllegalArgumentException().isThrownBy(this::open).withMessageContaining("another writer");
            first.apply(new Command.Advance(0));
            assertThat(first.commands()).isEqualTo(1);
        }
    }

    @Test
    void aCommandThatIsAnsweredIsInTheFile() throws IOException {
        try (JournaledExchange exchange = JournaledExchange.open(folder, SETUP, auction(), Journal.Sync.EACH_COMMAND)) {
            long before = Files.size(folder.resolve(JournaledExchange.FILE));
            exchange.apply(new Command.Advance(0));
            assertThat(Files.size(folder.resolve(JournaledExchange.FILE))).isGreaterThan(before);
        }
    }

    /**
     * After a snapshot anywhere, whatever stands in the books, the rest comes to the same hash; what was read of it and of the tail as
     * well.
     */
    @Test
    void aSnapshotAndTheTailAreTheWholeJournal() throws IOException {
        List<Command> commands = commands(1200);
        long hash = write(commands);
        Path file = folder.resolve(JournaledExchange.FILE);
        SplittableRandom random = new SplittableRandom(17);
        for (int k = 0; k < Draws.count(8, 100); k++) {
            Files.delete(file);
            Files.deleteIfExists(folder.resolve(JournaledExchange.SNAPSHOT_FILE));
            int first = random.nextInt(commands.size());
            int second = first + random.nextInt(commands.size() - first);
            try (JournaledExchange exchange = open()) {
                commands.subList(0, first).forEach(exchange::apply);
                exchange.snapshot();
                commands.subList(first, second).forEach(exchange::apply);
            }
            try (JournaledExchange exchange = open()) {
                assertThat(exchange.commands()).isEqualTo(second);
                commands.subList(second, commands.size()).forEach(exchange::apply);
                assertThat(exchange.hash())
                        .as("snapshot after command %d", first)
                        .isEqualTo(hash);
            }
        }
    }

    @Test
    void withoutAWholeSnapshotTheJournalTellsEverything() throws IOException {
        List<Command> commands = commands(300);
        Path file = folder.resolve(JournaledExchange.SNAPSHOT_FILE);
        long hash;
        try (JournaledExchange exchange = open()) {
            commands.forEach(exchange::apply);
            exchange.snapshot();
            hash = exchange.hash();
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] journal = Files.readAllBytes(folder.resolve(JournaledExchange.FILE));
        SplittableRandom random = new SplittableRandom(4);
        for (int k = 0; k < 10; k++) {
            byte[] broken = k % 2 == 0 ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            broken[random.nextInt(Math.max(1, broken.length))] ^= (byte) (k % 2);
            Files.write(file, broken);
            try (JournaledExchange exchange = open()) {
                assertThat(exchange.hash()).isEqualTo(hash);
            }
        }
        Files.write(file, whole);
        Files.write(folder.resolve(JournaledExchange.FILE), java.util.Arrays.copyOf(journal, journal.length / 2));
        try (JournaledExchange exchange = open()) {
            assertThat(exchange.commands()).isLessThan(commands.size());
            assertThat(file).doesNotExist();
            commands.subList(exchange.commands(), commands.size()).forEach(exchange::apply);
            assertThat(exchange.hash()).isEqualTo(hash);
        }
    }
}
