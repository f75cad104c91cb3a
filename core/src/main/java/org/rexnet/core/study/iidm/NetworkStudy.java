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
import java.util.function.Supplier;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyException;
import org.rexnet.network.Branch;
import org.rexnet.network.Carrier;

/** Puts a study together from a network: which buses are live, then branches and what feeds in and draws; mutable, for one thread. */
final class NetworkStudy {

    private static final int MOST_NAMES = 10;
    private static final String REFUSED = "has a value that cannot be";

    private final String file;
    private final Network network;
    private final UnitCosts costs;
    private final StudyBuilder study;
    private final Set<String> live = new HashSet<>();
    private final Map<String, List<String>> remarks = new LinkedHashMap<>();

    NetworkStudy(String file, Network network, UnitCosts costs) {
        this.file = file;
        this.network = network;
        this.costs = costs;
        study = Study.builder(network.getOptionalName().orElse(network.getId()))
                .settings(Settings.DEFAULTS.withCurrency("EUR"))
                .add(Carrier.of("AC"));
    }

    /** Returns the study; throws {@link StudyException} where the network has no bus with a generator, or a value that cannot be. */
    Study study() {
        addBuses();
        new NetworkBranches(this).addAll(network);
        new NetworkInjections(this, costs).addAll(network);
        remarks.forEach((sentence, names) -> study.note(sentence.formatted(shortened(names))));
        return accepted("cannot be used", study::build);
    }

    /** Adds a bus of the file, or one that stands for the middle or the far end of its equipment. */
    void addBus(Supplier<org.rexnet.network.Bus> bus) {
        study.add(accepted(REFUSED, bus));
    }

    /** Adds a line or transformer of the file. */
    void addBranch(Supplier<? extends Branch> branch) {
        study.add(accepted(REFUSED, branch));
    }

    /** Adds any other equipment of the file. */
    void addComponent(Supplier<? extends Component> component) {
        study.add(accepted(REFUSED, component));
    }

    void addCarrier(String carrier) {
        study.add(Carrier.of(carrier));
    }

    /** Returns the record made of the file's values; a value that its constructor refuses is a fault of the file, and nothing else is. */
    private <T> T accepted(String refusal, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new StudyException(Fault.of(file, refusal + ": " + e.getMessage()), e);
        }
    }

    /** Adds the buses of parts that have a generator; others are dead. */
    private void addBuses() {
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
                addBus(() -> new org.rexnet.network.Bus(
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

    /** Returns what is wrong with a value of the file, to be thrown. */
    StudyException fault(String message) {
        return new StudyException(List.of(Fault.of(file, REFUSED + ": " + message)));
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
