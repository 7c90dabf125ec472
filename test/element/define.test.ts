import { expect } from '@open-wc/testing';

import { define } from '../../src/element/define.ts';

const warnings = (act: () => void): unknown[] => {
  const said: unknown[] = [];
  const { warn } = console;
  console.warn = (text: unknown) => said.push(text);
  try {
    act();
  } finally {
    console.warn = warn;
  }
  return said;
};

const release = (version: string) =>
  class extends HTMLElement {
    static readonly version = version;
  };

describe('define', () => {
  it('registers the first version and is silent about the same one', () => {
    const first = release('1.0.0');
    const said = warnings(() => {
      define('test-first', first);
      define('test-first', release('1.0.0'));
    });
    expect(customElements.get('test-first')).to.equal(first);
    expect(said).to.deep.equal([]);
  });

  it('leaves a second version out and names both', () => {
    const first = release('1.0.0');
    define('test-second', first);
    const [said] = warnings(() => define('test-second', release('1.1.0')));
    expect(customElements.get('test-second')).to.equal(first);
    expect(said).to.include('1.0.0').and.include('1.1.0');
  });
});
