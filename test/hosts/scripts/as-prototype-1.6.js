// What Prototype up to 1.6 did to every page: values say how they become JSON before `JSON.stringify` asks, and so arrays,
// texts and dates arrive as quoted text.
Array.prototype.toJSON = function () {
  return '[' + this.map(JSON.stringify).join(', ') + ']';
};
String.prototype.toJSON = function () {
  return '"' + this + '"';
};
Date.prototype.toJSON = function () {
  return '"' + this.toISOString() + '"';
};
