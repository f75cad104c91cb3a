package org.rexnet.core.study.iidm;

import com.powsybl.iidm.network.Bus;
import com.powsybl.iidm.network.Network;
import com.powsybl.iidm.network.Terminal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyException;
import org.rexnet.network.Carrier;

/** Puts a study together from a network: which buses are live, then branches and what feeds in and draws; mutable, for one thread. */
final class NetworkStudy {

    private static final int MOST_NAMES = 10;

    private final String file;
    private final Network network;
    private final UnitCosts costs;
    private final Set<String> live = new HashSet<>();
    private final Map<String, List<String>> remarks = new LinkedHashMap<>();

    NetworkStudy(String file, Network network, UnitCosts costs) {
        this.file = file;
        this.network = network;
        this.costs = costs;
    }

    /** Returns the study; throws {@link StudyException} where the network has no bus with a generator. */
    Study study() {
        String name = network.getOptionalName().orElse(network.getId());
        StudyBuilder study = Study.builder(name)
                .settings(Settings.DEFAULTS.withCurrency("EUR"))
                .add(Carrier.of("AC"));
        addBuses(study);
        try {
            new NetworkBranches(this, study).addAll(network);
            new NetworkInjections(this, study, costs).addAll(network);
        } catch (IllegalArgumentException e) {
            throw new StudyException(Fault.of(file, "has a value that cannot be: " + e.getMessage()), e);
        }
        remarks.forEach((sentence, names) -> study.note(sentence.formatted(shortened(names))));
        return study.build();
    }

    /** Adds the buses of parts that have a generator; others are dead. */
    private void addBuses(StudyBuilder study) {
        Set<Integer> supplied = new HashSet<>();
        List<Bus> buses = network.getBusView().getBusStream().toList();
        for (Bus bus : buses) {
            if (bus.getGeneratorStream().findAny().isPresent()) {
                supplied.add(bus.getConnectedComponent().getNum());
            }
        }
        for (Bus bus : buses) {
            if (supplied.contains(bus.getConnectedComponent().getNum())) {
                live.add(bus.getId());
                study.add(new org.rexnet.network.Bus(
                        bus.getId(),
                        org.rexnet.network.Bus.DEFAULT_CARRIER,
                        bus.getVoltageLevel().getNominalV(),
                        0,
                        0));
            } else {
                remark(
                        "Buses without a generator in their part of the network are left out, with all that is at"
                                + " them: %s.",
                        bus.getId());
            }
        }
        if (live.isEmpty()) {
            throw new StudyException(List.of(Fault.of(file, "has no generator that is connected to a bus")));
        }
    }

    /** Returns the live bus of a terminal; nothing, and a remark on the equipment, where it is disconnected. */
    Optional<String> bus(String equipment, Terminal terminal) {
        Bus bus = terminal.getBusView().getBus();
        if (bus == null) {
            remark("Not connected, and left out: %s.", equipment);
            return Optional.empty();
        }
        return live.contains(bus.getId()) ? Optional.of(bus.getId()) : Optional.empty();
    }

    /** Enters a name into a sentence that becomes a note. */
    void remark(String sentence, String name) {
        List<String> names = remarks.computeIfAbsent(sentence, s -> new ArrayList<>());
        if (names.isEmpty() || !names.getLast().equals(name)) {
            names.add(name);
        }
    }

    private static String shortened(List<String> names) {
        int shown = Math.min(MOST_NAMES, names.size());
        String more = names.size() > shown ? " and %d more".formatted(names.size() - shown) : "";
        return String.join(", ", names.subList(0, shown)) + more;
    }
}
