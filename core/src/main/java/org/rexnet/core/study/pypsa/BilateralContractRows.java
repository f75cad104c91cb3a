package org.rexnet.core.study.pypsa;

import java.util.List;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.core.study.pypsa.write.StandInRows;

/** Rows of bilateral contracts, which PyPSA is told as two loads. */
final class BilateralContractRows implements KindRows<BilateralContract> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.BILATERAL_CONTRACT;
    }

    @Override
    public String attributes() {
        return """
            seller_bus,,bus,required,,no,used,bus at which the seller injects
            buyer_bus,,bus,required,,no,used,bus at which the buyer withdraws
            quantity,MW,number,required,"[0,inf)",yes,used,power delivered whatever the market's price
            price,money/MWh,number,required,"(-inf,inf)",yes,used,paid by the buyer to the seller; sets no price
            """;
    }

    @Override
    public BilateralContract read(Row row) {
        return new BilateralContract(
                row.name(), row.bus("seller_bus"), row.bus("buyer_bus"), row.profile("quantity"), row.profile("price"));
    }

    @Override
    public void write(BilateralContract contract, Sheets sheets) {
        sheets.sheet("bilateral_contracts")
                .row(contract.id())
                .put("seller_bus", contract.sellerBus())
                .put("buyer_bus", contract.buyerBus())
                .put("quantity", contract.quantityMw())
                .put("price", contract.price());
    }

    @Override
    public void tellPypsa(List<BilateralContract> all, Sheets sheets) {
        StandInRows rows = new StandInRows(sheets);
        for (BilateralContract contract : all) {
            rows.load(contract.id() + " seller", contract.sellerBus(), 1, contract.quantityMw());
            rows.load(contract.id() + " buyer", contract.buyerBus(), -1, contract.quantityMw());
        }
    }
}
