// What Ext JS up to 4 did to every page: methods on the browser's own objects, and short names on `window`.
window.Ext = { version: '3.4', apply: Object.assign, isIE: false, onReady: function () {} };
Function.prototype.createDelegate = function (scope, given) {
  var method = this;
  return function () {
    return method.apply(scope || window, given || arguments);
  };
};
Function.prototype.defer = function (milliseconds, scope, given) {
  return setTimeout(this.createDelegate(scope, given), milliseconds);
};
Array.prototype.remove = function (item) {
  var index = this.indexOf(item);
  if (index !== -1) this.splice(index, 1);
  return this;
};
String.format = function (text) {
  var given = arguments;
  return text.replace(/\{(\d+)\}/g, function (whole, index) {
    return given[Number(index) + 1];
  });
};
Date.prototype.format = function () {
  return this.toISOString();
};
Number.prototype.constrain = function (min, max) {
  return Math.min(Math.max(this, min), max);
};
