package org.rexnet.core.study.pypsa;

import java.util.Optional;
import org.rexnet.core.study.Commitment;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Generator;
import org.rexnet.core.study.pypsa.read.CapacityColumns;
import org.rexnet.core.study.pypsa.read.Order;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.CapacityCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of generators. */
final class GeneratorRows implements KindRows<Generator> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.GENERATOR;
    }

    @Override
    public Generator read(Row row) {
        Generator.Builder generator = Generator.builder(row.name(), row.bus("bus"));
        Order.requireLimits(row, "p_nom", "p_min_pu", "p_max_pu");
        Optional<Commitment> commitment = CapacityColumns.commitment(row, "p_nom");
        double minEnergy = row.number("e_sum_min");
        double maxEnergy = row.number("e_sum_max");
        Order.require(row, "e_sum_min", minEnergy, "e_sum_max", maxEnergy);
        return generator
                .carrier(row.text("carrier"))
                .sign(row.number("sign"))
                .capacityMw(row.number("p_nom"))
                .expansion(CapacityColumns.expansion(row, "p_nom", row.reading().years()))
                .minPu(row.profile("p_min_pu"))
                .maxPu(row.profile("p_max_pu"))
                .marginalCost(row.profile("marginal_cost"))
                .quadraticCost(row.profile("marginal_cost_quadratic"))
                .efficiency(row.profile("efficiency"))
                .rampLimits(CapacityColumns.ramps(row))
                .commitment(commitment)
                .setPointMw(row.findProfile("p_set"))
                .minEnergyMwh(minEnergy)
                .maxEnergyMwh(maxEnergy)
                .build();
    }

    @Override
    public void write(Generator generator, Sheets sheets) {
        Sheet.Entry row = sheets.sheet("generators")
                .row(generator.id())
                .put("bus", generator.bus())
                .put("carrier", generator.carrier())
                .put("sign", generator.sign())
                .put("p_nom", generator.capacityMw())
                .put("p_min_pu", generator.minPu())
                .put("p_max_pu", generator.maxPu())
                .put("p_set", generator.setPointMw())
                .put("e_sum_min", generator.minEnergyMwh())
                .put("e_sum_max", generator.maxEnergyMwh())
                .put("marginal_cost", generator.marginalCost())
                .put("marginal_cost_quadratic", generator.quadraticCost())
                .put("efficiency", generator.efficiency());
        CapacityCells.expansion(row, "p_nom", generator.expansion());
        CapacityCells.operation(row, generator.rampLimits(), generator.commitment());
    }
}
