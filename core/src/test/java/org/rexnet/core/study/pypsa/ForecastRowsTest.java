package org.rexnet.core.study.pypsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rexnet.core.study.Declaration;
import org.rexnet.core.study.Forecast;
import org.rexnet.core.study.Participant;
import org.rexnet.core.study.Results;
import org.rexnet.core.study.SimulationSettings;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyWriter;
import org.rexnet.core.study.builtin.BuiltInStudies;

class ForecastRowsTest {

    @TempDir
    Path temporary;

    @Test
    void forecastsConductAndSimulationAreReadAndWrittenBack() {
        Study study = CsvFolder.in(temporary)
                .with("loads.csv", "name,bus,p_set", "homes,north,1")
                .with(
                        "forecasts.csv",
                        "name,error_hour,error_day,hours_to_failure,hours_to_repair",
                        "homes,0.01,0.03,,",
                        "generators:coal,,,400,20")
                .with(
                        "participants.csv",
                        "name,components,strategy,flexible,notice,arrivals",
                        "miner,coal,naive,False,30,2.5")
                .with(
                        "study.yaml",
                        "lost_load: 3000",
                        "simulation:",
                        "  days: 2",
                        "  arrivals: 0.5",
                        "  threshold: 0.25",
                        "  capacities: \"coal=12\"")
                .read();

        Forecast homes = study.conditions(Forecast.class).get(0);
        Forecast coal = study.conditions(Forecast.class).get(1);
        assertThat(homes).isEqualTo(Forecast.of("homes", 0.01, 0.03));
        assertThat(coal.outages()).isEqualTo(new Forecast.Outages(400, 20));
        assertThat(study.conditions(Participant.class).get(0).conduct().noticeMinutes())
                .isEqualTo(30);
        SimulationSettings simulation = study.settings().simulation();
        assertThat(simulation.days()).isEqualTo(2);
        assertThat(simulation.threshold()).isEqualTo(0.25);
        assertThat(simulation.capacities()).isEqualTo(Map.of("coal", 12.0));
        Path written = temporary.resolve("written");
        StudyWriter.write(study, Results.NONE, written);
        Study again = PypsaReader.read(written);
        assertThat(again.conditions(Forecast.class)).isEqualTo(study.conditions(Forecast.class));
        assertThat(again.conditions(Participant.class)).isEqualTo(study.conditions(Participant.class));
        assertThat(again.settings().simulation()).isEqualTo(simulation);
    }

    @Test
    void theHarbourThatIsWrittenIsReadAgain() {
        Study harbour = BuiltInStudies.find("harbour").orElseThrow().study();
        Path written = temporary.resolve("harbour");
        StudyWriter.write(harbour, Results.NONE, written);
        Study read = PypsaReader.read(written);

        assertThat(read.conditions(Forecast.class)).isEqualTo(harbour.conditions(Forecast.class));
        assertThat(read.conditions(Participant.class)).isEqualTo(harbour.conditions(Participant.class));
        assertThat(read.settings().simulation()).isEqualTo(harbour.settings().simulation());
    }

    @Test
    void faultsAreNamedAllAtOnce() {
        List<String> faults = CsvFolder.in(temporary)
                .with(
                        "forecasts.csv",
                        "name,error_hour,error_day,absent,correlation",
                        "coal,0.2,0.1,,",
                        "goal,,,,",
                        "generators,,,1.5,1")
                .with("participants.csv", "name,components,arrivals,notice", "miner,coal,0,-1")
                .with(
                        "study.yaml",
                        "simulation:",
                        "  dais: 3",
                        "  days: 0",
                        "  arrivals: 0",
                        "  capacities: coal",
                        "  threshold: -1")
                .faults();

        assertThat(faults)
                .contains(
                        "study.yaml:3, simulation.days = 0: must be a whole number from 1 to 3660",
                        "study.yaml:4, simulation.arrivals = 0: must be a number above 0 and at most 1000000",
                        "study.yaml:5, simulation.capacities = coal: must be name=size, several separated by |, as in"
                                + " new wind=4|battery=1.5")
                .anyMatch(fault -> fault.startsWith("study.yaml:6, simulation.threshold = -1"))
                .anyMatch(fault -> fault.startsWith("study.yaml:2, simulation.dais: is not a known key;"))
                .anyMatch(fault -> fault.startsWith("forecasts.csv:2, error_day = 0.1: must be at least error_hour"))
                .anyMatch(fault -> fault.startsWith("forecasts.csv:4, absent = 1.5"))
                .anyMatch(fault -> fault.startsWith("forecasts.csv:4, correlation = 1"))
                .anyMatch(fault -> fault.startsWith("participants.csv:2, arrivals = 0"))
                .anyMatch(fault -> fault.startsWith("participants.csv:2, notice = -1"));
    }

    @Test
    void aForecastOfNothingIsNamed() {
        assertThat(CsvFolder.in(temporary)
                        .with("forecasts.csv", "name,error_day", "coel,0.1")
                        .faults())
                .containsExactly("forecasts.csv:2, name = coel: must be a component of the study, as name or"
                        + " table:name, a carrier or a table; maybe coal");
    }

    @Test
    void declarationsAreReadAndWrittenBackAndBelongToSessions() {
        CsvFolder charging = CsvFolder.in(temporary)
                .with("snapshots.csv", "snapshot", "2030-01-01 00:00:00", "2030-01-01 01:00:00")
                .with("charging_stations.csv", "name,bus,p_nom", "square,north,1")
                .with(
                        "ev_sessions.csv",
                        "name,station,arrival,departure,energy,rate",
                        "car,square,2030-01-01 00:30,2030-01-01 01:30,0.01,0.02");
        Study study = charging.with("declarations.csv", "name,departure,energy", "car,2030-01-01 01:45,0.02")
                .read();
        Path written = temporary.resolve("written");
        StudyWriter.write(study, Results.NONE, written);

        assertThat(study.conditions(Declaration.class)).hasSize(1);
        assertThat(PypsaReader.read(written).conditions(Declaration.class))
                .isEqualTo(study.conditions(Declaration.class));
        assertThat(charging.with("declarations.csv", "name,departure,energy", "cat,2030-01-01 01:45,0.02")
                        .faults())
                .containsExactly("declarations.csv:2, name = cat: is no EV session; maybe car");
        assertThat(charging.with("declarations.csv", "name,departure,energy", "car,2030-01-01 00:15,0.02")
                        .faults())
                .containsExactly("declarations.csv:2, departure = 2030-01-01 00:15: must be after the arrival, which is"
                        + " 2030-01-01 00:30:00");
    }
}
