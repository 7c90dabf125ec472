import { expect } from '@open-wc/testing';

import { goOn, told } from '../../../support/application-form.ts';
import {
  aFile,
  choose,
  documentsStep,
  dropOdd,
  gate,
  lost,
  pdf,
  pressButton,
  rows,
  untilState,
  uploadClient,
} from '../../../support/documents.ts';
import { focused, press } from '../../../support/offer-search.ts';
import { byRole, network, shownText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const count = (seen: readonly string[], method: string): number => seen.filter((one) => one === method).length;

const problem = (status: number, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(Response.json({ type: 'about:blank', title: 'No', status }, { status, headers }));

/** What only the gateway knows of a file: whether the bytes are those that were chosen. */
const checksumOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

describe('The documents of <emploi-application-form> on a network that fails', function () {
  this.timeout(30_000); // each is a visit, with its session
  afterEach(() => network(true));

  it('lose nothing of what has arrived when answers are lost: one document, byte for byte', async () => {
    let lose = 3;
    let checksum: unknown;
    const { client, seen } = uploadClient(async (request, send) => {
      const answer = await send(request);
      if (request.method === 'PATCH' && lose > 0) {
        lose -= 1;
        return lost();
      }
      if (request.url.includes('/state')) checksum = (await answer.clone().json()).checksum ?? checksum;
      return answer;
    });
    const element = await documentsStep({ client });
    const bytes = pdf(1, 700_000);
    await choose(element, [aFile('CV.pdf', bytes)]);
    await untilState(element, /^Reçu/);
    expect(count(seen, 'POST')).to.equal(1);
    expect(count(seen, 'HEAD')).to.equal(3);
    expect(checksum).to.equal(await checksumOf(bytes));
  });

  it('are announced once when the answer to that is lost', async () => {
    const keys: (string | null)[] = [];
    const addresses = new Set<string>();
    const { client } = uploadClient(async (request, send) => {
      if (request.method !== 'POST') return send(request);
      keys.push(request.headers.get('idempotency-key'));
      const answer = await send(request);
      addresses.add(answer.headers.get('location') ?? '');
      return keys.length === 1 ? lost() : answer;
    });
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await untilState(element, /^Reçu/);
    expect(keys).to.have.length(2);
    expect(keys[0])
      .to.match(/^[0-9a-f]{32}$/)
      .and.to.equal(keys[1]);
    expect(addresses.size).to.equal(1);
  });

  it('go on where they were when the session ends midway, without being asked where that was', async () => {
    const tokens = new Set<string | null>();
    let patches = 0;
    const { client, seen } = uploadClient((request, send) => {
      tokens.add(request.headers.get('authorization'));
      if (request.method === 'PATCH') patches += 1;
      if (request.method === 'PATCH' && patches === 2) return Promise.resolve(new Response(null, { status: 401 }));
      return send(request);
    });
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf', pdf(1, 300_000))]);
    await untilState(element, /^Reçu/);
    expect(tokens.size).to.equal(2);
    expect([count(seen, 'POST'), count(seen, 'HEAD')]).to.deep.equal([1, 0]);
  });

  it('keep their address when the session has ended by the time they ask where they were', async () => {
    let isCut = false;
    let isEnded = false;
    const { client, seen } = uploadClient((request, send) => {
      if (request.method === 'PATCH' && !isCut) {
        isCut = true;
        return lost();
      }
      if (request.method === 'HEAD' && !isEnded) {
        isEnded = true;
        return Promise.resolve(new Response(null, { status: 401 }));
      }
      return send(request);
    });
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf', pdf(1, 100_000))]);
    await untilState(element, /^Reçu/);
    expect([count(seen, 'POST'), count(seen, 'HEAD')]).to.deep.equal([1, 2]);
  });

  it('wait for the network, say so, and go on by themselves', async () => {
    let isOnline = true;
    let patches = 0;
    const { client, seen } = uploadClient((request) => {
      if (request.method === 'PATCH' && (patches += 1) === 2) {
        isOnline = false;
        network(false);
      }
      return isOnline ? undefined : lost();
    });
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf', pdf(1, 300_000))]);
    await untilState(element, /^En attente du réseau/);
    const asked = seen.length;
    await expect(element).to.be.accessible();
    expect(seen).to.have.length(asked);
    byRole(element, 'button', 'Continuer').click();
    await waitUntil(() => told(element).length === 1);
    expect(told(element)[0]).to.include('CV.pdf n’est pas encore arrivé');
    isOnline = true;
    network(true);
    await untilState(element, /^Reçu/);
    expect(count(seen, 'POST')).to.equal(1);
  });

  it('leave a service alone as long as it asks, and say so', async () => {
    const times: number[] = [];
    const { client } = uploadClient((request) => {
      if (request.method !== 'POST') return undefined;
      times.push(performance.now());
      return times.length === 1 ? problem(429, { 'retry-after': '1' }) : undefined;
    });
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await untilState(element, /^Le service est très demandé\s: l’envoi reprend tout seul dans 1 seconde\./);
    await untilState(element, /^Reçu/);
    const [first = 0, second = 0] = times;
    expect(second - first).to.be.at.least(999);
  });

  it('begin anew when what was announced is no more', async () => {
    let isGone = true;
    const { client, seen } = uploadClient((request) => {
      if (request.method !== 'PATCH' || !isGone) return undefined;
      isGone = false;
      return problem(404);
    });
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await untilState(element, /^Reçu/);
    expect(count(seen, 'POST')).to.equal(2);
  });

  it('that fail say what to do, and can be tried again', async () => {
    let isBroken = true;
    const { client } = uploadClient((request) => (request.method === 'POST' && isBroken ? problem(422) : undefined));
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await untilState(element, /^Non envoyé/);
    expect(rows(element)[0]).to.include('Il y a déjà trop de fichiers. Retirez-en un, puis réessayez.');
    expect(byRole(element, 'alert').textContent).to.match(/^CV\.pdf\s: Il y a déjà trop/);
    await expect(element).to.be.accessible();
    isBroken = false;
    await pressButton(element, 'Réessayer CV.pdf');
    await untilState(element, /^Reçu/);
  });

  it('that can no longer be read say so, and no network is blamed', async () => {
    const { client, seen } = uploadClient(() => undefined);
    const element = await documentsStep({ client });
    const file = aFile('CV.pdf');
    file.slice = () => {
      const piece = new Blob(['x']);
      piece.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
      return piece;
    };
    await dropOdd(element, [file]);
    await untilState(element, /^Non envoyé/);
    expect(rows(element)[0]).to.include('Ce fichier n’est plus lisible').and.not.include('Réessayer');
    expect(count(seen, 'PATCH')).to.equal(0);
    await expect(element).to.be.accessible();
  });

  it('can be paused and gone on with, by the keyboard, and show how far they are', async () => {
    const { closed, open } = gate();
    let patches = 0;
    const { client, seen } = uploadClient((request, send) =>
      request.method === 'PATCH' && (patches += 1) > 1 ? closed(request).then(() => send(request)) : undefined,
    );
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf', pdf(1, 130_000))]);
    await untilState(element, /^50\s%/);
    const progress = element.shadowRoot?.querySelector('progress');
    expect(progress?.value).to.be.within(0.49, 0.51);
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Mettre en pause CV.pdf').focus();
    await press('Enter');
    await untilState(element, /^En pause · 50\s%/);
    expect(focused()?.textContent.replace(/\s+/g, ' ').trim()).to.equal('Reprendre CV.pdf');
    await expect(element).to.be.accessible();
    open();
    await press('Enter');
    await untilState(element, /^Reçu/);
    expect([count(seen, 'POST'), count(seen, 'HEAD')]).to.deep.equal([1, 1]);
  });

  it('say that they are looked at, and for what where it lasts', async () => {
    let looks = 0;
    const { closed, open } = gate();
    const { client } = uploadClient(async (request, send) => {
      if (!request.url.includes('/state')) return send(request);
      looks += 1;
      if (looks > 3) await closed(request);
      const document = await (await send(request)).json();
      return Response.json(looks > 3 ? document : { ...document, state: 'checking' });
    });
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await untilState(element, /^Vérification…/);
    await untilState(element, /^Vérification antivirus… Vous pouvez continuer\./);
    await expect(element).to.be.accessible();
    await goOn(element, /Vérifier et envoyer$/);
    open();
    await waitUntil(() => shownText(element).includes('Reçu · PDF'), '');
  });

  it('that are taken away while they are announced are taken away from the gateway, too', async () => {
    const { closed, open } = gate();
    const { client, seen } = uploadClient((request, send) =>
      request.method === 'POST' ? closed(request).then(() => send(request)) : undefined,
    );
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await waitUntil(() => count(seen, 'POST') === 1);
    await pressButton(element, 'Retirer CV.pdf');
    expect(rows(element)).to.deep.equal([]);
    open();
    await waitUntil(() => count(seen, 'DELETE') === 1);
    expect(count(seen, 'PATCH')).to.equal(0);
    await goOn(element, /Vérifier et envoyer$/);
  });

  it('that are taken away after their announcement was stopped are taken away from the gateway, too', async () => {
    const { closed } = gate();
    const { client, seen } = uploadClient(async (request, send) => {
      const answer = await send(request);
      if (request.method === 'POST' && count(seen, 'POST') === 1) await closed(request);
      return answer;
    });
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await waitUntil(() => count(seen, 'POST') === 1);
    await pressButton(element, 'Mettre en pause CV.pdf');
    await pressButton(element, 'Retirer CV.pdf');
    await waitUntil(() => count(seen, 'DELETE') === 1, 'it should be deleted');
    expect(count(seen, 'PATCH')).to.equal(0);
  });

  it('stop when the form leaves the page, and go on when it is back', async () => {
    const { closed, open } = gate();
    const { client, seen } = uploadClient((request, send) =>
      request.method === 'PATCH' ? closed(request).then(() => send(request)) : undefined,
    );
    const element = await documentsStep({ client });
    await choose(element, [aFile('CV.pdf')]);
    await waitUntil(() => count(seen, 'PATCH') === 1);
    const { parentElement } = element;
    element.remove();
    open();
    parentElement?.append(element);
    await untilState(element, /^Reçu/);
    expect(count(seen, 'POST')).to.equal(1);
  });

  it('leave nothing on the device and say nothing in the console', async () => {
    const words: unknown[] = [];
    const own = { ...console };
    for (const name of ['log', 'info', 'warn', 'error'] as const) console[name] = (...said: unknown[]) => void words.push(said);
    try {
      const element = await documentsStep();
      await choose(element, [aFile('CV.pdf', pdf(1, 200_000))]);
      await untilState(element, /^Reçu/);
    } finally {
      Object.assign(console, own);
    }
    expect(words).to.deep.equal([]);
    expect(document.cookie).to.equal('');
    expect(
      [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage)).filter((key) => /tus|upload/i.test(key)),
    ).to.deep.equal([]);
  });
});
