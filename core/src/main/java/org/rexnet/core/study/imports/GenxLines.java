package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.Expansion;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.network.Bus;
import org.rexnet.network.Link;

/**
 * {@code Network.csv}: lines as links both ways, without Kirchhoff's law as in GenX' transport model.
 *
 * <p>A loss l of the flow, half at each end, makes a line five links: to the line and from it on both sides, where the sender gives (1 +
 * l/2) and the receiver gets (1 - l/2) of the flow, and the line itself between two buses of its own, whose capacity both directions share.
 */
final class GenxLines {

    private static final String CARRIER = "transmission";

    private final GenxFolder folder;
    private final GenxDemand demand;
    private final StudyBuilder study;

    GenxLines(GenxFolder folder, GenxDemand demand, StudyBuilder study) {
        this.folder = folder;
        this.demand = demand;
        this.study = study;
    }

    void addAll() {
        Optional<NamedTable> network = folder.find(List.of("Network.csv"), "Network_Lines", "Line_Max_Flow_MW");
        if (network.isEmpty() && demand.zones() > 1) {
            folder.faults().add("Network.csv", "is missing");
        }
        int segments = folder.setting("Trans_Loss_Segments", 1);
        if (segments > 1) {
            folder.remark("Losses of lines that grow with the square of the flow (Trans_Loss_Segments above 1) are left"
                    + " out.");
        }
        network.ifPresent(table -> {
            for (CsvRecord row : table.rows()) {
                if (!table.text(row, "Network_Lines").isEmpty()) {
                    addLine(table, row, segments == 1);
                }
            }
        });
    }

    private void addLine(NamedTable table, CsvRecord row, boolean lossy) {
        String from;
        String to;
        if (table.has("Start_Zone")) {
            from = demand.bus(table, row, "Start_Zone");
            to = demand.bus(table, row, "End_Zone");
        } else {
            from = end(table, row, 1);
            to = end(table, row, -1);
        }
        String given = table.text(row, "transmission_path_name");
        String id = given.isEmpty() ? "line " + table.text(row, "Network_Lines") : given;
        double capacity = table.number(row, "Line_Max_Flow_MW");
        double more =
                folder.setting("NetworkExpansion", 1) == 0 ? 0 : table.number(row, "Line_Max_Reinforcement_MW", 0);
        double loss = lossy ? table.number(row, "Line_Loss_Percentage", 0) : 0;
        if (!(loss >= 0 && loss < 1)) {
            table.fault(row, "Line_Loss_Percentage", "must be a fraction, at least 0 and below 1");
            return;
        }
        if (from.equals(to) || !(capacity >= 0)) {
            table.fault(row, "Line_Max_Flow_MW", "must be at least 0, between two zones");
            return;
        }
        String start = loss > 0 ? id + " at " + from : from;
        String end = loss > 0 ? id + " at " + to : to;
        if (loss > 0) {
            double most = (capacity + Math.max(0, more)) * (1 + loss);
            study.add(Bus.of(start)).add(Bus.of(end));
            half(id + " from " + from, from, start, most, 1 / (1 + loss / 2));
            half(id + " into " + from, start, from, most, 1 - loss / 2);
            half(id + " from " + to, to, end, most, 1 / (1 + loss / 2));
            half(id + " into " + to, end, to, most, 1 - loss / 2);
        }
        study.add(line(id, start, end, capacity));
        if (more > 0) {
            double cost = table.number(row, "Line_Reinforcement_Cost_per_MWyr", 0);
            study.add(line(id + ", new", start, end, 0).withExpansion(Optional.of(Expansion.of(0, more, cost))));
        }
    }

    private static LinkOperation line(String id, String from, String to, double capacity) {
        return LinkOperation.builder(Link.of(id, from, to, capacity), 1)
                .carrier(CARRIER)
                .minPu(-1)
                .build();
    }

    private void half(String id, String from, String to, double capacity, double efficiency) {
        study.add(LinkOperation.builder(Link.of(id, from, to, capacity), efficiency)
                .carrier(CARRIER)
                .build());
    }

    /** Returns the zone whose column holds the sign; a fault where there is none. */
    private String end(NamedTable table, CsvRecord row, int sign) {
        for (int zone = 1; zone <= demand.zones(); zone++) {
            String column = "z" + zone;
            if (table.has(column) && table.number(row, column, 0) == sign) {
                return column;
            }
        }
        table.fault(row, "Network_Lines", "must have a zone of %d, or Start_Zone and End_Zone".formatted(sign));
        return "z1";
    }
}
