package org.rexnet.core.study.matpower;

import java.util.Set;

/** Follows {@code if} with a number, and steps over the statements that are not executed; mutable, for one thread. */
final class CaseConditions {

    private static final Set<String> BLOCKS = Set.of("if", "for", "while", "switch", "try", "parfor");
    private static final Set<String> BLOCK_ENDS =
            Set.of("end", "endif", "endfor", "endwhile", "endswitch", "end_try_catch", "endparfor");

    private final CaseScanner scanner;
    private final CaseArithmetic arithmetic;

    CaseConditions(CaseScanner scanner, CaseArithmetic arithmetic) {
        this.scanner = scanner;
        this.arithmetic = arithmetic;
    }

    /** Reads a condition, and steps over what it guards where its number is 0. */
    void begin() {
        double value = arithmetic.value().number();
        scanner.skipBlanks();
        if (!scanner.endsStatement()) {
            throw new UnreadableException("conditions are single numbers; nothing is compared");
        }
        if (value == 0) {
            skipBranches(true);
        }
    }

    /** Steps over the branches that remain behind an executed one, to their common end. */
    void leave() {
        skipBranches(false);
    }

    /** Steps over statements to the end that belongs to a condition, or to the else before it that is executed. */
    private void skipBranches(boolean stopsAtElse) {
        int depth = 1;
        while (depth > 0 && scanner.peek() != CaseScanner.END) {
            scanner.skipBlanks();
            String word = scanner.name();
            depth += BLOCKS.contains(word) ? 1 : BLOCK_ENDS.contains(word) ? -1 : 0;
            if (depth == 1 && stopsAtElse && word.equals("else")) {
                return;
            }
            if (depth == 1 && stopsAtElse && word.equals("elseif")) {
                begin();
                return;
            }
            if (depth > 0) {
                skipStatement();
            }
        }
        if (depth > 0) {
            throw new UnreadableException("its end is missing");
        }
    }

    private void skipStatement() {
        int depth = 0;
        while (scanner.peek() != CaseScanner.END) {
            int c = scanner.peek();
            if (depth == 0 && scanner.endsStatement()) {
                scanner.advance();
                return;
            }
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (c == '"') {
                scanner.quoted();
            } else {
                scanner.advance();
            }
            scanner.skipBlanks();
        }
    }
}
