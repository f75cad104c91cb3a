package org.rexnet.core.simulation.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rexnet.core.simulation.run.Run;

/**
 * Money of a run in double entry: what a place receives, one of the accounts that belong to nobody pays. Only what belongs to counted periods
 * counts. Mutable, for one thread.
 */
final class Cash {

    private final double[] ofActors;
    private final double[][] ofPlaces;
    private final Places places;
    private final int counted;
    private final Map<String, Double> others = new TreeMap<>();
    private double turnover;

    Cash(int actors, Places places, int periods, int counted) {
        ofActors = new double[actors];
        this.places = places;
        ofPlaces = new double[places.count()][periods];
        this.counted = counted;
    }

    /** Pays a place from an account; below 0 the place pays. */
    void pay(int place, int period, String account, double money) {
        ofPlaces[place][period] += money;
        if (period >= counted) {
            ofActors[places.actor(place)] += money;
            others.merge(account, -money, Double::sum);
            turnover += Math.abs(money);
        }
    }

    /** Moves money between two accounts that belong to nobody. */
    void move(int period, String from, String to, double money) {
        if (period >= counted) {
            others.merge(from, -money, Double::sum);
            others.merge(to, money, Double::sum);
            turnover += Math.abs(money);
        }
    }

    /** Pays an actor beside any place from an account. */
    void payActor(int actor, int period, String account, double money) {
        if (period >= counted) {
            ofActors[actor] += money;
            others.merge(account, -money, Double::sum);
            turnover += Math.abs(money);
        }
    }

    double received(int actor) {
        return ofActors[actor];
    }

    double[][] byPlace() {
        return ofPlaces;
    }

    double balance(String account) {
        return others.getOrDefault(account, 0.0);
    }

    List<Run.Balance> others() {
        List<Run.Balance> balances = new ArrayList<>();
        others.forEach((name, money) -> balances.add(new Run.Balance(name, money)));
        return balances;
    }

    /** Returns whether all accounts together have nothing, as far as doubles can tell. */
    boolean balances() {
        double sum = Arrays.stream(ofActors).sum()
                + others.values().stream().mapToDouble(Double::doubleValue).sum();
        return Math.abs(sum) <= 1e-9 * (1 + turnover);
    }
}
