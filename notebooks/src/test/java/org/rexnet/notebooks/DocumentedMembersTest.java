package org.rexnet.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whatever is public in a public type, or in a public type within it, has Javadoc: setters of builders and nested types, too. Left out are
 * what overrides, whose words are inherited, and canonical constructors, whose record says it.
 */
class DocumentedMembersTest {

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:final |sealed |abstract )*(?:class|record|enum|interface) (\\w+)", Pattern.MULTILINE);
    private static final Pattern NESTED_TYPE =
            Pattern.compile("^ {4}(public )?.*\\b(?:class|record|enum|interface) \\w+.*");
    private static final Pattern MEMBER = Pattern.compile("^( {4}| {8})public (.*)");

    @Test
    void allThatIsPublicIsDocumented() {
        List<String> missing = new ArrayList<>();
        MainSources.withComments().forEach((file, source) -> missing.addAll(undocumented(file, source)));

        assertThat(missing).isEmpty();
    }

    @Test
    void theScannerFindsWhatItLooksFor() {
        String source = """
            public final class Tank {
                public static final int A = 1;

                /** Documented. */
                @Deprecated
                public int b() {
                }

                @Override
                public int c() {
                }

                public static final class Builder {
                    public Builder d() {
                    }
                }

                private static final class Hidden {
                    public int e() {
                    }
                }
            }
            """;

        assertThat(undocumented("Tank.java", source))
                .containsExactly(
                        "Tank.java:2 public static final int A = 1;",
                        "Tank.java:13 public static final class Builder {",
                        "Tank.java:14 public Builder d() {");
    }

    private static List<String> undocumented(String file, String source) {
        List<String> missing = new ArrayList<>();
        Matcher type = PUBLIC_TYPE.matcher(source);
        if (!type.find()) {
            return missing;
        }
        List<String> lines = source.lines().toList();
        boolean isNestedPublic = true;
        for (int i = 0; i < lines.size(); i++) {
            Matcher nested = NESTED_TYPE.matcher(lines.get(i));
            if (nested.matches()) {
                isNestedPublic = nested.group(1) != null;
            }
            Matcher member = MEMBER.matcher(lines.get(i));
            boolean counts = member.matches() && (member.group(1).length() == 4 || isNestedPublic);
            if (counts && !isCanonical(member.group(2), type.group(1)) && !isDocumented(lines, i)) {
                missing.add("%s:%d %s".formatted(file, i + 1, lines.get(i).strip()));
            }
        }
        return missing;
    }

    private static boolean isCanonical(String member, String type) {
        return member.startsWith(type + "(") || member.matches("\\w+ \\{");
    }

    private static boolean isDocumented(List<String> lines, int member) {
        int before = member - 1;
        while (before >= 0 && lines.get(before).strip().startsWith("@")) {
            if (lines.get(before).contains("@Override")) {
                return true;
            }
            before--;
        }
        return before >= 0 && lines.get(before).strip().endsWith("*/");
    }
}
