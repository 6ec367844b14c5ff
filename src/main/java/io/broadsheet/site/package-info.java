/** The publication as a whole: its name, and where its frontend lives. */
package io.broadsheet.site;
