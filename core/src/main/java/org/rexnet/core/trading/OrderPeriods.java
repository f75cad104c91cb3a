package org.rexnet.core.trading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rexnet.core.exchange.PeriodSet;
import org.rexnet.core.study.Instants;

/** Delivery periods as files spell them: by their start or their number from 0, several as first..last or a|b|c. */
final class OrderPeriods {

    private final TradedHorizon horizon;

    OrderPeriods(TradedHorizon horizon) {
        this.horizon = horizon;
    }

    /** Returns the periods of a row, at least one; a fault where there are others than allowed. */
    List<Integer> read(OrderCells cells, boolean several) {
        String text = cells.text(OrderColumn.PERIOD);
        List<Integer> found = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            int dots = part.indexOf("..");
            OptionalInt first = find(dots < 0 ? part : part.substring(0, dots));
            OptionalInt last = dots < 0 ? first : find(part.substring(dots + 2));
            if (first.isEmpty() || last.isEmpty() || first.getAsInt() > last.getAsInt()) {
                cells.fault(OrderColumn.PERIOD, text, allowed(several));
                return List.of(0);
            }
            IntStream.rangeClosed(first.getAsInt(), last.getAsInt()).forEach(found::add);
        }
        int least = found.stream().mapToInt(Integer::intValue).min().orElse(0);
        int most = found.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (!several && found.size() > 1) {
            cells.fault(OrderColumn.PERIOD, text, "must be one period: only block and flexible orders have several");
            return List.of(0);
        }
        if (most - least >= PeriodSet.SPAN) {
            cells.fault(OrderColumn.PERIOD, text, "must span at most %d periods".formatted(PeriodSet.SPAN));
            return List.of(0);
        }
        return found.stream().distinct().sorted().toList();
    }

    private String allowed(boolean several) {
        int last = horizon.periods().count() - 1;
        String names = horizon.isDated()
                ? "%s to %s, or 0 to %d".formatted(horizon.label(0), horizon.label(last), last)
                : "0 to %d".formatted(last);
        return "must be a delivery period, %s%s".formatted(names, several ? "; several as first..last or a|b|c" : "");
    }

    OptionalInt find(String part) {
        String text = part.strip();
        int count = horizon.periods().count();
        if (text.matches("\\d{1,9}")) {
            int number = Integer.parseInt(text);
            return number < count ? OptionalInt.of(number) : OptionalInt.empty();
        }
        return Instants.find(text).map(this::starting).orElse(OptionalInt.empty());
    }

    private OptionalInt starting(Instant instant) {
        long length = horizon.periods().length().toMillis();
        long since = instant.toEpochMilli() - horizon.periods().startMillis(0);
        boolean starts = horizon.isDated()
                && since >= 0
                && since % length == 0
                && since / length < horizon.periods().count();
        return starts ? OptionalInt.of((int) (since / length)) : OptionalInt.empty();
    }
}
