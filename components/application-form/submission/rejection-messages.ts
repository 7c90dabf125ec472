import { msg } from '@lit/localize';

import type { GatewayError } from '../../../src/client/errors.ts';

/** Why the gateway has not taken an application, and what is safe; where the general account says what to do, it is enough. */
export const rejectionMessage = ({ kind, problem }: GatewayError): string => {
  if (problem?.issues?.some(({ path }) => path === 'topic'))
    return msg(
      'Rien n’a encore été envoyé : un programme a rempli un champ caché, qui sert à écarter les robots. Nous l’avons vidé. Si vous êtes une personne, appuyez encore une fois sur « Envoyer ma candidature ».',
    );
  switch (problem?.status) {
    case 404:
    case 410:
      return msg('Rien n’a été envoyé : cette offre ne prend plus de candidatures.');
    case 409:
      return problem.issues?.some(({ path }) => path === 'applicant')
        ? msg(
            'Rien n’a été envoyé : vous avez déjà postulé autant de fois que c’est possible. Vos candidatures précédentes sont bien arrivées.',
          )
        : msg('Rien n’a été envoyé : cet employeur ne prend plus de candidatures aujourd’hui. Revenez demain.');
    case 429:
    case 503:
      return msg(
        'Rien n’a été envoyé : le service est très demandé. Tout ce que vous avez écrit est encore là : réessayez un peu plus tard.',
      );
    case 507:
      return msg(
        'Votre candidature n’est pas enregistrée : le service n’a plus de place pour le moment. Tout ce que vous avez écrit est encore là : réessayez un peu plus tard.',
      );
    default:
      return kind === 'busy' || kind === 'refused'
        ? msg('Rien n’a été envoyé : le service n’a pas accepté la demande. Tout ce que vous avez écrit est encore là.')
        : msg('Rien n’a été envoyé : votre candidature n’a pas été comprise. Vérifiez ce que vous avez écrit, puis réessayez.');
  }
};
