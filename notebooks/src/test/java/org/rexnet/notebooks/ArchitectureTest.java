package org.rexnet.notebooks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.rexnet.core.optimization.Constraint;
import org.rexnet.core.optimization.LinearModel;
import org.rexnet.core.optimization.Variable;

/** The rooms of the house and who may enter them; sees the classes of all modules. */
class ArchitectureTest {

    private static final String COMMAND = "org.rexnet.investment.cli..";
    private static final String OPTIMIZATION = "org.rexnet.core.optimization..";

    private static final JavaClasses CLASSES = MainClasses.ALL;

    @Test
    void allModulesAreSeen() {
        assertThat(CLASSES.stream().map(type -> type.getPackageName().split("\\.")[2]))
                .contains("network", "core");
    }

    @Test
    void modulesPointToTheLeft() {
        check(noClasses()
                .that()
                .resideInAPackage("org.rexnet.network..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rexnet.core..", "org.rexnet.investment..", "org.rexnet.notebooks.."));
        check(noClasses()
                .that()
                .resideInAPackage("org.rexnet.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rexnet.investment..", "org.rexnet.notebooks.."));
        check(noClasses()
                .that()
                .resideInAPackage("org.rexnet.investment..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rexnet.notebooks.."));
    }

    @Test
    void roomsHaveNoCycles() {
        slices().assignedFrom(new Rooms()).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesDependOnWhatTheirSentencesName() {
        assertThat(PackageSentences.read().faults(CLASSES))
                .as("the last sentence of each package-info.java says what the package may depend on")
                .isEmpty();
    }

    @Test
    void networkRestsOnGraphsAndMatricesOnly() {
        check(noClasses()
                .that()
                .resideInAPackage("org.rexnet.network..")
                .and()
                .resideOutsideOfPackage("org.rexnet.network.flow..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.powsybl.."));
        check(classes()
                .that()
                .resideInAPackage("org.rexnet.network..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.rexnet.network..", "java..", "org.jgrapht..", "com.powsybl.math..", "org.jspecify.."));
    }

    @Test
    void optimizationKnowsNothingOfTheMarket() {
        check(noClasses()
                .that()
                .resideInAPackage(OPTIMIZATION)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("org.rexnet..")
                        .and(JavaClass.Predicates.resideOutsideOfPackage(OPTIMIZATION))));
    }

    @Test
    void sectionsKnowNothingOfTheHouse() {
        check(classes()
                .that()
                .resideInAPackage("org.rexnet.core.section..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.rexnet.core.section..", "java..", "tech.tablesaw..", "org.jspecify.."));
    }

    @Test
    void theMarketKnowsNothingElse() {
        check(classes()
                .that()
                .resideInAPackage("org.rexnet.core.market..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.rexnet.core.market..", "java..", "org.jspecify.."));
    }

    @Test
    void theExchangeKnowsTheMarketAndTheNetwork() {
        check(classes()
                .that()
                .resideInAPackage("org.rexnet.core.exchange..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.rexnet.core.exchange..",
                        "org.rexnet.core.market..",
                        "org.rexnet.network..",
                        "java..",
                        "org.jspecify.."));
    }

    @Test
    void theSettlementKnowsTheMarketAndClearings() {
        check(classes()
                .that()
                .resideInAPackage("org.rexnet.core.settlement..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.rexnet.core.settlement..",
                        "org.rexnet.core.market..",
                        "org.rexnet.core.clearing..",
                        "org.rexnet.core.study..",
                        "org.rexnet.core.optimization",
                        "org.rexnet.network..",
                        "java..",
                        "org.jspecify.."));
    }

    /**
     * Names of variables and rows are for people, and for hints where to start: whoever needs to know what one is asks the register of its
     * window.
     */
    @Test
    void namesInAModelAreReadWithinItsRoomOnly() {
        for (Class<?> handle : List.of(Variable.class, Constraint.class)) {
            check(noClasses()
                    .that()
                    .resideOutsideOfPackage("org.rexnet.core.optimization")
                    .should()
                    .callMethod(LinearModel.class, "name", handle));
        }
    }

    @Test
    void onlyTheAdaptersKnowASolver() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.rexnet.core.optimization.highs..", "org.rexnet.core.optimization.ortools..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.ortools..", "com.sun.jna.."));
    }

    @Test
    void onlyOneRoomKnowsSpark() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.rexnet.investment.decomposition.spark..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala.."));
    }

    @Test
    void onlyTheCommandTalksToTheTerminal() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(COMMAND)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "me.tongfei.."));
        check(noClasses().that().resideOutsideOfPackage(COMMAND).should(ACCESS_STANDARD_STREAMS));
        check(noClasses().that().resideOutsideOfPackage(COMMAND).should().callMethod(System.class, "exit", int.class));
    }

    @Test
    void clocksAndRandomNumbersAreHandedIn() {
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses().that().resideOutsideOfPackage(COMMAND).should().callMethod(Instant.class, "now"));
        check(noClasses().that().resideOutsideOfPackage(COMMAND).should().callMethod(Clock.class, "systemUTC"));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils)")
                .orShould()
                .haveNameMatching(".*[.$](Abstract|Base)[A-Z]\\w*"));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());

        assertThat(unmarked)
                .as("packages whose package-info.java lacks @NullMarked")
                .isEmpty();
    }

    /** Rooms that are not built yet break no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    /** A package of a module together with the packages below it; the module's own package is a room by itself. */
    private static final class Rooms implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().startsWith("org.rexnet.")) {
                return SliceIdentifier.ignore();
            }
            String[] names = type.getPackageName().split("\\.");
            return SliceIdentifier.of(Arrays.copyOfRange(names, 2, Math.min(names.length, 4)));
        }

        @Override
        public String getDescription() {
            return "rooms";
        }
    }
}
