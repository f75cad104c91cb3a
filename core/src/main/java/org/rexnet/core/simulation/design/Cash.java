package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.rexnet.core.simulation.run.Run;

/**
 * Money of a run in double entry: receipts of a place are paid by one of the accounts that belong to nobody. Only counted periods
 * count. Mutable, for one thread.
 */
final class Cash {

    private final double[] ofActors;
    /** By period and place: most is paid for few periods at a time. */
    private final double[][] ofPlaces;

    private final Places places;
    private final int counted;
    /** Accounts that belong to nobody, in the order opened. */
    private final List<String> names = new ArrayList<>();

    private double[] balances = new double[4];
    private boolean[] moved = new boolean[4];
    private double turnover;

    Cash(int actors, Places places, int periods, int counted) {
        ofActors = new double[actors];
        this.places = places;
        ofPlaces = new double[periods][places.count()];
        this.counted = counted;
    }

    /** Returns the number by which payments name an account that belongs to nobody; opens it where it is new. */
    int account(String name) {
        int known = names.indexOf(name);
        if (known >= 0) {
            return known;
        }
        if (names.size() == balances.length) {
            balances = Arrays.copyOf(balances, 2 * balances.length);
            moved = Arrays.copyOf(moved, balances.length);
        }
        names.add(name);
        return names.size() - 1;
    }

    /** Pays a place from an account; below 0 the place pays. */
    void pay(int place, int period, int account, double money) {
        ofPlaces[period][place] += money;
        if (period >= counted) {
            ofActors[places.actor(place)] += money;
            change(account, -money);
            turnover += Math.abs(money);
        }
    }

    private void change(int account, double money) {
        balances[account] += money;
        moved[account] = true;
    }

    /** Moves money between two accounts that belong to nobody. */
    void move(int period, int from, int to, double money) {
        if (period >= counted) {
            change(from, -money);
            change(to, money);
            turnover += Math.abs(money);
        }
    }

    /** Pays an actor beside any place from an account. */
    void payActor(int actor, int period, int account, double money) {
        if (period >= counted) {
            ofActors[actor] += money;
            change(account, -money);
            turnover += Math.abs(money);
        }
    }

    double received(int actor) {
        return ofActors[actor];
    }

    /** Returns what places received, by period and place; a shared array. */
    double[][] ofPlaces() {
        return ofPlaces;
    }

    double balance(int account) {
        return balances[account];
    }

    /** Returns the accounts that belong to nobody and that money went through, by name. */
    List<Run.Balance> others() {
        return IntStream.range(0, names.size())
                .filter(account -> moved[account])
                .mapToObj(account -> new Run.Balance(names.get(account), balances[account]))
                .sorted(Comparator.comparing(Run.Balance::name))
                .toList();
    }

    /** Returns whether all accounts together have nothing, as far as doubles can tell. */
    boolean balances() {
        double sum = Arrays.stream(ofActors).sum()
                + others().stream().mapToDouble(Run.Balance::money).sum();
        return Math.abs(sum) <= 1e-9 * (1 + turnover);
    }
}
