package org.rexnet.notebooks;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/**
 * Types of one package that can only be understood together: the largest strongly connected set of each, nested types counted with the type
 * that holds them. What a sealed type permits is no dependency.
 */
final class TypeKnots {

    private TypeKnots() {}

    /** Returns the names of the types of each package's largest knot, sorted; one type where a package has none. */
    static Map<String, List<String>> largest(JavaClasses classes) {
        Map<String, Graph<String, DefaultEdge>> graphs = new TreeMap<>();
        for (JavaClass type : classes) {
            Graph<String, DefaultEdge> graph = graphs.computeIfAbsent(
                    type.getPackageName(), name -> new DefaultDirectedGraph<>(DefaultEdge.class));
            String origin = outermost(type);
            graph.addVertex(origin);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass met = dependency.getTargetClass().getBaseComponentType();
                if (met.getPackageName().equals(type.getPackageName())
                        && !outermost(met).equals(origin)) {
                    graph.addVertex(outermost(met));
                    graph.addEdge(origin, outermost(met));
                }
            }
        }
        Map<String, List<String>> largest = new TreeMap<>();
        graphs.forEach((name, graph) -> largest.put(name, largest(graph)));
        return largest;
    }

    private static List<String> largest(Graph<String, DefaultEdge> graph) {
        return new KosarajuStrongConnectivityInspector<>(graph)
                .stronglyConnectedSets().stream().max(Comparator.comparingInt(Set::size)).orElseThrow().stream()
                        .sorted()
                        .toList();
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
