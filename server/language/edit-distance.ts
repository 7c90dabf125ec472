/**
 * Edits that make `typed` the beginning of `word`, or the whole of it if `whole`: a letter more, less, another, or two
 * exchanged (optimal string alignment distance). More than `max` are not counted.
 */
export const editDistance = (typed: string, word: string, max: number, whole = false): number => {
  const length = Math.min(word.length, typed.length + max);
  if (typed.length - word.length > max || (whole && word.length - typed.length > max)) return max + 1;
  let before: number[] = [];
  let above = Array.from({ length: length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= length; column++) {
      const same = typed[row - 1] === word[column - 1];
      let cost = Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1])
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > max) return max + 1;
    [before, above] = [above, current];
  }
  return whole ? (above[length] ?? max + 1) : Math.min(...above);
};

/** Mistakes forgiven in a word: none in a short one, where every mistake makes another word. */
export const maxTypos = (word: string): number => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);
