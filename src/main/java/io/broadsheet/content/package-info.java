/** Entries: what articles and posts have in common. */
package io.broadsheet.content;
