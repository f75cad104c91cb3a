package org.rexnet.investment.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One network that PyPSA writes as CSV, netCDF and Excel has the answer that PyPSA finds, whichever of them is read. */
final class FormatFigures {

    /** Makes a network of a kind from a folder, writes it in all formats that PyPSA has for the kind, and plans it. */
    private static final String SCRIPT = """
        import json, logging, pathlib, sys, warnings
        warnings.simplefilter("ignore")
        import pypsa
        logging.disable(logging.WARNING)
        source, target, kind = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
        n = pypsa.Network(source)
        n.set_snapshots(n.snapshots[:168])
        for constraint in list(n.global_constraints.index):
            n.remove("GlobalConstraint", constraint)
        if kind == "periods":
            n.set_investment_periods([2030, 2040])
            n.investment_period_weightings["years"] = 10
            n.investment_period_weightings["objective"] = [8.5, 6.25]
        elif kind == "scenarios":
            n.set_scenarios({"calm": 0.4, "windy": 0.6})
            series = n.generators_t.p_max_pu
            for column in series.columns:
                if column[0] == "calm":
                    series[column] = series[column] * 0.8
        target.mkdir(parents=True, exist_ok=True)
        n.export_to_netcdf(target / f"{kind}.nc")
        if kind != "scenarios":
            n.export_to_csv_folder(target / kind)
            n.export_to_excel(target / f"{kind}.xlsx")
        n.optimize(solver_name="highs", solver_options={"output_flag": False}, progress=False,
                   include_objective_constant=False, multi_investment_periods=kind == "periods")
        print(json.dumps({"objective": n.objective}))
        """;

    private final Command rexnet;
    private final Path target;
    private final Peer peer;

    FormatFigures(Command rexnet, Path target, Peer peer) {
        this.rexnet = rexnet;
        this.target = target.resolve("formats");
        this.peer = peer;
    }

    /** Returns the greatest relative difference of each network's answers; scenarios are written as netCDF only. */
    List<Figure> differences() {
        Optional<Path> source = ReferenceStudies.find("pypsa/model-energy");
        List<Figure> figures = new ArrayList<>();
        for (String kind : List.of("plain", "periods", "scenarios")) {
            String row = "written by PyPSA: " + kind;
            if (source.isEmpty() || !peer.trouble().isEmpty()) {
                figures.add(Figure.skipped(row, source.isEmpty() ? ReferenceStudies.NO_DATA : peer.trouble()));
            } else {
                figures.add(Figure.difference(row, difference(source.get(), kind)));
            }
        }
        return figures;
    }

    private double difference(Path source, String kind) {
        try {
            Files.createDirectories(target);
            Path script = Files.writeString(target.resolve("formats.py"), SCRIPT);
            double theirs =
                    peer.run(script, source.toString(), target.toString(), kind).number("objective");
            double largest = 0;
            for (String ending : List.of(".nc", "", ".xlsx")) {
                Path study = target.resolve(kind + ending);
                if (Files.exists(study)) {
                    double own = rexnet.run("invest", study.toString()).number("objective");
                    largest = Math.max(largest, Math.abs(own - theirs) / Math.abs(theirs));
                }
            }
            return largest;
        } catch (IOException e) {
            throw new UncheckedIOException("The script cannot be written.", e);
        }
    }
}
