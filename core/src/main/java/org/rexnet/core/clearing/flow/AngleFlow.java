package org.rexnet.core.clearing.flow;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rexnet.core.clearing.model.Window;
import org.rexnet.core.clearing.result.ClearingResults;
import org.rexnet.core.clearing.result.Quantity;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.Constraints;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.RowShift;
import org.rexnet.core.optimization.Solution;
import org.rexnet.core.optimization.Values;
import org.rexnet.core.optimization.Variables;
import org.rexnet.core.study.ComponentKey;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.network.flow.DcFlow;

/**
 * Flows as variables with Kirchhoff's voltage law by angles as variables: the reference that the sensitivities are compared with. What is
 * not said of angles is that of {@link TransportFlow}.
 */
public final class AngleFlow implements FlowModel {

    private final Window problem;
    private final DcFlow dcFlow;
    private final LineLimits limits;
    private final TransportFlow flows;
    private final Variables angles;
    private final int buses;
    private final double angleScale;

    /** Adds the flows and angles of a window to its model; takes over what it can of those of one that is alike. */
    public AngleFlow(Window problem, DcFlow dcFlow, Optional<FlowModel> alike) {
        this.problem = problem;
        this.dcFlow = dcFlow;
        limits = LineLimits.of(problem, dcFlow, true, alike.map(FlowModel::lineLimits));
        flows = new TransportFlow(problem, dcFlow, limits);
        buses = problem.study().network().buses().size();
        angles = problem.model().addVariables(buses * problem.size());
        List<ComponentKey> keys = problem.study().network().buses().stream()
                .map(bus -> new ComponentKey(ComponentKind.BUS, bus.id()))
                .toList();
        problem.enter(angles, keys, Quantity.ANGLE);
        angleScale = angleScale();
    }

    /** Returns the median susceptance: angles times it are of the size of flows, which keeps the model well scaled. */
    private double angleScale() {
        double[] sizes = IntStream.range(0, limits.size())
                .filter(l -> !dcFlow.isCoupler(l) && !dcFlow.isOpen(l))
                .mapToDouble(l -> Math.abs(dcFlow.susceptance(l)))
                .sorted()
                .toArray();
        return sizes.length == 0 ? 1 : sizes[sizes.length / 2];
    }

    @Override
    public LineLimits lineLimits() {
        return limits;
    }

    @Override
    public void build() {
        flows.build();
        voltageLaw();
        CircuitRows circuits = new CircuitRows(problem, dcFlow, limits);
        for (int l = 0; l < limits.size(); l++) {
            if (limits.isOfCircuits(l)) {
                circuits.add(l, flows.flows(), angles, angleScale);
            }
        }
    }

    /** flow = B (theta_from - theta_to - shift); a coupler: theta_from - theta_to = shift. */
    private void voltageLaw() {
        LinearModel model = problem.model();
        Constraints laws = model.addConstraints(limits.size() * problem.size(), 0, 0);
        model.name(laws, "voltage law ", flows::cellName);
        for (int k = 0; k < problem.size(); k++) {
            for (int bus = 0; bus < buses; bus++) {
                boolean isReference = dcFlow.reference(dcFlow.island(bus)) == bus;
                double range = isReference ? 0 : Double.POSITIVE_INFINITY;
                model.setBounds(angles.at(k * buses + bus), -range, range);
            }
            for (int l = 0; l < limits.size(); l++) {
                if (limits.isOfCircuits(l)) {
                    model.setConstraintBounds(
                            laws.at(flows.cell(l, k)), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                    continue;
                }
                double susceptance = dcFlow.isCoupler(l) ? angleScale : dcFlow.susceptance(l);
                Constraint law = laws.at(flows.cell(l, k));
                if (!dcFlow.isCoupler(l)) {
                    model.addTerm(law, flows.flows().at(flows.cell(l, k)), 1);
                }
                model.addTerm(law, angles.at(k * buses + dcFlow.from(l)), -susceptance / angleScale);
                model.addTerm(law, angles.at(k * buses + dcFlow.to(l)), susceptance / angleScale);
                double shifted = -susceptance * dcFlow.shift(l);
                model.setConstraintBounds(law, shifted, shifted);
            }
        }
    }

    @Override
    public void parametrize() {
        flows.parametrize();
    }

    @Override
    public void addTouched(Solution solution) {
        flows.addTouched(solution);
    }

    @Override
    public int addViolated(Solution solution) {
        return flows.addViolated(solution);
    }

    @Override
    public int addViolated(Values values, int from, int end) {
        return flows.addViolated(values, from, end);
    }

    @Override
    public int addAll() {
        return flows.addAll();
    }

    @Override
    public boolean isBalance(Constraint row) {
        return flows.isBalance(row);
    }

    @Override
    public List<RowShift> demandChange(int bus, int k) {
        return flows.demandChange(bus, k);
    }

    @Override
    public void read(Solution solution, ClearingResults results) {
        flows.read(solution, results);
    }
}
