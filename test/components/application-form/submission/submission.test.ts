import { expect } from '@open-wc/testing';

import {
  applicationForm,
  askingNothing,
  atTheEnd,
  employerClient,
  fill,
  field,
  goOn,
  newEmail,
  somebody,
} from '../../../support/application-form.ts';
import type { EmploiApplicationForm } from '../../../../components/application-form/index.ts';
import { focused } from '../../../support/offer-search.ts';
import { allByRole, byRole, network, shownText, untilText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const isSending = ({ method, url }: Request): boolean => method === 'POST' && /applications\?/.test(url);

const answer = (status: number, issues?: readonly { path: string; message: string }[]): Promise<Response> =>
  Promise.resolve(Response.json({ type: 'about:blank', title: 'x', status, issues }, { status }));

const lost = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

const send = (element: EmploiApplicationForm): void => byRole(element, 'button', 'Envoyer ma candidature').click();

/** What is said of a failure. */
const failures = (element: EmploiApplicationForm): HTMLElement[] =>
  allByRole(element, 'alert').filter((alert) => alert.textContent.trim() !== '');

const untilFailed = async (element: EmploiApplicationForm): Promise<string> => {
  await waitUntil(() => failures(element).length === 1, 'the failure');
  return failures(element)
    .map((failure) => shownText(failure))
    .join(' ');
};

const untilArrived = (element: EmploiApplicationForm): Promise<void> =>
  waitUntil(() => allByRole(element, 'heading', 'Votre candidature est arrivée').length === 1, 'the receipt', {
    timeout: 8_000,
  });

/** The reference of the receipt that is shown. */
const referenceIn = (element: EmploiApplicationForm): string => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(shownText(element))?.[0] ?? '';

describe('sending an application', () => {
  afterEach(() => network(true));

  it('sends once, however often the button is pressed, and says that it is under way', async () => {
    let sent = 0;
    const held = Promise.withResolvers<void>();
    const element = await atTheEnd({
      client: employerClient(async (request, go) => {
        if (!isSending(request)) return go(request);
        sent += 1;
        await held.promise;
        return go(request);
      }),
    });
    send(element);
    await untilText(element, 'Envoi…');
    const button = byRole(element, 'button', 'Envoi…');
    expect(button.ariaDisabled).to.equal('true');
    button.click();
    button.click();
    await waitUntil(() => sent > 0, 'it should be sent');
    await expect(element).to.be.accessible();
    const before = sent;
    held.resolve();
    expect(before).to.equal(1);
    await untilArrived(element);
  });

  it('tells the page by an event that carries identifiers only, and is not sent where that is canceled', async () => {
    let sent = 0;
    const element = await atTheEnd({
      offer: 'XTOUT01',
      client: employerClient((request, go) => {
        if (isSending(request)) sent += 1;
        return go(request);
      }),
    });
    const details: object[] = [];
    element.addEventListener('emploi-application-submit', (event) => {
      details.push(event.detail);
      event.preventDefault();
    });
    send(element);
    await waitUntil(() => details.length === 1);
    await element.updateComplete;
    expect(details).to.deep.equal([{ offer: 'XTOUT01', documents: [] }]);
    expect(sent).to.equal(0);
    expect(byRole(element, 'button', 'Envoyer ma candidature').ariaDisabled).to.equal(null);
  });

  it('does not know what became of it when the answer is lost, says so, and the same is not stored twice', async () => {
    const stored: string[] = [];
    const element = await atTheEnd({
      client: employerClient(async (request, go) => {
        if (!isSending(request)) return go(request);
        const response = await go(request);
        if (!response.ok) return response;
        stored.push(/[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await response.clone().text())?.[0] ?? '');
        return stored.length === 1 ? lost() : response;
      }),
    });
    send(element);
    expect(await untilFailed(element)).to.include('Nous ne savons pas si votre candidature est arrivée.');
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Réessayer').click();
    await untilArrived(element);
    expect(stored).to.deep.equal([referenceIn(element), referenceIn(element)]);
  });

  it('says that the first arrived when what was changed afterwards cannot take its place, and shows its receipt', async () => {
    let arrived = '';
    const element = await atTheEnd({
      client: employerClient(async (request, go) => {
        if (!isSending(request)) return go(request);
        const response = await go(request);
        if (!response.ok || arrived) return response;
        arrived = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await response.text())?.[0] ?? '';
        return lost();
      }),
    });
    send(element);
    await untilFailed(element);
    byRole(element, 'button', 'Modifier Vos documents').click();
    await waitUntil(() => focused()?.id === 'step-title');
    await fill(element, { message: 'Autre chose' });
    await goOn(element, /Vérifier et envoyer$/);
    send(element);
    await untilText(element, 'Votre candidature était déjà arrivée');
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Voir le reçu').click();
    await untilArrived(element);
    expect(referenceIn(element)).to.equal(arrived);
  });

  it('waits for the network, says that nothing has been sent, and leaves by itself when it is back', async () => {
    const element = await atTheEnd();
    network(false);
    send(element);
    await untilText(element, 'Rien n’a encore été envoyé');
    expect(await untilFailed(element)).to.include('dès que la connexion reviendra');
    await expect(element).to.be.accessible();
    byRole(element, 'button', 'Ne pas envoyer').click();
    await element.updateComplete;
    network(true);
    expect(byRole(element, 'button', 'Envoyer ma candidature').ariaDisabled).to.equal(null);
    network(false);
    send(element);
    await untilText(element, 'Rien n’a encore été envoyé');
    network(true);
    await untilArrived(element);
  });

  const refusals = [
    {
      name: 'an offer that takes no more',
      status: 410,
      told: 'Rien n’a été envoyé : cette offre ne prend plus de candidatures.',
    },
    {
      name: 'a person who has applied enough',
      status: 409,
      path: 'applicant',
      told: 'Vos candidatures précédentes sont bien arrivées.',
    },
    { name: 'an employer who has had enough today', status: 409, path: 'recruiter', told: 'Revenez demain.' },
    { name: 'a quota', status: 429, told: 'Rien n’a été envoyé : le service est très demandé.' },
    { name: 'a site that may not', status: 403, told: 'Rien n’a été envoyé : le service n’a pas accepté la demande.' },
    { name: 'a gateway that fails', status: 500, told: 'Nous ne savons pas si votre candidature est arrivée.' },
    { name: 'what nobody understands', status: 400, told: 'Rien n’a été envoyé : votre candidature n’a pas été comprise.' },
  ] as const;
  for (const { name, status, told, ...refusal } of refusals)
    it(`says what is safe and keeps everything after ${name}`, async () => {
      const issues = 'path' in refusal ? [{ path: refusal.path, message: 'x' }] : undefined;
      const element = await applicationForm({
        layout: 'page',
        client: employerClient((request, go) => (isSending(request) ? answer(status, issues) : go(request))),
      });
      await fill(element, { ...somebody, email: newEmail() });
      send(element);
      expect((await untilFailed(element)).replaceAll('\u00a0', ' ')).to.include(told);
      expect(field(element, 'firstName').value).to.equal('Claire');
    });

  it('puts nothing of the person in an address, on the device or in the console', async () => {
    const urls: string[] = [];
    const said: string[] = [];
    const { log, warn, error } = console;
    Object.assign(
      console,
      Object.fromEntries(['log', 'warn', 'error'].map((name) => [name, (...texts: unknown[]) => said.push(texts.join(' '))])),
    );
    try {
      const element = await atTheEnd({
        client: employerClient((request, go) => {
          urls.push(request.url);
          return go(request);
        }, askingNothing),
      });
      send(element);
      await untilArrived(element);
    } finally {
      Object.assign(console, { log, warn, error });
    }
    expect(urls.join(' ')).not.to.match(/Claire|Fontaine|courriel/);
    expect(said.join(' ')).not.to.match(/Claire|Fontaine|courriel/);
    expect(location.href + JSON.stringify(history.state)).not.to.match(/Claire|Fontaine|courriel/);
    expect(localStorage).to.have.length(0);
    expect(sessionStorage).to.have.length(0);
  });
});
