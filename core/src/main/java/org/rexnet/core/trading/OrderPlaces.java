package org.rexnet.core.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.study.Suggestion;

/** Who and where, by the names in a row of a file of orders; faults go to the row's cells. */
final class OrderPlaces {

    private final StudyMarket market;
    private final OrderCells cells;
    private final Set<String> participants = new TreeSet<>();

    OrderPlaces(StudyMarket market, OrderCells cells) {
        this.market = market;
        this.cells = cells;
        market.portfolios().stream()
                .filter(Portfolio::isOfParticipant)
                .forEach(one -> participants.add(one.participant()));
    }

    /** Returns who trades where. */
    Optional<Portfolio> portfolio() {
        String participant = cells.text(OrderColumn.PARTICIPANT);
        String place = cells.text(OrderColumn.PLACE);
        if (!participants.contains(participant)) {
            cells.fault(
                    OrderColumn.PARTICIPANT,
                    participant,
                    "is no participant of the study" + Suggestion.maybe(participant, participants)
                            + some(participants));
            return Optional.empty();
        }
        if (!market.places().contains(place)) {
            cells.fault(
                    OrderColumn.PLACE,
                    place,
                    "is no bus or charging station" + Suggestion.maybe(place, market.places()) + some(market.places()));
            return Optional.empty();
        }
        Optional<Portfolio> found = market.findPortfolio(participant, place);
        if (found.isEmpty()) {
            List<String> at = market.portfolios().stream()
                    .filter(one -> one.participant().equals(participant))
                    .map(Portfolio::place)
                    .toList();
            cells.fault(
                    OrderColumn.PLACE,
                    place,
                    "is no place of %s, which can trade at %s".formatted(participant, String.join(", ", at)));
        }
        return found;
    }

    /** Returns the number of the participant, as the exchange counts them. */
    int owner() {
        String participant = cells.text(OrderColumn.PARTICIPANT);
        List<String> all = market.portfolios().stream()
                .map(Portfolio::participant)
                .distinct()
                .toList();
        if (!participants.contains(participant)) {
            cells.fault(
                    OrderColumn.PARTICIPANT,
                    participant,
                    "is no participant of the study" + Suggestion.maybe(participant, participants)
                            + some(participants));
        }
        return all.indexOf(participant);
    }

    private static String some(Set<String> known) {
        return known.size() > 12 ? "" : "; known are " + String.join(", ", known);
    }

    /** Where a branch stands: number of its grid, and its own there. */
    record Place(int grid, int branch) {}

    /** Returns the branch; empty where the cell has a fault. */
    Optional<Place> branch() {
        String name = cells.text(OrderColumn.BRANCH);
        Set<String> known = new TreeSet<>();
        for (int grid = 0; grid < market.grids().size(); grid++) {
            List<String> ids = market.grids().get(grid).branches().stream()
                    .map(branch -> branch.id())
                    .toList();
            if (ids.contains(name)) {
                return Optional.of(new Place(grid, ids.indexOf(name)));
            }
            known.addAll(ids);
        }
        cells.fault(
                OrderColumn.BRANCH, name, "is no branch with a limit" + Suggestion.maybe(name, known) + some(known));
        return Optional.empty();
    }

    /** Returns what a conversion sells; empty where the cell has a fault. */
    List<Command.Convert.Output> outputs() {
        String text = cells.text(OrderColumn.CONVERTS_TO);
        String[] parts = text.split("\\|");
        List<Command.Convert.Output> outputs = new ArrayList<>();
        for (String part : parts) {
            int cut = part.lastIndexOf(':');
            String place = part.substring(0, Math.max(0, cut)).strip();
            String efficiency = part.substring(cut + 1).strip();
            Optional<Portfolio> output = market.findPortfolio(cells.text(OrderColumn.PARTICIPANT), place);
            boolean isNumber = efficiency.matches("\\d{1,2}(\\.\\d{1,6})?") && Double.parseDouble(efficiency) > 0;
            if (output.isEmpty() || !isNumber || parts.length > Command.Convert.MOST_OUTPUTS) {
                cells.fault(
                        OrderColumn.CONVERTS_TO,
                        text,
                        "must be one to four places of the participant with MW sold per MW bought, as in heat"
                                + " plant:2.9|harbour:0.4");
                return List.of();
            }
            outputs.add(new Command.Convert.Output(
                    output.get().number(), (int) Math.round(Double.parseDouble(efficiency) * 1e6)));
        }
        return outputs;
    }
}
