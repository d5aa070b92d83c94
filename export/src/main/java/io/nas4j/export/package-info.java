/** Writers of trained networks for other backends, each checked against the backend itself. */
package io.nas4j.export;
