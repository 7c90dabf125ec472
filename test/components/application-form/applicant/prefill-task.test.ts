import { expect } from '@open-wc/testing';

import type { Client } from '../../../../src/client/client.ts';
import { applicationForm, employerClient, field, fill } from '../../../support/application-form.ts';
import { shownText } from '../../../support/page.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJnaXZlbl9uYW1lIjoiTHVjaWUifQ.c2lnbmF0dXJl';

const isPrefill = ({ url }: Request): boolean => url.includes('/applications/prefill');

/** A gateway that takes the token, when it is told to. `asked` are the requests that bear one. */
const takingClient = (person: object) => {
  const asked: { url: string; body: string }[] = [];
  const release = Promise.withResolvers<undefined>();
  const client: Client = employerClient(async (request, send) => {
    if (!isPrefill(request)) return send(request);
    asked.push({ url: request.url, body: await request.clone().text() });
    await release.promise;
    return Response.json(person);
  });
  return { client, asked, release: () => release.resolve(undefined) };
};

describe('an application form that a signed token fills in', () => {
  const logged: unknown[][] = [];
  const { error } = console;

  beforeEach(() => {
    logged.length = 0;
    console.error = (...args) => logged.push(args);
  });
  afterEach(() => (console.error = error));

  it('has the person in its fields; the token is in no address', async () => {
    const { client, asked, release } = takingClient({
      firstName: 'Lucie',
      lastName: 'Martin',
      email: 'l@example.fr',
      phone: '+33612345678',
    });
    release();
    const element = await applicationForm({ client });
    element.prefillToken = token;
    await waitUntil(() => field(element, 'firstName').value === 'Lucie', 'the name');
    expect(['lastName', 'email', 'phone'].map((name) => field(element, name).value)).to.deep.equal([
      'Martin',
      'l@example.fr',
      '+33612345678',
    ]);
    expect(asked).to.have.length(1);
    expect(asked[0]?.url).not.to.include('eyJ');
    expect(new URLSearchParams(asked[0]?.body).get('token')).to.equal(token);
    expect(location.href).not.to.include('eyJ');
    expect(logged).to.deep.equal([]);
  });

  it('keeps what the person has typed meanwhile', async () => {
    const { client, asked, release } = takingClient({ firstName: 'Lucie', lastName: 'Martin' });
    const element = await applicationForm({ client });
    element.setAttribute('prefill-token', token);
    await waitUntil(() => asked.length === 1);
    await fill(element, { firstName: 'Lucienne' });
    release();
    await waitUntil(() => field(element, 'lastName').value === 'Martin', 'the name');
    expect(field(element, 'firstName').value).to.equal('Lucienne');
  });

  it('stays empty where the gateway does not know the signature: the page is told once, the visitor not at all', async () => {
    let refused = 0;
    const client = employerClient(async (request, send) => {
      const answer = await send(request);
      if (isPrefill(request) && answer.status === 400) refused += 1;
      return answer;
    });
    const element = await applicationForm({ client });
    const before = shownText(element);
    const failures: Event[] = [];
    element.addEventListener('emploi-error', (event) => failures.push(event));
    element.prefillToken = token;
    await waitUntil(() => logged.length === 1, 'the advice');
    element.prefillToken = `${token}A`;
    await waitUntil(() => refused === 2);
    await element.updateComplete;
    expect(logged.map(String).join()).to.include('prefill-token is not signed').and.not.include('eyJ');
    expect(logged).to.have.length(1);
    expect([shownText(element), field(element, 'firstName').value, failures.length]).to.deep.equal([before, '', 0]);
  });
});
