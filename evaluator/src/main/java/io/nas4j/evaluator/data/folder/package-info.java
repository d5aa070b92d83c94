/** Data sets in folders: one folder for each class. Decoded images are cached in files that all workers share. */
package io.nas4j.evaluator.data.folder;
