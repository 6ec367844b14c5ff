/** The embedded PostgreSQL and the check of an outside one: all that happens before Quarkus starts. */
package io.broadsheet.database;
