/** The lists a partner's key can open. */
export type ResourceName = 'offers' | 'places' | 'occupations' | 'alerts' | 'sessions' | 'uploads' | 'applications';

/**
 * What each element asks the gateway for, by the name that travels with its questions as `for`. A key that is for some
 * elements only opens what these need, and nothing else.
 */
export const elementResources = {
  'offer-search': ['offers', 'places', 'occupations', 'alerts'],
  'application-form': ['sessions', 'uploads', 'applications'],
} as const satisfies Readonly<Record<string, readonly ResourceName[]>>;

export type ElementName = keyof typeof elementResources;

export const isElementName = (name: string): name is ElementName => Object.hasOwn(elementResources, name);
