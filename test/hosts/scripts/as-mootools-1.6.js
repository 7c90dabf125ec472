// What MooTools 1.6 does to every page: its own classes under the browser's names.
window.Request = function (options) {
  this.options = options;
};
window.URL = function (text) {
  this.text = text;
};
window.Event = function (event) {
  this.event = event;
};
Array.from = function (item) {
  return item == null ? [] : typeof item === 'object' && 'length' in item ? item : [item];
};
Function.prototype.bind = function (that) {
  var self = this,
    given = arguments.length > 1 ? Array.prototype.slice.call(arguments, 1) : null;
  return function () {
    return self.apply(that, given ? given.concat(Array.prototype.slice.call(arguments)) : arguments);
  };
};
String.prototype.contains = function (text, position) {
  return String(this).indexOf(text, position) > -1;
};
