package org.rexnet.core.clearing.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rexnet.core.clearing.result.BranchLoading;
import org.rexnet.core.clearing.result.CarrierTotals;
import org.rexnet.core.clearing.result.ChargingResult;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Horizon;

/** What became of each branch, bus and vehicle in a clearing, for programs: longer tables than a page could show. */
public final class UseSections {

    private static final Output[] DATA = {Output.JSON, Output.CSV, Output.TABLE};
    private static final Output[] FILES = {Output.CSV, Output.TABLE};

    private UseSections() {}

    /** Returns how far each branch is loaded and what comes to and leaves each bus. */
    public static List<Section> of(Clearing clearing) {
        return List.of(loading(clearing), busEnergy(clearing));
    }

    /** Returns what each vehicle did, over its stay and snapshot by snapshot; nothing where there are none. */
    public static List<Section> sessions(Clearing clearing) {
        List<ChargingResult> sessions = clearing.charging().sessionsWithin();
        return sessions.isEmpty() ? List.of() : List.of(stays(clearing, sessions), power(clearing, sessions));
    }

    private static Section loading(Clearing clearing) {
        Horizon horizon = clearing.study().horizon();
        return Section.table("loading", "Loading of branches", BranchLoading.of(clearing))
                .add(Column.words(
                        "component", one -> ComponentKind.of(one.branch()).table()))
                .add(Column.words("branch", one -> one.branch().id()))
                .add(Column.words("from", one -> one.branch().from()))
                .add(Column.words("to", one -> one.branch().to().getFirst()))
                .add(Column.number("capacity_mw", "capacity", "MW", Format.AMOUNT, BranchLoading::capacityMw))
                .add(Column.number("average_loading", "average loading", Format.PERCENT, one -> one.average(horizon)))
                .add(Column.number("highest_loading", "highest loading", Format.PERCENT, BranchLoading::highest))
                .add(Column.number("hours_full", "full", "h", Format.AMOUNT, one -> one.hoursFull(horizon)))
                .add(Column.number("energy_mwh", "net energy", "MWh", Format.AMOUNT, one -> one.energyMwh(horizon)))
                .only(DATA)
                .build();
    }

    private static Section busEnergy(Clearing clearing) {
        List<Map.Entry<String, CarrierTotals>> buses =
                List.copyOf(CarrierTotals.byBus(clearing).entrySet());
        return Section.table("bus_energy", "Energy at buses", buses)
                .add(Column.words("bus", Map.Entry::getKey))
                .add(Column.words("carrier", one -> one.getValue().carrier()))
                .add(energy("supplied_mwh", "supplied", one -> one.suppliedMwh()))
                .add(energy("from_others_mwh", "converted from", one -> one.fromOthersMwh()))
                .add(energy("by_branches_mwh", "by branches", one -> -one.lostMwh()))
                .add(energy("used_mwh", "used", one -> one.usedMwh()))
                .add(energy("to_others_mwh", "converted to", one -> one.toOthersMwh()))
                .add(energy("stored_mwh", "stored", one -> one.storedMwh()))
                .add(energy("unserved_mwh", "unserved", one -> one.unservedMwh()))
                .only(DATA)
                .build();
    }

    /** Energy of a bus. */
    private interface OfBus {
        double mwh(CarrierTotals totals);
    }

    private static Column<Map.Entry<String, CarrierTotals>> energy(String key, String title, OfBus energy) {
        return Column.number(key, title, "MWh", Format.AMOUNT, one -> energy.mwh(one.getValue()));
    }

    private static Section stays(Clearing clearing, List<ChargingResult> sessions) {
        String currency = clearing.study().settings().currency();
        return Section.table("sessions", "Sessions", sessions)
                .add(Column.words("session", one -> one.stay().session().id()))
                .add(Column.words("station", one -> one.stay().station().id()))
                .add(Column.words("plugged_in", one -> one.stay().from().toString()))
                .add(Column.words(
                        "departure", one -> one.stay().session().departure().toString()))
                .add(Column.words("course", one -> one.course().toString()))
                .add(Column.number("energy_mwh", "energy", "MWh", Format.AMOUNT, ChargingResult::energyMwh))
                .add(Column.number("missing_mwh", "missing", "MWh", Format.AMOUNT, ChargingResult::missingMwh))
                .add(Column.number("payment", "payment", currency, Format.MONEY, ChargingResult::payment))
                .only(FILES)
                .build();
    }

    /** A vehicle in a snapshot in which it is plugged in. */
    private record Moment(String session, String snapshot, double powerMw, double energyMwh) {}

    private static Section power(Clearing clearing, List<ChargingResult> sessions) {
        Horizon horizon = clearing.study().horizon();
        List<Moment> moments = new ArrayList<>();
        for (ChargingResult session : sessions) {
            double[] energy = session.energySoFarMwh(horizon);
            for (int j = 0; j < energy.length; j++) {
                moments.add(new Moment(
                        session.stay().session().id(),
                        horizon.at(session.first() + j).label(),
                        session.powerMw()[j],
                        energy[j]));
            }
        }
        return Section.table("session_power", "Power of sessions", moments)
                .add(Column.words("session", Moment::session))
                .add(Column.words("snapshot", Moment::snapshot))
                .add(Column.number("power_mw", "power", "MW", Format.AMOUNT, Moment::powerMw))
                .add(Column.number("energy_mwh", "energy so far", "MWh", Format.AMOUNT, Moment::energyMwh))
                .only(FILES)
                .build();
    }
}
