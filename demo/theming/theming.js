/** What can be set: the property, what it is about, and how it is chosen. `test/e2e/theming.test.ts` holds the list complete. */
const groups = {
  Couleurs: [
    ['--emploi-color-action', 'Boutons', { type: 'color', value: '#1c4fa0' }],
    ['--emploi-color-on-action', 'Texte des boutons', { type: 'color', value: '#ffffff' }],
    ['--emploi-color-action-edge', 'Bordure des boutons', { type: 'color', value: '#1c4fa0' }],
    ['--emploi-color-link', 'Liens', { type: 'color', value: '#1c4fa0' }],
    ['--emploi-color-text', 'Texte', { type: 'color', value: '#1b1f24' }],
    ['--emploi-color-background', 'Fond', { type: 'color', value: '#ffffff' }],
    ['--emploi-color-muted', 'Texte secondaire', { type: 'color', value: '#57606a' }],
    ['--emploi-color-raised', 'Fond du formulaire et des encadrés', { type: 'color', value: '#f4f6f9' }],
    ['--emploi-color-surface', 'Fond des champs', { type: 'color', value: '#ffffff' }],
    ['--emploi-color-edge', 'Bordure des champs', { type: 'color', value: '#6e7781' }],
    ['--emploi-color-line', 'Traits entre les offres', { type: 'color', value: '#d0d5dc' }],
    ['--emploi-color-danger', 'Erreurs', { type: 'color', value: '#b3261e' }],
    ['--emploi-color-focus', 'Contour de l’élément actif', { type: 'color', value: '#000000' }],
  ],
  Texte: [
    ['--emploi-font-family', 'Police', { options: fonts() }],
    ['--emploi-font-family-heading', 'Police des titres', { options: fonts() }],
    ['--emploi-font-size', 'Taille du texte', { type: 'range', min: 0.875, max: 1.5, step: 0.0625, value: 1.0625, unit: 'rem' }],
    ['--emploi-font-size-heading', 'Taille du titre', { type: 'range', min: 1, max: 3, step: 0.125, value: 1.5, unit: 'em' }],
    [
      '--emploi-font-weight-heading',
      'Graisse des titres',
      { type: 'range', min: 300, max: 900, step: 100, value: 700, unit: '' },
    ],
  ],
  Formes: [
    ['--emploi-radius', 'Arrondi des angles', { type: 'range', min: 0, max: 2, step: 0.125, value: 0.5, unit: 'em' }],
    ['--emploi-border-width', 'Épaisseur des bordures', { type: 'range', min: 0, max: 4, step: 1, value: 1, unit: 'px' }],
    ['--emploi-space', 'Espace entre les éléments', { type: 'range', min: 0.5, max: 2, step: 0.125, value: 1, unit: 'em' }],
    ['--emploi-control-height', 'Hauteur des champs', { type: 'range', min: 2, max: 4, step: 0.25, value: 2.75, unit: 'em' }],
    [
      '--emploi-shadow',
      'Ombre des suggestions',
      { options: { none: 'Aucune', '0 0 0 3px rgb(0 0 0 / 20%)': 'Nette', '0 1em 3em rgb(0 0 0 / 40%)': 'Profonde' } },
    ],
  ],
};

function fonts() {
  return {
    'Georgia, serif': 'Georgia',
    'Verdana, sans-serif': 'Verdana',
    'system-ui, sans-serif': 'Celle de l’appareil',
    'ui-monospace, monospace': 'À chasse fixe',
  };
}

const find = (selector) => document.querySelector(selector);
const element = find('emploi-offer-search');
const preview = find('.preview');
const form = find('.settings');
const attributes = ['theme', 'density'];

/** What has been set, in the order of the list. */
const chosen = new Map();

const make = (tag, properties, ...children) => {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
};

const control = (id, { type, options, unit, ...rest }) => {
  if (!options) return make('input', { id, type, ...rest });
  const unset = make('option', { value: '', textContent: 'Comme la page' });
  return make(
    'select',
    { id },
    unset,
    ...Object.entries(options).map(([value, textContent]) => make('option', { value, textContent })),
  );
};

const setting = ([name, label, how]) => {
  const id = name.slice('--emploi-'.length);
  const input = control(id, how);
  const value = make('output', { className: 'value', htmlFor: id });
  const reset = make('button', { type: 'button', className: 'reset', hidden: true, textContent: 'Rétablir' });
  reset.setAttribute('aria-label', `Rétablir : ${label}`);
  const first = input.value;

  const set = (text) => {
    if (text) chosen.set(name, text);
    else chosen.delete(name);
    value.textContent = how.options ? '' : text;
    reset.hidden = !text || Boolean(how.options);
    show();
  };
  input.addEventListener('input', () => set(input.value && `${input.value}${how.unit ?? ''}`));
  reset.addEventListener('click', () => {
    input.value = first;
    set('');
    input.focus();
  });
  const code = make('code', { textContent: name });
  return make(
    'div',
    { className: `setting ${input.type}` },
    make('label', { htmlFor: id }, label, document.createElement('br'), code),
    input,
    value,
    reset,
  );
};

const order = Object.values(groups).flatMap((settings) => settings.map(([name]) => name));

/** Puts what is chosen on the tag, and writes the code that does the same on another page. */
const show = () => {
  const declarations = order.filter((name) => chosen.has(name)).map((name) => `  ${name}: ${chosen.get(name)};`);
  for (const name of order) element.style.setProperty(name, chosen.get(name) ?? '');
  for (const name of attributes) {
    const { value } = find(`#${name}`);
    if (value) element.setAttribute(name, value);
    else element.removeAttribute(name);
  }
  const given = attributes.filter((name) => element.hasAttribute(name)).map((name) => ` ${name}="${element.getAttribute(name)}"`);
  const tag = `<emploi-offer-search partner-key="pk_votre_cle"${given.join('')}></emploi-offer-search>`;
  const css = declarations.length
    ? `/* Dans la feuille de style */\nemploi-offer-search {\n${declarations.join('\n')}\n}\n\n`
    : '';
  find('#code').textContent = `${css}<!-- Dans la page -->\n${tag}`;
  find('#copied').textContent = '';
};

for (const [legend, settings] of Object.entries(groups))
  form.append(
    make('details', { open: legend === 'Couleurs' }, make('summary', { textContent: legend }), ...settings.map(setting)),
  );

find('#ground').addEventListener('change', ({ target }) => {
  preview.className = `preview ${target.value}`;
  // The page of one's own says that it has changed as a site does: on its root.
  document.documentElement.dataset.theme = target.value;
});
find('#direction').addEventListener('change', ({ target }) => (preview.dir = target.value));
for (const name of attributes) find(`#${name}`).addEventListener('change', show);
form.addEventListener('submit', (event) => event.preventDefault());
find('#copy').addEventListener('click', async () => {
  const copied = navigator.clipboard?.writeText(find('#code').textContent) ?? Promise.reject(new Error('No clipboard'));
  find('#copied').textContent = await copied.then(
    () => 'Le code est copié.',
    () => 'Le navigateur ne permet pas de copier ici : sélectionnez le code.',
  );
});
show();
