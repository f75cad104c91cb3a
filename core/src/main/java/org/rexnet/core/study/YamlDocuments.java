package org.rexnet.core.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads text as YAML: nodes alone, of which no objects are made, and nested no deeper than hands nest them. */
final class YamlDocuments {

    /** Lists and mappings within one another; those who make nodes of them call themselves for each. */
    private static final int DEEPEST = 100;

    private YamlDocuments() {}

    /**
     * Returns the documents of a text; empty where it is no YAML.
     *
     * @param file named in faults
     * @param faults takes what is wrong
     */
    static Optional<List<Node>> read(String file, String text, Faults faults) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            Optional<Integer> tooDeep = findTooDeep(new Parse(settings).parseString(text));
            if (tooDeep.isPresent()) {
                faults.add(file, tooDeep.get(), "", "", "is nested deeper than " + DEEPEST + " lists or mappings");
                return Optional.empty();
            }
            List<Node> documents = new ArrayList<>();
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
            return Optional.of(documents);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(YamlDocuments::line).orElse(0);
            String problem = Optional.ofNullable(e.getProblem()).orElse("no reason given");
            faults.add(file, line, "", "", "is not YAML: " + problem);
        } catch (YamlEngineException e) {
            faults.add(file, "is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /** Returns the line of the first list or mapping that is nested too deep. */
    private static Optional<Integer> findTooDeep(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                return Optional.of(event.getStartMark().map(YamlDocuments::line).orElse(0));
            }
            depth -= event instanceof CollectionEndEvent ? 1 : 0;
        }
        return Optional.empty();
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
