package org.rexnet.core.simulation.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.rexnet.core.simulation.experiment.Experiment;
import org.rexnet.core.simulation.experiment.Findings;
import org.rexnet.core.simulation.experiment.Indicator;
import org.rexnet.core.simulation.experiment.Result;
import org.rexnet.core.simulation.experiment.Variant;
import org.rexnet.core.simulation.run.Design;
import org.rexnet.core.simulation.statistics.Paired;
import org.rexnet.core.simulation.statistics.Sample;
import org.rexnet.core.simulation.world.Setting;
import org.rexnet.core.study.RefusedStudyException;
import org.rexnet.core.study.Study;

/**
 * Runs on which claims are tested: what one claim has run, the next has for nothing. Mutable, for one thread.
 *
 * <p>Designs are asked for by their numbers.
 */
public final class Trial {

    /** Share of what is needed up to which nothing is served. */
    private static final double LEAST_SHARE = 1e-6;

    private final Study study;
    private final List<Design> designs;
    private final Experiment.Plan plan;
    private final Function<Study, Optional<Study>> planned;
    private final Setting setting;
    /** Results by change of the study and design; of experiments of a fixed number of seeds only. */
    private final Map<String, Map<Design, Findings.Part>> known = new HashMap<>();

    /**
     * Prepares the test of claims.
     *
     * @param designs that there are
     * @param plan how runs are made
     * @param planned gives a study the capacities of its joint plan, where it has candidates
     */
    public Trial(Study study, List<Design> designs, Experiment.Plan plan, Function<Study, Optional<Study>> planned) {
        this.study = study;
        this.designs = List.copyOf(designs);
        this.plan = plan;
        this.planned = planned;
        setting = Setting.of(study, plan.solver());
    }

    /** Returns the study that claims are tested on. */
    public Study study() {
        return study;
    }

    /** Returns the study over the simulated periods, and who acts in it. */
    public Setting setting() {
        return setting;
    }

    /** Returns how runs are made. */
    public Experiment.Plan plan() {
        return plan;
    }

    /** Returns the study with the capacities of its joint plan, where it has candidates. */
    public Optional<Study> planned() {
        return planned.apply(study);
    }

    /** Returns the names of designs that are missing of those given by number; empty where all are there. */
    public Optional<String> missing(int... numbers) {
        List<String> missing = new ArrayList<>();
        for (int number : numbers) {
            Optional<Design> design = find(number);
            if (design.isEmpty()) {
                missing.add("design %d is not among those simulated.".formatted(number));
            } else {
                design.get()
                        .missing(setting.study())
                        .forEach(text -> missing.add(design.get().name() + ": " + text));
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", missing));
    }

    /** Returns the numbers, of those given, of designs that are there and can follow the study. */
    public int[] able(int... numbers) {
        return Arrays.stream(numbers)
                .filter(number -> missing(number).isEmpty())
                .toArray();
    }

    private Optional<Design> find(int number) {
        return designs.stream().filter(design -> design.number() == number).findFirst();
    }

    /** Returns the name of a design that is there. */
    public String name(int number) {
        return find(number).map(Design::name).orElseThrow();
    }

    /**
     * Tests a claim; one whose own change of the study cannot be simulated, though the study itself can, is not tested.
     *
     * @throws RefusedStudyException where the study itself cannot be simulated
     */
    public Verdict test(MarketClaim claim) {
        try {
            return claim.test(this);
        } catch (RefusedStudyException e) {
            if (known.containsKey("")) {
                return Verdict.notTested(claim, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    /** Returns results of the study as it is. */
    public Findings.Part run(int... numbers) {
        return run("", study, numbers);
    }

    /**
     * Returns results of a changed study; designs that ran in the same worlds before are not run again.
     *
     * @param name of the change; the same name always stands for the same change
     */
    public Findings.Part run(String name, Study changed, int... numbers) {
        List<Design> asked = Arrays.stream(numbers)
                .mapToObj(number -> find(number).orElseThrow())
                .toList();
        if (Double.isFinite(plan.stop().halfWidth())) {
            // How many seeds there are is a matter of all designs that are compared.
            return known.computeIfAbsent(name + " " + Arrays.toString(numbers), key -> new HashMap<>())
                    .computeIfAbsent(asked.get(0), first -> run(name, changed, asked));
        }
        Map<Design, Findings.Part> ofName = known.computeIfAbsent(name, key -> new HashMap<>());
        List<Design> missing =
                asked.stream().filter(design -> !ofName.containsKey(design)).toList();
        if (!missing.isEmpty()) {
            Findings.Part part = run(name, changed, missing);
            missing.forEach(design -> ofName.put(design, part));
        }
        Findings.Part first = Objects.requireNonNull(ofName.get(asked.get(0)));
        List<Design> able = new ArrayList<>();
        List<List<Result>> results = new ArrayList<>();
        for (Design design : asked) {
            Objects.requireNonNull(ofName.get(design)).find(design.name()).ifPresent(found -> {
                able.add(design);
                results.add(found);
            });
        }
        return new Findings.Part(first.variant(), first.setting(), able, results);
    }

    private Findings.Part run(String name, Study changed, List<Design> asked) {
        return Experiment.run(study, List.of(Variant.of(name, changed)), asked, plan)
                .parts()
                .get(0);
    }

    /** Returns whether a design serves anything that is needed in the study as it is: where it does not, prices stand still. */
    boolean serves(int number) {
        Findings.Part part = run(number);
        double needed =
                part.sample(name(number), Indicator.NEEDED).map(Sample::mean).orElse(0.0);
        double unserved =
                part.sample(name(number), Indicator.UNSERVED).map(Sample::mean).orElse(0.0);
        return needed - unserved > LEAST_SHARE * needed;
    }

    /** Returns an indicator of two designs seed by seed. */
    public Optional<Paired> paired(Findings.Part part, int one, int other, Indicator indicator) {
        return part.paired(name(one), name(other), indicator);
    }
}
