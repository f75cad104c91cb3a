package org.rexnet.core.study.pypsa;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.PipeDesign;
import org.rexnet.core.study.PipeOperation;
import org.rexnet.core.study.PipeOperation.Control;
import org.rexnet.core.study.PipeOperation.Direction;
import org.rexnet.core.study.Profile;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.network.Pipe;

/** One row of the pipes: capacity from diameter or diameter from capacity, and how much is lost. */
final class PipeRow {

    private static final double MOST_WATER_CELSIUS = 150;

    /** Largest roughness per diameter, in mm per m: Colebrook's law ends there. */
    private static final double MOST_ROUGHNESS = 50;

    private final Row row;
    private final HeatSchedule fromSchedule;
    private final HeatSchedule toSchedule;
    private final double velocity;
    private double capacity;
    private double diameter;
    private double design;
    private Profile maxPu = Profile.ONE;

    PipeRow(Row row, HeatSchedule fromSchedule, HeatSchedule toSchedule) {
        this.row = row;
        this.fromSchedule = fromSchedule;
        this.toSchedule = toSchedule;
        velocity = row.number("design_velocity");
    }

    PipeOperation read(String from, String to, double years) {
        double lossPerMw = row.number("loss_per_mw");
        double length = row.number("length");
        double heatTransfer = row.number("u_value");
        double roughness = row.number("roughness");
        Direction direction = row.text("direction").equals("forward") ? Direction.FORWARD : Direction.BOTH;
        int delay = row.whole("delay");
        Control control = row.isSound() ? Control.valueOf(row.text("control").toUpperCase(Locale.ROOT)) : Control.NONE;
        if (delay > 0 && direction == Direction.BOTH) {
            row.fault("direction", row.cell("direction"), "must be forward where delay is above 0");
        }
        Optional<Expansion> expansion = CapacityColumns.expansion(row, "q_nom", years);
        size();
        if (row.isSound() && roughness > MOST_ROUGHNESS * diameter) {
            row.fault(
                    "roughness",
                    row.cell("roughness"),
                    "must be at most a twentieth of the diameter, %s mm"
                            .formatted(NumberText.format(MOST_ROUGHNESS * diameter)));
        }
        Pipe pipe = row.isSound()
                ? new Pipe(row.name(), from, to, length, diameter, heatTransfer, capacity, roughness)
                : new Pipe("pipe", "from", "to", 0, 1, 0, 0);
        PipeOperation operation = PipeOperation.builder(pipe)
                .designCapacityMw(row.isSound() ? design : 1)
                .expansion(row.isSound() ? expansion : Optional.empty())
                .maxPu(row.isSound() ? maxPu : Profile.ONE)
                .lossPerMw(lossPerMw)
                .direction(direction)
                .delaySnapshots(row.isSound() ? delay : 0)
                .control(control)
                .build();
        requireMoreThanLosses(operation);
        return operation;
    }

    /** Finds capacity and diameter, each from the other where it is not given. */
    private void size() {
        OptionalDouble givenCapacity = row.findNumber("q_nom");
        OptionalDouble givenDiameter = row.findNumber("diameter");
        OptionalDouble givenDesign = row.findNumber("q_design");
        Optional<Profile> givenShares = row.findProfile("q_max_pu");
        capacity = givenCapacity.orElse(0);
        diameter = givenDiameter.orElse(1);
        design = givenDesign.orElse(capacity);
        maxPu = givenShares.orElse(Profile.ONE);
        if (!row.isSound() || givenDiameter.isPresent() && givenCapacity.isPresent() && givenDesign.isPresent()) {
            return;
        }
        if (givenDiameter.isEmpty() && (givenCapacity.isEmpty() || !isPositive(design))) {
            String why = givenCapacity.isEmpty() ? "q_nom is not" : "q_nom is 0 or without limit";
            row.fault("diameter", row.cell("diameter"), "must be given where " + why);
            return;
        }
        if (!hasUsableTemperatures()) {
            return;
        }
        if (givenDiameter.isEmpty()) {
            double perSquareMetre =
                    PipeDesign.capacityMw(1, velocity, fromSchedule).max();
            diameter = Math.sqrt(design / perSquareMetre);
            return;
        }
        Profile capacities = PipeDesign.capacityMw(diameter, velocity, fromSchedule);
        design = givenDesign.orElse(capacities.max());
        if (givenCapacity.isEmpty()) {
            capacity = capacities.max();
            double largest = capacity;
            maxPu = givenShares.orElse(capacities.map(mw -> mw / largest));
        }
    }

    private boolean hasUsableTemperatures() {
        Profile supply = fromSchedule.supplyCelsius();
        boolean water = supply.min() >= 0 && supply.max() <= MOST_WATER_CELSIUS;
        if (!water || !(PipeDesign.capacityMw(1, velocity, fromSchedule).max() > 0)) {
            String missing = NumberText.isMissing(row.cell("q_nom")) ? "q_nom" : "diameter";
            row.fault(
                    missing,
                    row.cell(missing),
                    ("must be given, because it does not follow from the temperatures of bus %s: supply must lie"
                                    + " between 0 and 150 C, and return below it")
                            .formatted(fromSchedule.bus()));
            return false;
        }
        return true;
    }

    private static boolean isPositive(double value) {
        return value > 0 && !Double.isInfinite(value);
    }

    private void requireMoreThanLosses(PipeOperation operation) {
        if (!row.isSound()) {
            return;
        }
        double limit = operation.expansion().isPresent() ? 1 : capacity;
        int length = Math.max(Math.max(lengthOf(fromSchedule), lengthOf(toSchedule)), 1);
        for (int t = 0; t < length; t++) {
            double loss = operation.standingLossMw(fromSchedule, t) + operation.standingLossMw(toSchedule, t);
            if (loss > limit) {
                double scale = operation.expansion().isPresent() ? operation.designCapacityMw() : 1;
                row.fault(
                        "u_value",
                        row.cell("u_value"),
                        "must be smaller, or the pipe shorter: it loses %s MW, more than its capacity of %s MW"
                                .formatted(NumberText.format(scale * loss), NumberText.format(scale * limit)));
                return;
            }
        }
    }

    private static int lengthOf(HeatSchedule schedule) {
        return Math.max(
                schedule.groundCelsius().length(),
                Math.max(
                        schedule.supplyCelsius().length(),
                        schedule.returnCelsius().length()));
    }
}
