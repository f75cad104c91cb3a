package org.rexnet.core.trading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rexnet.core.exchange.Command;
import org.rexnet.core.exchange.CommandLog;
import org.rexnet.core.exchange.Events;
import org.rexnet.core.exchange.NetworkAuction;
import org.rexnet.core.exchange.OrderType;
import org.rexnet.core.exchange.ReservationExchange;
import org.rexnet.core.market.Side;
import org.rexnet.core.study.Study;

/** The exchange of a study without a session around it, for whoever trades much: words in, words out. */
class DirectTradingTest {

    @Test
    void tradesWithinWhatTheLineCarries() {
        Study study = Study.builder("valley and hill")
                .hours(2)
                .buses("valley", "hill")
                .line("hill", "valley", 0.01, 50)
                .generator("hydro", "hill", 200, 5)
                .load("mill", "valley", 40, 90)
                .build();
        StudyMarket market = StudyMarket.of(study);
        ReservationExchange exchange = new ReservationExchange(market.setup(), NetworkAuction.NONE, 1 << 10);
        long time = market.periods().startMillis(0) - 3_600_000;
        PeriodBeginnings beginnings = new PeriodBeginnings(market);
        PeriodBeginnings.opening(market, time).forEach(exchange::apply);
        for (int period = 0; period < 2; period++) {
            beginnings.of(period, time).forEach(exchange::apply);
        }
        int hydro = market.findPortfolio("hydro", "hill").orElseThrow().number();
        int mill = market.findPortfolio("mill", "valley").orElseThrow().number();
        CommandLog log = new CommandLog(Command.WORDS);
        int lots = (int) Math.round(90 / market.rules().lotMw());
        int price = (int) Math.round(20 / market.rules().tickPerMwh());

        exchange.apply(log, log.submit(time, 1, OrderType.LIMIT, Side.SELL, hydro, 1, 2L * lots, price));
        exchange.apply(log, log.submit(time, 2, OrderType.LIMIT, Side.BUY, mill, 1, lots, price));

        Events events = exchange.events();
        List<Events.Kind> kinds = java.util.stream.IntStream.range(0, events.size())
                .mapToObj(events::kind)
                .toList();
        assertThat(kinds).containsExactly(Events.Kind.ACCEPTED, Events.Kind.TRADED_BUYING, Events.Kind.RESTED);
        assertThat(events.portfolio(1)).isEqualTo(hydro);
        assertThat(market.mw(events.lots(1))).isBetween(49.4, 50.0);
        assertThat(exchange.view(1, 0).position(mill)).isEqualTo(events.lots(1));
    }
}
