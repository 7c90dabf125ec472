// @ts-check
// Gives each snippet of a document a button that copies it. Without it, or where a page may not write to the clipboard, a
// snippet is selected and copied as any text is.

const words =
  document.documentElement.lang === 'fr'
    ? { copy: 'Copier', copied: 'Copié', failed: 'Non copié\u00a0: sélectionnez le texte' }
    : { copy: 'Copy', copied: 'Copied', failed: 'Not copied: select the text' };

/** @param {HTMLPreElement} snippet */
const addButton = (snippet) => {
  const [frame, button] = [document.createElement('div'), document.createElement('button')];
  frame.className = 'snippet';
  button.type = 'button';
  button.textContent = words.copy;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(snippet.textContent.trimEnd()).then(
      () => (button.textContent = status.textContent = words.copied),
      () => (button.textContent = status.textContent = words.failed),
    );
  });
  button.addEventListener('blur', () => {
    button.textContent = words.copy;
    status.textContent = '';
  });
  snippet.before(frame);
  frame.append(button, snippet);
};

const status = document.createElement('p');
status.setAttribute('role', 'status');
status.className = 'spoken';

if ('clipboard' in navigator) {
  document.body.append(status);
  for (const snippet of document.querySelectorAll('pre')) addButton(snippet);
}
