import { msg, str } from '@lit/localize';

import type { FacetName } from '../../../src/contract/index.ts';
import { formatEuros, formatNumber } from '../../../src/i18n/format.ts';
import { contractName, experienceName } from '../offer-text.ts';

/** What a filter is about. */
export const filterLegend = (name: FacetName): string => {
  switch (name) {
    case 'contract':
      return msg('Contrat');
    case 'workTime':
      return msg('Temps de travail');
    case 'experience':
      return msg('Expérience');
    case 'qualification':
      return msg('Qualification');
    case 'domain':
      return msg('Domaine', { desc: 'Professional domain: trade, health, transport.' });
    case 'published':
      return msg('Date de publication');
    case 'source':
      return msg('Origine de l’offre', { desc: 'Who published the offer: the public service, or a partner site.' });
    default:
      return msg('Particularités', { desc: 'Legend above filters that are on or off: apprenticeship, few candidates.' });
  }
};

/** The words for a choice; a domain's come with it. */
export const filterLabel = (name: string, value: string): string => {
  switch (`${name}=${value}`) {
    case 'contract=LIB':
      return msg('Indépendant ou autre', { desc: 'Self-employed, or another kind of contract.' });
    case 'workTime=full':
      return msg('Temps plein');
    case 'workTime=part':
      return msg('Temps partiel');
    case 'experience=none':
      return experienceName('none');
    case 'experience=wished':
      return experienceName('wished');
    case 'experience=required':
      return experienceName('required');
    case 'qualification=executive':
      return msg('Cadre', { desc: 'French law: an executive or manager, as opposed to other employees.' });
    case 'qualification=other':
      return msg('Non-cadre');
    case 'source=france-travail':
      return msg('France Travail');
    case 'source=partner':
      return msg('Site partenaire');
    case 'apprenticeship=true':
      return msg('Alternance', { desc: 'Work and school in turn, with a contract: apprenticeship and the like.' });
    case 'fewCandidates=true':
      return msg('Peu de candidats');
    case 'accessible=true':
      return msg('Ouvert aux personnes en situation de handicap');
    case 'disabilityCommitted=true':
      return msg('Employeur engagé pour le handicap');
    case 'published=1':
      return msg('Depuis 24 heures');
  }
  if (name === 'contract') return contractName(value) ?? value;
  if (name === 'published') {
    const days = formatNumber(Number(value));
    return msg(str`Depuis ${days} jours`);
  }
  if (name === 'salaryMin') {
    const pay = formatEuros(Number(value));
    return msg(str`${pay} brut par mois au moins`);
  }
  return value;
};
