package org.rexnet.core.clearing.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.MarginalMwh;
import org.rexnet.core.clearing.result.PriceComponents;
import org.rexnet.core.clearing.result.PriceInterval;
import org.rexnet.core.clearing.result.PriceSetter;
import org.rexnet.core.section.Column;
import org.rexnet.core.section.Figures;
import org.rexnet.core.section.Format;
import org.rexnet.core.section.Output;
import org.rexnet.core.section.Section;
import org.rexnet.core.section.SectionBuilder;
import org.rexnet.core.section.Value;
import org.rexnet.network.Bus;

/** Valid prices and explanations of single prices as sections. */
public final class PriceSections {

    private static final String NONE = "cannot be had";
    private static final double SHARE = 1e-6;
    private static final int MOST_ROWS = 20;

    private final Clearing clearing;
    private final String unit;

    private PriceSections(Clearing clearing) {
        this.clearing = clearing;
        unit = clearing.study().settings().currency() + "/MWh";
    }

    /** Returns the sections of a clearing; each is made when it is asked for. */
    public static PriceSections of(Clearing clearing) {
        return new PriceSections(clearing);
    }

    /** A price that is asked about: of a bus in snapshot {@code t}. */
    public record Place(String bus, int t) {}

    private record Valid(String bus, int t, PriceInterval interval) {

        boolean isUnique() {
            double size = Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
            return interval.isUnique(SHARE * Math.max(1, size));
        }

        double width() {
            return interval.high() - interval.low();
        }
    }

    /** Returns the interval of valid prices of every bus and snapshot; on a page those that are not unique, the widest first. */
    public Section intervals() {
        List<Valid> all = new ArrayList<>();
        int size = clearing.study().horizon().size();
        List<Bus> buses = clearing.study().network().buses();
        for (int t = 0; t < size; t++) {
            int at = t;
            for (Bus bus : buses) {
                clearing.findPriceInterval(bus.id(), t).ifPresent(found -> all.add(new Valid(bus.id(), at, found)));
            }
        }
        int asked = size * buses.size();
        List<Valid> wide = all.stream()
                .filter(valid -> !valid.isUnique())
                .sorted(Comparator.comparingDouble(Valid::width).reversed())
                .toList();
        SectionBuilder<Valid> section = Section.table("price_intervals", "Valid prices, " + unit, all)
                .add(Column.words("bus", Valid::bus))
                .add(Column.words("snapshot", valid -> label(valid.t())))
                .add(end("low", "last saved", valid -> valid.interval().low()))
                .add(Column.number("price", "price", Format.MONEY, valid -> clearing.price(valid.bus(), valid.t())))
                .add(end("high", "next costs", valid -> valid.interval().high()))
                .onPage(wide)
                .first(MOST_ROWS)
                .only(Output.PAGE, Output.JSON);
        if (all.size() < asked) {
            section.lead("Of %s prices the interval was not found.".formatted(Figures.of(asked - all.size(), 0)));
        }
        if (all.isEmpty()) {
            return section.build();
        }
        section.lead(
                wide.isEmpty()
                        ? all.size() < asked
                                ? "Each other price is the only valid one."
                                : "Each price is the only valid one."
                        : "%s of %s prices are not unique: value of the last MWh, and cost of the next one."
                                .formatted(Figures.of(wide.size(), 0), Figures.of(asked, 0)));
        return section.build();
    }

    private static <T> Column<T> end(String key, String title, ToDoubleFunction<T> price) {
        return Column.of(key, title, "", Format.MONEY, one -> price(price.applyAsDouble(one)));
    }

    /** Returns a price, or that it cannot be had. */
    private static Value price(double price) {
        return Double.isInfinite(price) ? Value.of(NONE) : Value.of(price);
    }

    private String label(int t) {
        return clearing.study().horizon().at(t).label();
    }

    /** Returns the parts and the setters of some prices. */
    public List<Section> explanations(List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<Parted> parted = places.stream()
                .map(place -> new Parted(place.bus(), place.t(), clearing.priceComponents(place.bus(), place.t())))
                .toList();
        List<Section> all = new ArrayList<>();
        all.add(Section.table("explanations", "", parted)
                .add(Column.words("bus", Parted::bus))
                .add(Column.words("snapshot", one -> label(one.t())))
                .add(Column.number("price", "", unit, Format.MONEY, one -> clearing.price(one.bus(), one.t())))
                .add(Column.number(
                        "energy", "", unit, Format.MONEY, one -> one.parts().energy()))
                .add(Column.number(
                        "loss", "", unit, Format.MONEY, one -> one.parts().loss()))
                .add(Column.parts("congestion", one -> congestion(one.parts())))
                .add(Column.words(
                        "words", one -> clearing.priceChain(one.bus(), one.t()).words()))
                .add(Column.parts("setters", one -> setters("", clearing.priceSetters(one.bus(), one.t()))))
                .add(Column.parts("next_mwh", one -> marginal(clearing.nextMwh(one.bus(), one.t()))))
                .add(Column.parts("last_mwh", one -> marginal(clearing.lastMwh(one.bus(), one.t()))))
                .only(Output.JSON)
                .build());
        parted.forEach(one -> all.addAll(page(one)));
        return all;
    }

    /** A price with its parts. */
    private record Parted(String bus, int t, PriceComponents parts) {}

    private static Section congestion(PriceComponents parts) {
        SectionBuilder<PriceComponents> section = Section.facts("congestion", "", parts);
        parts.congestion().forEach((branch, part) -> section.add(Column.number(branch, "", Format.MONEY, one -> part)));
        return section.build();
    }

    private Section marginal(MarginalMwh mwh) {
        return Section.facts("", "", mwh)
                .add(Column.of("price", "", "", Format.MONEY, one -> price(one.price())))
                .add(Column.words("words", one -> one.chain().words()))
                .add(Column.parts("setters", one -> setters("", one.setters())))
                .build();
    }

    /** Part of a price. */
    private record Part(String part, String branch, double price) {}

    /** Returns the parts of a price: energy, congestion by branch, loss. */
    public Section components(String bus, int t) {
        return components(bus, t, clearing.priceComponents(bus, t));
    }

    private Section components(String bus, int t, PriceComponents components) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("energy", "", components.energy()));
        components.congestion().forEach((branch, part) -> parts.add(new Part("congestion", branch, part)));
        if (components.loss() != 0) {
            parts.add(new Part("loss", "", components.loss()));
        }
        boolean single = clearing.study().horizon().size() == 1;
        return Section.table(
                        "price_components",
                        "The price at %s%s is %s %s"
                                .formatted(
                                        bus,
                                        single ? "" : " at " + label(t),
                                        Figures.money(clearing.price(bus, t)),
                                        unit),
                        parts)
                .add(Column.words("part", Part::part))
                .add(Column.words("branch", "due to", Part::branch))
                .add(Column.number("price", "", unit, Format.MONEY, Part::price))
                .build();
    }

    private List<Section> page(Parted place) {
        MarginalMwh next = clearing.nextMwh(place.bus(), place.t());
        MarginalMwh last = clearing.lastMwh(place.bus(), place.t());
        List<Section> all = new ArrayList<>();
        all.add(components(place.bus(), place.t(), place.parts()));
        boolean unique = new Valid(place.bus(), place.t(), new PriceInterval(last.price(), next.price())).isUnique();
        if (unique && next.setters().equals(last.setters())) {
            all.add(setters("set by", next.setters()));
            String words = next.chain().words();
            if (!words.isEmpty()) {
                all.add(Section.text("", "One more MWh: " + words + "."));
            }
        } else {
            if (next.isPossible()) {
                all.add(setters("one more MWh", next.setters()));
            }
            if (last.isPossible()) {
                all.add(setters("the last one", last.setters()));
            }
            all.add(sides(next, last));
        }
        return all.stream().map(section -> section.only(Output.PAGE)).toList();
    }

    /** Returns who answers one more MWh of demand, and at which cost. */
    public Section setters(String title, List<PriceSetter> setters) {
        return Section.table("setters", "", setters)
                .add(Column.words("component", title, PriceSetter::name))
                .add(Column.number("amount", "change in MW per extra MW", Format.fixed(4), PriceSetter::amount))
                .add(Column.number("marginal_cost", "costs", unit, Format.MONEY, PriceSetter::marginalCost))
                .add(Column.<PriceSetter>number("contribution", "part", Format.MONEY, PriceSetter::contribution)
                        .in(Output.PAGE, Output.TABLE))
                .build();
    }

    /** Says the two directions of a kink, or of a price that two ways of serving demand share. */
    private Section sides(MarginalMwh next, MarginalMwh last) {
        return Section.text(
                "",
                next.isPossible()
                        ? "One more MWh costs %s%s.".formatted(Figures.money(next.price()), by(next))
                        : "One more MWh %s%s.".formatted(NONE, committed()),
                last.isPossible()
                        ? "The last one saved %s%s.".formatted(Figures.money(last.price()), by(last))
                        : "One MWh less %s%s.".formatted(NONE, committed()));
    }

    private static String by(MarginalMwh mwh) {
        String words = mwh.chain().words();
        return words.isEmpty() ? "" : ": " + words;
    }

    private String committed() {
        return clearing.statistics().fixedCommitment() ? " with the units that are on" : "";
    }
}
