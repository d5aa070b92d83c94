/** How plug-ins are found: by {@link java.util.ServiceLoader}, on the class path or in a folder. */
package io.nas4j.space.plugin;
