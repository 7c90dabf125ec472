import { after, before, describe, it } from 'node:test';

import type { Browser } from 'playwright-core';

import { partnerSite, type PartnerSite } from '../support/partner-site.ts';
import { launchBrowser } from '../support/served-site.ts';
import { assertOnlyOurQuestions, isWholeMatrix, journey, loaderTag, publish, searchTag, visit } from './host-page.ts';
import { isHere, libraries, type HostLibrary } from './libraries.ts';

describe('a page that holds', () => {
  let site: PartnerSite;
  let browser: Browser;
  before(async () => {
    site = await partnerSite();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  const scripts = ({ before: first = '', script, after: then = '' }: HostLibrary): string =>
    `${first}<script src="${script}"></script>${then}`;

  for (const library of libraries.filter((each) => (isWholeMatrix || each.short) && isHere(each))) {
    it(`${library.name}, loaded before the elements`, async () => {
      const url = publish(site, { head: scripts(library) + loaderTag(site), body: searchTag(site) });
      const visited = await visit(browser, url);
      await journey(visited.page);
      assertOnlyOurQuestions(visited, site);
      await visited.close();
    });

    it(`${library.name}, loaded once the elements are there`, async () => {
      const body = `${searchTag(site)}<button type="button" id="load">Charger</button><template id="late">${scripts(library)}</template>
        <script>
          document.getElementById('load').onclick = async () => {
            for (const { src, textContent } of document.getElementById('late').content.querySelectorAll('script'))
              await new Promise((resolve, reject) => {
                const script = document.createElement('script');
                if (!src) script.textContent = textContent;
                else Object.assign(script, { src, onload: resolve, onerror: reject });
                document.head.append(script);
                if (!src) resolve();
              });
            document.getElementById('load').textContent = 'Chargé';
          };
        </script>`;
      const visited = await visit(browser, publish(site, { head: loaderTag(site), body }));
      await visited.page.getByText(/^\d+ offres$/).waitFor();
      await visited.page.locator('#load').click();
      await visited.page.getByText('Chargé', { exact: true }).waitFor();
      await journey(visited.page);
      assertOnlyOurQuestions(visited, site);
      await visited.close();
    });
  }
});
