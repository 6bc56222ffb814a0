package io.tidemark.edge.prediction;

import io.tidemark.edge.model.ModelKeeper;
import io.tidemark.edge.model.ModelListener;
import io.tidemark.edge.model.ModelNews;
import io.tidemark.edge.model.ModelShelf;
import io.tidemark.edge.model.ModelStatus;
import io.tidemark.edge.model.ModelsInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which models are in use, as broadcast state has it, with their files on the shelf for as long as
 * a checkpoint may be restored that names them.
 */
final class ModelState implements ModelListener {

    private static final Logger LOG = LoggerFactory.getLogger(ModelState.class);

    private static final MapStateDescriptor<String, ModelsInUse> DESCRIPTOR =
            new MapStateDescriptor<>("models", Types.STRING, TypeInformation.of(ModelsInUse.class));
    private static final String ALL = "all";

    /** The copy of the model in service that earlier releases kept. */
    private static final String ACCEPTED = "accepted.model";

    private final Path shelf;
    private final int retained;
    private final BroadcastState<String, ModelsInUse> state;
    private final ModelKeeper keeper;
    private final Consumer<ModelNews> news;
    private final TreeMap<Long, Set<String>> saving = new TreeMap<>();
    private final Deque<Set<String>> saved = new ArrayDeque<>();

    private ModelState(
            PredictionConfig config,
            BroadcastState<String, ModelsInUse> state,
            LongSupplier clock,
            Consumer<ModelNews> news) {
        this.shelf = config.shelf().toPath();
        this.retained = config.retainedCheckpoints();
        this.state = state;
        this.news = news;
        this.keeper =
                new ModelKeeper(
                        new ModelShelf(shelf, config.publicKey().toPath()),
                        config.trial(),
                        clock,
                        this);
    }

    /**
     * Goes on from the state, or from what was accepted last if it has nothing.
     *
     * @param clock milliseconds since the epoch
     */
    static ModelState open(
            OperatorStateStore store,
            PredictionConfig config,
            LongSupplier clock,
            Consumer<ModelNews> news)
            throws Exception {
        ModelState models =
                new ModelState(config, store.getBroadcastState(DESCRIPTOR), clock, news);
        ModelsInUse before = models.state.get(ALL);
        if (before == null) {
            models.adopt();
        } else {
            models.keeper.restore(before);
        }
        return models;
    }

    private void adopt() {
        String accepted = ModelStatus.read(shelf.toFile()).sha256();
        Path copy = shelf.resolve(ACCEPTED);
        try {
            if (accepted == null && Files.exists(copy)) {
                accepted = ModelShelf.put(shelf, Files.readAllBytes(copy));
            }
        } catch (IOException e) {
            LOG.error("{} cannot be used", copy, e);
        }
        if (accepted != null) {
            keeper.adopt(accepted);
        }
    }

    ModelKeeper keeper() {
        return keeper;
    }

    UsedModels used() {
        return new UsedModels(
                keeper.inService(), keeper.inServiceFile(), keeper.beside(), keeper.besideFile());
    }

    /** Writes all to the state. */
    void save(long checkpointId) throws Exception {
        state.put(ALL, keeper.state());
        saving.put(checkpointId, keeper.needed());
    }

    /** A checkpoint is complete: what none needs any more leaves the shelf. */
    void saved(long checkpointId) {
        Set<String> needed = saving.get(checkpointId);
        if (needed == null) {
            return;
        }
        saving.headMap(checkpointId, true).clear();
        saved.addLast(needed);
        if (saved.size() > retained) {
            boolean changed = !saved.removeFirst().equals(saved.getFirst());
            if (changed) {
                tidy();
            }
        }
    }

    private void tidy() {
        Set<String> all = new HashSet<>(keeper.needed());
        saved.forEach(all::addAll);
        saving.values().forEach(all::addAll);
        try {
            ModelShelf.keepOnly(shelf, all);
        } catch (IOException e) {
            LOG.warn("{} cannot be tidied up", shelf, e);
        }
    }

    @Override
    public void told(ModelNews what) {
        news.accept(what);
    }

    @Override
    public void changed() {
        try {
            ModelStatus.of(keeper.state()).write(shelf);
        } catch (IOException e) {
            LOG.warn("{} cannot be written", shelf, e);
        }
    }
}
