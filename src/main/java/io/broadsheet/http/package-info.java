/** What every request has in common: problems, headers, CORS, bodies, parameters, paging, preconditions, signed tokens, limits. */
package io.broadsheet.http;
