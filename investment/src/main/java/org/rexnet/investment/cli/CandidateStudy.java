package org.rexnet.investment.cli;

import java.util.Optional;
import org.rexnet.core.study.Study;
import org.rexnet.investment.PartOfHorizon;
import org.rexnet.investment.RepresentativePeriods;
import org.rexnet.investment.signal.SignalTable;
import picocli.CommandLine.Mixin;

/** The study of a command that values or builds candidates: a part of its horizon, its scenarios, a few periods that stand for it. */
final class CandidateStudy {

    @Mixin
    private StudyArgument argument = new StudyArgument();

    @Mixin
    private SnapshotsOption snapshots = new SnapshotsOption();

    @Mixin
    private ScenarioOption scenarios = new ScenarioOption();

    @Mixin
    private RepresentativePeriodOption representative = new RepresentativePeriodOption();

    /**
     * A study in the forms that commands need.
     *
     * @param asRead the part of the horizon, scenarios not laid side by side
     * @param whole the same with its scenarios side by side
     * @param study what is planned: the same of the chosen periods
     * @param periods the chosen periods, where some were asked for
     * @param seconds that reading took
     */
    record Read(Study asRead, Study whole, Study study, Optional<RepresentativePeriods> periods, double seconds) {}

    /** Reads the study; throws {@link BadInputException} where a candidate has no cost. */
    Read read() {
        long start = System.nanoTime();
        Study asRead = noted(snapshots.cut(argument.read()));
        Optional<RepresentativePeriods> periods = representative.choose(asRead);
        Study study = scenarios.over(periods.map(RepresentativePeriods::study).orElse(asRead));
        Read read = new Read(asRead, scenarios.over(asRead), study, periods, Seconds.since(start));
        SignalTable.requireCosts(study);
        return read;
    }

    ScenarioOption scenarios() {
        return scenarios;
    }

    /** Returns a study of the chosen periods with its scenarios side by side. */
    Study overPeriods(Study study) {
        Study over = scenarios.over(study);
        return representative.choose(over).map(RepresentativePeriods::study).orElse(over);
    }

    private static Study noted(Study study) {
        return PartOfHorizon.note(study)
                .map(note -> study.toBuilder().note(note).build())
                .orElse(study);
    }
}
