/** Formatters are made once, when the first card needs them. */
const once = (make) => {
  let made;
  return () => (made ??= make());
};

const euros = once(
  () => new Intl.NumberFormat('fr', { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' }),
);
const timeZone = 'Europe/Paris';
const days = once(() => new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone }));
const isoDays = once(() => new Intl.DateTimeFormat('sv', { timeZone }));
const ages = once(() => new Intl.RelativeTimeFormat('fr', { numeric: 'auto' }));

const periods = { hour: 'brut par heure', month: 'brut par mois', year: 'brut par an' };

const payOf = ({ min, max, period, text }) => {
  if (min === null || max === null || period === null) return text;
  const amounts = [...new Set([min, max])].map((amount) => euros().format(amount));
  return `${amounts.join(' à ')} ${periods[period]}`;
};

const dayOf = (time) => Date.parse(isoDays().format(time)) / 86_400_000;

const ageOf = (publishedAt) => {
  const published = Date.parse(publishedAt);
  const passed = dayOf(Date.now()) - dayOf(published);
  return passed <= 30 ? `Publiée ${ages().format(-passed, 'day')}` : `Publiée le ${days().format(published)}`;
};

/** What a card says of an offer: the same as a card of ours. */
export const cardWords = ({ company, place, contract, workTime, salary, apprenticeship, fewCandidates, publishedAt }) => ({
  employer: company ?? 'Entreprise non précisée',
  age: publishedAt && ageOf(publishedAt),
  gist: [
    [contract.label, workTime && (workTime === 'full' ? 'Temps plein' : 'Temps partiel')].filter(Boolean).join(' · '),
    salary && payOf(salary),
    place.label,
  ].filter(Boolean),
  tags: [apprenticeship && 'Alternance', fewCandidates && 'Peu de candidats'].filter(Boolean),
});
