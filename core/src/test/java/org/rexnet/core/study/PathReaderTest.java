package org.rexnet.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PathReaderTest {

    @TempDir
    private Path folder;

    private static final Study TOWN = Study.builder("town")
            .buses("town")
            .load("town", "town", 10)
            .generator("coal", "town", 10, 5)
            .generator("sun", "town", g -> g.expansion(Expansion.of(25)))
            .add(GlobalConstraint.co2Limit("co2", 100))
            .build();

    private PlanningPath read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("path.yaml"), text);
        return PathReader.read(file, TOWN);
    }

    private List<String> faults(String text) {
        StudyException thrown = catchThrowableOfType(StudyException.class, () -> read(text));
        assertThat(thrown).as("no fault in\n" + text).isNotNull();
        return thrown.faults().stream().map(Fault::toString).toList();
    }

    @Test
    void aPathIsReadWithItsYearsAndWhatDiffersInThem() throws IOException {
        PlanningPath path = read("""
            discount_rate: 0.03
            years:
              - year: 2030
              - year: 2037
                co2_price: 80
                overrides:
                  - {attribute: loads.p_set, factor: 1.2}
                  - {attribute: generators.capital_cost, name: sun, value: 20}
            """);

        assertThat(path.discountRate()).isEqualTo(0.03);
        assertThat(path.until()).isEqualTo(2044);
        assertThat(path.length(0)).isEqualTo(7);
        assertThat(path.length(1)).isEqualTo(7);
        assertThat(path.years().get(1))
                .isEqualTo(new PlanningPath.Year(
                        2037,
                        80,
                        List.of(
                                Scenario.Override.factor(Scenario.Attribute.LOAD, 1.2),
                                new Scenario.Override(
                                        Scenario.Attribute.capital(ComponentKind.GENERATOR),
                                        Optional.of("sun"),
                                        Optional.empty(),
                                        1,
                                        OptionalDouble.of(20)))));
    }

    @Test
    void theLastYearStandsForTheYearsUntilTheEnd() throws IOException {
        PlanningPath path = read("{discount_rate: 0.25, until: 2032, years: [{year: 2029}, {year: 2030}]}");

        assertThat(path.presentValueFactor(0)).isEqualTo(1);
        assertThat(path.presentValueFactor(1)).isCloseTo(0.8 + 0.64, within(1e-15));
        assertThat(PlanningPath.of(0, List.of(PlanningPath.Year.of(2030))).until())
                .isEqualTo(2031);
    }

    @Test
    void allFaultsAreNamedAtOnceWithTheirLines() {
        assertThat(faults("""
            discount_rate: -0.03
            until: 2035
            horizon: 7
            years:
              - year: 2030
                co2_price: -1
              - year: 2030
              - year: 2029
              - year: soon
              - year: 2035
                overrides:
                  - {attribute: loads.p_sett, factor: 1.2}
                  - {attribute: loads.p_set}
                  - {attribute: generators.capital_cost, name: coal, factor: 2}
                  - {attribute: global_constraints.constant, name: co, factor: 2}
            """))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("path.yaml:1", "-0.03", "at least 0"),
                        fault -> assertThat(fault).contains("path.yaml:2", "2035", "after the last one"),
                        fault -> assertThat(fault).contains("path.yaml:3", "horizon", "not a known key"),
                        fault -> assertThat(fault).contains("path.yaml:6", "-1", "co2_price"),
                        fault -> assertThat(fault).contains("path.yaml:7", "2030", "once only"),
                        fault -> assertThat(fault).contains("path.yaml:8", "2029", "must ascend"),
                        fault -> assertThat(fault).contains("path.yaml:9", "soon", "whole number"),
                        fault -> assertThat(fault).contains("path.yaml:12", "loads.p_sett", "maybe loads.p_set"),
                        fault -> assertThat(fault).contains("path.yaml:13", "either factor or value"),
                        fault -> assertThat(fault).contains("path.yaml:14", "nothing to build with name coal"),
                        fault -> assertThat(fault).contains("path.yaml:15", "nothing with name co", "maybe co2"));
    }

    @Test
    void whatIsNoPathIsSaidSo() {
        assertThat(faults("[1, 2]")).singleElement().asString().contains("key: value");
        assertThat(faults("")).singleElement().asString().contains("one document");
        assertThat(faults("a: b: c")).singleElement().asString().contains("is not YAML");
        assertThat(faults("discount_rate: 0")).singleElement().asString().contains("years must be given");
        assertThatThrownBy(() -> PathReader.read(folder.resolve("absent.yaml"), TOWN))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("absent.yaml");
    }

    @Test
    void aPathInJavaIsChecked() {
        List<PlanningPath.Year> twice = List.of(PlanningPath.Year.of(2030), PlanningPath.Year.of(2030));
        assertThatThrownBy(() -> new PlanningPath(-1, 2030, twice))
                .hasMessageContaining("at least 0 but is -1.0")
                .hasMessageContaining("2030 follows 2030")
                .hasMessageContaining("ends before 2030");
        assertThatThrownBy(() -> new PlanningPath(0, 2030, List.of())).hasMessageContaining("at least one year");
        assertThatThrownBy(() -> new PlanningPath.Year(2030, -1, List.of())).hasMessageContaining("price of CO2");
        assertThatThrownBy(() -> new Scenario(
                        "s",
                        1,
                        List.of(Scenario.Override.factor(Scenario.Attribute.capital(ComponentKind.GENERATOR), 2))))
                .hasMessageContaining("generators.capital_cost is the same in all scenarios");
        assertThatThrownBy(() -> StudyInYear.of(
                        TOWN, PlanningPath.Year.of(2030, Scenario.Override.factor(Scenario.Attribute.INFLOW, 2))))
                .hasMessageContaining("Year 2030, storage_units.inflow");
    }
}
