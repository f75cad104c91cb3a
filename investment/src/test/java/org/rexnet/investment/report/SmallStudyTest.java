package org.rexnet.investment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Section;

/** Pages of small studies print in kW and kWh; data stay in MW and MWh. */
class SmallStudyTest {

    /** A part of a house or of a town. */
    private record Part(String name, double mw, double mwh, double cost, String unit) {}

    private static final Part HEAT_PUMP = new Part("heat pump", 0.005, 0.0312, 0.004, "MW");
    private static final Part PANELS = new Part("panels", 0.25, 0, 120, "MW");

    private static Section columns(Part... parts) {
        return Section.table("parts", "Parts", List.of(parts))
                .add(Column.words("name", Part::name))
                .add(Column.number("mw", "power", "MW", Format.AMOUNT, Part::mw))
                .add(Column.number("mwh", "energy", "MWh", Format.fixed(3), Part::mwh))
                .add(Column.number("cost", "cost", "EUR", Format.AMOUNT, Part::cost))
                .build();
    }

    private static Section rows(Part... parts) {
        return Section.table("parts", "Parts", List.of(parts))
                .add(Column.words("name", Part::name))
                .add(Column.<Part>number("mw", "power", Format.AMOUNT.withSign(), Part::mw)
                        .inUnitOfRow())
                .add(Column.words("unit", Part::unit))
                .build();
    }

    @Test
    void theColumnsOfAHouseAreInKilowattsAndItsDataInMegawatts() {
        Section section = columns(HEAT_PUMP, PANELS);

        assertThat(TextPage.of(section)).isEqualTo("""
            Parts
              name       power kW  energy kWh  cost EUR
              heat pump      5.00      31.200      0.00
              panels       250.00       0.000    120.00
            """);
        StringWriter json = new StringWriter();
        JsonText.print(new PrintWriter(json), List.of(section));
        assertThat(json.toString()).contains("0.005").contains("0.0312");
        assertThat(SectionFiles.of(List.of(section)).get("result-parts.csv")).contains("heat pump,0.005,0.0312");
    }

    @Test
    void theColumnsOfATownKeepTheirUnitAndWhatIsSmallInThem() {
        Part town = new Part("town", 10, 1200, 7, "MW");

        assertThat(TextPage.of(columns(town, HEAT_PUMP))).isEqualTo("""
            Parts
              name       power MW  energy MWh  cost EUR
              town          10.00   1,200.000      7.00
              heat pump     0.005      0.0312      0.00
            """);
    }

    @Test
    void rowsThatSayTheirUnitChangeItWhereAllOfThemAreSmall() {
        Part tank = new Part("tank", 0.9, 0, 0, "MWh");
        Part tonnes = new Part("limit", 40, 0, 0, "t CO2");

        assertThat(TextPage.of(rows(HEAT_PUMP, tank, tonnes))).isEqualTo("""
            Parts
              name         power  unit
              heat pump    +5.00  kW
              tank       +900.00  kWh
              limit       +40.00  t CO2
            """);
        assertThat(TextPage.of(rows(HEAT_PUMP, new Part("tank", 1, 0, 0, "MWh"))))
                .isEqualTo("""
                    Parts
                      name        power  unit
                      heat pump  +0.005  MW
                      tank        +1.00  MWh
                    """);
    }

    @Test
    void aTitleThatSaysTheUnitChangesWithTheNumbers() {
        Section section = Section.table("parts", "Parts, MWh", List.of(HEAT_PUMP))
                .add(Column.words("name", Part::name))
                .add(Column.<Part>number("mwh", "used", "MWh", Format.AMOUNT, Part::mwh)
                        .unitInTitle())
                .build();

        assertThat(TextPage.of(section)).isEqualTo("""
            Parts, kWh
              name        used
              heat pump  31.20
            """);
    }

    @Test
    void whatSolversLeaveOfNothingIsNothing() {
        Part nothing = new Part("idle", 4e-9, -1e-10, 0, "MW");

        assertThat(TextPage.of(columns(nothing)))
                .contains("power MW")
                .contains("0.00")
                .doesNotContain("kW");
    }

    @Test
    void smallQuantitiesHaveFourSignificantDigits() {
        assertThat(List.of(0.00123, -0.000123456, 0.05, 0.1, 0.1136, 7.08, 9e-7, 1234.5))
                .extracting(Figures::quantity)
                .containsExactly("0.00123", "-0.0001235", "0.05", "0.10", "0.11", "7.08", "0.00", "1,234");
    }
}
