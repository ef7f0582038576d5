// Reads the page's data: the index at once, blocks of articles when they are asked for.

const byId = (id) => document.getElementById(id);
const index = JSON.parse(byId('index').textContent);
const blocks = [...document.querySelectorAll('script.block')];
const read = new Map();

// Positions in the arrays of a claim, as data.rs writes them.
const START = 0, END = 1, FIGURE = 2, LANGUAGE = 9, PLACES = 10, SURFACE = 11;
const SAID = ['figure', 'modifier', 'unit', 'property', 'source', 'attribution', 'cue', 'language'];
const PLACED = ['unit', 'property', 'source', 'cue'];
const VERDICTS = ['agreed', 'correct', 'incorrect', 'missing', 'spurious'];
const SIGNS = { agreed: '', correct: '✓', incorrect: '≠', missing: '−', spurious: '+' };

// The article at a place of the index: its text and, for each system, its claims.
function article(at) {
  const block = Math.floor(at / index.block);
  if (!read.has(block)) read.set(block, JSON.parse(blocks[block].textContent));
  const raw = read.get(block)[at % index.block];
  if (!raw.claims) {
    const [id, outlet, languages] = index.articles[at];
    const [text, gold, systems] = raw;
    const claims = systems.map((system, s) => claimsOf(id, gold, system, s));
    Object.assign(raw, { at, id, outlet, languages, text, claims });
  }
  return raw;
}

function claimsOf(id, gold, [predictions, rows], system) {
  return rows.map(([g, p, verdicts, cause, confidence], n) => {
    const ours = gold[g] ?? null;
    const theirs = p === -2 ? ours : predictions[p] ?? null;
    const placed = [ours, theirs].find((claim) => claim && claim[START] >= 0);
    const place = placed ? `${placed[START]}-${placed[END]}` : `?${n}`;
    return { id: `${id}:${place}`, system, gold: ours, prediction: theirs, verdicts, cause, confidence, place: placed };
  });
}

const verdict = (claim, field) => VERDICTS[claim.verdicts[index.fields.indexOf(field)]];
const leading = (claim) => claim.gold ?? claim.prediction;

// Code points become the positions that a string of this language has.
function positions(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => Math.min(point, text.length);
  const units = [];
  let at = 0;
  for (const character of text) {
    units.push(at);
    at += character.length;
  }
  units.push(at);
  return (point) => units[Math.min(point, units.length - 1)];
}

// The words of a figure: from the article, else as its file has them.
function surface(article, claim) {
  if (!claim) return '';
  if (claim[SURFACE] !== undefined) return claim[SURFACE];
  const unit = (article.units ??= positions(article.text ?? ''));
  return (article.text ?? '').slice(unit(claim[START]), unit(claim[END]));
}
