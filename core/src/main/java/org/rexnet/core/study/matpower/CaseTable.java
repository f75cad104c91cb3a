package org.rexnet.core.study.matpower;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    U("u", 1, ""),
    BUS3P("bus3p", 9, "busid type basekV Vm1 Vm2 Vm3 Va1 Va2 Va3"),
    BUSLINK("buslink", 4, "linkid busid bus3pid status"),
    LINE3P("line3p", 6, "brid fbus tbus status lcid len"),
    XFMR3P("xfmr3p", 9, "xfid fbus tbus status R X basekVA basekV ratio"),
    SHUNT3P("shunt3p", 9, "shid shbus status gs1 gs2 gs3 bs1 bs2 bs3"),
    LOAD3P("load3p", 9, "ldid ldbus status Pd1 Pd2 Pd3 ldpf1 ldpf2 ldpf3"),
    GEN3P("gen3p", 12, "genid gbus status Vg1 Vg2 Vg3 Pg1 Pg2 Pg3 Qg1 Qg2 Qg3"),
    LC("lc", 19, "lcid R11 R21 R31 R22 R32 R33 X11 X21 X31 X22 X32 X33 C11 C21 C31 C22 C32 C33");

    private final String field;
    private final int leastColumns;
    private final List<String> columns;
    private final Map<String, Integer> positions = new HashMap<>();

    CaseTable(String field, int leastColumns, String columns) {
        this.field = field;
        this.leastColumns = leastColumns;
        this.columns = columns.isEmpty() ? List.of() : List.of(columns.split(" "));
        this.columns.forEach(column -> positions.put(column, positions.size()));
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

    /** Returns the name of the first column. */
    String first() {
        return columns.getFirst();
    }

    /** Returns the position of a column, counted from 0. */
    int position(String column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new IllegalArgumentException("The table %s has no column %s.".formatted(field, column));
        }
        return position;
    }
}
