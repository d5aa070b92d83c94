package io.nas4j.evaluator.dl4j;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Drops;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.plan.NetworkPlan;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network in Deeplearning4j. What a step allocates lies in workspaces that the thread keeps for the next step. */
final class Dl4jNetwork implements TrainableNetwork {

    private final ComputationGraph graph;
    private final ParameterSlots slots;
    private final Descent descent;
    private final BatchArrays images;
    private final Drops drops;

    Dl4jNetwork(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
        graph = ChildGraph.of(plan);
        slots = new ParameterSlots(plan, graph);
        descent = new Descent(plan, graph, slots, optimisation);
        descent.set(slots.flat(initial));
        images = new BatchArrays(plan.architecture().input(), plan.classifier().out(), optimisation.labelSmoothing());
        drops = new Drops(plan, seed);
        for (GraphVertex vertex : graph.getVertices()) {
            if (vertex instanceof Drop drop) {
                drop.drawFrom(drops);
            }
        }
    }

    @Override
    public double trainStep(Batch batch, double learningRate) {
        graph.setInputs(images.pixels(batch));
        graph.setLabels(images.targets(batch));
        graph.computeGradientAndScore();
        double loss = graph.score();
        if (Double.isFinite(loss)) {
            descent.step(batch.count(), learningRate);
        }
        graph.clear();
        return loss;
    }

    @Override
    public float[] logits(Batch batch) {
        try (INDArray logits = graph.output(false, images.pixels(batch))[0];
                INDArray rows = logits.dup('c')) {
            return rows.data().asFloat();
        }
    }

    @Override
    public Weights weights() {
        return slots.weights(descent.get());
    }

    @Override
    public void save(TrainingState into) {
        descent.save(into);
        drops.save(into);
    }

    @Override
    public void restore(TrainingState from) {
        descent.restore(from);
        drops.restore(from);
    }

    /** Frees the network's arrays and this thread's workspaces, which other networks of the thread make anew. */
    @Override
    public void close() {
        graph.close();
        images.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
        Pointer.trimMemory();
    }
}
