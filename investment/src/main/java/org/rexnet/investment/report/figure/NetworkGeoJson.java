package org.rexnet.investment.report.figure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rexnet.core.clearing.result.BusLoad;
import org.rexnet.core.clearing.result.BusPrice;
import org.rexnet.core.clearing.result.Clearing;
import org.rexnet.core.clearing.result.Congestion;
import org.rexnet.network.Bus;

/**
 * The network of a study and its results as GeoJSON (RFC 7946): a point for each bus that has a position, a line for each branch between
 * two of them, or several for a link with several outputs. Figures are those of the page under the keys of the tables; those that do not
 * exist, such as the loading of a branch without a limit, are left out.
 */
public final class NetworkGeoJson {

    /** Name of the file in a result folder. */
    public static final String NAME = "network.geojson";

    private static final double MOST_EAST = 180;
    private static final double MOST_NORTH = 90;

    private final JsonGenerator json;
    private final List<Bus> buses;

    private NetworkGeoJson(JsonGenerator json, List<Bus> buses) {
        this.json = json;
        this.buses = buses;
    }

    /** Returns the network as text; empty where no bus has a position, or where positions are no longitudes and latitudes. */
    public static Optional<String> of(NetworkMap map, Clearing clearing) {
        List<Bus> buses = clearing.study().network().buses();
        if (map.course().isEmpty()
                || buses.stream().noneMatch(NetworkGeoJson::isPlaced)
                || !buses.stream().allMatch(NetworkGeoJson::isOnEarth)) {
            return Optional.empty();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeStringField("currency", clearing.study().settings().currency());
            json.writeArrayFieldStart("features");
            NetworkGeoJson features = new NetworkGeoJson(json, buses);
            features.writeBuses(clearing);
            features.writeBranches(map.ways(), map.course().get().highestLoading(), rents(clearing));
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("The network cannot be written.", e);
        }
        return Optional.of(text.append('\n').toString());
    }

    /** A bus at the origin, where PyPSA puts those that say nothing, has no position. */
    private static boolean isPlaced(Bus bus) {
        return bus.x() != 0 || bus.y() != 0;
    }

    private static boolean isOnEarth(Bus bus) {
        return Math.abs(bus.x()) <= MOST_EAST && Math.abs(bus.y()) <= MOST_NORTH;
    }

    private static Map<String, Double> rents(Clearing clearing) {
        Map<String, Double> rents = new HashMap<>();
        for (Congestion congestion : Congestion.of(clearing)) {
            rents.put(branch(congestion.kind().singular(), congestion.name()), congestion.rent());
        }
        return rents;
    }

    private static String branch(String kind, String name) {
        return kind + " " + name;
    }

    private void writeBuses(Clearing clearing) throws IOException {
        List<BusPrice> prices = BusPrice.of(clearing);
        List<BusLoad> loads = BusLoad.of(clearing.study());
        for (int i = 0; i < buses.size(); i++) {
            Bus bus = buses.get(i);
            if (isPlaced(bus)) {
                start("Point");
                writePosition(bus);
                startProperties("bus", bus.id(), bus.carrier());
                write("average_by_time", prices.get(i).average());
                write("lowest", prices.get(i).lowest());
                write("highest", prices.get(i).highest());
                write("load_mwh", loads.get(i).mwh());
                end();
            }
        }
    }

    private void writeBranches(List<NetworkMap.Way> ways, double[] loading, Map<String, Double> rents)
            throws IOException {
        for (int i = 0; i < ways.size(); i++) {
            NetworkMap.Way way = ways.get(i);
            Bus from = buses.get(way.from());
            Bus to = buses.get(way.to());
            if (isPlaced(from) && isPlaced(to)) {
                start("LineString");
                json.writeStartArray();
                writePosition(from);
                writePosition(to);
                json.writeEndArray();
                startProperties(way.kind(), way.id(), way.carrier());
                json.writeStringField("bus0", from.id());
                json.writeStringField("bus1", to.id());
                write("capacity_mw", way.capacity());
                write("addition_mw", way.addition() == 0 ? Double.NaN : way.addition());
                write("highest_loading", way.capacity() > 0 ? loading[i] : Double.NaN);
                write("rent", rents.getOrDefault(branch(way.kind(), way.id()), Double.NaN));
                end();
            }
        }
    }

    private void start(String geometry) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", geometry);
        json.writeFieldName("coordinates");
    }

    /** Longitude comes first. */
    private void writePosition(Bus bus) throws IOException {
        json.writeStartArray();
        json.writeNumber(bus.x());
        json.writeNumber(bus.y());
        json.writeEndArray();
    }

    private void startProperties(String kind, String name, String carrier) throws IOException {
        json.writeEndObject();
        json.writeObjectFieldStart("properties");
        json.writeStringField("kind", kind);
        json.writeStringField("name", name);
        json.writeStringField("carrier", carrier);
    }

    private void write(String key, double number) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumberField(key, number);
        }
    }

    private void end() throws IOException {
        json.writeEndObject();
        json.writeEndObject();
    }
}
