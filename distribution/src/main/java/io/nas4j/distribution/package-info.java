/** What the archive of a release holds beside the program: {@link CommandPages} writes it from the commands themselves. */
package io.nas4j.distribution;
