package org.rexnet.investment.growth;

import org.rexnet.core.study.Generator;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.StorageUnit;
import org.rexnet.network.Link;

/** Which components are arcs of a network: those that have nothing but a capacity, an efficiency and a cost per MWh. */
final class PlainParts {

    private PlainParts() {}

    /** Returns whether a generator has nothing but a capacity, what is available of it, and a cost per MWh. */
    static boolean isPlain(Generator c) {
        return c.equals(Generator.builder(c.id(), c.bus())
                        .carrier(c.carrier())
                        .capacityMw(c.capacityMw())
                        .expansion(c.expansion())
                        .maxPu(c.maxPu())
                        .marginalCost(c.marginalCost())
                        .efficiency(c.efficiency())
                        .build())
                && c.maxPu().min() >= 0;
    }

    /** Returns whether a storage unit has nothing but capacities, efficiencies, losses, and a cost per MWh dispatched. */
    static boolean isPlain(StorageUnit c) {
        return c.equals(StorageUnit.builder(c.id(), c.bus())
                        .carrier(c.carrier())
                        .capacityMw(c.capacityMw())
                        .expansion(c.expansion())
                        .maxHours(c.maxHours())
                        .efficiencyStore(c.efficiencyStore())
                        .efficiencyDispatch(c.efficiencyDispatch())
                        .standingLoss(c.standingLoss())
                        .cyclic(c.cyclic())
                        .marginalCost(c.marginalCost())
                        .build())
                && c.efficiencyStore().min() > 0
                && c.standingLoss().max() < 1
                && c.marginalCost().min() >= 0;
    }

    /** Returns whether a link to one bus has nothing but a capacity, an efficiency, and a cost per MWh. */
    static boolean isPlain(LinkOperation c) {
        Link link = c.link();
        return link.to().size() == 1
                && c.equals(LinkOperation.builder(link, c.efficiencies())
                        .carrier(c.carrier())
                        .lengthKm(c.lengthKm())
                        .expansion(c.expansion())
                        .maxPu(c.maxPu())
                        .marginalCost(c.marginalCost())
                        .build())
                && c.efficiencies().get(0).min() > 0
                && c.maxPu().min() >= 0;
    }
}
