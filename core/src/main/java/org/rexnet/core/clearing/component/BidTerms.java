package org.rexnet.core.clearing.component;

import java.util.ArrayList;
import java.util.List;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Injection;
import org.rexnet.core.clearing.result.Operation;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Study;

/** Step bids: quantity up to a limit, at cost price x quantity when selling and value price x quantity when buying. */
public final class BidTerms implements ComponentTerms {

    private final Window problem;
    private final List<Bid> bids;
    private final Variables[] accepted;
    private final Facts[] facts;

    public BidTerms(Window problem) {
        this.problem = problem;
        bids = problem.study().bids();
        accepted = new Variables[bids.size()];
        facts = new Facts[bids.size()];
    }

    /** Says what a bid does: it costs the seller's price, or brings the buyer's value. */
    private static Facts facts(Study study, Bid bid) {
        int sign = bid.side().sign();
        return new Facts()
                .port(
                        study.network().busIndex(bid.bus()),
                        bid.side() == Bid.Side.SELL ? Injection.Role.SUPPLY : Injection.Role.USE)
                .term(Quantity.OUTPUT, sign)
                .cost(Quantity.OUTPUT, bid.price().map(price -> sign * price));
    }

    /** Returns what bids did in a clearing. */
    static List<Operation> operations(Clearing clearing) {
        double[][] accepted = clearing.series(ComponentKind.BID, "p");
        List<Operation> all = new ArrayList<>();
        for (Bid bid : clearing.study().bids()) {
            int b = all.size();
            all.add(facts(clearing.study(), bid)
                    .operation(
                            clearing, new ComponentKey(ComponentKind.BID, bid.id()), (quantity, t) -> accepted[t][b]));
        }
        return all;
    }

    @Override
    public void build() {
        for (int i = 0; i < accepted.length; i++) {
            Bid bid = bids.get(i);
            Variables mw = problem.model().addVariables(problem.size());
            problem.enter(mw, new ComponentKey(ComponentKind.BID, bid.id()), Quantity.OUTPUT);
            problem.limits().enterBounds(mw, true, LimitKind.SUPPLY, "bid " + bid.id());
            accepted[i] = mw;
            facts[i] = facts(problem.study(), bid);
            facts[i].inject(problem, quantity -> mw);
        }
    }

    @Override
    public void parametrize() {
        for (int i = 0; i < accepted.length; i++) {
            Bid bid = bids.get(i);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                problem.model().setBounds(accepted[i].at(k), 0, bid.quantityMw().at(t));
            }
            Variables mw = accepted[i];
            facts[i].price(problem, quantity -> mw);
        }
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        double[][] power = results.series(ComponentKind.BID.table(), "p", accepted.length);
        for (int i = 0; i < accepted.length; i++) {
            for (int k = 0; k < problem.size(); k++) {
                power[problem.first() + k][i] = solution.value(accepted[i].at(k));
            }
        }
    }
}
