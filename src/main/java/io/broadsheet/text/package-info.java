/** The text of a body: from Markdown or HTML through one allow-list to everything that is served of it. */
package io.broadsheet.text;
