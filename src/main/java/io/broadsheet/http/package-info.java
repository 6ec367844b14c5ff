/** What every request has in common: problems, headers, CORS, bodies, parameters, paging, preconditions, signed tokens. */
package io.broadsheet.http;
