/** What a search tells of its decisions: how much each matters, and what each choice is worth. */
package io.nas4j.core.importance;
