// Builds an article: its text as text nodes, its claims as links around the figures.

// An element; what comes from a file goes in as text or as the value of a named attribute, never as markup.
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === 'class') made.className = value;
    else if (key === 'text') made.textContent = value;
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

const address = (claim) =>
  '#' + encodeURIComponent(claim.id) + (index.systems.length > 1 ? '@' + encodeURIComponent(index.systems[claim.system]) : '');

// The card of an article. `shows` tells which claims the filters let through.
function card(article, system, shows) {
  const claims = article.claims[system];
  const matching = claims.filter(shows).length;
  const wrong = claims.filter((claim) => verdict(claim, 'claim') !== 'correct').length;
  const facts = [
    article.outlet,
    article.languages.join(', '),
    `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}, ${wrong} wrong` + (matching < claims.length ? `, ${matching} shown` : ''),
  ].filter(Boolean);
  const head = element('header', {}, element('h3', {}, element('bdi', { text: article.id })));
  const line = element('p', { class: 'facts' });
  facts.forEach((fact, i) => line.append(i ? ' · ' : '', element('bdi', { text: fact })));
  head.append(line);
  const made = element('article', { class: 'card', 'aria-label': article.id, 'data-at': article.at }, head);
  const language = article.languages.length === 1 ? article.languages[0] : undefined;
  if (article.text !== null) made.append(element('div', { class: 'text', dir: 'auto', lang: language }));
  const loose = claims.filter((claim) => article.text === null || !claim.place);
  if (loose.length) {
    const title = article.text === null ? 'The text of this article was not given.' : 'Not found in the text:';
    made.append(element('p', { class: 'loose' }, title + ' ', ...loose.map((claim) => link(article, claim, shows))));
  }
  paint(made, article, system, shows, null);
  return made;
}

function link(article, claim, shows) {
  const words = surface(article, leading(claim)) || '(no words)';
  const made = element('a', { class: look(claim, shows, true, true), href: address(claim), id: claim.id, dir: 'auto', text: words });
  made.claim = claim;
  return made;
}

function look(claim, shows, gold, prediction) {
  const field = state.field || 'claim';
  const said = verdict(claim, field);
  const sides = (claim.gold && gold ? ' g' : '') + (claim.prediction && prediction ? ' p' : '');
  return `claim ${said}${sides}${shows(claim) ? '' : ' faded'}`;
}

// Cuts the text at every border of a figure, of a part of the chosen claim and of a search hit, and marks the pieces.
function paint(made, article, system, shows, chosen) {
  const box = made.querySelector('.text');
  if (!box) return;
  const text = article.text;
  const unit = (article.units ??= positions(text));
  const spans = [];
  const add = (start, end, more) => {
    if (start >= 0 && end > start) spans.push({ start: unit(start), end: unit(end), ...more });
  };
  for (const claim of article.claims[system]) {
    for (const side of ['gold', 'prediction']) {
      const said = claim[side];
      if (said) add(said[START], said[END], { claim, side });
    }
  }
  if (chosen) {
    for (const side of ['gold', 'prediction']) {
      const said = chosen[side];
      PLACED.forEach((part, i) => said && add(said[PLACES][2 * i], said[PLACES][2 * i + 1], { part, side }));
    }
  }
  for (const [start, end] of hits(text)) spans.push({ start, end, hit: true });
  const borders = new Set([0, text.length]);
  for (const span of spans) borders.add(span.start).add(span.end);
  const cuts = [...borders].sort((a, b) => a - b);
  spans.sort((a, b) => a.start - b.start);
  const pieces = document.createDocumentFragment();
  const named = new Set();
  let open = [], next = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    open = open.filter((span) => span.end > cuts[i]);
    while (next < spans.length && spans[next].start <= cuts[i]) {
      if (spans[next].end > cuts[i]) open.push(spans[next]);
      next++;
    }
    pieces.append(piece(text.slice(cuts[i], cuts[i + 1]), open, shows, chosen, named));
  }
  box.replaceChildren(pieces);
}

function piece(words, open, shows, chosen, named) {
  let made = document.createTextNode(words);
  if (open.some((span) => span.hit)) made = element('mark', {}, made);
  const parts = open.filter((span) => span.part);
  if (parts.length) {
    const sides = new Set(parts.map((span) => span.side[0]));
    const names = [...new Set(parts.map((span) => span.part))].join(' ');
    made = element('span', { class: `part ${[...sides].join(' ')}`, title: names }, made);
  }
  const figures = open.filter((span) => span.claim);
  if (!figures.length) return made;
  // The chosen claim lies on top, then one that the filters ask for, then the shortest.
  const rank = (span) => [span.claim === chosen ? 0 : 1, shows(span.claim) ? 0 : 1, span.end - span.start];
  figures.sort((a, b) => rank(a).map((x, i) => x - rank(b)[i]).find((d) => d) ?? 0);
  const { claim } = figures[0];
  const side = (name) => figures.some((span) => span.claim === claim && span.side === name);
  const first = !named.has(claim);
  named.add(claim);
  const made2 = element('a', {
    class: look(claim, shows, side('gold'), side('prediction')) + (claim === chosen ? ' chosen' : ''),
    href: address(claim),
    id: first ? claim.id : undefined,
    tabindex: first ? undefined : '-1',
    'aria-current': claim === chosen ? 'true' : undefined,
    title: claim.cause < 0 ? undefined : index.causes[claim.cause],
  }, made);
  made2.claim = claim;
  return made2;
}

// Where the words of the search stand in a text.
function hits(text) {
  const found = [];
  if (!state.text) return found;
  const pattern = new RegExp(state.text.replace(/[\\^$.*+?()[\]{}|\/]/g, '\\$&'), 'giu');
  for (const hit of text.matchAll(pattern)) {
    found.push([hit.index, hit.index + hit[0].length]);
    if (found.length === 500) break;
  }
  return found;
}
