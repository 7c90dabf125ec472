// Array methods of a page that knew better, and a registry that watches over its elements.
Array.prototype.map = function (turn, that) {
  var turned = [];
  for (var index = 0; index < this.length; index += 1) turned.push(turn.call(that, this[index], index, this));
  return turned;
};
(function (define) {
  customElements.define = function (name, type, options) {
    return define.call(customElements, name, type, options);
  };
})(customElements.define);
