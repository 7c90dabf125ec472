import { budgets, builtChunks, withoutBudget } from './scripts/build/budgets.ts';

const all = budgets();
const unheld = withoutBudget(all, builtChunks());
if (unheld.length > 0) throw new Error(`No budget holds ${unheld.join(', ')}: add it to the element’s budgets.json`);

/** What a page loads, compressed with Brotli: `budgets.json` of each element, and `scripts/build/budgets.ts` for what they share. */
export default all;
