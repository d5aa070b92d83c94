/** Where studies and trials are kept, so that whatever was paid for is never lost. */
package io.nas4j.core.store;
