package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.Study;

/** Accounts of bilateral contracts, flexible loads and buildings. */
final class DemandAccounts {

    private final Clearing clearing;
    private final Study study;
    private final double[][] prices;
    private final List<Account> accounts = new ArrayList<>();

    private DemandAccounts(Clearing clearing, double[][] prices) {
        this.clearing = clearing;
        this.prices = prices;
        study = clearing.study();
    }

    static List<Account> of(Clearing clearing, double[][] prices) {
        DemandAccounts demand = new DemandAccounts(clearing, prices);
        demand.contracts();
        demand.flexibleLoads();
        demand.buildings();
        return demand.accounts;
    }

    private double weight(int t) {
        return study.horizon().at(t).objectiveWeight();
    }

    /** The market sees what a contract injects and withdraws; what the buyer pays the seller does not pass through it. */
    private void contracts() {
        for (BilateralContract contract : study.components(BilateralContract.class)) {
            int seller = study.network().busIndex(contract.sellerBus());
            int buyer = study.network().busIndex(contract.buyerBus());
            double receipts = 0;
            for (int t = 0; t < prices.length; t++) {
                double mw = contract.quantityMw().at(t);
                receipts += weight(t) * mw * (prices[t][seller] - prices[t][buyer]);
            }
            accounts.add(new Account(ComponentKind.BILATERAL_CONTRACT, contract.id(), receipts, 0));
        }
    }

    private void flexibleLoads() {
        List<FlexibleLoad> loads = study.components(FlexibleLoad.class);
        double[][] cost = clearing.series(ComponentKind.FLEXIBLE_LOAD, "cost");
        for (int i = 0; i < loads.size(); i++) {
            double spent = 0;
            for (double[] row : cost) {
                spent += row[i];
            }
            double receipts =
                    receipts(ComponentKind.FLEXIBLE_LOAD, i, loads.get(i).bus());
            accounts.add(new Account(ComponentKind.FLEXIBLE_LOAD, loads.get(i).id(), receipts, spent));
        }
    }

    private void buildings() {
        List<Building> buildings = study.components(Building.class);
        double[][] missing = clearing.series(ComponentKind.BUILDING, "lost_load");
        double[][] aired = clearing.series(ComponentKind.BUILDING, "surplus");
        for (int i = 0; i < buildings.size(); i++) {
            double spent = 0;
            for (int t = 0; t < prices.length; t++) {
                spent += weight(t)
                        * (missing[t][i] * study.settings().lostLoad().orElse(0)
                                + aired[t][i] * study.settings().surplusCost().orElse(0));
            }
            double receipts =
                    receipts(ComponentKind.BUILDING, i, buildings.get(i).bus());
            accounts.add(new Account(ComponentKind.BUILDING, buildings.get(i).id(), receipts, spent));
        }
    }

    private double receipts(ComponentKind kind, int i, String busName) {
        int bus = study.network().busIndex(busName);
        double[][] drawn = clearing.series(kind, "p");
        double receipts = 0;
        for (int t = 0; t < prices.length; t++) {
            receipts -= weight(t) * prices[t][bus] * drawn[t][i];
        }
        return receipts;
    }
}
