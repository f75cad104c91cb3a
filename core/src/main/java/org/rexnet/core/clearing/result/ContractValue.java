package org.rexnet.core.clearing.result;

import java.util.List;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Study;

/**
 * What a bilateral contract moves and pays over the horizon, in the study's currency.
 *
 * <p>The buyer pays the seller the contract's price, whatever the market's. The market buys what is injected at the seller's bus and
 * sells what is withdrawn at the buyer's bus; the difference is the charge for carrying the energy between them. The contract delivers at
 * the seller's bus, so the buyer bears the charge, or has the credit where the contract relieves the network.
 *
 * @param contract name of the contract
 * @param energyMwh delivered in the horizon's weighted hours
 * @param payment from buyer to seller at the contract's price; below 0 where that price is
 * @param networkCharge from buyer to market: sum of (price at the buyer's bus - price at the seller's bus) x quantity; below 0 a credit
 */
public record ContractValue(String contract, double energyMwh, double payment, double networkCharge) {

    /** Returns what the buyer spends in all. */
    public double buyerPays() {
        return payment + networkCharge;
    }

    /** Returns the value of all contracts in the study's order. */
    public static List<ContractValue> of(Clearing clearing) {
        Study study = clearing.study();
        return study.components(BilateralContract.class).stream()
                .map(contract -> of(clearing, contract))
                .toList();
    }

    private static ContractValue of(Clearing clearing, BilateralContract contract) {
        Study study = clearing.study();
        double[][] prices = clearing.prices();
        int seller = study.network().busIndex(contract.sellerBus());
        int buyer = study.network().busIndex(contract.buyerBus());
        double energy = 0;
        double payment = 0;
        double charge = 0;
        for (int t = 0; t < prices.length; t++) {
            double mwh = study.horizon().at(t).objectiveWeight()
                    * contract.quantityMw().at(t);
            energy += mwh;
            payment += mwh * contract.price().at(t);
            charge += mwh * (prices[t][buyer] - prices[t][seller]);
        }
        return new ContractValue(contract.id(), energy, payment, charge);
    }
}
