/**
 * Files: written whole or not at all by {@link io.nas4j.core.file.AtomicFile}, which a {@link io.nas4j.core.file.TemporaryPath}
 * carries, and opened by {@link io.nas4j.core.file.UserFile} where a user named them. What a user types becomes a path in
 * {@link io.nas4j.core.file.UserPath}.
 */
package io.nas4j.core.file;
