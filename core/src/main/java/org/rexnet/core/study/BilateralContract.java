package org.rexnet.core.study;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Energy that a seller delivers to a buyer whatever the market's price: a fixed injection and withdrawal, which use the network and set
 * no price.
 *
 * @param id unique among the contracts
 * @param sellerBus where the energy is injected
 * @param buyerBus where it is withdrawn
 * @param quantityMw MW delivered, at least 0
 * @param price what the buyer pays the seller, in money per MWh
 */
public record BilateralContract(String id, String sellerBus, String buyerBus, Profile quantityMw, Profile price)
        implements Component {

    public BilateralContract {
        Attributes.check("Bilateral contract", id)
                .atLeastZero("quantityMw", quantityMw)
                .finite("quantityMw", quantityMw)
                .finite("price", price)
                .done();
    }

    @Override
    public ComponentKind kind() {
        return ComponentKind.BILATERAL_CONTRACT;
    }

    @Override
    public List<String> buses() {
        return List.of(sellerBus, buyerBus);
    }

    @Override
    public List<String> fedBuses() {
        return List.of(sellerBus);
    }

    @Override
    public BilateralContract withProfiles(UnaryOperator<Profile> change) {
        return new BilateralContract(id, sellerBus, buyerBus, change.apply(quantityMw), change.apply(price));
    }
}
