package org.rexnet.investment.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.result.ClearingExport;
import org.rexnet.core.study.Study;
import org.rexnet.investment.Plan;
import org.rexnet.investment.ReactanceIteration;
import org.rexnet.investment.SignalTable;

/** Says what a plan is: as a page or one JSON object, and in the result folder. */
final class PlanAnswer {

    private final Terminal terminal;
    private final MethodArguments method;
    private final ReactanceIteration.Iterated result;
    private final Plan plan;
    private final List<Section> sections;
    private final PriceQuestions questions;

    PlanAnswer(
            Terminal terminal,
            MethodArguments method,
            ReactanceIteration.Iterated result,
            Plan plan,
            List<Section> sections,
            PriceQuestions questions) {
        this.terminal = terminal;
        this.method = method;
        this.result = result;
        this.plan = plan;
        this.sections = sections;
        this.questions = questions;
    }

    /**
     * Writes the result folder where one is wanted and the plan has settled.
     *
     * @param study that was planned, with the reactances that were read
     */
    void write(OutputArguments output, Optional<ResultFolder> folder, Study study, SignalTable table) {
        if (!result.settled()) {
            return;
        }
        Map<String, String> files = new LinkedHashMap<>();
        sections.forEach(section -> section.addFiles(files));
        SignalPage.sections(table).forEach(section -> section.addFiles(files));
        plan.convergence().ifPresent(convergence -> ConvergenceTable.addTo(files, convergence));
        output.write(terminal, folder, study, ClearingExport.of(plan.clearing(), files));
    }

    void printJson(Seconds seconds) {
        new JsonAnswer(terminal.out()).planned(method.status(result), plan, questions, sections, seconds);
    }

    void printPage(SignalTable table, Seconds seconds) {
        PrintWriter out = terminal.out();
        StudyLines.print(out, terminal.outInk(), plan.study());
        ClearingPage page = new ClearingPage(out, terminal.outInk(), plan.clearing());
        PlanPage planPage = new PlanPage(out, terminal.outInk(), plan);
        page.printCost("Total cost");
        planPage.printCapacityCost();
        printReactance(out);
        planPage.printAdditions();
        planPage.printSignals(result.settled());
        if (!table.signals().isEmpty()) {
            new SignalPage(terminal, table).printReturns();
        }
        plan.convergence()
                .ifPresent(convergence -> ConvergencePage.print(
                        out,
                        terminal.outInk(),
                        convergence,
                        plan.study().settings().currency()));
        sections.forEach(section -> section.print(out, terminal.outInk()));
        page.printPrices();
        questions.print(terminal.out(), terminal.outInk(), plan.clearing());
        page.printCongestion();
        page.printSupply();
        page.printSolver(seconds);
    }

    private void printReactance(PrintWriter out) {
        if (!method.iterated()) {
            return;
        }
        String settled = result.settled()
                ? "Reactances and capacities settled after %s; "
                : "Reactances and capacities did not settle within %s; what the last one builds is operated at its own"
                        + " reactances; ";
        Wrapped.print(
                out,
                "  ",
                settled.formatted(Figures.count(result.rounds(), "plan", "plans"))
                        + "another plan may be better: no bound is claimed.");
    }
}
