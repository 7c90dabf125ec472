import { isLocal } from '../http/origins.ts';
import type { KeyMode } from './store.ts';

/** Who has given the key, where no setting says more. */
const usual = 'l’équipe qui tient la passerelle';

/** Why a page is refused, for whoever keeps it: what to do, and whom to ask (`contact`). */
export const accessAdvice = (contact: string = usual) => ({
  missing: `Il manque une clé de partenaire, ou elle est mal copiée (attribut partner-key). À demander à : ${contact}.`,
  unknown: (key: string) =>
    `Cette clé de partenaire n’existe pas, ou ne sert plus : ${key}. Vérifiez qu’elle est copiée en entier, ou demandez-en une à : ${contact}.`,
  hidden:
    'Cette page ne dit pas de quel site elle vient : c’est un fichier ouvert sans serveur, ou un cadre isolé. Ouvrez-la à une adresse en http://localhost.',
  /** `origin` is the page's, which says nothing that it does not know. */
  elsewhere: (origin: string, mode: KeyMode) =>
    isLocal(origin) && mode === 'live'
      ? `Ce site n’est pas encore autorisé : ${new URL(origin).host}. Sur votre machine, prenez la clé d’essai (pk_test_…).`
      : `Ce site n’est pas encore autorisé : ${new URL(origin).host}. Pour faire ajouter ${origin} à la clé, écrivez à : ${contact}.`,
  otherElement: `Cette clé de partenaire ne sert pas à cet élément. Pour l’étendre, écrivez à : ${contact}.`,
});
