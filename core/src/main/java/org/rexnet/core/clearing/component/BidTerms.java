package org.rexnet.core.clearing.component;

import java.util.List;
import org.rexnet.core.clearing.model.LimitKind;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.Results;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;

/** Step bids: quantity up to a limit, at cost price x quantity when selling and value price x quantity when buying. */
public final class BidTerms implements ComponentTerms {

    private final Window problem;
    private final List<Bid> bids;
    private final Variables[] accepted;

    public BidTerms(Window problem) {
        this.problem = problem;
        bids = problem.study().bids();
        accepted = new Variables[bids.size()];
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.BID;
    }

    @Override
    public void build() {
        for (int i = 0; i < accepted.length; i++) {
            Bid bid = bids.get(i);
            int bus = problem.study().network().busIndex(bid.bus());
            accepted[i] = problem.model().addVariables(problem.size());
            problem.nameVariables(accepted[i], "bid " + bid.id());
            problem.limits().noteBounds(accepted[i], true, LimitKind.SUPPLY, "bid " + bid.id());
            for (int k = 0; k < problem.size(); k++) {
                problem.injections().add(bus, k, accepted[i].at(k), bid.side().sign());
            }
        }
    }

    @Override
    public void parametrize() {
        for (int i = 0; i < accepted.length; i++) {
            Bid bid = bids.get(i);
            for (int k = 0; k < problem.size(); k++) {
                int t = problem.first() + k;
                problem.model().setBounds(accepted[i].at(k), 0, bid.quantityMw().at(t));
                problem.model()
                        .setCost(
                                accepted[i].at(k),
                                problem.weight(k)
                                        * bid.side().sign()
                                        * bid.price().at(t));
            }
        }
    }

    @Override
    public void read(Solution solution, Results results) {
        double[][] power = results.series(ComponentKind.BID.table(), "p", accepted.length);
        for (int i = 0; i < accepted.length; i++) {
            for (int k = 0; k < problem.size(); k++) {
                power[problem.first() + k][i] = solution.value(accepted[i].at(k));
            }
        }
    }
}
