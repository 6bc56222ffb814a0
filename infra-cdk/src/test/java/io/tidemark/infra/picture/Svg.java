package io.tidemark.infra.picture;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;

/** Writes a laid out picture as SVG. */
final class Svg {

    private static final String STYLE =
            """
            <title>%s</title>
            <defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="#475569"/></marker></defs>
            <style>.s{font:600 14px system-ui,sans-serif;fill:#64748b}.k{font:11px system-ui,sans-serif;text-anchor:middle;fill:#475569}.n{font:600 12px system-ui,sans-serif;text-anchor:middle;fill:#0f172a}</style>
            """;

    private final StringBuilder text = new StringBuilder();

    private Svg() {}

    /**
     * The picture.
     *
     * @param root with stacks, boxes and arrows that have their places
     * @param title what it shows
     */
    static String of(ElkNode root, String title) {
        Svg svg = new Svg();
        svg.head(root, title);
        root.getChildren().forEach(svg::stack);
        Stream.concat(
                        root.getContainedEdges().stream(),
                        root.getChildren().stream()
                                .flatMap(stack -> stack.getContainedEdges().stream()))
                .forEach(svg::arrow);
        root.getChildren().forEach(stack -> stack.getChildren().forEach(svg::box));
        return svg.text.append("</svg>\n").toString();
    }

    private void head(ElkNode root, String title) {
        long width = Math.round(root.getWidth());
        long height = Math.round(root.getHeight());
        write(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " aria-label=\"%s\">%n",
                width, height, title);
        write(STYLE, title);
        write("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n", width, height);
    }

    private void stack(ElkNode stack) {
        write(
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"12\""
                        + " fill=\"#f8fafc\" stroke=\"#cbd5e1\"/>",
                stack.getX(), stack.getY(), stack.getWidth(), stack.getHeight());
        write(
                "<text x=\"%.0f\" y=\"%.0f\" class=\"s\">%s</text>%n",
                stack.getX() + 14, stack.getY() + 22, label(stack));
    }

    private void box(ElkNode box) {
        double x = box.getParent().getX() + box.getX();
        double y = box.getParent().getY() + box.getY();
        write(
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" rx=\"8\" fill=\"#fff\""
                        + " stroke=\"#0284c7\" stroke-width=\"1.5\"/>",
                x, y, box.getWidth(), box.getHeight());
        String[] lines = label(box).split("\n");
        double middle = x + box.getWidth() / 2;
        if (lines.length == 1) {
            write("<text x=\"%.0f\" y=\"%.0f\" class=\"n\">%s</text>%n", middle, y + 27, lines[0]);
            return;
        }
        write("<text x=\"%.0f\" y=\"%.0f\" class=\"k\">%s</text>", middle, y + 18, lines[0]);
        write("<text x=\"%.0f\" y=\"%.0f\" class=\"n\">%s</text>%n", middle, y + 34, lines[1]);
    }

    private void arrow(ElkEdge edge) {
        ElkNode container = edge.getContainingNode();
        for (ElkEdgeSection section : edge.getSections()) {
            String path =
                    Stream.of(
                                    Stream.of(
                                            point(
                                                    container,
                                                    section.getStartX(),
                                                    section.getStartY())),
                                    section.getBendPoints().stream()
                                            .map(
                                                    (ElkBendPoint p) ->
                                                            point(container, p.getX(), p.getY())),
                                    Stream.of(
                                            point(container, section.getEndX(), section.getEndY())))
                            .flatMap(points -> points)
                            .collect(Collectors.joining("L", "M", ""));
            write(
                    "<path d=\"%s\" fill=\"none\" stroke=\"#475569\" stroke-width=\"1.3\""
                            + " marker-end=\"url(#a)\"/>%n",
                    path);
        }
    }

    private static String point(ElkNode container, double x, double y) {
        return String.format(Locale.ROOT, "%.0f %.0f", container.getX() + x, container.getY() + y);
    }

    private static String label(ElkNode node) {
        return node.getLabels().get(0).getText();
    }

    private void write(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
