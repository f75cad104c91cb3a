package org.rexnet.core.study.pypsa;

import java.util.List;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.pypsa.read.ComponentTable;
import org.rexnet.core.study.pypsa.read.Reading;
import org.rexnet.core.study.pypsa.read.Row;
import org.rexnet.core.study.pypsa.write.Sheets;

/**
 * How the components of one kind stand in a study's folder: their rows, read and written, and what PyPSA is told in their place. A kind with
 * no bus, branch or guest of its own needs no more than this and its lines in the list of attributes.
 */
interface KindRows<C extends Component> {

    /** Kinds of PyPSA's tables with one bus, which are read first. */
    List<KindRows<?>> ONE_PORTS = List.of(new GeneratorRows(), new LoadRows(), new StorageUnitRows(), new StoreRows());

    /** Kinds of the tables that RexNet adds, of which every column must be known, in the order in which they are read. */
    List<KindRows<?>> OWN = List.of(
            new BidRows(),
            new ContractRows(),
            new FlexibleLoadRows(),
            new BuildingRows(),
            new PipeRows(),
            new ChpRows());

    ComponentKind kind();

    /** Returns the component of a row; faults are noted there. */
    C read(Row row);

    /** Writes its row, as {@link #read} takes it. */
    void write(C component, Sheets sheets);

    /** Writes rows of PyPSA's tables that say the same; none where the kind has a table of PyPSA's. */
    default void tellPypsa(List<C> all, Sheets sheets) {}

    /** Reads all rows of the kind's table. */
    default ComponentTable readAll(Reading reading, StudyBuilder study) {
        ComponentTable table = reading.table(kind().table());
        if (OWN.contains(this)) {
            table.refuseUnknownColumns();
        }
        table.read(this::read, study::add);
        return table;
    }

    /** Writes all rows of the kind's table. */
    default void writeAll(Sheets sheets) {
        all(sheets).forEach(component -> write(component, sheets));
    }

    /** Writes all rows that stand in for the kind's table, marked as such. */
    default void tellAll(Sheets sheets) {
        sheets.standIn(kind().table(), () -> tellPypsa(all(sheets), sheets));
    }

    @SuppressWarnings("unchecked") // All components of the kind are of its type.
    private List<C> all(Sheets sheets) {
        return (List<C>) sheets.study().components().all(kind());
    }
}
