/** What runs in Spark's executors: a task holds a worker process and passes its lines on. Start at TrialTask. Of nas4j only this module and the evaluator's rooms for processes are used. */
package io.nas4j.cluster.executor;
