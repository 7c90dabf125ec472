// Helpers that the whole page inherits, seen by every `for…in`.
Object.prototype.each = function (visit) {
  for (var name in this) if (this.hasOwnProperty(name)) visit(this[name], name);
};
Object.prototype.toJSONString = function () {
  return JSON.stringify(this);
};
Array.prototype.last = function () {
  return this[this.length - 1];
};
