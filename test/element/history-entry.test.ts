import { expect } from '@open-wc/testing';

import { HistoryEntry, ownProperty } from '../../src/element/history-entry.ts';

describe('an entry of the history', () => {
  const { href } = location;
  afterEach(() => history.replaceState(null, '', href));

  it('keeps a value under its key, beside what the page and others keep there', () => {
    history.replaceState({ router: 7 }, '');
    const [one, other] = [new HistoryEntry('one'), new HistoryEntry('other')];
    one.replace({ depth: 1 });
    other.replace(2);
    expect([one.read(), other.read()]).to.deep.equal([{ depth: 1 }, 2]);
    expect(history.state).to.have.property('router', 7);
  });

  it('adds entries that bear nothing of the page’s, at another address if one is given', () => {
    history.replaceState({ router: 7 }, '');
    const entry = new HistoryEntry('one');
    const url = new URL('?found=1', location.href);
    entry.push('there', url);
    expect(entry.read()).to.equal('there');
    expect(history.state).not.to.have.property('router');
    expect(location.href).to.equal(url.href);
  });

  it('writes nothing where what the page keeps can have nothing beside it', () => {
    history.replaceState('odd', '');
    const entry = new HistoryEntry('one');
    entry.replace(1);
    expect([entry.isWritable, entry.read(), history.state]).to.deep.equal([false, undefined, 'odd']);
  });

  it('goes on where the browser takes no more entries', () => {
    const { pushState } = history;
    try {
      history.pushState = () => {
        throw new DOMException('', 'SecurityError');
      };
      expect(() => new HistoryEntry('one').push(1)).not.to.throw();
    } finally {
      history.pushState = pushState;
    }
  });

  it('reads no property that objects inherit', () => {
    expect([ownProperty({}, 'toString'), ownProperty({ a: 1 }, 'a'), ownProperty(null, 'a')]).to.deep.equal([
      undefined,
      1,
      undefined,
    ]);
  });
});
