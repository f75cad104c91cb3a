package org.rexnet.core.study;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Part of a study's horizon with everything that belongs to it. */
public final class Excerpt {

    private final Horizon horizon;
    private final UnaryOperator<Profile> change;

    private Excerpt(Horizon horizon, UnaryOperator<Profile> change) {
        this.horizon = horizon;
        this.change = change;
    }

    /** Returns the study of the snapshots from position {@code first} to before {@code end}; capacities and limits stay. */
    public static Study of(Study study, int first, int end) {
        int[] positions = IntStream.range(first, end).toArray();
        return of(study, study.horizon().range(first, end), positions);
    }

    /**
     * Returns the study of some of its snapshots; capacities and limits stay.
     *
     * @param horizon of the study returned
     * @param positions which snapshot of the study each snapshot of that horizon is
     */
    public static Study of(Study study, Horizon horizon, int[] positions) {
        if (positions.length != horizon.size()) {
            throw new IllegalArgumentException("There are %d positions, but the horizon has %d snapshots."
                    .formatted(positions.length, horizon.size()));
        }
        int[] known = positions.clone();
        return mapped(
                study,
                horizon,
                profile -> profile.isConstant()
                        ? profile
                        : Profile.of(
                                Arrays.stream(known).mapToDouble(profile::at).toArray()));
    }

    /** Returns the study over another horizon, every series changed to fit it; capacities and limits stay. */
    static Study mapped(Study study, Horizon horizon, UnaryOperator<Profile> change) {
        return new Excerpt(horizon, change).cut(study);
    }

    private Study cut(Study study) {
        return new Study(
                study.name(),
                study.settings(),
                study.network(),
                horizon,
                study.generators().stream().map(this::cut).toList(),
                study.loads().stream()
                        .map(load ->
                                load.toBuilder().powerMw(cut(load.powerMw())).build())
                        .toList(),
                study.storageUnits().stream().map(this::cut).toList(),
                study.stores().stream().map(this::cut).toList(),
                study.lines().stream()
                        .map(line -> line.toBuilder().maxPu(cut(line.maxPu())).build())
                        .toList(),
                study.links().stream().map(this::cut).toList(),
                study.bids().stream()
                        .map(bid -> new Bid(bid.id(), bid.bus(), bid.side(), cut(bid.quantityMw()), cut(bid.price())))
                        .toList(),
                study.globalConstraints(),
                study.sectorComponents().stream()
                        .map(component -> component.withProfiles(this::cut))
                        .toList(),
                study.keptColumns(),
                study.notes());
    }

    private Generator cut(Generator generator) {
        return generator.toBuilder()
                .minPu(cut(generator.minPu()))
                .maxPu(cut(generator.maxPu()))
                .marginalCost(cut(generator.marginalCost()))
                .quadraticCost(cut(generator.quadraticCost()))
                .efficiency(cut(generator.efficiency()))
                .rampLimits(cut(generator.rampLimits()))
                .commitment(generator.commitment().map(this::cut))
                .setPointMw(cut(generator.setPointMw()))
                .build();
    }

    private StorageUnit cut(StorageUnit unit) {
        return unit.toBuilder()
                .minPu(cut(unit.minPu()))
                .maxPu(cut(unit.maxPu()))
                .efficiencyStore(cut(unit.efficiencyStore()))
                .efficiencyDispatch(cut(unit.efficiencyDispatch()))
                .standingLoss(cut(unit.standingLoss()))
                .inflowMw(cut(unit.inflowMw()))
                .levelSetMwh(cut(unit.levelSetMwh()))
                .setPointMw(cut(unit.setPointMw()))
                .dispatchSetMw(cut(unit.dispatchSetMw()))
                .storeSetMw(cut(unit.storeSetMw()))
                .marginalCost(cut(unit.marginalCost()))
                .quadraticCost(cut(unit.quadraticCost()))
                .storageCost(cut(unit.storageCost()))
                .spillCost(cut(unit.spillCost()))
                .build();
    }

    private Store cut(Store store) {
        return store.toBuilder()
                .minPu(cut(store.minPu()))
                .maxPu(cut(store.maxPu()))
                .standingLoss(cut(store.standingLoss()))
                .levelSetMwh(cut(store.levelSetMwh()))
                .setPointMw(cut(store.setPointMw()))
                .marginalCost(cut(store.marginalCost()))
                .quadraticCost(cut(store.quadraticCost()))
                .storageCost(cut(store.storageCost()))
                .build();
    }

    private LinkOperation cut(LinkOperation link) {
        return new LinkOperation(
                link.link(),
                link.efficiencies().stream().map(this::cut).toList(),
                link.carrier(),
                link.lengthKm(),
                link.expansion(),
                cut(link.minPu()),
                cut(link.maxPu()),
                cut(link.marginalCost()),
                cut(link.quadraticCost()),
                cut(link.rampLimits()),
                link.commitment().map(this::cut),
                cut(link.setPointMw()),
                link.delays());
    }

    private RampLimits cut(RampLimits limits) {
        return new RampLimits(cut(limits.up()), cut(limits.down()), limits.initialMw());
    }

    private Commitment cut(Commitment rules) {
        return new Commitment(
                cut(rules.startUpCost()),
                cut(rules.shutDownCost()),
                cut(rules.standByCost()),
                rules.minUpSnapshots(),
                rules.minDownSnapshots(),
                rules.upBefore(),
                rules.downBefore(),
                rules.rampStartUp(),
                rules.rampShutDown(),
                rules.moduleMw());
    }

    private Optional<Profile> cut(Optional<Profile> profile) {
        return profile.map(this::cut);
    }

    private Profile cut(Profile profile) {
        return change.apply(profile);
    }
}
