/**
 * A headless content API. The code in the order in which a request travels; each step may end it with a problem (RFC 9457,
 * all of them in {@code http.ProblemType}), and what comes later may rely on what came before.
 *
 * <ol>
 *   <li>{@code Application} runs before there are requests. It refuses configuration that nothing could be done with and a
 *       database that cannot be used ({@code database}), in one line.
 *   <li>Vert.x parses HTTP. What is none gets a bare status, the only answer here that is not ours.
 *   <li>{@code http.PublicReads} answers what everybody may read from {@code http.ResponseCache}, if it is there. Nothing of
 *       what follows is done for it. While the database is away, what is not there ends here (503).
 *   <li>{@code http.Routes} lists what happens before REST: {@code RequestContext} gives the request its id and the answer
 *       the headers that all have; {@code Cors} answers preflights; {@code RequestLimits} refuses addresses that are no text
 *       (400) and bodies whose declared length is too large (413); {@code Acceptance} turns {@code Accept} into JSON for
 *       whoever can live with it.
 *   <li>{@code access.KeyMechanism} reads the key, {@code access.KeyIdentities} says whose it is. A wrong one is 401
 *       whatever it is sent to. No key is no error yet. {@code signup.AccessMechanism} comes before them at the one address
 *       that is about whoever asks.
 *   <li>What is no resource has a route: {@code http.ProblemPage}, {@code docs.Docs}. It answers here.
 *   <li>REST finds the method of a resource (404, 405, 406), then looks whether the caller may call it (401, 403).
 *   <li>{@code http.KnownParameters} refuses query parameters that the method does not declare (400); all that
 *       answer JSON take {@code pretty}.
 *   <li>{@code http.RequestBodyReader} reads the body, if there is one: its type (415), its true length (413), strict JSON
 *       (400), and for all but patches its shape with the rules written on the records of {@code XJson} (400).
 *   <li>{@code http.Write} begins the transaction of whatever somebody with a key changes. Within it
 *       {@code idempotency.IdempotencyInterceptor} answers a POST that came before with the same {@code Idempotency-Key} as it
 *       was answered then (400, 409, 422), and {@code audit.AuditInterceptor} notes last what was done.
 *   <li>The resource, {@code XResource}: counts the request where there is a limit ({@code http.SignupLimits}, 429), reads
 *       parameters into values ({@code http.Input}, 400), finds the row (404, 410, 301 from a former slug, or whatever it is
 *       to whoever has a token: {@code content.Previews}), compares {@code If-Match} with its version ({@code http.IfMatch},
 *       428, 412), and for a patch only now checks the shape of the result ({@code http.MergePatch}, 400).
 *       {@code content.EntryResource} is that of articles and posts alike; {@code taxonomy.TermResource} that of tags,
 *       categories and authors.
 *   <li>The row, {@code X}, guards its own changes (409). {@code content.EntryWriter} has what an entry needs beyond its row:
 *       the text made from its body ({@code text}, 400 if that is too complex), its slug (409), its references and the counts
 *       of what it points at. What has become of it is a {@code content.EntryRevision}. All of it is one transaction.
 *       {@code content.EntryBulk} does so line by line.
 *   <li>{@code content.EntryReader} and {@code EntryViews} show what the caller may see; {@code http.Answers} adds version,
 *       location and links, and leaves out what {@code fields} does not name. What depends on the site is made only here:
 *       {@code content.UrlTemplate}, {@code content.JsonLd}, {@code text.AbsoluteAddresses}. {@code http.PrettyJson} indents.
 *   <li>{@code http.PublicAnswers} makes bytes, {@code ETag} and {@code Cache-Control} of what everybody may read, and keeps it,
 *       by what {@code http.CacheTags} was told on the way that it is made of.
 *   <li>{@code sync.ChangesResource} answers pages like all others, and nobody keeps them; {@code sync.ChangeStreams} takes a
 *       stream over from REST, if there is room (503), and writes to it until either side ends it.
 *   <li>What was thrown on the way becomes an answer in {@code http.ProblemMappers}, or in {@code http.Routes} if it was
 *       before REST; both write it with {@code http.ProblemWriter}. {@code idempotency.Replays} keeps it for a request that
 *       comes again. What nobody expected is a 500 without details, and a
 *       stack trace in the log under the id of the request.
 * </ol>
 *
 * <p>Some things happen behind the answers, by ticks and threads that several instances share: {@code signup.SignupWorker} does
 * what the inbox says, {@code issue.IssueWorker} begins and ends issues, the lanes of {@code mail.MailWorker} send what is in
 * {@code mail.MailQueue}, {@code content.EntryCounts} follows what the clock publishes, {@code content.EntryRenewal} derives
 * anew what an older version derived. Each of these and every write tells {@code change.ChangeLog} what it touches, last in its
 * transaction; {@code change.ChangeFeed} hears of it on every instance, {@code http.ResponseCache} lets go of it, and
 * {@code sync.ChangeStreams} sends on what {@code change.PublicChanges} has of it. By {@code change.ChangeReader}
 * {@code webhook.WebhookDispatcher} reads the log and writes down whom to tell, and the threads of {@code webhook.WebhookWorker}
 * do so.
 *
 * <p>Who may see whom is a table in {@code ArchitectureTest}.
 */
package io.broadsheet;
