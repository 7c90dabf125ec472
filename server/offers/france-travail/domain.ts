import type { OfferSearch } from '../source.ts';
import type { SearchPart } from './parameters.ts';

/** As many occupations as one question may name. */
const maxOccupations = 200;

/** The API takes one domain; several are asked for by all their occupations. */
export const domainParameters = async (
  { domain, occupation, understood }: OfferSearch,
  romeCodes: () => Promise<readonly string[]>,
): Promise<SearchPart> => {
  const [first, ...others] = [...new Set(domain?.split(',') ?? [])];
  if (first === undefined) return {};
  const isAsked = (rome: string): boolean => [first, ...others].some((letters) => rome.startsWith(letters));
  const rome = occupation ?? understood?.rome;
  if (rome) return isAsked(rome) ? {} : { matchesNothing: true };
  if (others.length === 0) return { parameters: first.length === 1 ? { grandDomaine: first } : { domaine: first } };
  const codes = (await romeCodes()).filter(isAsked);
  if (codes.length > maxOccupations)
    return {
      issue: {
        path: 'domain',
        message: `means more than ${maxOccupations} occupations, which France Travail cannot be asked for`,
      },
    };
  return codes.length > 0 ? { parameters: { codeROME: codes.join(',') } } : { matchesNothing: true };
};
