/** Who may do what: API keys and their scopes. */
package io.broadsheet.access;
