package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.network.Network;

/** Bilateral contracts: what is delivered is a number in the injections, up at the seller's bus and down at the buyer's. */
public final class ContractTerms implements ComponentTerms {

    private final Window problem;
    private final List<BilateralContract> contracts;

    public ContractTerms(Window problem) {
        this.problem = problem;
        contracts = problem.study().components(BilateralContract.class);
    }

    /** Returns the use of contracts in a clearing; payments from buyer to seller do not pass through the market. */
    static List<Operation> operations(Clearing clearing) {
        Network network = clearing.study().network();
        List<Operation> all = new ArrayList<>();
        for (BilateralContract contract : clearing.study().components(BilateralContract.class)) {
            ComponentKey key = new ComponentKey(ComponentKind.BILATERAL_CONTRACT, contract.id());
            int seller = network.busIndex(contract.sellerBus());
            int buyer = network.busIndex(contract.buyerBus());
            all.add(Operation.of(
                    clearing.study().horizon(),
                    key,
                    List.of(
                            new Injection(key, seller, Injection.Role.USE, contract.quantityMw()::at),
                            new Injection(
                                    key,
                                    buyer,
                                    Injection.Role.USE,
                                    t -> -contract.quantityMw().at(t)))));
        }
        return all;
    }

    @Override
    public void build() {
        // Contracts add no variables.
    }

    @Override
    public void parametrize() {
        Network network = problem.study().network();
        for (BilateralContract contract : contracts) {
            int seller = network.busIndex(contract.sellerBus());
            int buyer = network.busIndex(contract.buyerBus());
            for (int k = 0; k < problem.size(); k++) {
                double mw = contract.quantityMw().at(problem.first() + k);
                problem.injections().addFixed(seller, k, mw);
                problem.injections().addFixed(buyer, k, -mw);
            }
        }
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        double[][] power = results.series(ComponentKind.BILATERAL_CONTRACT.table(), "p", contracts.size());
        for (int k = 0; k < problem.size(); k++) {
            for (int i = 0; i < contracts.size(); i++) {
                power[problem.first() + k][i] = contracts.get(i).quantityMw().at(problem.first() + k);
            }
        }
    }
}
