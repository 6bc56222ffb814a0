package io.tidemark.infra.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Gives every box a place, its stack around it, and every arrow a way; the same each time. */
final class Layout {

    private static final double HEIGHT = 44;
    private static final double PER_CHARACTER = 7.2;
    private static final double MARGIN = 24;

    private Layout() {}

    /** The picture as a graph: stacks, with the boxes in them, and the arrows between these. */
    static ElkNode of(Blueprint blueprint) {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        root.setProperty(CoreOptions.RANDOM_SEED, 1);
        Map<String, ElkNode> boxes = boxes(blueprint, root);
        blueprint
                .arrows()
                .forEach(
                        arrow ->
                                ElkGraphUtil.createSimpleEdge(
                                        boxes.get(arrow.from()), boxes.get(arrow.to())));
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        return root;
    }

    private static Map<String, ElkNode> boxes(Blueprint blueprint, ElkNode root) {
        Map<String, ElkNode> stacks = new LinkedHashMap<>();
        Map<String, ElkNode> boxes = new LinkedHashMap<>();
        for (Part part : blueprint.parts()) {
            ElkNode stack = stacks.computeIfAbsent(part.stack(), id -> stack(root, id));
            ElkNode box = ElkGraphUtil.createNode(stack);
            ElkGraphUtil.createLabel(part.label(), box);
            int longest = part.label().lines().mapToInt(String::length).max().orElse(0);
            box.setDimensions(longest * PER_CHARACTER + MARGIN, HEIGHT);
            boxes.put(part.key(), box);
        }
        return boxes;
    }

    private static ElkNode stack(ElkNode root, String id) {
        ElkNode stack = ElkGraphUtil.createNode(root);
        ElkGraphUtil.createLabel(id, stack);
        stack.setProperty(CoreOptions.PADDING, new ElkPadding(36, 16, 16, 16));
        return stack;
    }
}
