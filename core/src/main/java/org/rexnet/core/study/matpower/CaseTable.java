package org.rexnet.core.study.matpower;

import java.util.List;

/** Tables of a case that the reader understands, with MATPOWER's names of their columns. */
enum CaseTable {
    BUS("bus", 13, "bus_i type Pd Qd Gs Bs area Vm Va baseKV zone Vmax Vmin"),
    GEN("gen", 10, "bus Pg Qg Qmax Qmin Vg mBase status Pmax Pmin"),
    BRANCH("branch", 11, "fbus tbus r x b rateA rateB rateC ratio angle status angmin angmax"),
    GENCOST("gencost", 5, "model startup shutdown n"),
    DCLINE("dcline", 17, "fbus tbus status Pf Pt Qf Qt Vf Vt Pmin Pmax QminF QmaxF QminT QmaxT loss0 loss1"),
    DCLINECOST("dclinecost", 5, "model startup shutdown n"),
    A("A", 1, ""),
    L("l", 1, ""),
    U("u", 1, "");

    private final String field;
    private final int leastColumns;
    private final List<String> columns;

    CaseTable(String field, int leastColumns, String columns) {
        this.field = field;
        this.leastColumns = leastColumns;
        this.columns = List.of(columns.split(" "));
    }

    /** Returns the name of the field that holds the table. */
    String field() {
        return field;
    }

    /** Returns whether a number without brackets says the same as a table of one. */
    boolean mayBeNumber() {
        return this == A || this == L || this == U;
    }

    /** Returns the number of columns below which the table is unusable. */
    int leastColumns() {
        return leastColumns;
    }

    /** Returns the name of the column at position {@code k}, counted from 0. */
    String column(int k) {
        return field + "." + (k < columns.size() ? columns.get(k) : "column " + (k + 1));
    }

    /** Returns the position of a column, counted from 0. */
    int position(String column) {
        return columns.indexOf(column);
    }
}
