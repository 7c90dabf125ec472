import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { contrast, legible, mix, parseColour, type Colour } from '../../src/page-theme/colour.ts';
import { paletteFor } from '../../src/page-theme/palette.ts';

/** The same colours on every run (the generator of Park and Miller). */
const colours = function* (): Generator<Colour, never> {
  let seed = 20_261_125;
  const byte = () => (seed = (seed * 48_271) % 2_147_483_647) % 256;
  for (;;) yield [byte(), byte(), byte()];
};

describe('colours', () => {
  it('are read as browsers compute them', () => {
    assert.deepEqual(parseColour('rgb(1, 2, 3)'), { colour: [1, 2, 3], alpha: 1 });
    assert.deepEqual(parseColour('rgba(1, 2, 3, 0.5)'), { colour: [1, 2, 3], alpha: 0.5 });
    assert.deepEqual(parseColour('color(srgb 1 0.5 0 / 0.25)'), { colour: [255, 127.5, 0], alpha: 0.25 });
    assert.deepEqual(parseColour('color(srgb 1.2 -0.2 none)'), { colour: [306, -51, 0], alpha: 1 });
    for (const other of ['oklch(0.7 0.2 150)', 'color(display-p3 1 0 0)', 'CanvasText', ''])
      assert.equal(parseColour(other), undefined);
  });

  it('have the contrast of WCAG', () => {
    assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
    assert.equal(contrast([118, 118, 118], [255, 255, 255]).toFixed(2), '4.54');
  });

  it('lie over one another', () => {
    assert.deepEqual(mix([255, 255, 255], [0, 0, 0], 0.5), [128, 128, 128]);
  });

  it('stay as they are where they are legible, and change no more than they must', () => {
    assert.deepEqual(legible([0, 0, 120], [[255, 255, 255]], 4.5), [0, 0, 120]);
    const [red, green, blue] = legible([255, 120, 0], [[255, 255, 255]], 4.5);
    assert.ok(contrast([red, green, blue], [255, 255, 255]) < 5.5);
    assert.ok(red > green && green > blue);
  });
});

describe('the palette', () => {
  it('is legible whatever the page’s colours are, known ground or not', () => {
    const random = colours();
    for (let page = 0; page < 2000; page += 1) {
      const [ground, text, link, face, label] = [random, random, random, random, random].map((source) => source.next().value);
      if (!ground || !text || !link || !face || !label) throw new Error('No colour');
      const palette = paletteFor({
        ground: page % 5 ? ground : undefined,
        text,
        link: page % 3 ? link : undefined,
        button: page % 2 ? { face, label } : undefined,
      });
      for (const under of [palette.background, palette.raised]) {
        for (const role of ['text', 'link', 'muted', 'danger'] as const)
          assert.ok(contrast(palette[role], under) >= 4.5, `${role} ${palette[role].join()} on ${under.join()}`);
        for (const role of ['edge', 'action-edge', 'focus'] as const)
          assert.ok(contrast(palette[role], under) >= 3, `${role} ${palette[role].join()} on ${under.join()}`);
      }
      assert.ok(
        contrast(palette['on-action'], palette.action) >= 4.5,
        `${palette['on-action'].join()} on ${palette.action.join()}`,
      );
    }
  });

  it('is the page’s own where that is legible', () => {
    const {
      text,
      link,
      action,
      'on-action': onAction,
      background,
    } = paletteFor({
      ground: [253, 246, 236],
      text: [58, 43, 31],
      link: [179, 0, 94],
      button: { face: [255, 213, 74], label: [34, 34, 34] },
    });
    assert.deepEqual(
      [background, text, link, action, onAction],
      [
        [253, 246, 236],
        [58, 43, 31],
        [179, 0, 94],
        [255, 213, 74],
        [34, 34, 34],
      ],
    );
  });
});
