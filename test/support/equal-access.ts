/** One thing that the engine has looked at. */
interface Finding {
  ruleId: string;
  message: string;
  /** The tag, with its attributes. */
  snippet: string;
  /** How much it matters, and what came of it. */
  value: readonly [level: string, outcome: string];
}

interface Checker {
  check: (node: Node, guidelines: readonly string[]) => Promise<{ results: readonly Finding[] }>;
}

/** What the engine asks somebody to look at, or advises against: it was looked at, and is as it should be. */
const dismissed: readonly { rule: string; tag?: RegExp; because: string }[] = [
  { rule: 'aria_content_in_landmark', because: 'an element is a part of a page, which has the landmarks' },
  {
    rule: 'fieldset_legend_valid',
    tag: /aria-labelledby|role="none"/,
    because: 'groups are named by a line of their own: see `group` in questions.ts; one is none, and disables what is in it',
  },
  { rule: 'input_fields_grouped', because: 'asks whether fields belong together; those that do are in a group' },
  {
    rule: 'form_submit_button_exists',
    tag: /role="search"|^<form novalidate="">$|aria-label="Candidature"/,
    because: 'a <button> is one without saying so; and what may not be sent has none',
  },
  {
    rule: 'aria_keyboard_handler_exists',
    tag: /role="(?:combobox|listbox|radiogroup)"/,
    because: 'it cannot see listeners; test/e2e/ presses the keys',
  },
  ...['aria_child_tabbable', 'widget_tabbable_exists'].map((rule) => ({
    rule,
    tag: /role="listbox"/,
    because: 'the focus stays in the field, which names the option (ARIA Authoring Practices, combobox)',
  })),
  {
    rule: 'input_label_visible',
    tag: /^<(?:textarea|select)/,
    because: 'it looks for labels of <input> and <button> only; axe looks for these',
  },
  {
    rule: 'widget_tabbable_single',
    tag: /role="radiogroup"/,
    because: 'radio buttons of one name are one stop in every browser',
  },
  { rule: 'a_target_warning', because: 'it looks for “new tab”; « nouvel onglet » stands behind the link' },
  { rule: 'list_structure_proper', tag: /^<dl/, because: 'a <div> may be around each pair (HTML, “The dl element”)' },
  {
    rule: 'text_block_heading',
    tag: /role="status"|id="filters-title"|class="title"/,
    because: 'what is spoken when it comes, or begins it, heads nothing; and a dialog has its title for a name',
  },
  { rule: 'style_highcontrast_visible', because: 'asks to look in forced colours; axe does, in each state' },
];

const isDismissed = ({ ruleId, snippet }: Finding): boolean =>
  dismissed.some(({ rule, tag }) => rule === ruleId && (!tag || tag.test(snippet)));

const isConstructor = (value: unknown): value is new () => Checker => typeof value === 'function';

/** The engine of IBM's Equal Access, which is a script of the page and no module. */
const load = (): Promise<Checker> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/node_modules/accessibility-checker-engine/ace.js';
    script.addEventListener('error', () => reject(new Error(`No ${script.src}`)));
    script.addEventListener('load', () => {
      const { ace } = Object(globalThis);
      const made: unknown = Object(ace).Checker;
      if (isConstructor(made)) resolve(new made());
      else reject(new Error('The engine has no checker'));
    });
    document.head.append(script);
  });

let engine: Promise<Checker> | undefined;

/** The engine notes in the console each element whose colours it does not know: axe looks at all of them. */
const withoutNotes = async <Result>(check: () => Promise<Result>): Promise<Result> => {
  const { log } = console;
  console.log = (...said: unknown[]) => {
    if (!String(said[0]).startsWith('unable to get color')) log(...said);
  };
  try {
    return await check();
  } finally {
    console.log = log;
  }
};

/** What stands against WCAG 2.2 inside `root`, shadow trees too, one line each; what it is not sure of counts, unless it is dismissed above. */
export const barriers = async (root: HTMLElement): Promise<string[]> => {
  const checker = await (engine ??= load());
  const { results } = await withoutNotes(() => checker.check(root, ['WCAG_2_2']));
  return results
    .filter((finding) => finding.value[1] !== 'PASS' && !isDismissed(finding))
    .map(({ ruleId, value, message, snippet }) => `${value.join(' ')} ${ruleId}: ${message} ${snippet}`);
};
