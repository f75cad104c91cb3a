package org.rexnet.core.study.pypsa;

import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;

/** Rows of loads. */
final class LoadRows implements KindRows<Load> {

    @Override
    public ComponentKind kind() {
        return ComponentKind.LOAD;
    }

    @Override
    public Load read(Row row) {
        return Load.builder(row.name(), row.bus("bus"))
                .carrier(row.text("carrier"))
                .sign(row.number("sign"))
                .powerMw(row.profile("p_set"))
                .build();
    }

    @Override
    public void write(Load load, Sheets sheets) {
        sheets.sheet("loads")
                .row(load.id())
                .put("bus", load.bus())
                .put("carrier", load.carrier())
                .put("sign", load.sign())
                .put("p_set", load.powerMw());
    }
}
