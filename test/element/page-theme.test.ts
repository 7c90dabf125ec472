import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';

import '../../components/offer-search/index.ts';
import type { EmploiOfferSearch } from '../../components/offer-search/index.ts';
import { contrast, parseColour, type Colour } from '../../src/page-theme/colour.ts';
import { byRole, isChromium } from '../support/page.ts';
import { waitUntil } from '../support/wait-until.ts';

type Styles = Readonly<Record<string, string>>;

/** Styles a page may give to what is around an element, by selector. */
interface Look {
  layers: readonly string[];
  text: string;
  link: string;
  button: Styles;
}

/** A part of a page with a link, a button, and an element amid layers of grounds, as deep as there are any. */
const part = ({ layers, text, link, button }: Look): HTMLElement => {
  const outermost = document.createElement('section');
  let inner: HTMLElement = outermost;
  for (const background of layers) {
    inner = inner.appendChild(document.createElement('div'));
    inner.style.background = background;
  }
  inner.style.color = text;
  const anchor = Object.assign(document.createElement('a'), { href: '#', textContent: 'Lien' });
  anchor.style.color = link;
  const action = Object.assign(document.createElement('button'), { textContent: 'Action' });
  Object.assign(action.style, button);
  const element = document.createElement('emploi-offer-search');
  element.theme = 'auto';
  inner.append(anchor, action, element);
  return outermost;
};

const frameOf = (element: EmploiOfferSearch): HTMLElement => {
  const frame = element.shadowRoot?.querySelector<HTMLElement>('.frame');
  if (!frame) throw new Error('No frame');
  return frame;
};

const isThemed = (element: EmploiOfferSearch): boolean => frameOf(element).style.length > 0;

const themed = async (element: EmploiOfferSearch): Promise<EmploiOfferSearch> => {
  await element.updateComplete;
  await waitUntil(() => isThemed(element), 'The page’s colours should be taken');
  return element;
};

const colourOf = (element: Element, property: string): Colour => {
  const value = getComputedStyle(element).getPropertyValue(property);
  const layer = parseColour(value);
  if (layer?.alpha !== 1) throw new Error(`${property}: ${value}`);
  return layer.colour;
};

const linkLike = (element: EmploiOfferSearch): string =>
  getComputedStyle(element.shadowRoot?.querySelector('.sealed') ?? element).getPropertyValue('--_link');

/** What the browser itself paints for colours that lie over one another. */
const painted = (colours: readonly string[]): Colour => {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  if (!context) throw new Error('No canvas');
  for (const colour of ['white', ...colours]) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
};

/** The same on every run (the generator of Park and Miller). */
let seed = 8_112_026;
const upTo = (limit: number): number => (seed = (seed * 48_271) % 2_147_483_647) % limit;
const anyColour = (alpha: number): string =>
  upTo(3)
    ? `rgb(${upTo(256)} ${upTo(256)} ${upTo(256)} / ${alpha})`
    : `oklch(${0.4 + upTo(40) / 100} ${upTo(8) / 100} ${upTo(360)} / ${alpha})`;

const image = 'url("data:image/svg+xml,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'/%3E")';

const anyLook = (index: number): Look => ({
  layers: [
    ...(index % 4 ? [anyColour(1)] : []),
    ...(index % 3 ? [] : [anyColour(0.5), anyColour(0.2)]),
    ...(index % 10 === 7 ? [`linear-gradient(45deg, ${anyColour(1)}, ${anyColour(1)})`] : []),
    ...(index % 10 === 9 ? [image] : []),
  ],
  text: anyColour(1),
  link: anyColour(1),
  button: index % 5 ? { background: anyColour(1), color: anyColour(1), border: '0', borderRadius: '7px' } : {},
});

describe('theme="auto"', () => {
  it('is legible on two hundred pages of any colours, layers, gradients and images', async () => {
    const looks = Array.from({ length: 200 }, (_, index) => anyLook(index));
    const page = await fixture(html`<div>${looks.map(part)}</div>`);
    const elements = [...page.querySelectorAll('emploi-offer-search')];
    await waitUntil(() => elements.every(isThemed), 'all should be themed');

    for (const [index, element] of elements.entries()) {
      const { layers = [] } = looks[index] ?? {};
      const told = `page ${index}: ${JSON.stringify(looks[index])}`;
      const ground = colourOf(frameOf(element), 'background-color');
      if (layers.every((layer) => /^(?:rgb|oklch)/.test(layer)))
        painted(layers).forEach((value, channel) => expect(ground[channel], told).to.be.closeTo(value, 3));
      const button = byRole(element, 'button', 'Rechercher');
      const form = byRole(element, 'search');
      const raised = colourOf(form, 'background-color');
      for (const under of [ground, raised]) {
        expect(contrast(colourOf(byRole(element, 'heading'), 'color'), under), told).to.be.at.least(4.5);
        expect(contrast(colourOf(form.querySelector('.hint') ?? form, 'color'), under), told).to.be.at.least(4.5);
        expect(contrast(colourOf(form.querySelector('input') ?? form, 'border-block-start-color'), under), told).to.be.at.least(
          3,
        );
        expect(contrast(colourOf(button, 'border-block-start-color'), under), told).to.be.at.least(3);
      }
      expect(contrast(colourOf(button, 'color'), colourOf(button, 'background-color')), told).to.be.at.least(4.5);
    }
  });

  const council: Look = {
    layers: ['rgb(253, 246, 236)'],
    text: 'rgb(58, 43, 31)',
    link: 'rgb(179, 0, 94)',
    button: { background: 'rgb(255, 213, 74)', color: 'rgb(34, 34, 34)', borderRadius: '7px' },
  };

  const show = async (look: Look, prepare: (element: EmploiOfferSearch) => void = () => {}): Promise<EmploiOfferSearch> => {
    const section = part(look);
    const element = section.querySelector('emploi-offer-search');
    if (!element) throw new Error('No element');
    prepare(element);
    await fixture(html`<div>${section}</div>`);
    return themed(element);
  };

  it('takes the colours of the page’s link and button, and the button’s corners', async () => {
    const element = await show(council);
    const { backgroundColor, color, borderTopLeftRadius } = getComputedStyle(byRole(element, 'button', 'Rechercher'));
    expect([backgroundColor, color, borderTopLeftRadius]).to.deep.equal(['rgb(255, 213, 74)', 'rgb(34, 34, 34)', '7px']);
    expect(linkLike(element)).to.equal('rgb(179 0 94)');
  });

  it('leaves what the page sets itself', async () => {
    const element = await show(council, ({ style }) => style.setProperty('--emploi-color-action', 'rgb(1, 2, 3)'));
    expect(getComputedStyle(byRole(element, 'button', 'Rechercher')).backgroundColor).to.equal('rgb(1, 2, 3)');
    expect(linkLike(element)).to.equal('rgb(179 0 94)');
  });

  it('passes over the links of menus, and grey buttons', async () => {
    const section = part({ ...council, button: { background: 'rgb(200, 200, 200)' } });
    const menu = document.createElement('nav');
    menu.innerHTML =
      '<a href="#" style="color: rgb(0, 99, 0)">Menu</a><button class="primary" style="background: rgb(0, 99, 0)">Menu</button>';
    const element = section.querySelector('emploi-offer-search');
    element?.before(
      menu,
      Object.assign(document.createElement('button'), {
        textContent: 'Envoyer',
        className: 'primary',
        style: 'background: rgb(99, 0, 0); color: white',
      }),
    );
    await fixture(html`<div>${section}</div>`);
    if (!element) throw new Error('No element');
    await themed(element);
    expect(linkLike(element)).to.equal('rgb(179 0 94)');
    expect(getComputedStyle(byRole(element, 'button', 'Rechercher')).backgroundColor).to.equal('rgb(99, 0, 0)');
  });

  it('has colours of its own on a page that has neither links nor buttons', async () => {
    const element = document.createElement('emploi-offer-search');
    element.theme = 'auto';
    await fixture(html`<div>${element}</div>`);
    await themed(element);
    const button = byRole(element, 'button', 'Rechercher');
    expect(contrast(colourOf(button, 'color'), colourOf(button, 'background-color'))).to.be.at.least(4.5);
  });

  it('follows when the page changes its theme, once its transitions are over', async () => {
    const element = await show(council);
    const ground = element.parentElement;
    if (!ground) throw new Error('No ground');
    ground.style.transition = 'background-color 0.2s';
    document.body.classList.add('night');
    Object.assign(ground.style, { background: 'rgb(10, 20, 30)', color: 'rgb(230, 230, 230)' });
    await waitUntil(() => getComputedStyle(frameOf(element)).backgroundColor === 'rgb(10, 20, 30)', 'It should follow');
    expect(getComputedStyle(frameOf(element)).colorScheme).to.equal('dark');
    document.body.classList.remove('night');
  });

  // Only Chromium can be told from outside.
  if (isChromium)
    it('follows the visitor’s preference for a dark page', async () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('@media (prefers-color-scheme: dark) { .follows { background: rgb(10, 20, 30) !important } }');
      document.adoptedStyleSheets.push(sheet);
      const element = await show(council);
      element.parentElement?.classList.add('follows');
      await emulateMedia({ colorScheme: 'dark' });
      await waitUntil(() => getComputedStyle(frameOf(element)).backgroundColor === 'rgb(10, 20, 30)', 'It should follow');
      await emulateMedia({ colorScheme: 'light' });
      document.adoptedStyleSheets.pop();
    });

  it('gives up its colours with its attribute, and takes them again', async () => {
    const element = await show(council);
    element.theme = null;
    await element.updateComplete;
    expect(element.hasAttribute('theme')).to.equal(false);
    expect(isThemed(element)).to.equal(false);
    element.setAttribute('theme', 'auto');
    await themed(element);
  });

  it('changes nothing in the page', async () => {
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    const element = document.createElement('emploi-offer-search');
    const section = await fixture(html`<div><a href="#">Lien</a>${element}</div>`);
    await element.updateComplete;
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    element.setAttribute('theme', 'auto');
    await themed(element);
    changes.push(...observer.takeRecords());
    observer.disconnect();
    expect(changes.map(({ target, attributeName }) => [target, attributeName])).to.deep.equal([[element, 'theme']]);
    expect(section.querySelector('a')?.hasAttribute('style')).to.equal(false);
  });
});

describe('theme="light" and theme="dark"', () => {
  /** What a browser calls a colour on a page of that kind: each has its own black. */
  const systemColour = (name: 'Canvas' | 'CanvasText', scheme: string): string => {
    const probe = document.createElement('p');
    Object.assign(probe.style, { colorScheme: scheme, color: name });
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };

  for (const theme of ['light', 'dark'] as const)
    it(`${theme} is so whatever the page is`, async () => {
      const page = await fixture(html` <div><emploi-offer-search theme=${theme}></emploi-offer-search></div> `);
      Object.assign(page, { style: 'color-scheme: light dark; color: rgb(128, 128, 128)' });
      const element = page.querySelector('emploi-offer-search');
      if (!element) throw new Error('No element');
      await element.updateComplete;
      expect(getComputedStyle(frameOf(element)).backgroundColor).to.equal(systemColour('Canvas', theme));
      expect(getComputedStyle(byRole(element, 'heading')).color).to.equal(systemColour('CanvasText', theme));
      await expect(element).to.be.accessible();
    });
});

describe('density="compact"', () => {
  it('takes less room, and no less than 24 px for a target', async () => {
    const page = await fixture(html`
      <div><emploi-offer-search></emploi-offer-search><emploi-offer-search density="compact"></emploi-offer-search></div>
    `);
    const [usual, compact] = await Promise.all(
      [...page.querySelectorAll('emploi-offer-search')].map(async (element) => {
        await element.updateComplete;
        return { element: element.offsetHeight, button: byRole(element, 'button', 'Rechercher').offsetHeight };
      }),
    );
    if (!usual || !compact) throw new Error('No elements');
    expect(usual.button).to.be.at.least(44);
    expect(compact.button).to.be.at.least(24).and.below(usual.button);
    expect(compact.element).to.be.below(usual.element * 0.9);
  });
});
