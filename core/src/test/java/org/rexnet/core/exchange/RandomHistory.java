package org.rexnet.core.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.rexnet.core.market.DeliveryPeriods;
import org.rexnet.core.market.MarketRules;
import org.rexnet.core.market.Side;

/** Commands of all kinds, at random but for their seed; good ones and bad. */
final class RandomHistory {

    static final DeliveryPeriods PERIODS = new DeliveryPeriods(Instant.parse("2026-01-01T00:00:00Z"), 15, 12);
    private static final int PARTICIPANTS = 7;
    private static final long START = PERIODS.startMillis(0) - 50 * 60_000;

    private final RandomGenerator random;
    private final List<Grid> grids;
    private final MarketRules rules;
    private final List<Command.AddPortfolio> portfolios = new ArrayList<>();
    private final List<Long> names = new ArrayList<>();
    private long time = START;
    private long nextName = 1;
    private final double minutesPerCommand;

    RandomHistory(RandomGenerator random, List<Grid> grids, MarketRules rules, int length) {
        this.random = random;
        this.grids = grids;
        this.rules = rules;
        minutesPerCommand = 200.0 / length;
    }

    /** Portfolios of each participant at some buses, and the opening. */
    List<Command> opening() {
        List<Command> commands = new ArrayList<>();
        for (int participant = 0; participant < PARTICIPANTS; participant++) {
            for (int k = 0; k < 3; k++) {
                int grid = random.nextInt(grids.size());
                int bus = random.nextInt(grids.get(grid).buses().size());
                var add = new Command.AddPortfolio(
                        time, participant, grid, bus, 20 + random.nextInt(300), 20 + random.nextInt(300));
                commands.add(add);
                portfolios.add(add);
            }
        }
        commands.add(new Command.Open(time));
        return commands;
    }

    Command next() {
        if (random.nextDouble() < 0.3) {
            time += (long) (random.nextDouble() * 2 / 0.3 * minutesPerCommand * 60_000);
        }
        double kind = random.nextDouble();
        if (kind < 0.68) {
            return submit();
        } else if (kind < 0.82) {
            return new Command.Cancel(time, anyName());
        } else if (kind < 0.94) {
            return new Command.Replace(time, anyName(), random.nextInt(25), limit(random.nextBoolean()));
        } else if (kind < 0.96) {
            return new Command.Advance(random.nextInt(10) == 0 ? time - 60_000 : time);
        }
        return rare();
    }

    private Command rare() {
        int period = random.nextInt(PERIODS.count());
        return switch (random.nextInt(7)) {
            case 0 -> new Command.Halt(time, period);
            case 1, 2 -> new Command.Resume(time, period);
            case 3 ->
                new Command.MassCancel(
                        time, random.nextInt(PARTICIPANTS), random.nextBoolean() ? period : Command.ALL_PERIODS);
            case 4, 5 -> {
                int portfolio = random.nextInt(portfolios.size() + 1);
                boolean all = random.nextInt(3) == 0;
                int most = all ? 300 : 40;
                yield new Command.ChangeCaps(
                        time,
                        portfolio,
                        all ? Command.ALL_PERIODS : period,
                        random.nextInt(most),
                        random.nextInt(most));
            }
            default -> changeBranch(period);
        };
    }

    private Command changeBranch(int period) {
        int grid = random.nextInt(grids.size());
        List<GridBranch> branches = grids.get(grid).branches();
        int branch = random.nextInt(branches.size());
        double factor = random.nextInt(3) == 0 ? random.nextDouble() : 1;
        return new Command.ChangeBranch(
                time,
                grid,
                branch,
                period,
                factor * branches.get(branch).forwardMw(),
                factor * branches.get(branch).backwardMw());
    }

    /** A conversion between portfolios at random; many are refused because they are of other participants or at one place. */
    private Command convert() {
        int bought = random.nextInt(portfolios.size());
        int participant = portfolios.get(bought).participant();
        List<Integer> own = new ArrayList<>();
        for (int k = 0; k < portfolios.size(); k++) {
            if (portfolios.get(k).participant() == participant || random.nextInt(60) == 0) {
                own.add(k);
            }
        }
        int ahead = (int) Math.max(0, (time - PERIODS.startMillis(0) + 15 * 60_000) / (15 * 60_000));
        long name = nextName++;
        names.add(name);
        return new Command.Convert(
                time,
                name,
                bought,
                ahead + random.nextInt(5),
                random.nextInt(25),
                random.nextInt(40) - 20,
                random.nextInt(4) == 0 ? time + (random.nextInt(60) - 2) * 60_000L : Long.MAX_VALUE,
                List.of(new Command.Convert.Output(
                        own.get(random.nextInt(own.size())), 400_000 + random.nextInt(2_000_000))));
    }

    private Command submit() {
        if (random.nextInt(12) == 0) {
            return convert();
        }
        OrderType type = type();
        Side side = random.nextBoolean() ? Side.SELL : Side.BUY;
        int portfolio = random.nextInt(50) == 0 ? portfolios.size() : random.nextInt(portfolios.size());
        long lots = random.nextInt(60) == 0 ? random.nextInt(3) - 1 : 1 + random.nextInt(20);
        long peak = type == OrderType.ICEBERG || type == OrderType.FLEXIBLE ? 1 + random.nextInt(6) : 0;
        long expiry = random.nextInt(4) == 0 ? time + (random.nextInt(60) - 2) * 60_000L : Long.MAX_VALUE;
        long parent = random.nextInt(12) == 0 ? anyName() : 0;
        boolean known = random.nextInt(40) == 0;
        long name = known ? anyName() : nextName++;
        names.add(name);
        int ahead = (int) Math.max(0, (time - PERIODS.startMillis(0) + 15 * 60_000) / (15 * 60_000));
        int period = random.nextInt(25) == 0 ? random.nextInt(PERIODS.count() + 2) - 1 : ahead + random.nextInt(5);
        PeriodSet set = type == OrderType.FLEXIBLE
                ? PeriodSet.first(1 + random.nextInt(5))
                : new PeriodSet(random.nextInt(30) == 0 ? 2 : 1 + 2 * random.nextInt(4), 0);
        return new Command.Submit(
                time,
                name,
                type,
                side,
                random.nextInt(3) == 0,
                portfolio,
                period,
                lots,
                limit(side == Side.BUY),
                peak,
                expiry,
                parent,
                set);
    }

    private OrderType type() {
        double draw = random.nextDouble();
        if (draw < 0.55) {
            return OrderType.LIMIT;
        }
        OrderType[] types = OrderType.values();
        return types[random.nextInt(OrderType.CONVERSION.ordinal())];
    }

    private long limit(boolean buying) {
        if (random.nextInt(200) == 0) {
            return rules.highestTicks() + 1L;
        }
        return (buying ? 14L : 16L) + random.nextInt(21);
    }

    private long anyName() {
        return names.isEmpty() ? 1 : names.get(Math.max(0, names.size() - 1 - random.nextInt(60)));
    }
}
