// All that a frontend needs: JSON from another origin becomes a page. Nothing here puts a string of the API into HTML: bodies
// are made of their blocks, and of highlights only text and <mark> is taken.

const API = document.querySelector('meta[name=broadsheet]').content;
const LANGUAGES = navigator.languages;
const PAGE = 6;
/** Pages that come by themselves, until one has to ask: what stands below the list can be reached, too. */
const UNASKED = 3;
const WAIT = 10_000;
const query = new URLSearchParams(location.search);
const $ = (id) => document.getElementById(id);

// ---- Asking the API ----

/** What the API has answered with an error. */
class Refusal extends Error {
  constructor(status, problem, retryAfter) {
    super(problem.detail ?? problem.title ?? `Status ${status}`);
    Object.assign(this, {status, problem, retryAfter});
  }
}

async function ask(path, {signal, ...options} = {}) {
  const limit = AbortSignal.timeout(WAIT);
  const response = await fetch(API + path, {...options, signal: signal ? AbortSignal.any([signal, limit]) : limit});
  if (response.ok) {
    return response.json();
  }
  const problem = await response.json().catch(() => ({}));
  throw new Refusal(response.status, problem, Number(response.headers.get('Retry-After')));
}

function get(path, parameters = {}, options) {
  return ask(`${path}?${new URLSearchParams(parameters)}`, options);
}

/** What to tell somebody who cannot do anything about it but wait. */
function apology(error) {
  return error instanceof Refusal && error.status < 500
    ? error.message
    : 'We cannot reach our newsroom right now. Please check your connection, or try again in a moment.';
}

// ---- Making elements ----

/** @param attributes those that are null or undefined are left out */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) {
      made.setAttribute(attribute, value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Links between articles are written for addresses like /articles/a-slug; here they are others. */
function routed(href) {
  const [, type, slug] = href?.match(/^\/(article|post)s\/([^/?#]+)$/) ?? [];
  return type ? addressOf({type, slug: decodeURIComponent(slug)}) : href;
}

const addressOf = ({type, slug}) => `article.html?${type}=${encodeURIComponent(slug)}`;
const listOf = (parameter, value) => `index.html?${parameter}=${encodeURIComponent(value)}`;

/** An image that does not come takes its frame with it. */
function picture({url, alt, caption, credit}, loading = 'lazy') {
  const image = element('img', {src: url, alt: alt ?? '', loading});
  const text = [caption, credit && `Picture: ${credit}`].filter(Boolean).join(' ');
  const figure = element('figure', {}, image, text ? element('figcaption', {}, text) : null);
  image.addEventListener('error', () => figure.remove());
  return figure;
}

// ---- Dates, as the visitor reads them ----

const relative = new Intl.RelativeTimeFormat(LANGUAGES, {numeric: 'auto'});
const date = new Intl.DateTimeFormat(LANGUAGES, {dateStyle: 'long'});
const dateAndTime = new Intl.DateTimeFormat(LANGUAGES, {dateStyle: 'full', timeStyle: 'short'});
const UNITS = [['minute', 60], ['hour', 3600], ['day', 86_400]];

function ago(instant) {
  const seconds = (Date.now() - Date.parse(instant)) / 1000;
  if (seconds >= 7 * 86_400) {
    return date.format(new Date(instant));
  }
  const [unit, length] = UNITS.findLast(([, each]) => seconds >= each) ?? UNITS[0];
  return relative.format(-Math.floor(seconds / length), unit);
}

function time(instant) {
  return element('time', {
    datetime: instant, title: dateAndTime.format(new Date(instant)), lang: dateAndTime.resolvedOptions().locale,
  }, ago(instant));
}

setInterval(() => {
  document.querySelectorAll('time').forEach((each) => each.replaceChildren(ago(each.dateTime)));
}, 30_000);

// ---- Cards ----

/** At most so many characters, of whole words. */
function shortened(text, most = 140) {
  if (text.length <= most) {
    return text;
  }
  const cut = text.slice(0, most);
  return cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s.,;:–-]+$/, '') + '…';
}

function card(entry, heading = 'h2') {
  return element('li', {lang: entry.language}, element('article', {class: 'card'},
    entry.image ? picture(entry.image) : null,
    element('p', {class: 'kicker'}, element('a', {href: listOf('category', entry.category.slug)}, entry.category.name)),
    element(heading, {}, element('a', {href: addressOf(entry)}, entry.title)),
    entry.excerpt ? element('p', {}, shortened(entry.excerpt)) : null,
    element('p', {class: 'when'}, time(entry.publishedAt))));
}

// ---- Bodies, block by block ----

const MARKS = {
  strong: 'strong', emphasis: 'em', strike: 'del', underline: 'u', highlight: 'mark', code: 'code', keyboard: 'kbd',
  sub: 'sub', sup: 'sup', abbreviation: 'abbr', link: 'a', anchor: 'a',
};

function marked(child, mark, text) {
  const {type, href, title, id, src, width, height} = mark;
  return type === 'image'
    ? element('img', {src, alt: text, title, width, height, loading: 'lazy'})
    : element(MARKS[type] ?? 'span', {href: routed(href), title, id}, child);
}

/** The text of a span, with its hashtags as links and its line breaks as such. */
function words(text, hashtags) {
  const parts = document.createDocumentFragment();
  for (const part of text.split(/(#[\p{L}\p{M}\p{N}_]+|\n)/u)) {
    const hashtag = part.startsWith('#') && hashtags.find((each) => each.toLowerCase() === part.slice(1).toLowerCase());
    parts.append(hashtag ? element('a', {href: listOf('hashtag', hashtag)}, part) : part === '\n' ? element('br') : part);
  }
  return parts;
}

/** @returns what turns a block into an element, for an entry with these hashtags */
function renderer(hashtags) {
  const spans = (all) => all.map(({text, marks}) => {
    const verbatim = marks.some(({type}) => type === 'link' || type === 'code');
    return marks.reduceRight((inner, mark) => marked(inner, mark, text), words(text, verbatim ? [] : hashtags));
  });
  const row = (tag) => ({cells}) => element('tr', {}, ...cells.map((cell) => element(cell.header ? 'th' : tag, {
    colspan: cell.colSpan > 1 ? cell.colSpan : null, rowspan: cell.rowSpan > 1 ? cell.rowSpan : null,
    scope: cell.header ? (tag === 'th' ? 'col' : 'row') : null,
  }, ...spans(cell.spans))));
  const blocks = {
    // The page has its own h1.
    heading: ({level, id, spans: text}) => element(`h${Math.max(2, level)}`, {id}, ...spans(text)),
    paragraph: ({spans: text}) => element('p', {}, ...spans(text)),
    list: ({ordered, start, items}) => element(ordered ? 'ol' : 'ul', {start: start === 1 ? null : start},
      ...items.map((item) => element('li', {id: item.id},
        item.checked === null ? null : item.checked ? '☑ ' : '☐ ', ...item.blocks.map(block)))),
    quote: ({blocks: said}) => element('blockquote', {}, ...said.map(block)),
    // What may be wider than the page scrolls by itself, with the keyboard, too.
    code: ({text}) => element('pre', {tabindex: 0}, element('code', {}, text)),
    image: ({src, alt, href, caption}) => {
      const figure = picture({url: src, alt});
      if (href) {
        figure.replaceChildren(element('a', {href}, ...figure.childNodes));
      }
      figure.append(...(caption.length ? [element('figcaption', {}, ...spans(caption))] : []));
      return figure;
    },
    table: ({caption, header, rows}) => element('div', {class: 'wide', tabindex: 0, role: 'group', 'aria-label': 'Table'},
      element('table', {},
        caption.length ? element('caption', {}, ...spans(caption)) : null,
        element('thead', {}, ...header.map(row('th'))),
        element('tbody', {}, ...rows.map(row('td'))))),
    divider: () => element('hr'),
    embed: ({provider, url}) => element('p', {}, element('a', {href: url}, `See it on ${provider}`)),
  };
  const block = (each) => blocks[each.type](each);
  return block;
}

// ---- An article ----

async function showArticle() {
  const [type, slug] = query.has('post') ? ['post', query.get('post')] : ['article', query.get('article') ?? ''];
  try {
    const entry = await get(`/${type}s/${encodeURIComponent(slug)}`, {body: 'blocks'});
    fillArticle(entry);
    return entry;
  } catch (error) {
    const gone = error.status === 404 || error.status === 410;
    $('heading').textContent = gone ? 'There is nothing here' : 'This did not work';
    $('body').replaceChildren(element('p', {role: 'alert'},
      gone ? 'This article does not exist, or no longer.' : apology(error)), element('p', {}, tryAgain(gone)));
    return null;
  } finally {
    $('article').setAttribute('aria-busy', 'false');
  }
}

function tryAgain(gone) {
  return gone ? element('a', {href: 'index.html'}, 'See what is new') : element('a', {href: location.href}, 'Try again');
}

function fillArticle(entry) {
  document.title = entry.title;
  $('article').lang = entry.language;
  $('category').replaceChildren(element('a', {href: listOf('category', entry.category.slug)}, entry.category.name));
  $('heading').textContent = entry.title;
  $('excerpt').textContent = entry.excerpt ?? '';
  $('byline').replaceChildren(...byline(entry.authors), time(entry.publishedAt), ` · ${entry.body.readingMinutes} min`);
  if (entry.image) {
    $('picture').replaceWith(picture(entry.image, 'eager'));
  }
  $('body').replaceChildren(...entry.body.blocks.map(renderer(entry.hashtags)));
  $('tags').replaceChildren(...entry.tags.map((tag) =>
    element('li', {}, element('a', {href: listOf('tag', tag.slug)}, tag.name))));
}

/** "By A, B and C · ", each a link. */
function byline(authors) {
  const links = authors.map(({slug, name}) => element('a', {href: listOf('author', slug)}, name));
  const parts = new Intl.ListFormat('en').formatToParts(authors.map(({name}) => name));
  return authors.length === 0 ? [] : [
    'By ', ...parts.map(({type, value}) => type === 'element' ? links.shift() : value), ' · ',
  ];
}

async function seeMore(entry) {
  if (entry === null) {
    return;
  }
  const {category, slug} = entry;
  const {data} = await get('/articles', {category: category.slug, limit: 4});
  const others = data.filter((each) => each.slug !== slug).slice(0, 3);
  const section = $('see-more');
  section.querySelector('h2').textContent = `More from ${category.name}`;
  section.querySelector('ul').replaceChildren(...others.map((each) => card(each, 'h3')));
  Object.assign(section.querySelector('.onward'),
    {href: listOf('category', category.slug), textContent: `See more ${category.name}`});
  section.hidden = others.length === 0;
}

// ---- A list without an end ----

const FILTERS = {category: '/categories/', tag: '/tags/', author: '/authors/', hashtag: null};

async function showList() {
  const filter = Object.keys(FILTERS).find((each) => query.has(each));
  const next = pages(filter ? {[filter]: query.get(filter)} : {});
  const button = $('more');
  button.addEventListener('click', () => next(true));
  const observer = new IntersectionObserver(async ([seen]) => {
    if (seen.isIntersecting && await next(false)) {
      // It tells of changes only, and the button may still be in sight.
      observer.unobserve(button);
      observer.observe(button);
    }
  }, {rootMargin: '300px'});
  observer.observe(button);
  await Promise.allSettled([nameList(filter, query.get(filter)), next(false)]);
}

/** The heading, at once as far as it is known. */
async function nameList(filter, value) {
  if (filter) {
    document.title = $('heading').textContent = filter === 'hashtag' ? `#${value}` : value;
  }
  if (FILTERS[filter]) {
    const {name, description} = await get(FILTERS[filter] + encodeURIComponent(value));
    document.title = $('heading').textContent = name;
    $('description').textContent = description ?? '';
    $('description').hidden = !description;
  }
}

/**
 * @returns what shows the next page and tells whether it did. Who has asked by the button goes on reading at the first entry;
 *     after a failure nothing comes unless it is asked for
 */
function pages(filter) {
  let cursor = null;
  let busy = false;
  let unasked = 0;
  return async (asked) => {
    if (busy || cursor === undefined || (!asked && (failed() || unasked === UNASKED))) {
      return false;
    }
    busy = true;
    unasked = asked ? 0 : unasked + 1;
    $('entries').setAttribute('aria-busy', 'true');
    try {
      const {data, page} = await get('/entries', {...filter, limit: PAGE, ...(cursor && {cursor})});
      cursor = page.next ?? undefined;
      const cards = data.map((entry) => card(entry));
      $('entries').append(...cards);
      $('progress').className = '';
      $('progress').textContent = told(cards.length, cursor);
      if (asked) {
        cards[0]?.querySelector('h2 a').focus();
      }
      return true;
    } catch (error) {
      $('progress').className = 'error';
      $('progress').textContent = apology(error);
      return false;
    } finally {
      busy = false;
      $('entries').setAttribute('aria-busy', 'false');
      $('more').hidden = cursor === undefined;
      $('more').textContent = failed() ? 'Try again' : 'Load more';
    }
  };
}

const failed = () => $('progress').className === 'error';

function told(count, cursor) {
  const all = $('entries').childElementCount;
  return all === 0 ? 'There is nothing here yet.'
    : cursor === undefined ? `That is all: ${all} posts.` : `${count} posts loaded, ${all} in all.`;
}

// ---- Search as you type ----

const PAUSE = 250;

function listenToSearch() {
  const field = $('q');
  let timer;
  let running;
  const search = (pause) => {
    clearTimeout(timer);
    running?.abort();
    running = new AbortController();
    timer = setTimeout(showResults, pause, field.value.trim(), running.signal);
  };
  field.addEventListener('input', () => search(PAUSE));
  field.addEventListener('keydown', ({key}) => {
    if (key === 'Escape') {
      field.value = '';
      search(0);
    }
  });
  $('search').addEventListener('submit', (event) => {
    event.preventDefault();
    search(0);
  });
}

async function showResults(words, signal) {
  const section = $('results');
  const status = section.querySelector('[role=status]');
  const list = section.querySelector('ul');
  section.hidden = words === '';
  if (section.hidden) {
    return list.replaceChildren();
  }
  try {
    const {data, suggestion} = await get('/search', {q: words, limit: 5}, {signal});
    list.replaceChildren(...data.map(hit));
    status.textContent = data.length === 0 ? `Nothing found for “${words}”.`
      : suggestion ? `Nothing found for “${words}”. This is for “${suggestion}”:` : `The best for “${words}”:`;
  } catch (error) {
    // Somebody who goes on typing does not want this one any more.
    if (!signal.aborted) {
      list.replaceChildren();
      status.textContent = apology(error);
    }
  }
}

function hit(entry) {
  const {title, text} = entry.highlights;
  return element('li', {lang: entry.language},
    element('a', {href: addressOf(entry)}, ...(title ? highlighted(title) : [entry.title])),
    element('p', {}, ...highlighted(text[0] ?? '')),
    element('p', {class: 'when'}, time(entry.publishedAt)));
}

/** Read by a parser that runs and loads nothing; of what it finds, the text is taken, and whether it is marked. */
function highlighted(html) {
  const {body} = new DOMParser().parseFromString(html, 'text/html');
  return [...body.childNodes].map((node) =>
    node.nodeName === 'MARK' ? element('mark', {}, node.textContent) : node.textContent);
}

// ---- Newsletter ----

async function offerNewsletters() {
  const {data} = await get('/newsletters');
  $('topics').replaceChildren(...data.map(({slug, name, description}, index) =>
    element('label', {class: 'topic'},
      element('input', {type: 'radio', name: 'topic', value: slug, checked: index === 0 ? '' : null}),
      element('span', {}, element('strong', {}, name), element('span', {class: 'quiet'}, description ?? '')))));
  $('newsletter').hidden = data.length === 0;
  $('newsletter').querySelector('form').addEventListener('submit', signUp);
}

async function signUp(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('button');
  say('', '');
  button.disabled = true;
  try {
    const {message} = await ask(`/newsletters/${form.topic.value}/signups`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({email: form.email.value, source: 'frontend'}),
    });
    form.email.value = '';
    say(`Check your mail. ${message}`, '');
  } catch (error) {
    const wrong = error.problem?.errors?.find(({pointer}) => pointer === '/email');
    say(wrong ? '' : error.status === 429 ? later(error.retryAfter) : apology(error), wrong ? `This ${wrong.detail}.` : '');
    if (wrong) {
      form.email.focus();
    }
  } finally {
    button.disabled = false;
  }
}

/** @param wrong what is wrong with the address */
function say(status, wrong) {
  $('signup-status').textContent = status;
  $('email-error').textContent = wrong;
  $('email').setAttribute('aria-invalid', String(wrong !== ''));
}

function later(seconds) {
  const clock = new Intl.DateTimeFormat(LANGUAGES, {timeStyle: 'short'}).format(Date.now() + seconds * 1000);
  return `That was too often. Please try again at ${clock}.`;
}

// ---- Every page ----

async function showSite() {
  const {title, description} = await get('/site');
  document.querySelectorAll('[data-site=title]').forEach((each) => each.replaceChildren(title));
  document.querySelectorAll('[data-site=description]').forEach((each) => each.replaceChildren(description ?? ''));
}

async function showSections() {
  const {data} = await get('/categories', {limit: 100});
  $('sections').replaceChildren(...data.filter(({slug, count, parent}) => count > 0 && !parent && slug !== 'uncategorized').map(({slug, name}) => {
    const current = query.get('category') === slug ? 'page' : null;
    return element('li', {}, element('a', {href: listOf('category', slug), 'aria-current': current}, name));
  }));
}

listenToSearch();
// Each part stands for itself: one that does not come leaves the others as they are.
await Promise.allSettled([
  $('article') ? showArticle().then(seeMore) : showList(),
  showSite(),
  showSections(),
  $('newsletter') ? offerNewsletters() : null,
]);
