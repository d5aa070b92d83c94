/** Names, addresses, logins and errors of H2. Every other package of this module may use it. */
package io.nas4j.db.h2;
