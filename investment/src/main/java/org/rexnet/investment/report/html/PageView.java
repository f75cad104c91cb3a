package org.rexnet.investment.report.html;

import java.util.List;

/** A report as its template sees it. */
final class PageView {

    private PageView() {}

    /** A page as the template sees it. */
    record Page(
            String generator,
            String policy,
            String title,
            List<String> subtitle,
            List<String> sentences,
            List<Card> hero,
            List<Chapter> chapters,
            List<TableView.Fact> provenance,
            boolean hasMap,
            String style,
            List<String> libraries,
            String script,
            String data) {}

    /** A part of the page with a heading of its own. */
    record Chapter(String id, String title, List<Card> cards, boolean isMap) {}

    /**
     * A figure, a table or both.
     *
     * @param figure its id; empty where there is none
     * @param label what the figure shows, for those who do not see it
     */
    record Card(
            String id,
            String title,
            List<Sentence> lead,
            String figure,
            String label,
            String remark,
            TableView table,
            List<Sentence> notes) {

        boolean hasFigure() {
            return !figure.isEmpty();
        }

        boolean hasTable() {
            return table.isTable();
        }

        boolean hasFacts() {
            return table.isFacts();
        }

        boolean hasTitle() {
            return !title.isEmpty();
        }
    }

    /** A sentence. */
    record Sentence(String text, boolean alarm) {}
}
