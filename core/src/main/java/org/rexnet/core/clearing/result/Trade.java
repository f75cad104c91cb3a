package org.rexnet.core.clearing.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.rexnet.core.study.Bid;
import org.rexnet.core.study.BilateralContract;
import org.rexnet.core.study.Building;
import org.rexnet.core.study.ChargingStation;
import org.rexnet.core.study.CombinedHeatPower;
import org.rexnet.core.study.Component;
import org.rexnet.core.study.ComponentKind;
import org.rexnet.core.study.FlexibleLoad;
import org.rexnet.core.study.LinkOperation;
import org.rexnet.core.study.Load;
import org.rexnet.core.study.Study;
import org.rexnet.network.Bus;
import org.rexnet.network.Pipe;

/**
 * What one component injects at one of its buses; over all trades of a bus the injections of each snapshot add up to 0.
 *
 * @param kind of the component; buses stand for lost load and surplus there
 * @param name of the component
 * @param bus position of the bus in the network
 * @param withinCarrier whether it only carries energy between buses of one carrier, as branches do
 * @param mw net injection by snapshot, below 0 where it withdraws
 */
public record Trade(ComponentKind kind, String name, int bus, boolean withinCarrier, double[] mw) {

    /** Returns the trades of all components of a clearing. */
    public static List<Trade> of(Clearing clearing) {
        return new Collection(clearing).all();
    }

    /** Collects the trades of one clearing. */
    private static final class Collection {

        private final Clearing clearing;
        private final Study study;
        private final List<Trade> trades = new ArrayList<>();

        private Collection(Clearing clearing) {
            this.clearing = clearing;
            study = clearing.study();
        }

        private List<Trade> all() {
            for (int i = 0; i < study.generators().size(); i++) {
                var generator = study.generators().get(i);
                addSeries(ComponentKind.GENERATOR, generator.id(), generator.bus(), generator.sign(), "p", i);
            }
            for (int i = 0; i < study.storageUnits().size(); i++) {
                var unit = study.storageUnits().get(i);
                addSeries(ComponentKind.STORAGE_UNIT, unit.id(), unit.bus(), unit.sign(), "p", i);
            }
            for (int i = 0; i < study.stores().size(); i++) {
                var store = study.stores().get(i);
                addSeries(ComponentKind.STORE, store.id(), store.bus(), store.sign(), "p", i);
            }
            for (int i = 0; i < study.bids().size(); i++) {
                Bid bid = study.bids().get(i);
                addSeries(ComponentKind.BID, bid.id(), bid.bus(), bid.side().sign(), "p", i);
            }
            for (Load load : study.loads()) {
                add(
                        ComponentKind.LOAD,
                        load.id(),
                        load.bus(),
                        false,
                        t -> load.sign() * load.powerMw().at(t));
            }
            addContracts();
            addDemand(ComponentKind.FLEXIBLE_LOAD, FlexibleLoad.class);
            addDemand(ComponentKind.BUILDING, Building.class);
            addStations();
            addLines();
            addPipes();
            addLinks();
            addPlants();
            addImbalances();
            return trades;
        }

        private void addSeries(ComponentKind kind, String name, String bus, double sign, String attribute, int i) {
            double[][] series = clearing.series(kind, attribute);
            add(kind, name, bus, false, t -> sign * series[t][i]);
        }

        private void add(
                ComponentKind kind, String name, String bus, boolean withinCarrier, IntToDoubleFunction injection) {
            double[] mw = new double[study.horizon().size()];
            Arrays.setAll(mw, injection);
            trades.add(new Trade(kind, name, study.network().busIndex(bus), withinCarrier, mw));
        }

        private void addContracts() {
            for (BilateralContract contract : study.components(BilateralContract.class)) {
                ComponentKind kind = ComponentKind.BILATERAL_CONTRACT;
                add(kind, contract.id(), contract.sellerBus(), false, contract.quantityMw()::at);
                add(
                        kind,
                        contract.id(),
                        contract.buyerBus(),
                        false,
                        t -> -contract.quantityMw().at(t));
            }
        }

        private void addDemand(ComponentKind kind, Class<? extends Component> type) {
            List<? extends Component> all = study.components(type);
            for (int i = 0; i < all.size(); i++) {
                addSeries(kind, all.get(i).id(), all.get(i).buses().get(0), -1, "p", i);
            }
        }

        private void addStations() {
            List<ChargingStation> stations = study.components(ChargingStation.class);
            for (int i = 0; i < stations.size(); i++) {
                addSeries(
                        ComponentKind.CHARGING_STATION,
                        stations.get(i).id(),
                        stations.get(i).bus(),
                        -1,
                        "p",
                        i);
            }
        }

        private void addPipes() {
            double[][] p0 = clearing.series(ComponentKind.PIPE, "p0");
            double[][] p1 = clearing.series(ComponentKind.PIPE, "p1");
            List<Pipe> pipes = study.network().branches(Pipe.class);
            for (int i = 0; i < pipes.size(); i++) {
                Pipe pipe = pipes.get(i);
                int i0 = i;
                boolean within = carrier(pipe.from()).equals(carrier(pipe.toBus()));
                add(ComponentKind.PIPE, pipe.id(), pipe.from(), within, t -> -p0[t][i0]);
                add(ComponentKind.PIPE, pipe.id(), pipe.toBus(), within, t -> -p1[t][i0]);
            }
        }

        private void addPlants() {
            double[][] fuel = clearing.series(ComponentKind.CHP, "fuel");
            List<CombinedHeatPower> plants = study.components(CombinedHeatPower.class);
            for (int i = 0; i < plants.size(); i++) {
                CombinedHeatPower plant = plants.get(i);
                addSeries(ComponentKind.CHP, plant.id(), plant.powerBus(), 1, "p", i);
                addSeries(ComponentKind.CHP, plant.id(), plant.heatBus(), 1, "q", i);
                int i0 = i;
                plant.fuelBus().ifPresent(bus -> add(ComponentKind.CHP, plant.id(), bus, false, t -> -fuel[t][i0]));
            }
        }

        private String carrier(String bus) {
            return study.network().bus(bus).carrier();
        }

        private void addLines() {
            double[][] flows = clearing.flows();
            double[][] losses = clearing.lineLosses();
            for (int l = 0; l < study.lines().size(); l++) {
                var branch = study.lines().get(l).branch();
                int l0 = l;
                ComponentKind kind = ComponentKind.of(branch);
                add(kind, branch.id(), branch.from(), true, t -> -flows[t][l0] - losses[t][l0] / 2);
                add(kind, branch.id(), branch.toBus(), true, t -> flows[t][l0] - losses[t][l0] / 2);
            }
        }

        private void addLinks() {
            double[][] drawn = clearing.series(ComponentKind.LINK, "p0");
            for (int i = 0; i < study.links().size(); i++) {
                LinkOperation link = study.links().get(i);
                String from = link.link().from();
                boolean within =
                        link.link().to().stream().allMatch(bus -> carrier(bus).equals(carrier(from)));
                int l0 = i;
                add(ComponentKind.LINK, link.id(), from, within, t -> -drawn[t][l0]);
                for (int port = 0; port < link.link().to().size(); port++) {
                    double[][] withdrawn = clearing.series(ComponentKind.LINK, "p" + (port + 1));
                    String to = link.link().to().get(port);
                    add(ComponentKind.LINK, link.id(), to, within, t -> -withdrawn[t][l0]);
                }
            }
        }

        private void addImbalances() {
            double[][] lost = clearing.series(ComponentKind.BUS, "lost_load");
            double[][] surplus = clearing.series(ComponentKind.BUS, "surplus");
            List<Bus> buses = study.network().buses();
            for (int b = 0; b < buses.size(); b++) {
                int b0 = b;
                add(ComponentKind.BUS, buses.get(b).id(), buses.get(b).id(), false, t -> lost[t][b0] - surplus[t][b0]);
            }
        }
    }
}
