package org.rexnet.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One word, one meaning: no two types that stand by themselves have the same name, whatever their packages and modules. */
class TypeNamesTest {

    @Test
    void noNameIsUsedTwice() {
        Map<String, List<String>> packages = MainClasses.ALL.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName,
                        TreeMap::new,
                        Collectors.mapping(JavaClass::getPackageName, Collectors.toList())));

        assertThat(packages).containsKey("MarketClearing");
        assertThat(packages)
                .allSatisfy((name, found) -> assertThat(found).as(name).hasSize(1));
    }
}
