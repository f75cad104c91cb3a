package org.rexnet.core.study.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Faults;
import org.rexnet.core.study.GlobalConstraint;
import org.rexnet.core.study.Settings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyBuilder;
import org.rexnet.core.study.StudyException;
import org.rexnet.network.Carrier;

/**
 * A case of GenX as a study: zones, lines, thermal, variable, must-run and storage resources, reservoirs, fuels with prices by the hour,
 * demand with representative periods and their weights, and caps on the mass of CO2.
 *
 * <p>Costs per MW and year are costs per MW, as in GenX, whose weights sum to the hours of a year. What has no word here is left out and
 * named in a note. Columns are those of GenX' documentation.
 */
public final class Genx {

    private static final List<String> OTHER_RESOURCES =
            List.of("Flex_demand", "Electrolyzer", "Vre_stor", "Hydro_stor");
    private static final List<String> OTHER_POLICIES = List.of(
            "CapacityReserveMargin",
            "EnergyShareRequirement",
            "MinCapReq",
            "MaxCapReq",
            "OperationalReserves",
            "Reserves");
    private static final double TONNES_PER_MEGATONNE = 1e6;

    private Genx() {}

    /**
     * Returns the study of a case.
     *
     * @param commitment whether thermal units start and stop, one by one of their {@code Cap_Size}
     * @throws StudyException that names every fault
     */
    public static Study read(Path folder, boolean commitment) {
        if (!Files.isDirectory(folder)) {
            throw new StudyException(List.of(Fault.of(String.valueOf(folder.getFileName()), "is not a folder")));
        }
        Faults faults = new Faults();
        GenxFolder files = new GenxFolder(folder, faults);
        GenxDemand demand = new GenxDemand(files);
        StudyBuilder study = Study.builder(
                        String.valueOf(folder.toAbsolutePath().normalize().getFileName()))
                .settings(Settings.DEFAULTS.withCurrency("USD").withLostLoad(demand.lostLoad()))
                .horizon(demand.horizon());
        demand.addTo(study);
        study.add(Carrier.of("transmission"));
        GenxFuels fuels = new GenxFuels(files, demand.hours());
        fuels.addTo(study);
        new GenxLines(files, demand, study).addAll();
        GenxUnits units = new GenxUnits(files, demand, fuels, study, commitment);
        units.addAll();
        new GenxStores(files, demand, units, study).addAll();
        addCaps(files, study);
        nameOthers(files, units);
        faults.throwIfAny();
        files.addNotes(study);
        return study.build();
    }

    /** Adds each cap on the mass of CO2; one cap that all zones share, as the sum of what they may emit. */
    private static void addCaps(GenxFolder files, StudyBuilder study) {
        int kind = files.setting("CO2Cap", 0);
        if (kind > 1) {
            files.remark("Caps on CO2 per MWh (CO2Cap 2 and 3) are left out.");
        }
        if (kind != 1) {
            return;
        }
        files.find(List.of("CO2_cap.csv"))
                .ifPresentOrElse(
                        table -> addCaps(files, table, study),
                        () -> files.faults().add("CO2_cap.csv", "is missing"));
    }

    private static void addCaps(GenxFolder files, NamedTable table, StudyBuilder study) {
        for (int cap = 1; table.has("CO_2_Max_Mtons_" + cap); cap++) {
            double tonnes = 0;
            boolean all = true;
            for (CsvRecord row : table.rows()) {
                all &= table.number(row, "CO_2_Cap_Zone_" + cap, 0) == 1;
                tonnes += table.number(row, "CO_2_Max_Mtons_" + cap, 0) * TONNES_PER_MEGATONNE;
            }
            if (all) {
                study.add(new GlobalConstraint(
                        "co2 cap " + cap,
                        GlobalConstraint.Type.PRIMARY_ENERGY,
                        Carrier.CO2_EMISSIONS,
                        "",
                        GlobalConstraint.Sense.AT_MOST,
                        tonnes));
            } else {
                files.remark("Caps on the CO2 of some zones only are left out.");
            }
        }
    }

    private static void nameOthers(GenxFolder files, GenxUnits units) {
        for (String kind : OTHER_RESOURCES) {
            units.rows(
                    kind + ".csv", (table, row) -> files.remark("Resources of %s.csv are left out.".formatted(kind)));
        }
        for (String policy : OTHER_POLICIES) {
            if (files.setting(policy, 0) > 0) {
                files.remark("What %s asks is left out.".formatted(policy));
            }
        }
        if (files.find(List.of("Period_map.csv")).isPresent()) {
            files.remark("Storage is cyclic within each representative period; Period_map.csv is not followed.");
        }
    }
}
