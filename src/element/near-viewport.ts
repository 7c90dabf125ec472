/** Calls `act` once, when `element` is less than a screen away from what the visitor sees. Returns what gives that up. */
export const whenNearViewport = (element: Element, act: () => void): (() => void) => {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: '100%' },
  );
  observer.observe(element);
  return () => observer.disconnect();
};
