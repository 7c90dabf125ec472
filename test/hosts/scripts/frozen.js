// A page that lets nobody change the language any more, as SES does.
[Object, Array, Function, Promise, String, RegExp, Map, Set, Symbol, JSON].forEach(function (intrinsic) {
  Object.freeze(intrinsic);
  if (intrinsic.prototype) Object.freeze(intrinsic.prototype);
});
