package io.nas4j.evaluator.worker;

import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.train.Requests;
import java.util.List;

/** A parent with one worker that hangs; prints the worker's process id once it trains. */
public final class PoolParentMain {

    private PoolParentMain() {}

    public static void main(String[] arguments) throws Exception {
        WorkerPool pool = new WorkerPool(
                1, WorkerCommand.sameJava(List.of(), FakeWorkerMain.class.getName(), List.of()), line -> {});
        pool.evaluate(
                Requests.request("hang", Requests.task("shapes", 320, 100, 3)),
                epoch -> ProcessHandle.current().children().forEach(child -> System.out.println(child.pid())));
    }
}
