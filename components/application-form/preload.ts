import type { Foresee } from '../../src/element/autoload.ts';

export const foresee: Foresee = (read) => {
  const offer = read('offer');
  return {
    question: (Boolean(offer) || read('shown') !== 'on-demand') && {
      path: 'applications/form',
      query: { ...(offer && { offer }) },
    },
  };
};
