package org.rexnet.core.study.pypsa;

import java.util.List;
import java.util.Map;
import org.rexnet.core.study.Declaration;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.HeatSchedule;
import org.rexnet.core.study.Horizon;
import org.rexnet.core.study.OutputLimit;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.pypsa.read.NumberText;
import org.rexnet.core.study.pypsa.write.KeptCells;
import org.rexnet.core.study.pypsa.write.Sheet;
import org.rexnet.core.study.pypsa.write.Sheets;
import org.rexnet.network.Bus;
import org.rexnet.network.Carrier;

/** Turns a study into the tables that PyPSA reads; for one study. */
final class StudySheets {

    private final Study study;
    private final Sheets sheets;

    private StudySheets(Study study, boolean forPypsa) {
        this.study = study;
        sheets = new Sheets(KindRows.reference(), study, forPypsa);
    }

    /** Returns the tables of a study, with rows that tell PyPSA what RexNet's own tables say, where asked for. */
    static Sheets of(Study study, boolean forPypsa) {
        StudySheets filled = new StudySheets(study, forPypsa);
        filled.fill();
        return filled.sheets;
    }

    private void fill() {
        sheets.sheet("network").row(study.name());
        study.network().carriers().forEach(this::carrier);
        study.network().buses().forEach(this::bus);
        study.globalConstraints().forEach(limit -> ConstraintRows.write(limit, sheets));
        study.conditions(HeatSchedule.class).forEach(schedule -> HeatRows.write(schedule, sheets));
        KindRows.all().forEach(rows -> rows.writeAll(sheets));
        MarketSheets market = new MarketSheets(sheets);
        market.costs();
        KindRows.all().forEach(rows -> rows.tellAll(sheets));
        market.penalties();
        OutputLimitRows.write(study.conditions(OutputLimit.class), sheets);
        study.conditions(Participant.class).forEach(this::participant);
        study.conditions(Forecast.class).forEach(forecast -> ForecastRows.write(forecast, sheets));
        study.conditions(Declaration.class).forEach(said -> DeclarationRows.write(said, sheets));
        new KeptCells(sheets).write();
        sheets.sheet("network").row(study.name()).keep("pypsa_version", "1.4.0");
        blocks();
        periods();
        sheets.all().forEach(this::names);
    }

    /** PyPSA reads a column of names that are all numbers as numbers, and some words as no name at all. */
    private void names(Sheet sheet) {
        if (!sheets.isForPypsa()) {
            return;
        }
        List<String> names = sheet.names();
        boolean whole = names.stream().allMatch(name -> name.matches("-?\\d{1,18}"));
        boolean numeric = names.stream().allMatch(name -> !Double.isNaN(NumberText.parseOr(name, Double.NaN)));
        for (String name : names) {
            String read = whole
                    ? Long.toString(Long.parseLong(name))
                    : numeric ? Double.toString(NumberText.parse(name)) : NumberText.isMissing(name) ? "nan" : name;
            if (!read.equals(name)) {
                sheets.note("%s.csv: PyPSA reads the name %s as %s.".formatted(sheet.stem(), name, read));
                return;
            }
        }
    }

    private void participant(Participant participant) {
        List<String> components =
                participant.components().stream().map(this::whereWritten).toList();
        sheets.sheet("participants")
                .row(participant.id())
                .put("components", String.join("|", components))
                .put("balancing", participant.balancing())
                .put("trades_at", String.join("|", participant.tradesAt()))
                .put("trade_limit", participant.tradeLimitMw())
                .put("strategy", participant.conduct().strategy())
                .put("flexible", participant.conduct().flexible())
                .put("notice", participant.conduct().noticeMinutes());
        participant
                .conduct()
                .arrivals()
                .ifPresent(rate ->
                        sheets.sheet("participants").row(participant.id()).put("arrivals", rate));
    }

    /** Returns the name of a component as the tables have it: lines that do not obey Kirchhoff's law are written as links. */
    private String whereWritten(String component) {
        int cut = component.indexOf(':');
        String table = component.substring(0, Math.max(0, cut));
        String name = component.substring(cut + 1);
        boolean moved = List.of("lines", "transformers").contains(table) && !has(table, name) && has("links", name);
        return moved ? "links:" + name : component;
    }

    private boolean has(String stem, String name) {
        return sheets.sheet(stem).has(name);
    }

    private void carrier(Carrier carrier) {
        Sheet.Entry row = sheets.sheet("carriers").row(carrier.name());
        carrier.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute -> row.put(attribute.getKey(), attribute.getValue()));
    }

    private void bus(Bus bus) {
        sheets.sheet("buses")
                .row(bus.id())
                .put("v_nom", bus.nominalKv())
                .put("x", bus.x())
                .put("y", bus.y())
                .put("carrier", bus.carrier());
    }

    /** The order of the periods that blocks stand for, along which storage passes its level on. */
    private void periods() {
        Horizon horizon = study.horizon();
        List<Horizon.Block> blocks = horizon.blocks(horizon.futures().getFirst());
        for (int i = 0; i < horizon.course().size(); i++) {
            sheets.sheet("periods")
                    .row(Integer.toString(i))
                    .put("block", blocks.get(horizon.course().get(i)).name());
        }
    }

    private void blocks() {
        long blocks = study.horizon().snapshots().stream()
                .map(Horizon.Snapshot::block)
                .distinct()
                .count();
        boolean stateful = study.components().stream()
                .anyMatch(component -> component.storesEnergy() || component.isTiedToBefore());
        if (blocks > 1 && stateful && sheets.isForPypsa()) {
            sheets.note("snapshots.csv: PyPSA does not read the column block and passes state on between blocks.");
        }
    }
}
