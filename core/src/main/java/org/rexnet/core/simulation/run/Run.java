package org.rexnet.core.simulation.run;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One design in one world: all that is counted, compared and claimed comes from here.
 *
 * @param design its name
 * @param seed of the world
 * @param worldHash of the world that it ran in
 * @param logHash of all events in their order: the same for the same world and design, on whatever thread
 * @param welfare over the counted periods
 * @param energies over the counted periods
 * @param accounts of the actors of the world, in their order
 * @param others balances of accounts that belong to no participant, such as network, imbalance, exchanger, utility
 * @param prices money per MWh by period and bus, over all periods, buses in the order of the study
 * @param priceError root mean square of the last prices before delivery less those at delivery, by counted period and site where there were
 *     any, in money per MWh; empty where nothing is priced before
 * @param delivery by place and period
 * @param counts how often things happened
 * @param notes what did not hold or could not be done, one sentence each
 */
public record Run(
        String design,
        long seed,
        long worldHash,
        long logHash,
        Welfare welfare,
        Energies energies,
        List<ParticipantResult> accounts,
        List<Balance> others,
        double[][] prices,
        OptionalDouble priceError,
        DeliveryRecord delivery,
        Counts counts,
        List<String> notes) {

    /**
     * Net receipts of an account that belongs to no participant.
     *
     * @param name of the account
     * @param money of the study
     */
    public record Balance(String name, double money) {}

    public Run {
        accounts = List.copyOf(accounts);
        others = List.copyOf(others);
        notes = List.copyOf(notes);
    }
}
