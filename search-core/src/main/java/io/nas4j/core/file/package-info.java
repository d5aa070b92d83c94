/** Files that are there whole or not at all: {@link io.nas4j.core.file.AtomicFile}. */
package io.nas4j.core.file;
