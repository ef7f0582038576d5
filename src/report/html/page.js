// The list of articles: filters, pages, keys, and addresses that lead back to what is on the screen.

const PAGE = 20;
const FILTERS = ['system', 'field', 'outcome', 'class', 'language', 'text'];
const state = { system: index.systems[0] ?? '', field: '', outcome: '', class: '', language: '', text: '' };
const form = byId('filters');
const list = byId('list');
const places = new Map(index.articles.map(([id], at) => [id, at]));
const still = matchMedia('(prefers-reduced-motion: reduce)');
let found = [], page = 0, search = 0, chosen = null;

const systemNumber = () => Math.max(0, index.systems.indexOf(state.system));
const filtered = () => FILTERS.slice(1).some((name) => name !== 'field' && state[name]);

// Whether the filters let a claim through.
function shows(claim) {
  const judged = verdict(claim, state.field || 'claim');
  if (state.outcome === 'wrong' ? !['incorrect', 'missing', 'spurious'].includes(judged) : state.outcome && judged !== state.outcome) return false;
  if (state.class && index.causes[claim.cause] !== state.class) return false;
  return !state.language || leading(claim)[LANGUAGE] === state.language;
}

function matches(at) {
  const item = article(at);
  const system = systemNumber();
  if (state.text) {
    const words = state.text.toLowerCase();
    const claims = item.claims[system];
    const told = () => claims.some((c) => [c.gold, c.prediction].some((side) => side && side.some((v) => typeof v === 'string' && v.toLowerCase().includes(words))));
    const named = [item.id, item.outlet, item.text].some((text) => text && text.toLowerCase().includes(words));
    if (!named && !told()) return 0;
    if (!state.outcome && !state.class && !state.language) return 1;
  }
  return item.claims[system].filter(shows).length;
}

// Goes through the articles in short turns, so that the page answers meanwhile; shows the first page once it is full.
function refresh(then) {
  const turn = ++search;
  const sought = filtered();
  found = [];
  page = 0;
  choose(null, false);
  let at = 0, claims = 0, drawn = false;
  const step = () => {
    if (turn !== search) return;
    const until = performance.now() + 24;
    while (at < index.articles.length && performance.now() < until) {
      const n = sought ? matches(at) : 1;
      if (n) found.push(at);
      claims += n;
      at++;
    }
    const done = at === index.articles.length;
    if ((done || found.length >= PAGE) && !drawn) {
      drawn = true;
      draw();
    }
    tell(done, sought && (state.outcome || state.class || state.language) ? claims : null);
    if (!done) setTimeout(step);
    else {
      pager();
      if (then) then();
    }
  };
  step();
}

function tell(done, claims) {
  const left = index.of - index.articles.length;
  const parts = [`${found.length} of ${index.articles.length} articles`];
  if (claims !== null) parts.push(`${claims} claims`);
  if (left > 0) parts.push(`${left} more articles stand in outcomes.parquet alone`);
  byId('status').textContent = parts.join(', ') + (done ? '' : ' …');
}

function draw() {
  const system = systemNumber();
  list.replaceChildren(...found.slice(page * PAGE, (page + 1) * PAGE).map((at) => card(article(at), system, shows)));
  if (!found.length) list.append(element('p', { class: 'empty', text: 'No claim is like that.' }));
  pager();
}

function pager() {
  const pages = Math.ceil(found.length / PAGE);
  byId('pager').hidden = pages < 2;
  byId('where').textContent = `page ${page + 1} of ${pages}`;
  byId('back').disabled = page === 0;
  byId('on').disabled = page + 1 >= pages;
}

function turn(to, scroll = true) {
  if (to < 0 || to * PAGE >= found.length) return false;
  page = to;
  choose(null, false);
  draw();
  if (scroll) byId('articles').scrollIntoView();
  return true;
}

// Shows a claim in full, or none.
function choose(claim, mark = true) {
  const system = systemNumber();
  const repaint = (target, now) => {
    const at = target && places.get(target.id.slice(0, target.id.lastIndexOf(':')));
    const made = target && list.querySelector(`[data-at="${at}"]`);
    if (made) paint(made, article(at), system, shows, now);
    return made && article(at);
  };
  if (chosen && chosen !== claim) repaint(chosen, null);
  chosen = claim;
  byId('inspector').hidden = !claim;
  if (claim) inspect(repaint(claim, claim) ?? article(places.get(claim.id.slice(0, claim.id.lastIndexOf(':')))), claim);
  if (mark) remember();
}

function remember() {
  const query = new URLSearchParams(FILTERS.filter((name) => state[name] && (name !== 'system' || index.systems.length > 1)).map((name) => [name, state[name]]));
  history.replaceState(null, '', chosen ? address(chosen) : '#?' + query);
}

function show(target) {
  target.scrollIntoView({ block: 'center', behavior: still.matches ? 'auto' : 'smooth' });
  target.focus({ preventScroll: true });
}

// The next or previous claim that the filters let through, on this page or the one beyond.
function walk(step) {
  const links = () => [...list.querySelectorAll('a.claim[id]:not(.faded)')];
  let all = links();
  let at = chosen ? all.findIndex((made) => made.claim === chosen) + step : all.findIndex((made) => made.getBoundingClientRect().top > 0);
  if (!chosen && step < 0) at -= 1;
  if (at < 0 || at >= all.length) {
    let moved = turn(page + step, false);
    while (moved && !(all = links()).length) moved = turn(page + step, false);
    if (!moved) return;
    at = step > 0 ? 0 : all.length - 1;
  }
  const { claim } = all[at];
  choose(claim);
  const made = document.getElementById(claim.id);
  if (made) show(made);
}

// Goes where the address says: a claim, filters, or a section, which the browser finds itself.
function route() {
  const hash = location.hash.slice(1);
  if (hash.startsWith('?')) {
    const query = new URLSearchParams(hash.slice(1));
    for (const name of FILTERS) state[name] = query.get(name) ?? (name === 'system' ? index.systems[0] ?? '' : '');
    fill();
    refresh();
    byId('articles').scrollIntoView();
    return;
  }
  const [id, system] = hash.split('@').map(decoded);
  const at = places.get(id.slice(0, id.lastIndexOf(':')));
  if (at === undefined) {
    if (!list.firstChild) refresh();
    return;
  }
  if (chosen && chosen.id === id && (!system || system === state.system)) return;
  const systems = [system, state.system, ...index.systems].filter((name) => index.systems.includes(name));
  const of = (name) => article(at).claims[index.systems.indexOf(name)].find((claim) => claim.id === id);
  const owner = systems.find(of);
  if (owner === undefined) return refresh();
  const claim = of(owner);
  const go = () => {
    turn(Math.floor(found.indexOf(at) / PAGE), false);
    choose(claim);
    const made = document.getElementById(id);
    if (made) show(made);
  };
  if (owner === state.system && found.includes(at) && shows(claim)) return go();
  Object.assign(state, { system: owner, field: '', outcome: '', class: '', language: '', text: '' });
  fill();
  refresh(go);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fill() {
  const unique = (values) => [...new Set(values)].sort();
  const choices = {
    system: index.systems.map((name) => [name, name]),
    field: [['', 'claim'], ...index.fields.slice(1).map((name) => [name, name])],
    outcome: [['', 'any'], ['wrong', 'wrong'], ...VERDICTS.slice(1).map((name) => [name, name])],
    class: [['', 'any'], ...unique(index.causes).map((name) => [name, name])],
    language: [['', 'any'], ...unique(index.articles.flatMap(([, , languages]) => languages)).map((name) => [name, name])],
  };
  for (const [name, options] of Object.entries(choices)) {
    const select = form.elements.namedItem(name);
    if (!select.options.length) select.append(...options.map(([value, text]) => new Option(text, value)));
    select.value = state[name];
  }
  form.elements.namedItem('text').value = state.text;
}

function change() {
  for (const name of FILTERS) state[name] = form.elements.namedItem(name).value;
  refresh();
  remember();
}

const keys = {
  j: () => walk(1),
  k: () => walk(-1),
  ']': () => turn(page + 1),
  '[': () => turn(page - 1),
  s: () => {
    const select = form.elements.namedItem('system');
    select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
    change();
  },
  w: () => {
    const select = form.elements.namedItem('outcome');
    select.value = select.value === 'wrong' ? '' : 'wrong';
    change();
  },
  '/': () => {
    const box = form.elements.namedItem('text');
    box.scrollIntoView({ block: 'center' });
    box.select();
  },
  '?': () => byId('help').showModal(),
  Escape: () => choose(null),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || byId('help').open) return;
  const typing = event.target.closest('input, select, textarea');
  if (typing && event.key === 'Escape') typing.blur();
  if (typing || !Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});
let waiting;
form.addEventListener('input', (event) => {
  clearTimeout(waiting);
  waiting = setTimeout(change, event.target.name === 'text' ? 200 : 0);
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(() => {
  Object.assign(state, { field: '', outcome: '', class: '', language: '', text: '' });
  fill();
  refresh();
  remember();
}));
list.addEventListener('click', (event) => {
  const made = event.target.closest('a.claim');
  if (!made || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { claim } = made;
  choose(claim);
  document.getElementById(claim.id)?.focus({ preventScroll: true });
});
byId('back').addEventListener('click', () => turn(page - 1));
byId('on').addEventListener('click', () => turn(page + 1));
byId('ask').addEventListener('click', () => byId('help').showModal());
byId('shut').addEventListener('click', () => byId('help').close());
addEventListener('hashchange', route);

form.hidden = false;
byId('legend').hidden = false;
fill();
route();
