import type { Preload } from '../../src/element/autoload.ts';

export const preload: Preload = (read) => {
  const offer = read('offer');
  return {
    query: (Boolean(offer) || read('reveal') !== 'on-demand') && {
      path: 'applications/form',
      query: { ...(offer && { offer }) },
    },
  };
};
