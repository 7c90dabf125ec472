import { cardWords } from './card-words.js';
import { ask } from './gateway.js';

const make = (tag, className, ...content) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
};

const cardOf = (offer) => {
  const { employer, age, gist, tags } = cardWords(offer);
  const title = make(offer.url ? 'a' : 'button', 'title', offer.title);
  if (offer.url) title.href = offer.url;
  return make(
    'li',
    'card',
    make('h3', '', title),
    make('p', '', employer),
    ...(age ? [make('p', 'hint', age)] : []),
    make('ul', 'gist', ...gist.map((fact) => make('li', '', fact))),
    ...(tags.length ? [make('ul', 'tags', ...tags.map((tag) => make('li', '', tag)))] : []),
  );
};

const contractBox = ({ value, label, count }, chosen) => {
  const box = make('input', '');
  Object.assign(box, { type: 'checkbox', value, checked: chosen.has(value) });
  return make('label', '', box, ` ${label ?? value} (${count})`);
};

/** Makes a search of the form in `container`; what it returns takes it away. */
globalThis.mountPeer = (container) => {
  if (!container.firstElementChild) container.append(document.querySelector('#search-form').content.cloneNode(true));
  const [form, contracts, status, cards, more] = ['form', 'fieldset', '[role=status]', '.cards', '.more'].map((selector) =>
    container.querySelector(selector),
  );
  const field = form.elements.namedItem('keywords');
  const chosen = new Set();
  let asking = new AbortController();
  let next;

  const show = (page, isMore) => {
    const drawn = page.items.map(cardOf);
    if (isMore) cards.append(...drawn);
    else {
      cards.replaceChildren(...drawn);
      status.textContent = `${page.total} offres`;
      const { choices } = page.facets.find(({ name }) => name === 'contract');
      contracts.replaceChildren(contracts.firstElementChild, ...choices.map((choice) => contractBox(choice, chosen)));
    }
    next = page.next;
    more.hidden = !next;
  };

  /** The newest question alone is answered. */
  const search = (cursor) => {
    asking.abort();
    const { signal } = (asking = new AbortController());
    const asked = { keywords: field.value.trim(), contract: [...chosen].join(), cursor };
    ask(asked, { signal }).then(
      (page) => signal.aborted || show(page, Boolean(cursor)),
      () => {},
    );
  };

  form.onsubmit = (event) => {
    event.preventDefault();
    search();
  };
  field.oninput = () => search();
  more.onclick = () => search(next);
  contracts.onchange = ({ target }) => {
    chosen[target.checked ? 'add' : 'delete'](target.value);
    search();
  };
  search();
  return () => {
    asking.abort();
    container.replaceChildren();
  };
};

globalThis.mountPeer(document.querySelector('#search'));
