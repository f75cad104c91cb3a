package org.rexnet.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public API of clearing: the types that anybody outside its rooms may name. What else is public in the rooms of models, flows,
 * components, prices and solving is so for the other rooms only.
 */
class ClearingApiTest {

    private static final String CLEARING = "org.rexnet.core.clearing";

    /** A number that falls is to be lowered here. */
    private static final int MOST_FOR_USERS = 36;

    /** What users name: the doors, the options, and what a clearing returns. */
    private static final Set<String> FOR_USERS = names("""
        ClearingExport ClearingSession ClearingTables MarketClearing ModelText RollingClearing
        heat.HeatCheck heat.HeatFollowing
        result.BusLoad result.BusPrice result.CarrierPrice result.CarrierTotals
        result.Charging result.ChargingResult
        result.Clearing result.ClearingOptions result.ClearingOutcome
        result.ClearingProgress result.ClearingStatistics result.Congestion
        result.ContractValue result.ExtraRow result.Injection result.MarginalMwh result.Operation
        result.PriceChain result.PriceComponents result.PriceInterval result.PriceSetter
        result.Quantity result.SetterShare result.Supply result.Surplus result.Surpluses
        sectors.SectorCouplingOutcome sectors.SectorCouplingValue
        """);

    /** What only those name who render answers: commands, reports and notebooks. */
    private static final Set<String> FOR_ANSWERS = names("""
        ClearingSubjects answer.CheckSections answer.ClearingSections answer.CouplingSections answer.HeatSections answer.OutcomeSections
        answer.PriceSections answer.SectorSections answer.StudySections
        answer.UseSections
        warning.Warnings
        """);

    /** What only the exchange and its simulation name. */
    private static final Set<String> FOR_EXCHANGE = names("auction.AuctionClearing auction.OrderSet");

    /** What only those name who plan one part of the horizon, or one year, at a time. */
    private static final Set<String> FOR_DECOMPOSITION = names("""
        result.ClearingCorner result.HorizonSpan result.MovedCapacity
        solve.CapacityModel solve.CutPoints solve.Subproblem solve.Subproblems solve.TemporalCoupling
        subproblem.Parameter subproblem.SharedLimit subproblem.SlackRule
        subproblem.SubproblemAnswer subproblem.SubproblemMemory
        """);

    private static final JavaClasses CLASSES = MainClasses.ALL;

    @Test
    void whatIsNamedFromOutsideIsListed() {
        assertThat(listed()).containsAll(named(type -> true));
    }

    @Test
    void theCountsArePrinted() {
        System.getLogger(ClearingApiTest.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "public types of clearing: {0} for users, {1} for answers, {2} for the exchange, {3} for"
                                + " decomposition",
                        FOR_USERS.size(),
                        FOR_ANSWERS.size(),
                        FOR_EXCHANGE.size(),
                        FOR_DECOMPOSITION.size());
        assertThat(FOR_USERS).hasSizeLessThanOrEqualTo(MOST_FOR_USERS);
    }

    @Test
    void whatIsListedIsPublic() {
        assertThat(listed())
                .allSatisfy(
                        name -> assertThat(CLASSES.get(CLEARING + "." + name).getModifiers())
                                .contains(JavaModifier.PUBLIC));
    }

    private static Set<String> listed() {
        Set<String> listed = new TreeSet<>(FOR_USERS);
        listed.addAll(FOR_ANSWERS);
        listed.addAll(FOR_EXCHANGE);
        listed.addAll(FOR_DECOMPOSITION);
        return listed;
    }

    @Test
    void onlyThoseWhoRenderAnswersNameTheirSections() {
        Set<String> byOthers =
                named(type -> !isIn(type, "org.rexnet.investment") && !isIn(type, "org.rexnet.notebooks"));

        assertThat(byOthers).doesNotContainAnyElementsOf(FOR_ANSWERS);
    }

    @Test
    void onlyTheExchangeNamesAuctions() {
        Set<String> byOthers =
                named(type -> !isIn(type, "org.rexnet.core.trading") && !isIn(type, "org.rexnet.core.simulation"));

        assertThat(byOthers).doesNotContainAnyElementsOf(FOR_EXCHANGE);
    }

    @Test
    void onlyPlannersNameWhatDecompositionNeeds() {
        Set<String> byOthers = named(type -> !isIn(type, "org.rexnet.investment"));

        assertThat(byOthers).doesNotContainAnyElementsOf(FOR_DECOMPOSITION);
    }

    /** Returns the types of the rooms of clearing that some types outside of them name, without the package's name. */
    private static Set<String> named(Predicate<JavaClass> by) {
        return CLASSES.stream()
                .filter(type -> !isOfClearing(type) && by.test(type))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(ClearingApiTest::isOfClearing)
                .map(type -> type.getName().substring(CLEARING.length() + 1).replaceAll("\\$.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOfClearing(JavaClass type) {
        return isIn(type, CLEARING);
    }

    /** Returns whether a type is in a package or below it. */
    private static boolean isIn(JavaClass type, String room) {
        return (type.getPackageName() + ".").startsWith(room + ".");
    }

    private static Set<String> names(String text) {
        return Stream.of(text.strip().split("\\s+")).collect(Collectors.toCollection(TreeSet::new));
    }
}
