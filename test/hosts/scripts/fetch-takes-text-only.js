// A wrapper around `fetch`, as monitors and consent banners put one, by somebody who had only met addresses as text.
(function (original) {
  window.fetch = function (address, options) {
    if (typeof address !== 'string') throw new TypeError('an address is a text');
    return original.call(window, address, options);
  };
})(window.fetch);
