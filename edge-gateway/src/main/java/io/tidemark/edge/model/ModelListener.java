package io.tidemark.edge.model;

/** Is told of models, in order. */
public interface ModelListener {

    /** Something became of a model that was ordered. */
    void told(ModelNews news);

    /** Things are otherwise than they were; the keeper has how they are. */
    void changed();
}
