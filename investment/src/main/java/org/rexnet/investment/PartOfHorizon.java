package org.rexnet.investment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.rexnet.core.study.CapitalCost;
import org.rexnet.core.study.Excerpt;
import org.rexnet.core.study.Study;
import org.rexnet.investment.signal.Candidate;

/**
 * What capacity costs in a part of a horizon, as a folder of just its snapshots would say: the yearly payment for money spent at once is
 * scaled by the hours that the snapshots stand for; {@code capital_cost} and {@code fom_cost} are money for the horizon as it stands, as in
 * PyPSA.
 */
public final class PartOfHorizon {

    private static final double HOURS_PER_YEAR = 8760;
    private static final double ALMOST_A_YEAR = 0.99;
    private static final int MOST_NAMES = 5;
    private static final int DIGITS = 6;

    private PartOfHorizon() {}

    /** Returns the study of the snapshots from position {@code first} to before {@code end}. */
    public static Study of(Study study, int first, int end) {
        Study part = Excerpt.of(study, first, end);
        double share = part.horizon().years() / study.horizon().years();
        return share > 0
                ? CandidateChange.of(part, candidate -> candidate.expansion().overShare(share))
                : part;
    }

    /** Returns a remark where money for the horizon as it stands may be meant for a year: the horizon stands for less. */
    public static Optional<String> note(Study study) {
        double years = study.horizon().years();
        List<String> names = Candidate.of(study).stream()
                .filter(PartOfHorizon::isForTheHorizon)
                .map(Candidate::name)
                .toList();
        if (years >= ALMOST_A_YEAR || names.isEmpty()) {
            return Optional.empty();
        }
        String listed = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return Optional.of(
                ("capital_cost and fom_cost are money for the horizon as it stands, %s h, as in PyPSA, and not for a"
                                + " year of 8,760 h: %s%s. The annuity of an overnight_cost is scaled by these hours.")
                        .formatted(hours(years), listed, names.size() > MOST_NAMES ? " …" : ""));
    }

    private static String hours(double years) {
        return BigDecimal.valueOf(years * HOURS_PER_YEAR)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static boolean isForTheHorizon(Candidate candidate) {
        return switch (candidate.expansion().origin()) {
            case CapitalCost.Yearly yearly -> candidate.expansion().annualCost() != 0;
            case CapitalCost.Overnight overnight -> overnight.fixedCost() != 0;
            case CapitalCost.NotGiven notGiven -> false;
        };
    }
}
