// A real table whose cells are buttons. Everything is set as text: nothing that anybody wrote becomes markup.
const made = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

const head = (one) => made('th', { scope: 'col' }, one.name, ...(one.note ? [made('span', { class: 'quiet' }, one.note)] : []));

const cell = (one, nothing, press) => {
  if (!one) return made('td', { class: 'heat-none' }, nothing);
  const shape = made('span', { class: 'heat-shape', 'aria-hidden': 'true' }, one.shape);
  const aloud = (text) => text ? [made('span', { class: 'aloud' }, text)] : [];
  const inside = [...aloud(one.value && one.where), shape, made('span', { class: 'heat-words' }, one.words),
    ...aloud(one.aloud), ...one.notes.map((note) => made('span', { class: 'heat-note' }, note))];
  const look = `heat-cell heat-${one.level}${one.open ? ' heat-open' : ''}`;
  if (!one.value) return made('td', {}, made('div', { class: look }, ...inside));
  const button = made('button', { type: 'button', class: look, id: `cell-${one.value}` }, ...inside);
  button.addEventListener('click', () => press(one.value));
  return made('td', {}, button);
};

const body = (one, nothing, press) => made('tr', {},
  made('th', { scope: 'row' }, one.name, made('span', { class: 'quiet' }, one.note)), ...one.cells.map((each) => cell(each, nothing, press)));

export default function ({ data, parentElement, setTriggerValue }) {
  const host = parentElement.querySelector('.heat');
  const drawn = JSON.stringify([data.caption, data.heads, data.rows]);
  if (host.dataset.drawn !== drawn) {
    host.dataset.drawn = drawn;
    const press = (value) => { host.dataset.jump = value; setTriggerValue('cell', value); };
    const region = made('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': data.caption },
      made('table', {}, made('caption', { class: 'aloud' }, data.caption),
        made('thead', {}, made('tr', {}, made('th', { scope: 'col' }, data.corner), ...data.heads.map(head))),
        made('tbody', {}, ...data.rows.map((one) => body(one, data.not_asked, press)))));
    host.replaceChildren(region);
    region.scrollLeft = region.scrollWidth; // the newest review stands last
  }
  for (const button of host.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.id === `cell-${data.chosen}`));
  }
  // The items stand beneath the table: the keyboard goes on from their heading, once it is there.
  const jump = (tries = 40) => {
    const found = document.getElementById(`items-${data.chosen}`);
    if (found) { found.setAttribute('tabindex', '-1'); found.focus(); } else if (tries) setTimeout(() => jump(tries - 1), 50);
  };
  if (host.dataset.jump && host.dataset.jump === data.chosen) { host.dataset.jump = ''; jump(); }
}
