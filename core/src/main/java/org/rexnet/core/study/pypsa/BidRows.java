package org.rexnet.core.study.pypsa;

import java.util.List;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of bids. */
final class BidRows implements KindRows<Bid> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.BID;
    }

    @Override
    public String attributes() {
        return """
            bus,,bus,required,,no,used,bus at which it buys or sells
            side,,text,required,buy|sell,no,used,"buy withdraws, sell injects"
            quantity,MW,number,required,"[0,inf)",yes,used,power of the step
            price,money/MWh,number,required,"(-inf,inf)",yes,used,limit
            """;
    }

    @Override
    public Bid read(Row row) {
        String bus = row.bus("bus");
        Bid.Side side = row.text("side").equals("buy") ? Bid.Side.BUY : Bid.Side.SELL;
        return new Bid(row.name(), bus, side, row.profile("quantity"), row.profile("price"));
    }

    @Override
    public void write(Bid bid, Sheets sheets) {
        sheets.sheet("bids")
                .row(bid.id())
                .put("bus", bid.bus())
                .put("side", Sheets.word(bid.side()))
                .put("quantity", bid.quantityMw())
                .put("price", bid.price());
    }

    /** Buys and sells by generators of the same quantity and price. */
    @Override
    public void tellPypsa(List<Bid> all, Sheets sheets) {
        Sheet generators = sheets.sheet("generators");
        all.forEach(bid -> generator(bid, generators));
    }

    private static void generator(Bid bid, Sheet generators) {
        double most = bid.quantityMw().max();
        generators
                .row(generators.freeName(bid.id()))
                .put("bus", bid.bus())
                .put("sign", bid.side().sign())
                .put("p_nom", most)
                .put("p_max_pu", most == 0 ? Profile.ONE : bid.quantityMw().map(quantity -> quantity / most))
                .put("marginal_cost", bid.price().map(price -> bid.side().sign() * price));
    }
}
