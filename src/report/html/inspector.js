// The chosen claim in full: what gold and every system say of each field.

function inspect(article, claim) {
  const box = byId('inspector');
  const answers = index.systems
    .map((name, s) => ({ name, claim: article.claims[s].find((other) => other === claim || other.id === claim.id) }))
    .filter((answer) => answer.claim && (claim.gold || answer.claim === claim || !answer.claim.gold));
  const words = surface(article, leading(claim));
  const close = element('button', { type: 'button', class: 'close', 'aria-label': 'Leave the claim', text: '×' });
  close.addEventListener('click', () => choose(null));
  const head = ['', 'gold', ...answers.map((answer) => answer.name)];
  const body = element('tbody');
  for (const field of SAID) {
    const row = element('tr', {}, element('th', { scope: 'row', text: field }));
    row.append(element('td', {}, said(claim.gold, field)));
    for (const answer of answers) {
      const judged = verdict(answer.claim, field);
      const cell = element('td', { class: judged }, said(answer.claim.prediction, field));
      if (judged !== 'agreed') {
        const sign = element('span', { class: 'sign', 'aria-hidden': 'true', text: SIGNS[judged] });
        cell.append(' ', sign, element('span', { class: 'unseen', text: judged }));
      }
      row.append(cell);
    }
    body.append(row);
  }
  const causes = element('ul', { class: 'notes' });
  for (const { name, claim: found } of answers) {
    if (found.cause >= 0) {
      const cause = element('code', { text: index.causes[found.cause] });
      causes.append(element('li', {}, element('bdi', { text: name }), ': ', cause, ' ', index.rules[found.cause]));
    }
    if (typeof found.confidence === 'number') {
      causes.append(element('li', {}, element('bdi', { text: name }), ` is ${Math.round(found.confidence * 100)} % sure`));
    }
  }
  const table = element('table', {},
    element('caption', { class: 'unseen', text: 'What gold and the systems say of each field' }),
    element('thead', {}, element('tr', {}, ...head.map((name) => element('th', { scope: 'col' }, element('bdi', { text: name }))))),
    body);
  box.replaceChildren(
    close,
    element('p', { class: 'figure' }, element('bdi', { text: words })),
    element('p', { class: 'address' }, element('a', { href: address(claim), title: 'A link to this claim' }, element('bdi', { text: claim.id }))),
    element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Fields' }, table),
    causes,
  );
  box.hidden = false;
}

function said(claim, field) {
  const value = claim ? claim[FIGURE + SAID.indexOf(field)] : null;
  return element('bdi', { text: value ?? '–', class: value === null ? 'nothing' : undefined });
}
