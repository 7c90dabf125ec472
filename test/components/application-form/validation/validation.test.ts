import { expect, fixture, html } from '@open-wc/testing';

import { emptyValues, type FormValues } from '../../../../components/application-form/form-values.ts';
import { Validation } from '../../../../components/application-form/validation/validation.ts';
import { GatewayError } from '../../../../src/client/errors.ts';
import type { ApplicationForm } from '../../../../src/contract/index.ts';

const form: ApplicationForm = {
  offer: null,
  recruiter: { name: 'Comptoir', contact: 'donnees@comptoir.example' },
  live: false,
  cv: 'optional',
  questions: [{ id: 'ville', kind: 'text', label: 'Dans quelle ville habitez-vous ?', hint: null, required: true, options: [] }],
  documents: { kinds: ['pdf'], size: 5_000_000, count: 6 },
  retention: { usual: 3, agreed: 24 },
};

const files = {
  render: () => undefined,
  review: () => undefined,
  ids: () => [],
  chosen: () => [],
  restore: () => {},
  issueOf: () => undefined,
  clear: () => {},
};

const rejection = (path: string): GatewayError =>
  new GatewayError('invalid', { type: 'about:blank', title: 'x', status: 400, issues: [{ path, message: 'x' }] });

/** A validation of values that can be changed; the gateway answers each check as it is told. */
const validating = (remote: () => Promise<void> = () => Promise.resolve()) => {
  const state = { values: emptyValues, checks: 0 };
  const validation = new Validation({
    form: () => form,
    values: () => state.values,
    files,
    checkPhone: (phone) => Promise.resolve(phone === '06 12' ? 'Écrivez un numéro complet' : undefined),
    checkRemotely: () => {
      state.checks += 1;
      return remote();
    },
    application: () => ({ firstName: '', lastName: '', email: '', documents: [], answers: {} }),
    onChange: () => {},
  });
  return { validation, state };
};

const element = (): Promise<HTMLFormElement> => fixture(html`<form></form>`);

const somebody: FormValues = { ...emptyValues, firstName: 'Claire', lastName: 'Fontaine', email: 'claire@courriel.example' };

describe('the validation of an application', () => {
  it('names what is wrong in the steps it is asked about, in the order of the fields', async () => {
    const { validation, state } = validating();
    state.values = { ...emptyValues, phone: '06 12' };
    expect(await validation.check(['applicant'], await element())).to.equal(false);
    expect([...validation.issues.keys()]).to.deep.equal(['firstName', 'lastName', 'email', 'phone']);
    await validation.check(['applicant', 'documents', 'answers', 'review'], await element());
    expect([...validation.issuesIn(['answers']).keys()]).to.deep.equal(['answer.ville']);
    expect(state.checks, 'asked only where the page finds nothing').to.equal(0);
  });

  it('asks the gateway when a step is right, and takes over what it names', async () => {
    const { validation, state } = validating(() => Promise.reject(rejection('email')));
    state.values = somebody;
    expect(await validation.check(['applicant'], await element())).to.equal(false);
    expect([...validation.issues.keys()]).to.deep.equal(['email']);
    expect([state.checks, validation.isChecking]).to.deep.equal([1, false]);
  });

  it('lets a step go on where the gateway cannot be asked: it is told at the end', async () => {
    const { validation, state } = validating(() => Promise.reject(new GatewayError('offline')));
    state.values = somebody;
    expect(await validation.check(['applicant'], await element())).to.equal(true);
  });

  it('takes back what was said of a field once that is right, and nothing else', async () => {
    const { validation, state } = validating();
    await validation.check(['applicant'], await element());
    const before = state.values;
    state.values = { ...before, firstName: 'Claire' };
    validation.recheck(before, await element());
    expect([...validation.issues.keys()]).to.deep.equal(['lastName', 'email']);
    validation.forget('email');
    expect([...validation.issues.keys()]).to.deep.equal(['lastName']);
  });

  it('says whether the form has a field that the gateway names', () => {
    const { validation } = validating();
    expect(validation.reject(rejection('applicant'))).to.equal(false);
    expect(validation.reject(rejection('answer.ville'))).to.equal(true);
    expect([...validation.issues.keys()]).to.deep.equal(['answer.ville']);
  });
});
